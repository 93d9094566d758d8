import { proxy } from 'comlink';
import { WorkerLink } from '../../simulation/browser-link.ts';
import type { Outcome } from '../../simulation/index.ts';
import type { CellDetail, CellOrder, CellQuestions, FactWeeks } from './cell-types.ts';
import type { FileOrder, KnobPlace, Knobs, OrderResult, Turn } from '../../workspace/index.ts';
import type { CellPlace, Compared, FileContents, ReadFiles } from './engine-types.ts';
import type { EngineApi } from './engine-worker.ts';
import type { FileAnswer, FileAsk } from './file-work.ts';
import type { MatrixOrder } from './matrix-work.ts';
import type { RuleStory, RunOrder, RunStory } from './run-types.ts';

/** Reads and simulates in a worker, so that the page answers at all times. */
export class Engine {
  readonly #link = new WorkerLink<EngineApi>(
    new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' }),
  );

  /** Turns a workspace's files into plans, or says what is wrong with them. */
  read(files: FileContents): Promise<ReadFiles> {
    return this.#link.call((remote) => remote.read(files));
  }

  /** What a cell's strategy and scenario can be turned at; all of it, or what is usually looked for. */
  knobs(files: FileContents, kept: FileContents, place: KnobPlace, all: boolean): Promise<Knobs> {
    return this.#link.call((remote) => remote.knobs(files, kept, place, all));
  }

  /** Turns a knob; null where there is no such knob any more. */
  turn(
    files: FileContents,
    kept: FileContents,
    place: KnobPlace,
    knob: string,
    to: number,
  ): Promise<Turn | null> {
    return this.#link.call((remote) => remote.turn(files, kept, place, knob, to));
  }

  /** The changes of files that adding, copying, renaming or removing comes to; or why it is not done. */
  order(files: FileContents, kept: FileContents, order: FileOrder): Promise<OrderResult> {
    return this.#link.call((remote) => remote.order(files, kept, order));
  }

  /**
   * Simulates the matrix: `onCells` has cells as they become known or finer. Work still running is dropped.
   *
   * @throws ModelError, WorkerError, or the DOMException named AbortError when it was dropped
   */
  async simulate(
    order: MatrixOrder,
    onCells: (cells: readonly Outcome[]) => void,
    onProgress: (share: number) => void,
  ): Promise<void> {
    await this.#link.call((remote) => remote.simulate(order, proxy(onCells), proxy(onProgress)));
  }

  /**
   * Tells one year of a cell; undefined where there is none by the fact that is asked for. Work still running is dropped.
   *
   * @throws ModelError, WorkerError, or the DOMException named AbortError when it was dropped
   */
  tell(order: RunOrder, onProgress: (share: number) => void): Promise<RunStory | undefined> {
    return this.#link.call((remote) => remote.tell(order, proxy(onProgress)));
  }

  /** Why the rules that did not hold in a week, from 1, of the year told last did not. */
  silent(week: number): Promise<readonly RuleStory[]> {
    return this.#link.call((remote) => remote.silent(week));
  }

  /** Drops what is running: it rejects with an AbortError. */
  async stop(): Promise<void> {
    await this.#link.call((remote) => remote.stop());
  }

  /** Helps whoever writes files: names that fit, what they mean, layout, rules as sentences. */
  async help<Ask extends FileAsk>(ask: Ask): Promise<FileAnswer<Ask>> {
    return (await this.#link.call((remote) => remote.help(ask))) as FileAnswer<Ask>;
  }

  /** Every strategy's chance of all targets less the baseline's, where both have the same runs. */
  differences(baseline: string): Promise<readonly (CellPlace & { readonly difference: Compared })[]> {
    return this.#link.call((remote) => remote.differences(baseline));
  }

  /** Simulates one cell so that questions about its years can be answered. Work still running is dropped. */
  detail(order: CellOrder, onProgress: (share: number) => void): Promise<CellDetail> {
    return this.#link.call((remote) => remote.detail(order, proxy(onProgress)));
  }

  /** A fact's weeks over the years of that cell; undefined where they are not kept. Work still running is dropped. */
  weeks(fact: string, onProgress: (share: number) => void): Promise<FactWeeks | undefined> {
    return this.#link.call((remote) => remote.weeks(fact, proxy(onProgress)));
  }

  distribution(
    ...asked: Parameters<CellQuestions['distribution']>
  ): Promise<ReturnType<CellQuestions['distribution']>> {
    return this.#link.call((remote) => remote.distribution(...asked));
  }

  run(...asked: Parameters<CellQuestions['run']>): Promise<ReturnType<CellQuestions['run']>> {
    return this.#link.call((remote) => remote.run(...asked));
  }

  find(...asked: Parameters<CellQuestions['find']>): Promise<ReturnType<CellQuestions['find']>> {
    return this.#link.call((remote) => remote.find(...asked));
  }

  /** Ends all work at once. */
  close(): void {
    this.#link.close();
  }
}
