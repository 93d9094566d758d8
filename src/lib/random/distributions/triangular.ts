import { normalCdf } from '../kernels/index.ts';
import { failure, success, type Result } from '../result.ts';
import { checkRange, type DistributionProblem } from './problem.ts';
import { constantQuantile, quantileFrom, type Quantile } from './quantile.ts';

/** The triangular distribution, its density highest at the mode; exact. min = max is a constant. */
export function triangular(min: number, mode: number, max: number): Result<Quantile, DistributionProblem> {
  const checked = checkRange(min, mode, max);
  if (!checked.ok) return failure(checked.error);
  if (checked.value === 'constant') return success(constantQuantile(min));
  const width = max - min;
  const below = (mode - min) / width;
  const at = (z: number): number => {
    const chance = normalCdf(z);
    if (chance < below) return Math.min(mode, min + width * Math.sqrt(chance * below));
    // The chance of more is taken by itself, not as 1 - chance, which has no digits left far out.
    return Math.max(mode, max - width * Math.sqrt(normalCdf(-z) * (1 - below)));
  };
  const mean = min + (width * (1 + below)) / 3;
  return success(quantileFrom(mean, width * Math.sqrt((1 - below + below * below) / 18), at));
}
