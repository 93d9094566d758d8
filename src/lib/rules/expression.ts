import type { FunctionNode, MathNode, OperatorNode, ParenthesisNode } from 'mathjs/number';
import type { Arithmetic } from './cells.ts';
import { EXPRESSION_SPELLING, type Misfit, type Token } from './expression-tokens.ts';
import { WINDOWS, type WindowKind } from './issue.ts';
import { type Operands, readText, refuse, type Span } from './math-tree.ts';
import { nearestName } from './nearest.ts';
import { readNumber } from './number-text.ts';

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

class Reader {
  readonly #operands: Operands;

  constructor(operands: Operands) {
    this.#operands = operands;
  }

  read(node: MathNode): Expression {
    switch (node.type) {
      case 'ParenthesisNode':
        return this.read((node as ParenthesisNode).content);
      case 'ConstantNode':
        return { kind: 'number', value: readNumber(this.#operands.next().text)! };
      case 'SymbolNode': {
        const { text, from, to } = this.#operands.next();
        return { kind: 'fact', name: text, from, to };
      }
      case 'OperatorNode':
        return this.#operator(node as OperatorNode);
      case 'FunctionNode':
        return this.#call(node as FunctionNode);
      default:
        return refuse({ reason: 'syntax', text: node.toString() }, this.#operands.whole);
    }
  }

  #operator(node: OperatorNode): Expression {
    const fn: string = node.fn;
    const [first, second] = node.args;
    if (fn === 'unaryMinus' && first) return { kind: 'negate', of: this.read(first) };
    const kind = ARITHMETIC[fn];
    if (!kind || !first || !second)
      return refuse({ reason: 'syntax', text: node.toString() }, this.#operands.whole);
    const left = this.read(first);
    return { kind, left, right: this.read(second) };
  }

  #call(node: FunctionNode): Expression {
    const name = this.#operands.next();
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
    const token = node.type === 'ConstantNode' ? this.#operands.next() : name;
    const weeks = token.kind === 'number' ? readNumber(token.text)! : NaN;
    if (!Number.isInteger(weeks) || weeks < 1 || weeks > LONGEST_LOOK_BACK) {
      refuse({ reason: 'weeks', text: name.text, limit: LONGEST_LOOK_BACK }, token);
    }
    return weeks;
  }
}

/**
 * Reads an expression over facts: `+ - * /`, unary minus, brackets, numbers (`10_000`, `5%`), `lag(x, n)`, `mean`,
 * `min`, `max`, `sum`, `change` of weeks, and `abs(x)`. Names are not looked up. Never throws.
 */
export function parseExpression(text: string): ParsedExpression {
  const read = readText(text, EXPRESSION_SPELLING, (node, operands) => new Reader(operands).read(node));
  return read.ok ? { ok: true, expression: read.value } : read;
}
