/** What outcomes say beside each other. */
export * from './compare.ts';
export { estimate, type Estimate, fewestRuns, type Measure } from './estimate.ts';
export { estimateDifference } from './estimate-difference.ts';
export { type Aim, type Exceedance, exceedance, type Histogram, histogram } from './distribution.ts';
export { firingsByRun, firingShares, runWeeks, weekMeans } from './weeks.ts';
