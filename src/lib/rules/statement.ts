import type { ArrayNode, FunctionNode, MathNode, OperatorNode, ParenthesisNode } from 'mathjs/number';
import { EXPRESSION_SPELLING, type Misfit, type Spelling, type Token } from './expression-tokens.ts';
import { type Operands, readText, refuse, type Span } from './math-tree.ts';
import { nearestName } from './nearest.ts';
import { readNumber } from './number-text.ts';

/** How a figure stands to a bound. */
export type Comparing = '>=' | '<=' | '>' | '<';

/** A statement about runs as it is written, with the place of every part; names are not looked up. */
export type StatementPart = Span &
  (
    | { readonly kind: 'number'; readonly value: number; readonly percent: boolean }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'call'; readonly name: string; readonly args: readonly StatementPart[] }
    | {
        readonly kind: 'compare';
        readonly operator: Comparing;
        readonly left: StatementPart;
        readonly right: StatementPart;
      }
    | {
        readonly kind: 'within';
        readonly of: StatementPart;
        readonly low: StatementPart;
        readonly high: StatementPart;
      }
    | { readonly kind: 'difference'; readonly left: StatementPart; readonly right: StatementPart }
  );

export type ParsedStatement =
  { readonly ok: true; readonly statement: StatementPart } | ({ readonly ok: false } & Misfit);

/** Quantiles are written `p5(profit)`: from 1 to 99 hundredths. */
const QUANTILE_NAME = /^p([1-9]\d?)$/;

/** The share that a quantile's function stands for; undefined for any other name. */
export function quantileShare(name: string): number | undefined {
  const digits = name === 'median' ? '50' : QUANTILE_NAME.exec(name)?.[1];
  return digits === undefined ? undefined : Number(`${digits}e-2`);
}

/** What can be asked of the runs of a cell, quantiles by their commonest two. */
export const STATEMENT_FUNCTIONS: readonly string[] = [
  'P',
  'p5',
  'p95',
  'median',
  'mean',
  'sd',
  'cvar',
  'fires',
  'first_week',
  'week',
  'regret',
];

const SPELLING: Spelling = {
  signs: ['>=', '<=', '>', '<', '[', ']', 'in', ...EXPRESSION_SPELLING.signs],
  quoted: true,
};

const COMPARISONS: Readonly<Record<string, Comparing | undefined>> = {
  largerEq: '>=',
  smallerEq: '<=',
  larger: '>',
  smaller: '<',
};

const over = (left: Span, right: Span): Span => ({ from: left.from, to: right.to });

/** Walks mathjs's tree and lets through what a statement is made of. */
class Reader {
  readonly #operands: Operands;

  constructor(operands: Operands) {
    this.#operands = operands;
  }

  read(node: MathNode): StatementPart {
    switch (node.type) {
      case 'ParenthesisNode':
        return this.read((node as ParenthesisNode).content);
      case 'ConstantNode':
        return this.#constant(this.#operands.next());
      case 'SymbolNode': {
        const { text, from, to } = this.#operands.next();
        return { kind: 'name', name: text, from, to };
      }
      case 'OperatorNode':
        return this.#operator(node as OperatorNode);
      case 'FunctionNode':
        return this.#call(node as FunctionNode);
      default:
        return this.#refuse(node);
    }
  }

  #refuse(node: MathNode): never {
    return refuse({ reason: 'syntax', text: node.toString() }, this.#operands.whole);
  }

  #constant({ kind, text, from, to }: Token): StatementPart {
    return kind === 'text'
      ? { kind, text: text.slice(1, -1), from, to }
      : { kind: 'number', value: readNumber(text)!, percent: text.endsWith('%'), from, to };
  }

  #operator(node: OperatorNode): StatementPart {
    const fn: string = node.fn;
    const [first, second] = node.args;
    if (fn === 'unaryMinus' && first) return this.#minus(node, this.read(first));
    if (!first || !second) return this.#refuse(node);
    if (fn === 'to') return this.#within(node, this.read(first), second);
    const operator = COMPARISONS[fn];
    if (operator === undefined && fn !== 'subtract') return this.#refuse(node);
    const left = this.read(first);
    const right = this.read(second);
    return operator === undefined
      ? { kind: 'difference', left, right, ...over(left, right) }
      : { kind: 'compare', operator, left, right, ...over(left, right) };
  }

  /** A minus stands before numbers only. */
  #minus(node: MathNode, of: StatementPart): StatementPart {
    if (of.kind !== 'number') return this.#refuse(node);
    return { ...of, value: of.value === 0 ? 0 : -of.value };
  }

  #within(node: MathNode, of: StatementPart, list: MathNode): StatementPart {
    const [first, second, ...more] = list.type === 'ArrayNode' ? (list as ArrayNode).items : [];
    if (!first || !second || more.length > 0) return this.#refuse(node);
    const low = this.read(first);
    const high = this.read(second);
    return { kind: 'within', of, low, high, ...over(of, high) };
  }

  #call(node: FunctionNode): StatementPart {
    const name = this.#operands.next();
    if (!STATEMENT_FUNCTIONS.includes(name.text) && quantileShare(name.text) === undefined) {
      const nearest = nearestName(name.text, STATEMENT_FUNCTIONS);
      refuse({ reason: 'unknown-function', text: name.text, nearest }, name);
    }
    const args = node.args.map((each) => this.read(each));
    return { kind: 'call', name: name.text, args, ...over(name, args.at(-1) ?? name) };
  }
}

/**
 * Reads a statement about the runs of a cell: `P(profit >= 0) >= 80%`, `p5(profit) >= -2_000_000`, `fires("x") in
 * [20%, 60%]`, differences of two such figures. Calls, comparisons, names, quoted names and numbers get through, nothing
 * else. Names are not looked up. Never throws.
 */
export function parseStatement(text: string): ParsedStatement {
  const read = readText(text, SPELLING, (node, operands) => new Reader(operands).read(node));
  return read.ok ? { ok: true, statement: read.value } : read;
}
