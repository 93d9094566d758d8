import { exp, expm1, log } from '../kernels/index.ts';
import { failure, success, type Result } from '../result.ts';
import { findBadNumber, type DistributionProblem } from './problem.ts';
import { quantileFrom, type Quantile } from './quantile.ts';

/** The standard normal score of the 95th percentile. */
const Z95 = 1.6448536269514727;
/** Past this ratio of p95 to p5 the mean is millions of times the median: a slip, not an assumption. */
const WIDEST = 1e12;

/**
 * The lognormal distribution by its 5th and 95th percentile; exact.
 *
 * ln x is normal with mu = (ln p5 + ln p95) / 2 and sigma = (ln p95 - ln p5) / (2 × 1.6449).
 * Example: p5 = 1.2, p95 = 4 has mu .784308, sigma .365982, median 2.19089 and mean 2.34264.
 */
export function lognormal(p5: number, p95: number): Result<Quantile, DistributionProblem> {
  const bad = findBadNumber({ p5, p95 });
  if (bad !== undefined) return failure(bad);
  if (p5 <= 0) return failure({ code: 'not-positive', parameter: 'p5', value: p5 });
  if (p95 <= p5) return failure({ code: 'p5-not-below-p95', p5, p95 });
  if (p95 / p5 > WIDEST) {
    return failure({ code: 'out-of-range', parameter: 'p95 / p5', value: p95 / p5, least: 1, most: WIDEST });
  }
  const mu = (log(p5) + log(p95)) / 2;
  const sigma = (log(p95) - log(p5)) / (2 * Z95);
  const mean = exp(mu + (sigma * sigma) / 2);
  return success(quantileFrom(mean, mean * Math.sqrt(expm1(sigma * sigma)), (z) => exp(mu + sigma * z)));
}
