/**
 * Windtunnel as a library, for scripts on Node: read a workspace's files into plans, simulate them, and tell single years. The
 * command line and the pages use the same functions.
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
export { FolderError, readFolder } from './workspace/node-folder.ts';
export {
  type ExplainedRun,
  type ExplainedWeek,
  type ExplainOptions,
  explainRun,
  ModelError,
  type Outcome,
  simulate,
  type SimulateOptions,
  type Simulation,
  type Workers,
} from './simulation/index.ts';
export { nodeWorkers } from './simulation/node-pool.ts';
export {
  FACTS,
  LEVERS,
  OBJECT_FACTS,
  type Plan,
  type PlanSet,
  PLAYS,
  type Strategy,
  type Target,
  TEAMS,
  type World,
} from './plan/index.ts';
