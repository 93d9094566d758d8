import type { Quantity } from '../../plan/index.ts';
import { failure, success, type Result } from '../result.ts';
import { beta } from './beta.ts';
import { discrete } from './discrete.ts';
import { lognormal } from './lognormal.ts';
import { normal } from './normal.ts';
import { pert } from './pert.ts';
import { findBadNumber, type DistributionProblem } from './problem.ts';
import { constantQuantile, type Quantile } from './quantile.ts';
import { samples } from './samples.ts';
import { triangular } from './triangular.ts';
import { uniform } from './uniform.ts';

export type { DistributionProblem } from './problem.ts';
export type { Quantile } from './quantile.ts';

/** Makes a quantity ready to draw from, or says why its parameters are impossible. */
export function compileQuantity(quantity: Quantity): Result<Quantile, DistributionProblem> {
  if (typeof quantity === 'number') {
    const bad = findBadNumber({ value: quantity });
    return bad === undefined ? success(constantQuantile(quantity)) : failure(bad);
  }
  switch (quantity.family) {
    case 'pert':
      return pert(quantity.min, quantity.mode, quantity.max);
    case 'triangular':
      return triangular(quantity.min, quantity.mode, quantity.max);
    case 'uniform':
      return uniform(quantity.min, quantity.max);
    case 'lognormal':
      return lognormal(quantity.p5, quantity.p95);
    case 'normal':
      return normal(quantity.mean, quantity.sd);
    case 'beta':
      return beta(quantity.alpha, quantity.beta, quantity.min, quantity.max);
    case 'discrete':
      return discrete(quantity.values, quantity.weights);
    case 'samples':
      return samples(quantity.values);
  }
}
