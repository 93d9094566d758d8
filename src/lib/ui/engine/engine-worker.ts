import { expose } from 'comlink';
import type { Plan } from '../../plan/index.ts';
import { type Answer, attempt, browserWorkers, failureOf, live } from '../../simulation/browser-pool.ts';
import { DEFAULT_RUNS, DEFAULT_SEED, type Outcome, type Workers } from '../../simulation/index.ts';
import {
  createReadCache,
  explainFinding,
  type FileOrder,
  type Finding,
  type KnobPlace,
  type Knobs,
  knobsOf,
  orderFiles,
  type OrderResult,
  readWorkspace,
  type Turn,
  turnKnob,
} from '../../workspace/index.ts';
import { answerAsk, type FileAnswer, type FileAsk } from './file-work.ts';
import { type MatrixOrder, MatrixWork } from './matrix-work.ts';
import type { RuleStory, RunOrder, RunStory } from './run-types.ts';
import type { RunWork } from './run-work.ts';
import type { CellDetail, CellOrder, FactWeeks } from './cell-types.ts';
import { CellWork } from './cell-work.ts';
import type { CellPlace, Compared, FileContents, ReadFiles, Remark } from './engine-types.ts';

/** A worker's own workers start only while it has nothing else to do; this is about what they take for that. */
const START_MS = 10;

/** They start at once: whoever starts an engine will simulate, and has yet to fetch and read what. */
const pool = browserWorkers();
const started = new Promise((resolve) => setTimeout(resolve, START_MS));
const matrix = new MatrixWork();
/** What tells a year simulates by itself, with all of the model: it is fetched when a year is first told. */
let year: RunWork | undefined;
const cell = new CellWork();
let running = new AbortController();
/** The work that has the pool; whatever comes next waits for it to end. */
let last: Promise<unknown> = Promise.resolve();
const cache = createReadCache();

function remark(finding: Finding): Remark {
  const { severity, file, line, column, code, excerpt } = finding;
  const end = excerpt ? excerpt.caret + excerpt.width : 0;
  return {
    severity,
    place: `${file}:${line}:${column}`,
    file,
    lineNumber: line,
    column,
    width: excerpt?.width ?? 0,
    code,
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
  async read(files: FileContents): Promise<Answer<ReadFiles>> {
    await started;
    return attempt(() => {
      const read = readWorkspace(new Map(files), cache);
      const remarks = (read.ok ? read.warnings : read.findings).map(remark);
      const { plans } = read;
      return plans
        ? { ok: true, plans, remarks, runs: DEFAULT_RUNS, seed: DEFAULT_SEED }
        : { ok: false, remarks };
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

  /** Tells one year of a cell; undefined where there is none by the fact that is asked for. */
  tell(order: RunOrder, onProgress: (share: number) => void): Promise<Answer<RunStory | undefined>> {
    return exclusively(async (workers, signal) => {
      year ??= new (await import('./run-work.ts')).RunWork();
      const known = (plan: Plan, fact: string) => matrix.values(plan, order.runs, fact);
      return year.tell(order, known, workers, signal, onProgress);
    });
  },

  /** Why the rules that did not hold in a week of the year told last did not. */
  silent(week: number): Answer<readonly RuleStory[]> {
    return attempt(() => year?.silent(week) ?? []);
  },

  /** Drops what is running. */
  stop(): Answer<null> {
    running.abort();
    return { ok: true, value: null };
  },

  /** Helps whoever writes files: see answerAsk. */
  help(ask: FileAsk): Answer<FileAnswer<FileAsk>> {
    return attempt(() => answerAsk(ask));
  },

  /** The cells' differences from a baseline's, as far as they are known. */
  differences(baseline: string): Answer<readonly (CellPlace & { readonly difference: Compared })[]> {
    return attempt(() => matrix.differences(baseline));
  },

  /** Simulates one cell and keeps its years; work that is still running is dropped. */
  detail(order: CellOrder, onProgress: (share: number) => void): Promise<Answer<CellDetail>> {
    return exclusively((workers, signal) => cell.detail(order, workers, signal, onProgress));
  },

  /** A fact's weeks over the years of that cell; where they have to be simulated, work that is still running is dropped. */
  weeks(fact: string, onProgress: (share: number) => void): Promise<Answer<FactWeeks | undefined>> {
    return exclusively((workers, signal) => cell.weeks(fact, workers, signal, onProgress));
  },

  /** Answers from the years of that cell; undefined where they are not kept. */
  distribution: (...asked: Parameters<CellWork['distribution']>) =>
    attempt(() => cell.distribution(...asked)),
  run: (...asked: Parameters<CellWork['run']>) => attempt(() => cell.run(...asked)),
  find: (...asked: Parameters<CellWork['find']>) => attempt(() => cell.find(...asked)),
};

export type EngineApi = typeof engine;

live();
expose(engine);
