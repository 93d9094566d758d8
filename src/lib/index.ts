/**
 * Windtunnel as a library, for scripts on Node: read a workspace's files into plans, simulate them, and tell single years. The
 * command line is made of what is here; the pages, which cannot load what needs Node, use the same functions one door further
 * in.
 *
 * ```ts
 * import { nodeWorkers, readFolder, readWorkspace, renderFinding, simulate } from '@windtunnel/windtunnel';
 *
 * const read = readWorkspace(readFolder('my-shop'));
 * if (!read.ok) throw new Error(read.findings.map((finding) => renderFinding(finding, 'en')).join('\n'));
 * const workers = nodeWorkers(2);
 * const { cells } = await simulate({ plans: read.plans, runs: 10_000, seed: 42, workers });
 * await workers.close();
 * ```
 */
export {
  type AllowedFinding,
  type AssumptionEntry,
  createReadCache,
  explainFinding,
  type Finding,
  jsonSchema,
  type Lang,
  type ReadCache,
  readWorkspace,
  renderFinding,
  SCHEMA_NAMES,
  type SchemaName,
  type WorkspaceFiles,
  type WorkspaceResult,
} from './workspace/index.ts';
export { FolderError, readFolder, readWithoutRecordings } from './workspace/node-folder.ts';
export {
  type Band,
  type CellTally,
  type Chance,
  DEFAULT_RUNS,
  DEFAULT_SEED,
  type ExplainedRun,
  type ExplainedWeek,
  type ExplainOptions,
  explainRun,
  findRun,
  type FiredRule,
  ModelError,
  type MovedLever,
  type Outcome,
  type RuleOutcome,
  simulate,
  type SimulateOptions,
  type Simulation,
  type Summary,
  type TargetOutcome,
  type WhichRun,
  type Workers,
} from './simulation/index.ts';
export { nodeWorkers } from './simulation/node-pool.ts';
export { RuleDisagreement } from './rules/index.ts';
export { SeedError } from './random/index.ts';
export {
  type FactDefinition,
  FACTS,
  type Label,
  type LeverDefinition,
  LEVERS,
  OBJECT_FACTS,
  type Plan,
  type PlanSet,
  PLAYS,
  type Strategy,
  type Target,
  TEAMS,
  type World,
  YEAR_FACTS,
  type YearFact,
} from './plan/index.ts';
