import { findFact, findObjectFact, type DerivedFact } from '../plan/index.ts';
import type { CellBuilder } from './cells.ts';
import { isUsableName } from './expression-tokens.ts';
import { EXPRESSION_FUNCTIONS, parseExpression, readsFact, type Expression } from './expression.ts';
import type { FactBook } from './facts.ts';
import type { IssuePlace, RuleIssue, RuleProblem } from './issue.ts';

/** The furthest that lags and windows may look back together, in weeks. */
export const LONGEST_HISTORY = 156;

/** Expressions of derived facts, read once; those that cannot be read are not in it. */
export type Expressions = ReadonlyMap<string, Expression>;

interface Numbered {
  readonly index: number;
  readonly name: string;
}

const place = (fact: Numbered, from = 0, to = 0): IssuePlace => ({
  kind: 'derived',
  index: fact.index,
  name: fact.name,
  from,
  to,
});

function nameProblem(name: string, first: number | undefined): RuleProblem | undefined {
  if (!isUsableName(name) || EXPRESSION_FUNCTIONS.includes(name)) return { code: 'bad-fact-name', name };
  if (first !== undefined || findFact(name) || findObjectFact(name))
    return { code: 'duplicate-fact', name, first };
  return undefined;
}

/** Reads all expressions; what is wrong with a name or an expression goes to `issues`. */
export function readDerived(derived: readonly DerivedFact[], issues: RuleIssue[]): Expressions {
  const expressions = new Map<string, Expression>();
  const firsts = new Map<string, number>();
  for (const [index, { name, expression }] of derived.entries()) {
    const fact = { index, name };
    const problem = nameProblem(name, firsts.get(name));
    if (problem) issues.push({ ...problem, at: place(fact) });
    if (firsts.has(name)) continue;
    firsts.set(name, index);
    const parsed = parseExpression(expression);
    if (!parsed.ok)
      issues.push({ code: 'bad-expression', ...parsed.problem, at: place(fact, parsed.from, parsed.to) });
    else if (readsFact(parsed.expression)) expressions.set(name, parsed.expression);
    else
      issues.push({
        code: 'bad-expression',
        reason: 'no-fact-inside',
        text: name,
        at: place(fact, 0, expression.length),
      });
  }
  return expressions;
}

/** Turns derived facts into cells, each once, following the facts that they use. */
export class DerivedCells {
  readonly #done = new Map<string, number | undefined>();
  readonly #open: string[] = [];
  readonly #places = new Map<string, number>();
  readonly #expressions: Expressions;
  readonly #book: FactBook;
  readonly #cells: CellBuilder;
  readonly #issues: RuleIssue[];

  constructor(
    derived: readonly DerivedFact[],
    expressions: Expressions,
    book: FactBook,
    cells: CellBuilder,
    issues: RuleIssue[],
  ) {
    for (const [index, { name }] of derived.entries())
      if (!this.#places.has(name)) this.#places.set(name, index);
    this.#expressions = expressions;
    this.#book = book;
    this.#cells = cells;
    this.#issues = issues;
  }

  /** The cell of a derived fact; undefined if something about it has been reported. */
  cell(name: string): number | undefined {
    if (this.#done.has(name)) return this.#done.get(name);
    const expression = this.#expressions.get(name);
    if (!expression) return undefined;
    this.#open.push(name);
    const cell = this.#build(expression);
    this.#open.pop();
    this.#done.set(name, cell);
    return cell;
  }

  #refuse(problem: RuleProblem, span: { readonly from: number; readonly to: number }): number | undefined {
    const name = this.#open.at(-1)!;
    this.#issues.push({
      ...problem,
      at: place({ name, index: this.#places.get(name)! }, span.from, span.to),
    });
    return undefined;
  }

  #build(expression: Expression): number | undefined {
    switch (expression.kind) {
      case 'number':
        return this.#cells.constant(expression.value);
      case 'fact':
        return this.#fact(expression);
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide': {
        const left = this.#build(expression.left);
        const right = this.#build(expression.right);
        return left === undefined || right === undefined
          ? undefined
          : this.#cells.arithmetic(expression.kind, left, right);
      }
      case 'negate':
      case 'absolute': {
        const of = this.#build(expression.of);
        return of === undefined ? undefined : this.#cells[expression.kind](of);
      }
      default:
        return this.#lookBack(expression);
    }
  }

  #lookBack(expression: Extract<Expression, { weeks: number }>): number | undefined {
    const { kind, weeks } = expression;
    const of = this.#build(expression.of);
    if (of === undefined) return undefined;
    const cell = kind === 'lag' ? this.#cells.lag(of, weeks) : this.#cells.window(kind, of, weeks);
    const reach = this.#cells.firstWeek[cell]!;
    if (reach <= LONGEST_HISTORY) return cell;
    return this.#refuse(
      { code: 'history-over-limit', fact: this.#open.at(-1)!, weeks: reach, limit: LONGEST_HISTORY },
      expression,
    );
  }

  #fact(reference: Extract<Expression, { kind: 'fact' }>): number | undefined {
    const { name } = reference;
    const meaning = this.#book.find(name);
    if ('code' in meaning) return this.#refuse(meaning, reference);
    if (meaning.kind === 'object')
      return this.#refuse({ code: 'not-a-number', fact: name, type: 'object' }, reference);
    if (meaning.kind === 'signal') {
      if (meaning.type === 'number' || meaning.type === 'flag') return this.#cells.signal(meaning.ref);
      return this.#refuse({ code: 'not-a-number', fact: name, type: meaning.type }, reference);
    }
    const start = this.#open.indexOf(name);
    if (start < 0) return this.cell(name);
    return this.#refuse({ code: 'derived-cycle', cycle: this.#open.slice(start) }, reference);
  }
}
