import type { ExpressionProblem } from './issue.ts';
import { leadingNumber, readNumber } from './number-text.ts';

/** One token of an expression: `from` and `to` are characters of the text. */
export interface Token {
  readonly kind: 'number' | 'name' | 'text' | 'sign';
  /** As it is written; a text with its quotes. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A problem and the characters it is about. */
export interface Misfit {
  readonly problem: ExpressionProblem;
  readonly from: number;
  readonly to: number;
}

/** Which signs a text may use beside names and numbers. */
export interface Spelling {
  /** The longer of two that begin alike comes first; those of letters are words. */
  readonly signs: readonly string[];
  /** Whether there are names in double quotes. */
  readonly quoted: boolean;
}

/** An expression over facts. */
export const EXPRESSION_SPELLING: Spelling = { signs: ['+', '-', '*', '/', '(', ')', ','], quoted: false };

export const LONGEST_EXPRESSION = 500;
export const DEEPEST_EXPRESSION = 32;

/** Names that mathjs reads as operators or constants, or that a person would take for one. */
const RESERVED = new Set([
  ...[
    'e',
    'i',
    'pi',
    'tau',
    'phi',
    'true',
    'false',
    'null',
    'undefined',
    'NaN',
    'Infinity',
    'uninitialized',
    'version',
    'end',
  ],
  ...['LN2', 'LN10', 'LOG2E', 'LOG10E', 'SQRT1_2', 'SQRT2', 'E', 'PI'],
  ...['mod', 'to', 'in', 'and', 'or', 'xor', 'not', 'constructor', 'prototype'],
]);

const QUOTED = /^"[^"\\\n]*"/;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*/;
const NAME_ALONE = /^[A-Za-z][A-Za-z0-9_]*$/;

/** Whether an expression can use the name as that of a fact. */
export const isUsableName = (name: string): boolean => NAME_ALONE.test(name) && !RESERVED.has(name);

const misfit = (problem: ExpressionProblem, from: number, to: number): Misfit => ({ problem, from, to });

function numberToken(text: string, from: number): Token | Misfit {
  const rest = text.slice(from);
  const number = leadingNumber(rest)!;
  // `5kg`, `1e5`, `0x1F`, `1__0`, `5.` run on: what is written is then no number of ours.
  const run = /^[\w.%]+/.exec(rest)![0];
  if (run !== number || readNumber(number) === undefined)
    return misfit({ reason: 'number', text: run }, from, from + run.length);
  return { kind: 'number', text: number, from, to: from + number.length };
}

function nameToken(name: string, from: number): Token | Misfit {
  const to = from + name.length;
  if (RESERVED.has(name)) return misfit({ reason: 'reserved-name', text: name }, from, to);
  return { kind: 'name', text: name, from, to };
}

function nextToken(text: string, from: number, { signs, quoted }: Spelling): Token | Misfit {
  const character = text[from]!;
  if (/\d/.test(character)) return numberToken(text, from);
  const rest = text.slice(from);
  const name = NAME.exec(rest)?.[0];
  if (name !== undefined && !signs.includes(name)) return nameToken(name, from);
  const sign = name ?? signs.find((each) => rest.startsWith(each));
  if (sign !== undefined) return { kind: 'sign', text: sign, from, to: from + sign.length };
  const inQuotes = quoted ? QUOTED.exec(rest)?.[0] : undefined;
  if (inQuotes !== undefined) return { kind: 'text', text: inQuotes, from, to: from + inQuotes.length };
  const whole = String.fromCodePoint(text.codePointAt(from)!);
  return misfit({ reason: 'character', text: whole }, from, from + whole.length);
}

const isOpening = ({ text }: Token): boolean => text === '(' || text === '[';
const isClosing = ({ text }: Token): boolean => text === ')' || text === ']';

/** The first place where brackets nest deeper than the limit. */
function tooDeep(tokens: readonly Token[]): Misfit | undefined {
  let depth = 0;
  for (const token of tokens) {
    if (isOpening(token)) depth += 1;
    if (isClosing(token)) depth -= 1;
    if (depth > DEEPEST_EXPRESSION)
      return misfit({ reason: 'too-deep', limit: DEEPEST_EXPRESSION }, token.from, token.to);
  }
  return undefined;
}

/** Two operands with nothing between them, which mathjs would multiply. */
function sideBySide(tokens: readonly Token[]): Misfit | undefined {
  for (const [place, token] of tokens.entries()) {
    const before = tokens[place - 1];
    if (!before) continue;
    const ends = before.kind !== 'sign' || isClosing(before);
    const begins = token.kind !== 'sign' || isOpening(token);
    const call = before.kind === 'name' && token.text === '(';
    if (ends && begins && !call)
      return misfit({ reason: 'no-operator', text: `${before.text} ${token.text}` }, before.from, token.to);
  }
  return undefined;
}

/** Splits a text into tokens, or says what has no place in one. Never throws. */
export function tokenise(
  text: string,
  spelling = EXPRESSION_SPELLING,
): { readonly tokens: readonly Token[] } | Misfit {
  if (text.length > LONGEST_EXPRESSION)
    return misfit({ reason: 'too-long', limit: LONGEST_EXPRESSION }, 0, text.length);
  const tokens: Token[] = [];
  let place = 0;
  while (place < text.length) {
    if (/\s/.test(text[place]!)) {
      place += 1;
      continue;
    }
    const token = nextToken(text, place, spelling);
    if ('problem' in token) return token;
    tokens.push(token);
    place = token.to;
  }
  if (tokens.length === 0) return misfit({ reason: 'empty' }, 0, text.length);
  return tooDeep(tokens) ?? sideBySide(tokens) ?? { tokens };
}
