import type { Label, Rule, Target, Team, Title } from '../plan/index.ts';
import { QuantileSketch } from './sketch.ts';
import {
  type Chance,
  cvarSorted,
  mergeMoments,
  type Moments,
  momentsOf,
  NO_MOMENTS,
  quantileSorted,
  standardDeviation,
} from './statistics.ts';

/** Runs a cell up to which every year fact of every run is kept; beyond it quantiles come from sketches. */
export const KEPT_RUNS = 100_000;

export const QUANTILES = { p5: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95 } as const;
export type QuantileName = keyof typeof QUANTILES;

/** A year fact over the runs of a cell, in the unit that `YEAR_FACTS` gives: quantiles, mean and standard deviation. NaN where no run has a value. */
export type Summary = Readonly<Record<QuantileName, number>> & {
  readonly mean: number;
  readonly sd: number;
  /** Mean of the worst 5% of years; absent where runs were too many to keep. */
  readonly worst5?: number;
  /** Runs in which the fact has no value, where there are any. */
  readonly missing?: number;
};

/** A target and the chance that a year meets it; its bound is in the fact's unit. */
export interface TargetOutcome extends Chance {
  readonly fact: string;
  readonly owner: Target['owner'];
  readonly dimension: Target['dimension'];
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** How often a rule fired over the runs of a cell. */
export interface RuleOutcome {
  readonly name: string;
  readonly title?: Label;
  readonly owner?: Team;
  readonly rulebook: string;
  readonly play: string;
  /** Share of the runs in which it fired at all, from 0 to 1. */
  readonly shareOfRuns: number;
  /** Mean number of firings a run. */
  readonly firingsPerRun: number;
  /** Median, over the runs in which it fired, of the week of its first firing, from 1; undefined for a rule that never fired. */
  readonly medianFirstWeek?: number;
}

/** Weekly bands of a fact: for each quantile one value a week, NaN where no run has a value. */
export interface Band {
  readonly fact: string;
  readonly quantiles: Readonly<Record<QuantileName, readonly number[]>>;
}

/** What a plan's runs add up to: plain data. */
export interface Outcome {
  readonly strategy: Title;
  readonly scenario: Title;
  readonly runs: number;
  /** In the order of the targets file. */
  readonly targets: readonly TargetOutcome[];
  /** Chance that a year meets all targets. */
  readonly allTargets: Chance;
  /** Every fact of the year, by name. */
  readonly facts: Readonly<Record<string, Summary>>;
  /** In the order of review. */
  readonly rules: readonly RuleOutcome[];
  /** Of the facts whose weekly bands were wanted, in that order. */
  readonly bands: readonly Band[];
}

/** Whether a year's value meets a target. A missing value meets nothing. */
export const meets = (target: Target, value: number): boolean =>
  target.atLeast !== undefined
    ? value >= target.atLeast
    : target.atMost !== undefined && value <= target.atMost;

/** One fact's values over runs: kept whole, or as a sketch when there are too many. */
export class FactValues {
  readonly #kept: Float64Array | undefined;
  readonly #sketch: QuantileSketch | undefined;
  #moments: Moments = NO_MOMENTS;
  #size = 0;

  constructor(runs: number) {
    if (runs <= KEPT_RUNS) this.#kept = new Float64Array(runs);
    else this.#sketch = new QuantileSketch();
  }

  add(values: Float64Array): void {
    this.#moments = mergeMoments(this.#moments, momentsOf(values));
    if (this.#kept) this.#kept.set(values, this.#size);
    else for (const value of values) if (!Number.isNaN(value)) this.#sketch!.add(value);
    this.#size += values.length;
  }

  get kept(): Float64Array | undefined {
    return this.#kept?.subarray(0, this.#size);
  }

  summary(): Summary {
    const names = Object.keys(QUANTILES) as QuantileName[];
    const { count } = this.#moments;
    const missing = this.#size - count;
    const base = {
      mean: count > 0 ? this.#moments.mean : NaN,
      sd: count > 0 ? standardDeviation(this.#moments) : NaN,
      ...(missing > 0 ? { missing } : {}),
    };
    const named = (values: readonly number[]) =>
      Object.fromEntries(names.map((name, k) => [name, values[k]!])) as Record<QuantileName, number>;
    if (count === 0) return { ...base, ...named(names.map(() => NaN)) };
    if (this.#sketch)
      return { ...base, ...named(this.#sketch.quantiles(names.map((name) => QUANTILES[name]))) };
    // Missing values sort last.
    const sorted = this.kept!.slice().sort().subarray(0, count);
    return {
      ...base,
      ...named(names.map((name) => quantileSorted(sorted, QUANTILES[name]))),
      worst5: cvarSorted(sorted, 0.05),
    };
  }
}

/** Firings of one rule over runs. */
export class RuleCounts {
  readonly #rule: Rule;
  #runs = 0;
  #firings = 0;
  /** Runs by the week of the first firing. */
  readonly #first = new Map<number, number>();

  constructor(rule: Rule) {
    this.#rule = rule;
  }

  add(fired: Uint8Array, firstWeek: Uint8Array): void {
    this.#runs += fired.length;
    for (let i = 0; i < fired.length; i++) {
      this.#firings += fired[i]!;
      const week = firstWeek[i]!;
      if (week > 0) this.#first.set(week, (this.#first.get(week) ?? 0) + 1);
    }
  }

  outcome(): RuleOutcome {
    const weeks = [...this.#first].sort(([a], [b]) => a - b);
    const runs = weeks.reduce((sum, [, count]) => sum + count, 0);
    let seen = 0;
    const median = weeks.find(([, count]) => {
      seen += count;
      return seen * 2 >= runs;
    })?.[0];
    return {
      name: this.#rule.name,
      ...(this.#rule.title && { title: this.#rule.title }),
      ...(this.#rule.owner && { owner: this.#rule.owner }),
      rulebook: this.#rule.rulebook,
      play: this.#rule.play,
      shareOfRuns: runs / this.#runs,
      firingsPerRun: this.#firings / this.#runs,
      ...(median === undefined ? {} : { medianFirstWeek: median }),
    };
  }
}
