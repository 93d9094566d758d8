import { create, parseDependencies, type MathNode } from 'mathjs/number';
import type { FunctionNode, OperatorNode, ParenthesisNode } from 'mathjs/number';
import type { Arithmetic } from './cells.ts';
import { tokenise, type Misfit, type Token } from './expression-tokens.ts';
import { WINDOWS, type ExpressionProblem, type WindowKind } from './issue.ts';
import { nearestName } from './nearest.ts';
import { readNumber } from './number-text.ts';

/** Characters of the expression that a part was read from. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** A derived fact's expression, with every name and number still to be looked up left as it is. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | ({ readonly kind: 'fact'; readonly name: string } & Span)
  | { readonly kind: Arithmetic; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'negate' | 'absolute'; readonly of: Expression }
  | ({ readonly kind: WindowKind | 'lag'; readonly of: Expression; readonly weeks: number } & Span);

export type ParsedExpression =
  { readonly ok: true; readonly expression: Expression } | ({ readonly ok: false } & Misfit);

/** No lag and no window looks further than this, in weeks. */
export const LONGEST_LOOK_BACK = 104;

/** Functions of an expression besides `abs`: each takes something and a literal number of weeks. */
export const EXPRESSION_FUNCTIONS: readonly string[] = ['lag', ...WINDOWS, 'abs'];

const ARITHMETIC: Readonly<Record<string, Arithmetic | undefined>> = {
  add: 'add',
  subtract: 'subtract',
  multiply: 'multiply',
  divide: 'divide',
};

class ExpressionError extends Error {
  readonly misfit: Misfit;
  constructor(misfit: Misfit) {
    super(misfit.problem.reason);
    this.misfit = misfit;
  }
}

function refuse(problem: ExpressionProblem, at: Span): never {
  throw new ExpressionError({ problem, from: at.from, to: at.to });
}

/** mathjs's parser alone, made when first needed: nothing else of the library is used. */
let parser: ((text: string) => MathNode) | undefined;
function parseMath(text: string): MathNode {
  parser ??= create(parseDependencies!).parse as (text: string) => MathNode;
  return parser(text);
}

/** Whether anything that changes from week to week is inside. */
export function readsFact(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
      return false;
    case 'fact':
      return true;
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return readsFact(expression.left) || readsFact(expression.right);
    default:
      return readsFact(expression.of);
  }
}

/** mathjs's tree keeps no places, but it is walked in the order of the text, so names and numbers come token by token. */
class Reader {
  readonly #operands: readonly Token[];
  readonly #whole: Span;
  #next = 0;

  constructor(tokens: readonly Token[], whole: Span) {
    this.#operands = tokens.filter((token) => token.kind !== 'sign');
    this.#whole = whole;
  }

  read(node: MathNode): Expression {
    switch (node.type) {
      case 'ParenthesisNode':
        return this.read((node as ParenthesisNode).content);
      case 'ConstantNode':
        return { kind: 'number', value: readNumber(this.#token().text)! };
      case 'SymbolNode': {
        const { text, from, to } = this.#token();
        return { kind: 'fact', name: text, from, to };
      }
      case 'OperatorNode':
        return this.#operator(node as OperatorNode);
      case 'FunctionNode':
        return this.#call(node as FunctionNode);
      default:
        return refuse({ reason: 'syntax', text: node.toString() }, this.#whole);
    }
  }

  #token(): Token {
    return this.#operands[this.#next++]!;
  }

  #operator(node: OperatorNode): Expression {
    const fn: string = node.fn;
    const [first, second] = node.args;
    if (fn === 'unaryMinus' && first) return { kind: 'negate', of: this.read(first) };
    const kind = ARITHMETIC[fn];
    if (!kind || !first || !second) return refuse({ reason: 'syntax', text: node.toString() }, this.#whole);
    const left = this.read(first);
    return { kind, left, right: this.read(second) };
  }

  #call(node: FunctionNode): Expression {
    const name = this.#token();
    const args = node.args;
    if (!EXPRESSION_FUNCTIONS.includes(name.text)) {
      refuse(
        {
          reason: 'unknown-function',
          text: name.text,
          nearest: nearestName(name.text, EXPRESSION_FUNCTIONS),
        },
        name,
      );
    }
    const needs = name.text === 'abs' ? 1 : 2;
    const [inside, weeks] = args;
    if (args.length !== needs || !inside) {
      return refuse({ reason: 'argument-count', text: name.text, needs, given: args.length }, name);
    }
    const of = this.read(inside);
    if (!weeks) return { kind: 'absolute', of };
    const count = this.#weeks(weeks, name);
    if (!readsFact(of)) refuse({ reason: 'no-fact-inside', text: name.text }, name);
    return { kind: name.text as WindowKind | 'lag', of, weeks: count, from: name.from, to: name.to };
  }

  #weeks(node: MathNode, name: Token): number {
    const token = node.type === 'ConstantNode' ? this.#token() : name;
    const weeks = token.kind === 'number' ? readNumber(token.text)! : NaN;
    if (!Number.isInteger(weeks) || weeks < 1 || weeks > LONGEST_LOOK_BACK) {
      refuse({ reason: 'weeks', text: name.text, limit: LONGEST_LOOK_BACK }, token);
    }
    return weeks;
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

/**
 * Reads an expression over facts: `+ - * /`, unary minus, brackets, numbers (`10_000`, `5%`), `lag(x, n)`, `mean`,
 * `min`, `max`, `sum`, `change` of weeks, and `abs(x)`. Names are not looked up. Never throws.
 */
export function parseExpression(text: string): ParsedExpression {
  const split = tokenise(text);
  if ('problem' in split) return { ok: false, ...split };
  const { tokens } = split;
  // Numbers are put down as mathjs writes them: it knows neither `10_000` nor `5%` as this product means them.
  const written = tokens.map((token) =>
    token.kind === 'number' ? String(readNumber(token.text)) : token.text,
  );
  const whole = { from: tokens[0]!.from, to: tokens.at(-1)!.to };
  try {
    return { ok: true, expression: new Reader(tokens, whole).read(parseMath(written.join(' '))) };
  } catch (error) {
    if (error instanceof ExpressionError) return { ok: false, ...error.misfit };
    const at = isFault(error) ? tokenAt(tokens, written, error.char) : whole;
    return {
      ok: false,
      problem: { reason: 'syntax', text: text.slice(at.from, at.to) },
      from: at.from,
      to: at.to,
    };
  }
}
