/** What outcomes say beside each other. */
export * from './compare.ts';
export { estimate, type Estimate, fewestRuns, type Measure } from './estimate.ts';
export { estimateDifference } from './estimate-difference.ts';
