import type { Target } from '../../plan/index.ts';
import { RECORDINGS } from '../../workspace/index.ts';

/** Format of a recording's file: grows with every change that older versions of the program could not read. */
export const RECORDING_VERSION = 1;

/** First runs whose values are kept, so that two recordings can be compared run by run. */
export const SKETCH_RUNS = 500;

/** Significant digits of a run's value, and of a figure over all runs. */
export const RUN_DIGITS = 6;
export const FIGURE_DIGITS = 10;

/** Facts of the year whose runs are kept, besides those that have a target. */
export const SKETCHED_FACTS = ['gmv', 'profit'] as const;

/** Name under which the chance of all targets, and the runs that met them, are kept. */
export const ALL_TARGETS = 'all_targets';

/** A year fact over the runs of a cell; NaN where no run has a value. */
export interface RecordedFact {
  readonly mean: number;
  readonly sd: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  /** Runs without a value. */
  readonly missing: number;
}

/** Exactly one of the bounds is given. */
export interface RecordedTarget {
  readonly at_least?: number | undefined;
  readonly at_most?: number | undefined;
  readonly chance: number;
}

export interface RecordedRule {
  readonly share_of_runs: number;
  readonly firings_per_run: number;
  /** Median over runs, from 1; absent for a rule that never fired. */
  readonly first_week?: number | undefined;
  /** Firings in all runs together, week by week from week 1. Length: weeks. */
  readonly by_week: readonly number[];
}

/** What a recording keeps of a cell: what is compared with the same cell now. */
export interface Recorded {
  readonly strategy: string;
  readonly scenario: string;
  readonly seed: number | string;
  readonly runs: number;
  readonly weeks: number;
  readonly model: number;
  /** How draws follow from the seed, and how many runs are drawn together: see src/lib/random. */
  readonly seed_scheme: number;
  readonly block: number;
  readonly all_targets: number;
  /** By {@link targetKey}. */
  readonly targets: Readonly<Record<string, RecordedTarget>>;
  readonly facts: Readonly<Record<string, RecordedFact>>;
  readonly rules: Readonly<Record<string, RecordedRule>>;
  /** 1 for each run that met a target, by {@link targetKey}, and all of them, by {@link ALL_TARGETS}. Length: runs. */
  readonly met: Readonly<Record<string, Uint8Array>>;
  /** Values of the first runs by fact, NaN where a run has none. Length: the lesser of runs and {@link SKETCH_RUNS}. */
  readonly values: Readonly<Record<string, readonly number[]>>;
}

/** A recording: a cell's outcome, why it is as it is, and what it was made of. */
export interface Recording extends Recorded {
  readonly version: typeof RECORDING_VERSION;
  /** Why the outcome is right, in the words of whoever recorded it. */
  readonly reason?: string | undefined;
  /** Hash of each file that went in, by path in the workspace. */
  readonly files: Readonly<Record<string, string>>;
}

/** A target's name among the others: a fact may be held from below and from above. */
export const targetKey = ({ fact, atLeast }: Pick<Target, 'fact' | 'atLeast'>): string =>
  `${fact} ${atLeast === undefined ? 'at_most' : 'at_least'}`;

/** The fact of a target's key. */
export const factOfTarget = (key: string): string => key.slice(0, key.lastIndexOf(' '));

/** Where a cell's recording is. Names have no dot, so that no two cells share a path. */
export const recordingPath = (strategy: string, scenario: string): string =>
  `${RECORDINGS}${strategy}.${scenario}.json`;

/** A figure with so many significant digits as are kept. */
export const kept = (value: number, digits = FIGURE_DIGITS): number =>
  Number.isFinite(value) ? Number(value.toPrecision(digits)) : value;
