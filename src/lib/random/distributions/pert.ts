import { failure, success, type Result } from '../result.ts';
import { betaQuantile } from './beta.ts';
import { checkRange, type DistributionProblem } from './problem.ts';
import { constantQuantile, type Quantile } from './quantile.ts';

/**
 * The PERT distribution, its quantile within 1e-8 of the range. min = max is a constant.
 *
 * A beta distribution on [min, max] with alpha = 1 + 4 (mode - min) / (max - min) and beta = 1 + 4 (max - mode) /
 * (max - min), so that the mean is (min + 4 mode + max) / 6: D. Vose, "Risk Analysis", 3rd ed. (2008).
 * Example: PERT(10, 20, 60) has mean 25, sd 8.6603 and percentiles 5, 50 and 95 at 12.949, 23.834 and 41.064.
 */
export function pert(min: number, mode: number, max: number): Result<Quantile, DistributionProblem> {
  const checked = checkRange(min, mode, max);
  if (!checked.ok) return failure(checked.error);
  if (checked.value === 'constant') return success(constantQuantile(min));
  const width = max - min;
  return success(betaQuantile(1 + (4 * (mode - min)) / width, 1 + (4 * (max - mode)) / width, min, max));
}
