import { normalCdf } from '../kernels/index.ts';
import { failure, success, type Result } from '../result.ts';
import { findBadEntry, type DistributionProblem } from './problem.ts';
import { constantQuantile, quantileFrom, type Quantile } from './quantile.ts';

/**
 * The empirical distribution of observed values; exact.
 *
 * The quantile is the inverse of the empirical distribution function (type 1 of R. J. Hyndman and Y. Fan,
 * "Sample quantiles in statistical packages", The American Statistician 50, 1996): each draw is one of the values
 * observed, all equally likely, so that mean and standard deviation are those of the values, and no
 * value is made up between two that were seen. The standard deviation is that of the draws: it divides by n.
 */
export function samples(values: readonly number[]): Result<Quantile, DistributionProblem> {
  const bad = findBadEntry('values', values);
  if (bad !== undefined) return failure(bad);
  const sorted = Float64Array.from(values).sort();
  const count = sorted.length;
  if (count === 0) return failure({ code: 'no-samples' });
  if (sorted[0] === sorted[count - 1]) return success(constantQuantile(sorted[0]!));
  const mean = sorted.reduce((sum, value) => sum + value / count, 0);
  const variance = sorted.reduce((sum, value) => sum + ((value - mean) * (value - mean)) / count, 0);
  const at = (z: number): number => {
    const rank = Math.ceil(normalCdf(z) * count);
    return rank !== rank ? NaN : sorted[Math.max(1, rank) - 1]!;
  };
  return success(quantileFrom(mean, Math.sqrt(variance), at));
}
