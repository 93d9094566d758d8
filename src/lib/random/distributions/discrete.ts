import { normalCdf } from '../kernels/index.ts';
import { failure, success, type Result } from '../result.ts';
import { findBadEntry, type DistributionProblem } from './problem.ts';
import { constantQuantile, quantileFrom, type Quantile } from './quantile.ts';

/**
 * The distribution that takes each value with a chance in proportion to its weight; exact.
 *
 * Weights need not sum to 1. A larger score never gives a smaller value, whatever order the values
 * are written in.
 */
export function discrete(
  values: readonly number[],
  weights: readonly number[],
): Result<Quantile, DistributionProblem> {
  if (values.length === 0) return failure({ code: 'no-samples' });
  if (values.length !== weights.length) {
    return failure({ code: 'weights', reason: 'count', values: values.length, weights: weights.length });
  }
  const bad = findBadEntry('values', values) ?? findBadEntry('weights', weights);
  if (bad !== undefined) return failure(bad);
  const negative = weights.findIndex((weight) => weight < 0);
  if (negative >= 0)
    return failure({ code: 'weights', reason: 'negative', index: negative, value: weights[negative]! });

  const possible = values
    .map((value, i) => ({ value, weight: weights[i]! }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => a.value - b.value);
  const last = possible.at(-1);
  if (last === undefined) return failure({ code: 'weights', reason: 'all-zero' });
  if (possible[0]!.value === last.value) return success(constantQuantile(last.value));

  const total = possible.reduce((sum, { weight }) => sum + weight, 0);
  const mean = possible.reduce((sum, { value, weight }) => sum + value * (weight / total), 0);
  const variance = possible.reduce(
    (sum, { value, weight }) => sum + (value - mean) * (value - mean) * (weight / total),
    0,
  );
  let sum = 0;
  const steps = possible.map(({ value, weight }) => ({ value, chance: (sum += weight) / total }));
  const at = (z: number): number => {
    const chance = normalCdf(z);
    if (chance !== chance) return NaN;
    return (steps.find((step) => chance <= step.chance) ?? last).value;
  };
  return success(quantileFrom(mean, Math.sqrt(variance), at));
}
