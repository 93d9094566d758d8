import { normalCdf } from '../kernels/index.ts';
import { failure, success, type Result } from '../result.ts';
import { checkRange, type DistributionProblem } from './problem.ts';
import { constantQuantile, quantileFrom, type Quantile } from './quantile.ts';

/** The uniform distribution; exact. min = max is a constant. */
export function uniform(min: number, max: number): Result<Quantile, DistributionProblem> {
  const checked = checkRange(min, min, max);
  if (!checked.ok) return failure(checked.error);
  if (checked.value === 'constant') return success(constantQuantile(min));
  const width = max - min;
  // The rounded sum of min and the whole width can be past max.
  const at = (z: number): number => Math.min(max, min + width * normalCdf(z));
  return success(quantileFrom(min + width / 2, width / Math.sqrt(12), at));
}
