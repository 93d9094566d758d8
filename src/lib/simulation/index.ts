export { ModelError } from './model-error.ts';
export { type BlockResult, BlockRunner, type Job, transferables } from './block.ts';
export {
  type Band,
  CellTally,
  KEPT_RUNS,
  meets,
  type Outcome,
  QUANTILES,
  type RuleOutcome,
  type Summary,
  type TargetOutcome,
} from './outcome.ts';
export * from './statistics.ts';
export { QuantileSketch } from './sketch.ts';
export { type Lane, LanePool, LocalLane, localWorkers, type Workers } from './workers.ts';
export {
  checkRuns,
  DEFAULT_RUNS,
  DEFAULT_SEED,
  MODEL_VERSION,
  MOST_RUNS,
  simulate,
  type SimulateOptions,
  type Simulation,
} from './simulate.ts';
export {
  type ExplainedRun,
  type ExplainedWeek,
  explainRun,
  type ExplainOptions,
  findRun,
  type FiredRule,
  type MovedLever,
} from './explain-run.ts';
export type { HeldBack } from './firing.ts';
