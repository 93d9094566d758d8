import { findFact, findObjectFact, hasYear, type Unit, YEAR_FACTS, type YearFact } from '../../plan/index.ts';
import { parseStatement, quantileShare, type StatementPart } from '../../rules/index.ts';
import { problem, type Problem } from '../finding.ts';
import { writeNumber, writePercent } from '../grammar/number.ts';
import type { ShapeProblem } from '../messages/findings-statements.ts';
import { nearest } from '../text/nearest.ts';
import { FUNCTIONS_OF_EVENTS } from './quoted-names.ts';
import type { Bound, Figure, Measure, RunColumn, Statement } from './statement.ts';

/** Names that statements may use. */
export interface StatementNames {
  readonly strategies: readonly string[];
  /** Rules and plays. */
  readonly events: readonly string[];
  /** Weeks of the plan, if they are known. */
  readonly weeks: number | undefined;
}

/** Something wrong in a statement, with the characters that it is about. */
export interface StatementProblem {
  readonly problem: Problem;
  readonly from: number;
  readonly to: number;
}

type Part<Kind extends StatementPart['kind']> = Extract<StatementPart, { kind: Kind }>;

/** A column with the unit of its values, and the fact that says which side is better. */
interface Read {
  readonly column: RunColumn;
  readonly unit: Unit;
  readonly fact?: YearFact;
}

class Refusal extends Error {
  readonly at: StatementPart;
  readonly found: Problem;
  constructor(found: Problem, at: StatementPart) {
    super(found.code);
    this.found = found;
    this.at = at;
  }
}

function refuse(found: Problem, at: StatementPart): never {
  throw new Refusal(found, at);
}

const yearFactNames = YEAR_FACTS.map(({ name }) => name);

/** A number as its part was written. */
const asText = ({ value, percent }: Part<'number'>): string =>
  percent ? writePercent(value) : writeNumber(value);

class Reader {
  readonly #text: string;
  readonly #names: StatementNames;

  constructor(text: string, names: StatementNames) {
    this.#text = text;
    this.#names = names;
  }

  statement(part: StatementPart): Statement {
    if (part.kind !== 'compare' && part.kind !== 'within') return this.#shape('no-bound', part);
    const subject = part.kind === 'compare' ? part.left : part.of;
    const [left, right] =
      subject.kind === 'difference' ? [subject.left, subject.right] : [subject, undefined];
    const { figure, unit } = this.#figure(left);
    const less = right && this.#figure(right).figure;
    if (less) this.#alike(figure, less, subject);
    const bound = this.#bound(part, figure.measure, unit, less !== undefined);
    return { text: this.#text, figure, ...(less && { less }), bound, unit };
  }

  /** What stands there, with the brackets that it opens: places end with the last name or number. */
  #textOf({ from, to }: StatementPart): string {
    const text = this.#text.slice(from, to);
    const open = text.split('(').length - text.split(')').length;
    return text + ')'.repeat(Math.max(0, open));
  }

  #shape(reason: ShapeProblem['reason'], at: StatementPart, text = this.#textOf(at)): never {
    return refuse(problem('statement-shape', { reason, text }), at);
  }

  #alike(figure: Figure, less: Figure, at: StatementPart): void {
    const plain = ({ measure, column }: Figure) => JSON.stringify([measure, column]);
    if (plain(figure) !== plain(less) || figure.strategy === less.strategy) this.#shape('unlike', at);
  }

  #figure(part: StatementPart): { readonly figure: Figure; readonly unit: Unit } {
    if (part.kind !== 'call') return this.#shape('no-figure', part);
    const last = part.args.at(-1);
    const named = last?.kind === 'text' && !(FUNCTIONS_OF_EVENTS.has(part.name) && part.args.length === 1);
    const strategy = named ? this.#strategy(last) : undefined;
    const args = named ? part.args.slice(0, -1) : part.args;
    const { measure, column, unit } = this.#measured(part, args);
    return { figure: { measure, column, ...(strategy !== undefined && { strategy }) }, unit };
  }

  #strategy(part: Part<'text'>): string {
    const known = this.#names.strategies;
    if (known.includes(part.text)) return part.text;
    const args = { kind: 'strategy', name: part.text, nearest: nearest(part.text, known), known } as const;
    return refuse(problem('unknown-name', args), part);
  }

  #measured(
    call: Part<'call'>,
    args: readonly StatementPart[],
  ): { readonly measure: Measure; readonly column: RunColumn; readonly unit: Unit } {
    const [first, second] = args;
    const takes = call.name === 'cvar' || call.name === 'week' ? 2 : 1;
    if (!first || args.length !== takes) return this.#shape('arguments', call, call.name);
    const p = quantileShare(call.name);
    if (p !== undefined) return { measure: { kind: 'quantile', p }, ...this.#column(first, call) };
    switch (call.name) {
      case 'P':
        return { measure: { kind: 'chance' }, column: this.#holds(first, call), unit: 'share' };
      case 'mean':
      case 'sd':
        return { measure: { kind: call.name }, ...this.#column(first, call) };
      case 'cvar':
        return this.#tail(first, second, call);
      case 'fires':
        return { measure: { kind: 'chance' }, column: this.#event('fires', first, call), unit: 'share' };
      case 'first_week':
        return {
          measure: { kind: 'quantile', p: 0.5 },
          column: this.#event('first-week', first, call),
          unit: 'weeks',
        };
      default:
        return { measure: { kind: 'mean' }, ...this.#column({ ...call, args }, call) };
    }
  }

  #tail(first: StatementPart, second: StatementPart | undefined, call: Part<'call'>) {
    const { fact, ...read } = this.#column(first, call);
    if (second?.kind !== 'number') return this.#shape('arguments', call, 'cvar');
    this.#needPercent(second, 1);
    if (second.value <= 0 || second.value >= 1)
      refuse(problem('statement-chance', { value: asText(second), interval: false }), second);
    const better = fact?.better ?? 'down';
    if (fact && better === 'none') refuse(problem('statement-sideless', { fact: fact.name }), first);
    const of = better === 'up' ? 'low' : 'high';
    return { measure: { kind: 'tail', share: second.value, of } as const, ...read };
  }

  /** What `P` is given: all targets, or a comparison of a column with a number. */
  #holds(part: StatementPart, call: Part<'call'>): RunColumn {
    if (part.kind === 'name' && part.name === 'all_targets') return { kind: 'all-targets' };
    if (part.kind !== 'compare') return this.#shape('arguments', call, 'P');
    const { column, unit } = this.#column(part.left, call);
    const { operator, right } = part;
    if (right.kind !== 'number') return this.#shape('bound', right);
    if (unit === 'share') this.#needPercent(right, Infinity);
    return { kind: 'holds', of: column, operator, bound: right.value };
  }

  #column(part: StatementPart, call: Part<'call'>): Read {
    if (part.kind === 'name') {
      const fact = this.#fact(part);
      return { column: { kind: 'fact', fact: fact.name }, unit: fact.unit, fact };
    }
    if (part.kind === 'call' && part.name === 'week') return this.#week(part);
    if (part.kind === 'call' && part.name === 'regret') return this.#regret(part);
    return this.#shape('arguments', call, call.name);
  }

  #week(call: Part<'call'>): Read {
    const [week, name] = call.args;
    if (week?.kind !== 'number' || name?.kind !== 'name' || call.args.length !== 2)
      return this.#shape('arguments', call, 'week');
    const { weeks } = this.#names;
    if (week.percent || !Number.isInteger(week.value) || week.value < 1 || week.value > (weeks ?? Infinity))
      refuse(problem('statement-week', { week: week.value, weeks: weeks ?? 52 }), week);
    const fact = this.#fact(name);
    return { column: { kind: 'week', fact: fact.name, week: week.value }, unit: fact.unit, fact };
  }

  /** Regret is in the fact's unit, and less of it is better. */
  #regret(call: Part<'call'>): Read {
    const [name] = call.args;
    if (name?.kind !== 'name' || call.args.length !== 1) return this.#shape('arguments', call, 'regret');
    const { name: fact, better, unit } = this.#fact(name);
    if (better === 'none') return refuse(problem('statement-sideless', { fact }), name);
    return { column: { kind: 'regret', fact, better }, unit };
  }

  #fact(part: Part<'name'>): YearFact {
    const fact = findFact(part.name);
    if (fact && hasYear(fact)) return fact;
    const weekly = fact !== undefined || findObjectFact(part.name) !== undefined;
    const near = weekly ? null : nearest(part.name, yearFactNames);
    return refuse(problem('statement-fact', { name: part.name, nearest: near, weekly }), part);
  }

  #event(kind: 'fires' | 'first-week', part: StatementPart, call: Part<'call'>): RunColumn {
    if (part.kind !== 'text') return this.#shape('arguments', call, call.name);
    const { events } = this.#names;
    if (!events.includes(part.text))
      refuse(problem('statement-event', { name: part.text, nearest: nearest(part.text, events) }), part);
    return { kind, name: part.text };
  }

  /** A bare number over 1 where a share is meant has lost its percent sign. */
  #needPercent(part: Part<'number'>, most: number): void {
    const { value, percent } = part;
    if (percent || Math.abs(value) <= 1) return;
    refuse(problem('share-without-percent', { value, suggestion: writePercent(value / 100), most }), part);
  }

  #bound(part: Part<'compare' | 'within'>, { kind }: Measure, unit: Unit, difference: boolean): Bound {
    const ends = part.kind === 'compare' ? [part.right] : [part.low, part.high];
    const chance = kind === 'chance';
    const numbers = ends.map((end) => {
      if (end.kind !== 'number') return this.#shape('bound', end);
      if (unit === 'share') this.#needPercent(end, chance ? 1 : Infinity);
      if (chance) this.#chance(end, part.kind === 'within', difference ? -1 : 0);
      return end;
    });
    const [low, high] = numbers;
    if (part.kind === 'compare') return { operator: part.operator, value: low!.value };
    if (low!.value >= high!.value)
      refuse(problem('statement-interval', { low: asText(low!), high: asText(high!) }), part);
    return { operator: 'in', low: low!.value, high: high!.value };
  }

  /** The ends of chances themselves may bound an interval, but nothing shows that a chance is one of them. */
  #chance(end: Part<'number'>, interval: boolean, least: number): void {
    const within = interval ? end.value >= least && end.value <= 1 : end.value > least && end.value < 1;
    if (!within) refuse(problem('statement-chance', { value: asText(end), interval }), end);
  }
}

/** Reads a statement and looks its names up; says what is wrong with it, and where. */
export function readStatement(text: string, names: StatementNames): Statement | StatementProblem {
  const parsed = parseStatement(text);
  if (!parsed.ok) {
    const { problem: cause, from, to } = parsed;
    return { problem: problem('bad-statement', cause), from, to };
  }
  try {
    return new Reader(text, names).statement(parsed.statement);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { from, to } = error.at;
    return { problem: error.found, from, to };
  }
}
