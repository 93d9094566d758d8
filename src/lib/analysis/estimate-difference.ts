import { CONFIDENCE } from '../simulation/index.ts';
import { type Difference, differenceOfChances, differenceOfMeans } from './compare.ts';
import {
  deviateOf,
  estimate,
  type Estimate,
  type Influenced,
  influencedSd,
  influencedTail,
  type Measure,
} from './estimate.ts';

const asEstimate = ({ difference, low, high, runs }: Difference): Estimate => ({
  value: difference,
  low,
  high,
  runs,
});

/** Two figures whose influences are known, run paired with run: normal interval of the difference. */
function byInfluence(a: Influenced, b: Influenced, z: number): Estimate {
  const { low, high, runs } = differenceOfMeans(a.influence, b.influence, z);
  const half = (high - low) / 2;
  const value = a.value - b.value;
  return { value, low: value - half, high: value + half, runs };
}

/** Two intervals, each of half the error, less one another: of order statistics no more can be said. Bonferroni. */
function byEnds(a: Float64Array, b: Float64Array, measure: Measure, confidence: number): Estimate {
  const each = 1 - (1 - confidence) / 2;
  const left = estimate(a, measure, each);
  const right = estimate(b, measure, each);
  return {
    value: left.value - right.value,
    low: left.low - right.high,
    high: left.high - right.low,
    runs: Math.min(left.runs, right.runs),
  };
}

/**
 * A figure of side `a` less the same figure of side `b`, on the same draws, with its interval. Chances, means, standard
 * deviations and means of tails are paired run by run; quantiles are not, and their interval is wider than it might be.
 *
 * @param a - one value a run
 * @param b - one value a run, of the same runs; for quantiles the numbers of values may differ
 * @throws RangeError where there are no runs, a run has no value, or runs cannot be paired
 */
export function estimateDifference(
  a: Float64Array,
  b: Float64Array,
  measure: Measure,
  confidence = CONFIDENCE,
): Estimate {
  const z = deviateOf(confidence);
  if ([a, b].some((side) => side.length === 0 || side.some(Number.isNaN)))
    throw new RangeError('a difference needs a value of every run');
  switch (measure.kind) {
    case 'chance':
      return asEstimate(differenceOfChances(Uint8Array.from(a), Uint8Array.from(b), z));
    case 'mean':
      return asEstimate(differenceOfMeans(a, b, z));
    case 'sd':
      return byInfluence(influencedSd(a), influencedSd(b), z);
    case 'tail':
      return byInfluence(
        influencedTail(a, measure.share, measure.of),
        influencedTail(b, measure.share, measure.of),
        z,
      );
    case 'quantile':
      return byEnds(a, b, measure, confidence);
  }
}
