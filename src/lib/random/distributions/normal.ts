import { failure, success, type Result } from '../result.ts';
import { findBadNumber, type DistributionProblem } from './problem.ts';
import { constantQuantile, quantileFrom, type Quantile } from './quantile.ts';

/** The normal distribution; exact. sd = 0 is a constant, sd < 0 is refused. */
export function normal(mean: number, sd: number): Result<Quantile, DistributionProblem> {
  const bad = findBadNumber({ mean, sd });
  if (bad !== undefined) return failure(bad);
  if (sd < 0) return failure({ code: 'negative-spread', parameter: 'sd', value: sd });
  if (sd === 0) return success(constantQuantile(mean));
  return success(quantileFrom(mean, sd, (z) => mean + sd * z));
}
