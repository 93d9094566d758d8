export { exp, expm1, sigmoid } from './exp.ts';
export { log, log1p } from './log.ts';
export { pow } from './pow.ts';
export { logGamma } from './log-gamma.ts';
export { normalCdf, normalDensity } from './normal-cdf.ts';
export { normalQuantile } from './normal-quantile.ts';
export { LOG_CELLS, ROOTS_OF_TWO } from './tables.ts';
