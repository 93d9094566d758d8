import { exp, log, log1p, normalQuantile } from '../random/index.ts';
import {
  CONFIDENCE,
  momentsOf,
  quantileRanks,
  quantileSorted,
  standardDeviation,
  wilson,
} from '../simulation/index.ts';

/** A figure of the runs of a cell with its interval; an end that so few runs do not bound is infinite. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly runs: number;
}

/** Which figure of a column of runs is meant; the column of a chance holds 1 where it holds and 0 elsewhere. */
export type Measure =
  | { readonly kind: 'chance' | 'mean' | 'sd' }
  /** The value under which the share `p` of runs lies. */
  | { readonly kind: 'quantile'; readonly p: number }
  /** Mean of the lowest, or the highest, `share` of runs. */
  | { readonly kind: 'tail'; readonly share: number; readonly of: 'low' | 'high' };

/** Normal deviate of the ends of an interval. */
export const deviateOf = (confidence: number): number => normalQuantile(1 - (1 - confidence) / 2);

/**
 * How far each run moves a figure, times the number of runs: its mean square over the runs is the variance of the figure.
 * Hampel (1974).
 */
export interface Influenced {
  readonly value: number;
  readonly influence: Float64Array;
}

/** Standard error of a figure from its influences. */
const errorOf = (influence: Float64Array): number =>
  Math.sqrt(influence.reduce((sum, each) => sum + each * each, 0)) / influence.length;

/** The standard deviation of a sample, by its moments: a run moves the variance by its own square less the variance. */
export function influencedSd(values: Float64Array): Influenced {
  const moments = momentsOf(values);
  const value = standardDeviation(moments);
  const variance = moments.squares / moments.count;
  const influence = values.map((each) =>
    value === 0 ? 0 : ((each - moments.mean) ** 2 - variance) / (2 * value),
  );
  return { value, influence };
}

/** Mean of the worst share of runs, the run at its edge in part: runs past the edge move it by how far past they are. */
export function influencedTail(values: Float64Array, share: number, of: 'low' | 'high'): Influenced {
  const sign = of === 'low' ? 1 : -1;
  const sorted = values.map((each) => sign * each).sort();
  const edge = quantileSorted(sorted, share);
  const past = values.map((each) => Math.min(0, sign * each - edge) / share);
  const { mean } = momentsOf(past);
  return { value: sign * (edge + mean), influence: past.map((each) => sign * (each - mean)) };
}

function sdOf(values: Float64Array, z: number): Estimate {
  const { value, influence } = influencedSd(values);
  // On the scale of logarithms, where it is nearer to normal and cannot pass 0.
  const spread = value === 0 ? 1 : exp((z * errorOf(influence)) / value);
  return { value, low: value / spread, high: value * spread, runs: values.length };
}

function meanOf(values: Float64Array, z: number): Estimate {
  const moments = momentsOf(values);
  const half = (z * standardDeviation(moments)) / Math.sqrt(moments.count);
  return { value: moments.mean, low: moments.mean - half, high: moments.mean + half, runs: values.length };
}

function tailOf(values: Float64Array, share: number, of: 'low' | 'high', z: number): Estimate {
  const { value, influence } = influencedTail(values, share, of);
  const half = z * errorOf(influence);
  return { value, low: value - half, high: value + half, runs: values.length };
}

function quantileOf(values: Float64Array, p: number, confidence: number): Estimate {
  const sorted = values.slice().sort();
  const { low, high } = quantileRanks(values.length, p, confidence);
  return {
    value: quantileSorted(sorted, p),
    low: sorted[low - 1] ?? -Infinity,
    high: sorted[high - 1] ?? Infinity,
    runs: values.length,
  };
}

/** Fewest runs with which order statistics bound a quantile on both sides. */
export function fewestRuns(p: number, confidence = CONFIDENCE): number {
  const rarer = Math.min(p, 1 - p);
  return Math.ceil(log((1 - confidence) / 2) / log1p(-rarer));
}

function needValues(values: Float64Array): void {
  if (values.length === 0) throw new RangeError('a figure needs at least one run');
  if (values.some(Number.isNaN)) throw new RangeError('a figure needs a value of every run');
}

/**
 * A figure of runs, with its interval: Wilson's for a chance, normal for a mean and for the mean of a tail, order statistics
 * for a quantile, by the fourth moment for a standard deviation.
 *
 * @param values - one a run
 * @throws RangeError where there are no runs, or a run has no value: neither may decide anything
 */
export function estimate(values: Float64Array, measure: Measure, confidence = CONFIDENCE): Estimate {
  needValues(values);
  const z = deviateOf(confidence);
  switch (measure.kind) {
    case 'chance': {
      const hits = values.reduce((sum, each) => sum + each, 0);
      const { chance, low, high } = wilson(hits, values.length, z);
      return { value: chance, low, high, runs: values.length };
    }
    case 'mean':
      return meanOf(values, z);
    case 'sd':
      return sdOf(values, z);
    case 'quantile':
      return quantileOf(values, measure.p, confidence);
    case 'tail':
      return tailOf(values, measure.share, measure.of, z);
  }
}
