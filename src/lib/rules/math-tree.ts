import { create, parseDependencies, type MathNode } from 'mathjs/number';
import { tokenise, type Misfit, type Spelling, type Token } from './expression-tokens.ts';
import type { ExpressionProblem } from './issue.ts';
import { readNumber } from './number-text.ts';

/** Characters of the text that a part was read from: first, and one past the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

class Refusal extends Error {
  readonly misfit: Misfit;
  constructor(misfit: Misfit) {
    super(misfit.problem.reason);
    this.misfit = misfit;
  }
}

/** Gives up on the text that is being read: only what is allowed on purpose gets through. */
export function refuse(problem: ExpressionProblem, at: Span): never {
  throw new Refusal({ problem, from: at.from, to: at.to });
}

/** mathjs's parser alone, made when first needed: nothing else of the library is used. */
let parser: ((text: string) => MathNode) | undefined;
function parseMath(text: string): MathNode {
  parser ??= create(parseDependencies!).parse as (text: string) => MathNode;
  return parser(text);
}

/** mathjs's tree keeps no places, but it is walked in the order of the text, so names and numbers come token by token. */
export class Operands {
  /** From the first token to the last. */
  readonly whole: Span;
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[], whole: Span) {
    this.#tokens = tokens.filter((token) => token.kind !== 'sign');
    this.whole = whole;
  }

  next(): Token {
    return this.#tokens[this.#next++]!;
  }
}

/** The token in which mathjs found a fault, by the character it names (from 1) in the tokens joined by spaces. */
function tokenAt(tokens: readonly Token[], written: readonly string[], character: number): Token {
  let end = 0;
  for (const [place, text] of written.entries()) {
    end += text.length + 1;
    if (character <= end) return tokens[place]!;
  }
  return tokens.at(-1)!;
}

const isFault = (error: unknown): error is { readonly char: number } =>
  typeof error === 'object' && error !== null && 'char' in error && typeof error.char === 'number';

/** Numbers are put down as mathjs writes them: it knows neither `10_000` nor `5%` as this product means them. */
const forMath = ({ kind, text }: Token): string => (kind === 'number' ? String(readNumber(text)) : text);

/** Reads a text by mathjs's grammar: `read` walks its tree and refuses whatever is not on its list. Never throws. */
export function readText<Value>(
  text: string,
  spelling: Spelling,
  read: (node: MathNode, operands: Operands) => Value,
): { readonly ok: true; readonly value: Value } | ({ readonly ok: false } & Misfit) {
  const split = tokenise(text, spelling);
  if ('problem' in split) return { ok: false, ...split };
  const { tokens } = split;
  const written = tokens.map(forMath);
  const whole = { from: tokens[0]!.from, to: tokens.at(-1)!.to };
  try {
    return { ok: true, value: read(parseMath(written.join(' ')), new Operands(tokens, whole)) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, ...error.misfit };
    const at = isFault(error) ? tokenAt(tokens, written, error.char) : whole;
    return {
      ok: false,
      problem: { reason: 'syntax', text: text.slice(at.from, at.to) },
      from: at.from,
      to: at.to,
    };
  }
}
