import { type Estimate, fewestRuns } from '../../analysis/index.ts';
import { KEPT_RUNS } from '../../simulation/index.ts';
import type { Bound, Measure } from '../../workspace/index.ts';

export type Judgement = 'pass' | 'fail' | 'inconclusive';

/** Passes where the whole interval is on the right side, fails where all of it is on the wrong one, else is inconclusive. */
export function judge({ low, high }: Pick<Estimate, 'low' | 'high'>, bound: Bound): Judgement {
  const [right, wrong] = sides(low, high, bound);
  return right ? 'pass' : wrong ? 'fail' : 'inconclusive';
}

function sides(low: number, high: number, bound: Bound): readonly [right: boolean, wrong: boolean] {
  switch (bound.operator) {
    case '>=':
      return [low >= bound.value, high < bound.value];
    case '>':
      return [low > bound.value, high <= bound.value];
    case '<=':
      return [high <= bound.value, low > bound.value];
    case '<':
      return [high < bound.value, low >= bound.value];
    case 'in':
      return [low >= bound.low && high <= bound.high, high < bound.low || low > bound.high];
  }
}

/** How many times too wide the interval is on the sides that decide. */
function tooWide({ value, low, high }: Estimate, bound: Bound): number {
  const below = (at: number) => (value - low) / (value - at);
  const above = (at: number) => (high - value) / (at - value);
  if (bound.operator !== 'in') return value > bound.value ? below(bound.value) : above(bound.value);
  if (value < bound.low) return above(bound.low);
  if (value > bound.high) return below(bound.high);
  return Math.max(below(bound.low), above(bound.high));
}

/** Runs from which on a mean is near enough to normal: its interval, and those by moments, are right in the limit alone. */
const NEAR_NORMAL = 30;

/** Fewest runs of which a figure has an interval that can be believed. */
function leastRuns(measure: Measure, confidence: number): number {
  switch (measure.kind) {
    case 'chance':
      return 1;
    case 'mean':
    case 'sd':
      return NEAR_NORMAL;
    case 'tail':
      return Math.max(NEAR_NORMAL, fewestRuns(measure.share, confidence));
    case 'quantile':
      return fewestRuns(measure.p, confidence);
  }
}

/**
 * The estimate, with an interval that leaves everything possible where runs are too few for one: a single run has no spread, and
 * the worst 5% of ten runs are none. Order statistics say so themselves.
 */
export const believed = (estimate: Estimate, measure: Measure, confidence: number): Estimate =>
  measure.kind === 'quantile' || estimate.runs >= leastRuns(measure, confidence)
    ? estimate
    : { ...estimate, low: -Infinity, high: Infinity };

/** Rounds up to two digits. */
function roundUp(runs: number): number {
  const step = 10 ** Math.max(0, String(Math.ceil(runs)).length - 2);
  return Math.ceil(runs / step) * step;
}

/**
 * Runs after which the interval would be narrow enough, if the figure stays; undefined where no possible number would do.
 *
 * @param simulated - runs of which those of the figure are some: it may be about those in which something fired
 */
export function runsToDecide(
  estimate: Estimate,
  bound: Bound,
  measure: Measure,
  confidence: number,
  simulated = estimate.runs,
): number | undefined {
  const times = tooWide(estimate, bound);
  // An interval without an end needs enough runs to have one first.
  const isEndless = !Number.isFinite(estimate.low) || !Number.isFinite(estimate.high);
  const runs = times === Infinity && isEndless ? leastRuns(measure, confidence) : estimate.runs * times ** 2;
  const rounded = roundUp((runs * simulated) / estimate.runs);
  return rounded > simulated && rounded <= KEPT_RUNS ? rounded : undefined;
}
