/** Random draws and the arithmetic they need: the same bytes in every engine. */

export { copula, correlate } from './copula.ts';
export type { Copula, CopulaProblem } from './copula.ts';
export { compileQuantity } from './distributions/index.ts';
export type { DistributionProblem, Quantile } from './distributions/index.ts';
export {
  exp,
  expm1,
  log,
  LOG_CELLS,
  log1p,
  normalCdf,
  normalQuantile,
  pow,
  ROOTS_OF_TWO,
  sigmoid,
} from './kernels/index.ts';
export type { Result } from './result.ts';
export { parseSeed, SeedError } from './seed.ts';
export type { SeedProblem } from './seed.ts';
export { BLOCK_LANES, SEED_SCHEME, stream } from './stream.ts';
export type { Stream } from './stream.ts';
