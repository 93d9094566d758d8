import { exp, log, log1p, normalQuantile } from '../random/index.ts';

/** Probability that intervals cover what they estimate. */
export const CONFIDENCE = 0.95;

/** Standard normal deviate of such an interval's ends. */
export const Z = normalQuantile(1 - (1 - CONFIDENCE) / 2);

/** A share of runs, from 0 to 1. */
export interface Chance {
  readonly chance: number;
  /** Ends of its 95% interval (Wilson's). */
  readonly low: number;
  readonly high: number;
}

/**
 * Share of `n` runs in which something held, with its Wilson score interval. Throws on no runs: a chance of nothing is
 * not 0. Wilson (1927).
 */
export function wilson(hits: number, n: number, z = Z): Chance {
  if (!(n > 0)) throw new RangeError('a chance needs at least one run');
  const p = hits / n;
  const z2 = z * z;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return { chance: p, low: hits === 0 ? 0 : centre - half, high: hits === n ? 1 : centre + half };
}

/** Quantile of ascending values by linear interpolation between order statistics (Hyndman and Fan's type 7). */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new RangeError('a quantile needs at least one value');
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.min(sorted.length - 1, below + 1)]!;
  return low + (at - below) * (high - low);
}

/** Log of n! up to a table's end, summed in plain arithmetic. */
function logChoose(n: number): Float64Array {
  const out = new Float64Array(n + 1);
  for (let k = 1; k <= n; k++) out[k] = out[k - 1]! + log((n - k + 1) / k);
  return out;
}

/**
 * Ranks (from 1) of the order statistics between which the p-quantile lies with the stated confidence, whatever the
 * distribution: the smallest r with P(B <= r - 1) > alpha/2 and the smallest s with P(B <= s - 1) >= 1 - alpha/2 for B
 * binomial(n, p), s one further. Low is 0 or high n + 1 where no order statistic is far enough out.
 */
export function quantileRanks(n: number, p: number, confidence = CONFIDENCE): { low: number; high: number } {
  const alpha = 1 - confidence;
  const choose = logChoose(n);
  const logP = log(p);
  const logQ = log1p(-p);
  let below = 0;
  let low = 0;
  let high = n + 1;
  let cumulative = 0;
  for (let k = 0; k <= n; k++) {
    below = cumulative;
    cumulative += exp(choose[k]! + k * logP + (n - k) * logQ);
    if (below <= alpha / 2 && cumulative > alpha / 2) low = k;
    if (cumulative >= 1 - alpha / 2) {
      high = k + 1;
      break;
    }
  }
  return { low, high };
}

/** Mean of the worst share of ascending values: its lowest values, the last of them in part. */
export function cvarSorted(sorted: ArrayLike<number>, share: number): number {
  const count = sorted.length * share;
  if (!(count > 0)) throw new RangeError('the worst share must hold something');
  const whole = Math.floor(count);
  let sum = 0;
  for (let i = 0; i < whole; i++) sum += sorted[i]!;
  if (whole < sorted.length) sum += (count - whole) * sorted[whole]!;
  return sum / count;
}

export interface Moments {
  readonly count: number;
  readonly mean: number;
  /** Sum of squared deviations from the mean. */
  readonly squares: number;
}

export const NO_MOMENTS: Moments = { count: 0, mean: 0, squares: 0 };

/** Moments of values, missing ones left out. Welford (1962). */
export function momentsOf(values: ArrayLike<number>): Moments {
  let count = 0;
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    count++;
    const delta = value - mean;
    mean += delta / count;
    squares += delta * (value - mean);
  }
  return { count, mean, squares };
}

/** Moments of two groups together. Chan, Golub and LeVeque (1979). */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const count = a.count + b.count;
  const delta = b.mean - a.mean;
  return {
    count,
    mean: a.mean + (delta * b.count) / count,
    squares: a.squares + b.squares + (delta * delta * a.count * b.count) / count,
  };
}

/** Standard deviation of a sample. */
export const standardDeviation = ({ count, squares }: Moments): number =>
  count > 1 ? Math.sqrt(squares / (count - 1)) : 0;
