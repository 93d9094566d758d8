import { proxy } from 'comlink';
import { WorkerLink } from '../../simulation/browser-link.ts';
import type { Outcome } from '../../simulation/index.ts';
import type { FileOrder, KnobPlace, Knobs, OrderResult, Turn } from '../../workspace/index.ts';
import type { CellPlace, Compared, FileContents, ReadFiles } from './engine-types.ts';
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

  /** Drops what is running: it rejects with an AbortError. */
  async stop(): Promise<void> {
    await this.#link.call((remote) => remote.stop());
  }

  /** Every strategy's chance of all targets less the baseline's, where both have the same runs. */
  differences(baseline: string): Promise<readonly (CellPlace & { readonly difference: Compared })[]> {
    return this.#link.call((remote) => remote.differences(baseline));
  }

  /** Ends all work at once. */
  close(): void {
    this.#link.close();
  }
}
