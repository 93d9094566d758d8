import { proxy } from 'comlink';
import type { Difference } from '../../analysis/index.ts';
import { WorkerLink } from '../../simulation/browser-link.ts';
import type { Outcome } from '../../simulation/index.ts';
import type { CellDetail, CellOrder, CellQuestions, FactWeeks } from './cell-types.ts';
import type { CellPlace, FileContents, ReadFiles } from './engine-types.ts';
import type { EngineApi } from './engine-worker.ts';
import type { MatrixOrder } from './matrix-work.ts';

/** Reads and simulates in a worker, so that the page answers at all times. */
export class Engine {
  readonly #link = new WorkerLink<EngineApi>(
    new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' }),
  );

  /** Turns a workspace's files into plans, or says what is wrong with them. */
  read(files: FileContents): Promise<ReadFiles> {
    return this.#link.call((remote) => remote.read(files));
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

  /** Drops what is running: it rejects with an AbortError. */
  async stop(): Promise<void> {
    await this.#link.call((remote) => remote.stop());
  }

  /** Every strategy's chance of all targets less the baseline's, where both have the same runs. */
  differences(baseline: string): Promise<readonly (CellPlace & { readonly difference: Difference })[]> {
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
