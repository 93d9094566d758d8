import { expose } from 'comlink';
import type { PlanSet } from '../../plan/index.ts';
import { type Answer, attempt, browserWorkers, failureOf } from '../../simulation/browser-pool.ts';
import { DEFAULT_RUNS, DEFAULT_SEED, type Outcome, simulate, type Workers } from '../../simulation/index.ts';
import { createReadCache, explainFinding, type Finding, readWorkspace } from '../../workspace/index.ts';
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
const cache = createReadCache();

function remark(finding: Finding): Remark {
  const { severity, file, line, column, excerpt } = finding;
  const end = excerpt ? excerpt.caret + excerpt.width : 0;
  return {
    severity,
    place: `${file}:${line}:${column}`,
    en: explainFinding(finding, 'en'),
    zh: explainFinding(finding, 'zh'),
    ...(excerpt && {
      line: [
        excerpt.text.slice(0, excerpt.caret),
        excerpt.text.slice(excerpt.caret, end),
        excerpt.text.slice(end),
      ],
    }),
  };
}

/**
 * Everything that takes time, away from the page's own thread: files are read and cells added up here; blocks run in
 * workers of this worker.
 */
const engine = {
  read(files: FileContents): Answer<ReadFiles> {
    return attempt(() => {
      const read = readWorkspace(new Map(files), cache);
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
