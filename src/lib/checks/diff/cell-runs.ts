import type { Strategy, Target, World } from '../../plan/index.ts';
import { YEAR_FACTS } from '../../plan/index.ts';
import { type CellTally, meets } from '../../simulation/index.ts';
import { targetKey } from '../recordings/recorded.ts';
import { decisionOf } from './effect.ts';

/** Weeks, and decisions, fit into so many values: a year has 53 weeks. */
const WEEKS = 64;
const DECISIONS = 4096;

/** Numbers for decisions, the same for the same decision on both sides. */
export class DecisionIds {
  readonly #ids = new Map<string, number>();

  of(decision: string): number {
    const id = this.#ids.get(decision) ?? this.#ids.size;
    if (id >= DECISIONS) throw new RangeError(`more than ${DECISIONS} different decisions`);
    this.#ids.set(decision, id);
    return id;
  }
}

/** A rule over the runs of a cell. */
export interface RuleRuns {
  /** Firings by run. */
  readonly firings: Float64Array;
  /** 1 for each run in which it fired. */
  readonly fired: Uint8Array;
  /** Median over the runs in which it fired, from 1. */
  readonly firstWeek?: number;
}

/** A cell's runs, as a comparison needs them. */
export interface CellRuns {
  readonly metAll: Uint8Array;
  /** 1 for each run that met a target, by its key. */
  readonly met: ReadonlyMap<string, Uint8Array>;
  /** One value a run by fact; NaN where a run has none. */
  readonly facts: ReadonlyMap<string, Float64Array>;
  readonly rules: ReadonlyMap<string, RuleRuns>;
  /** Every decision: run, week and what was decided, in one number, ascending. */
  readonly decisions: Float64Array;
}

/** The run and the week of a decision's number, as one number. */
export const momentOf = (decision: number): number => Math.floor(decision / DECISIONS);

function valuesOf(cell: CellTally, fact: string): Float64Array {
  const values = cell.values(fact);
  if (!values) throw new RangeError(`the runs of ${fact} were not kept`);
  return values.slice();
}

/** Takes a cell's runs over from a simulation that kept them, and every firing. */
export function cellRuns(
  cell: CellTally,
  strategy: Strategy,
  targets: readonly Target[],
  ids: DecisionIds,
): CellRuns {
  const metAll = cell.metAll()?.slice();
  if (!metAll) throw new RangeError('the runs that met all targets were not kept');
  const facts = new Map(YEAR_FACTS.map(({ name }) => [name, valuesOf(cell, name)]));
  const outcome = cell.outcome();
  const firings = strategy.rules.map(() => new Float64Array(metAll.length));
  const decided = strategy.rules.map((rule) => ids.of(decisionOf(rule, strategy)));
  const decisions: number[] = [];
  cell.eachFiring(({ rule, week }, run) => {
    firings[rule]![run]!++;
    decisions.push((run * WEEKS + week) * DECISIONS + decided[rule]!);
  });
  return {
    metAll,
    met: new Map(
      targets.map((target) => [
        targetKey(target),
        Uint8Array.from(facts.get(target.fact)!, (value) => Number(meets(target, value))),
      ]),
    ),
    facts,
    rules: new Map(
      outcome.rules.map(({ name, medianFirstWeek }, r) => [
        name,
        {
          firings: firings[r]!,
          fired: Uint8Array.from(firings[r]!, (count) => Number(count > 0)),
          ...(medianFirstWeek === undefined ? {} : { firstWeek: medianFirstWeek }),
        },
      ]),
    ),
    decisions: Float64Array.from(decisions).sort(),
  };
}

/** Run-weeks in which two sides decided differently: what was set in motion counts, not which rule did it. */
export function differingMoments(a: Float64Array, b: Float64Array): number {
  let [i, j, count, last] = [0, 0, 0, -1];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i] ?? Infinity, b[j] ?? Infinity];
    if (left <= right) i++;
    if (right <= left) j++;
    if (left === right) continue;
    const moment = momentOf(Math.min(left, right));
    if (moment !== last) count++;
    last = moment;
  }
  return count;
}

/** A figure of each thing that can change, by what and name: enough to tell what a cause does by itself. */
export type CellFigures = ReadonlyMap<string, number>;

/** A thing that can change, as one text. */
export const figureKey = (what: string, name: string): string => `${what} ${name}`;

const share = (flags: Uint8Array): number => flags.reduce((sum, flag) => sum + flag, 0) / flags.length;

const meanOf = (values: Float64Array): number => {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
};

export const figuresOf = ({ metAll, met, facts, rules }: CellRuns): CellFigures =>
  new Map([
    [figureKey('all-targets', ''), share(metAll)],
    ...[...met].map(([key, flags]) => [figureKey('target', key), share(flags)] as const),
    ...[...facts].map(([name, values]) => [figureKey('fact', name), meanOf(values)] as const),
    ...[...rules].map(([name, { fired }]) => [figureKey('rule', name), share(fired)] as const),
    ...[...rules].map(([name, { firings }]) => [figureKey('firings', name), meanOf(firings)] as const),
  ]);

/** The world of a cell and its strategy, with what they are judged on. */
export interface CellPlan {
  readonly strategy: Strategy;
  readonly world: World;
  readonly targets: readonly Target[];
}
