import { proxy } from 'comlink';
import { WorkerLink } from '../../simulation/browser-link.ts';
import type { Outcome } from '../../simulation/index.ts';
import type { FileContents, ReadFiles } from './engine-types.ts';
import type { EngineApi, Order } from './engine-worker.ts';

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
   * Simulates the cells of a plan set. An order still running is dropped.
   *
   * @throws ModelError, WorkerError, or the DOMException named AbortError when it was dropped
   */
  simulate(order: Order, onProgress: (share: number) => void): Promise<readonly Outcome[]> {
    return this.#link.call((remote) => remote.simulate(order, proxy(onProgress)));
  }

  /** Ends all work at once. */
  close(): void {
    this.#link.close();
  }
}
