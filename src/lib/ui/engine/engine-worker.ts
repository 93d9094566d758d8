import { expose } from 'comlink';
import type { PlanSet } from '../../plan/index.ts';
import { type Answer, attempt, browserWorkers, failureOf } from '../../simulation/browser-pool.ts';
import { DEFAULT_RUNS, DEFAULT_SEED, type Outcome, simulate, type Workers } from '../../simulation/index.ts';
import { readWorkspace, renderFinding } from '../../workspace/index.ts';
import type { FileContents, ReadFiles, Remark } from './engine-types.ts';

/** What is to be simulated: the cells of a plan set. */
export interface Order {
  readonly plans: PlanSet;
  readonly runs: number;
  readonly seed: number | string;
  /** Facts whose weekly bands are wanted. */
  readonly weekly: readonly string[];
}

let pool: Workers | undefined;
let running = new AbortController();

type Finding = Parameters<typeof renderFinding>[0];

const remark = (finding: Finding): Remark => ({
  file: finding.file,
  severity: finding.severity,
  en: renderFinding(finding, 'en'),
  zh: renderFinding(finding, 'zh'),
});

/**
 * Everything that takes time, away from the page's own thread: files are read and cells added up here; blocks run in
 * workers of this worker.
 */
const engine = {
  read(files: FileContents): Answer<ReadFiles> {
    return attempt(() => {
      const read = readWorkspace(new Map(files));
      return read.ok
        ? {
            ok: true,
            plans: read.plans,
            warnings: read.warnings.map(remark),
            runs: DEFAULT_RUNS,
            seed: DEFAULT_SEED,
          }
        : { ok: false, findings: read.findings.map(remark) };
    });
  },

  /** Simulates an order; one that is still running is dropped, and its answer is an AbortError. */
  async simulate(order: Order, onProgress: (share: number) => void): Promise<Answer<readonly Outcome[]>> {
    running.abort();
    running = new AbortController();
    try {
      pool ??= browserWorkers();
      const { cells } = await simulate({ ...order, workers: pool, signal: running.signal, onProgress });
      return { ok: true, value: cells };
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  },
};

export type EngineApi = typeof engine;

expose(engine);
