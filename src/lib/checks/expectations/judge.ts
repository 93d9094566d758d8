import { type Estimate, fewestRuns } from '../../analysis/index.ts';
import { KEPT_RUNS } from '../../simulation/index.ts';
import type { Bound, Measure } from '../../workspace/index.ts';

export type Judgement = 'pass' | 'fail' | 'inconclusive';

/** Passes where the whole interval is on the right side, fails where all of it is on the wrong one, else is open. */
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

/** Rounds up to two digits. */
function roundUp(runs: number): number {
  const step = 10 ** Math.max(0, String(Math.ceil(runs)).length - 2);
  return Math.ceil(runs / step) * step;
}

/** Runs after which the interval would be narrow enough, if the figure stays; undefined where no possible number would do. */
export function runsToDecide(
  estimate: Estimate,
  bound: Bound,
  measure: Measure,
  confidence: number,
): number | undefined {
  const times = tooWide(estimate, bound);
  // An interval without an end needs enough runs to have one first.
  const runs =
    times === Infinity && measure.kind === 'quantile'
      ? fewestRuns(measure.p, confidence)
      : estimate.runs * times ** 2;
  const rounded = roundUp(runs);
  return rounded > estimate.runs && rounded <= KEPT_RUNS ? rounded : undefined;
}
