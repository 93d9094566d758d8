export { ModelError } from './model-error.ts';
export { type BlockResult, BlockRunner, type Job } from './block.ts';
export { CellTally } from './cell-tally.ts';
export {
  type Band,
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
export { localWorkers, tasksOf, type Task, type Workers } from './workers.ts';
export { ScenarioTally } from './scenario-tally.ts';
export { sharpen, type SharpenOptions } from './sharpen.ts';
export {
  DEFAULT_RUNS,
  DEFAULT_SEED,
  MOST_RUNS,
  simulate,
  type SimulateOptions,
  type Simulation,
} from './simulate.ts';
export { MODEL_VERSION } from './model-version.ts';
export {
  type ExplainedRun,
  type ExplainedWeek,
  explainRun,
  type ExplainOptions,
  type FiredRule,
  type MovedLever,
  type ReadSignal,
  type SilentRule,
} from './explain-run.ts';
export { findRun, placeOf, type Search, type WhichRun } from './find-run.ts';
export { reviewWeek, type ReviewedWeek, type RuleMoment } from './rule-moment.ts';
export type { HeldBack } from './firing.ts';
export type { Firing } from './firing-log.ts';
