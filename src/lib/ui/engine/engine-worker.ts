import { expose } from 'comlink';
import { type Answer, attempt, browserWorkers, failureOf } from '../../simulation/browser-pool.ts';
import { DEFAULT_RUNS, DEFAULT_SEED, type Outcome, type Workers } from '../../simulation/index.ts';
import {
  explainFinding,
  type Finding,
  type KnobPlace,
  type Knobs,
  knobsOf,
  type FileOrder,
  orderFiles,
  type OrderResult,
  readWorkspace,
  type Turn,
  turnKnob,
} from '../../workspace/index.ts';
import { type MatrixOrder, MatrixWork } from './matrix-work.ts';
import type { CellPlace, Compared, FileContents, ReadFiles, Remark } from './engine-types.ts';

let pool: Workers | undefined;
const matrix = new MatrixWork();
let running = new AbortController();
/** The work that has the pool; whatever comes next waits for it to end. */
let last: Promise<unknown> = Promise.resolve();

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

/** Does work that needs the pool, once what is running has been dropped. */
async function exclusively<Value>(
  work: (workers: Workers, signal: AbortSignal) => Promise<Value>,
): Promise<Answer<Value>> {
  running.abort();
  const own = new AbortController();
  running = own;
  const before = last;
  const now = (async (): Promise<Answer<Value>> => {
    await before;
    try {
      own.signal.throwIfAborted();
      pool ??= browserWorkers();
      return { ok: true, value: await work(pool, own.signal) };
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  })();
  last = now;
  return now;
}

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

  /** What a cell's strategy and scenario can be turned at. */
  knobs(files: FileContents, kept: FileContents, place: KnobPlace, all: boolean): Answer<Knobs> {
    return attempt(() => knobsOf(new Map(files), new Map(kept), place, all));
  },

  /** Turns a knob; null where there is no such knob any more. */
  turn(
    files: FileContents,
    kept: FileContents,
    place: KnobPlace,
    knob: string,
    to: number,
  ): Answer<Turn | null> {
    return attempt(() => turnKnob(new Map(files), new Map(kept), place, knob, to) ?? null);
  },

  /** The changes of files that adding, copying, renaming or removing comes to. */
  order(files: FileContents, kept: FileContents, order: FileOrder): Answer<OrderResult> {
    return attempt(() => orderFiles(new Map(files), new Map(kept), order));
  },

  /** Simulates the matrix; work that is still running is dropped, and its answer is an AbortError. */
  simulate(
    order: MatrixOrder,
    onCells: (cells: readonly Outcome[]) => void,
    onProgress: (share: number) => void,
  ): Promise<Answer<null>> {
    return exclusively(async (workers, signal) => {
      await matrix.run(order, workers, signal, onCells, onProgress);
      return null;
    });
  },

  /** Drops what is running. */
  stop(): Answer<null> {
    running.abort();
    return { ok: true, value: null };
  },

  /** The cells' differences from a baseline's, as far as they are known. */
  differences(baseline: string): Answer<readonly (CellPlace & { readonly difference: Compared })[]> {
    return attempt(() => matrix.differences(baseline));
  },
};

export type EngineApi = typeof engine;

expose(engine);
