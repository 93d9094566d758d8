import { releaseProxy, type Remote, wrap } from 'comlink';
import { valueOf } from './answer.ts';
import type { BlockResult, Job } from './block.ts';
import type { BlockWorker } from './browser-worker.ts';
import { type Lane, LanePool, type Workers } from './workers.ts';

/** Workers beyond this many would wait for memory, not for a core. */
const MOST_LANES = 8;

/** A web worker could not be started, or broke off: not an error of the plan. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError';
}

/** A lane in a web worker. */
class BrowserLane implements Lane {
  readonly #worker = new Worker(new URL('./browser-worker.ts', import.meta.url), { type: 'module' });
  readonly #remote: Remote<BlockWorker> = wrap<BlockWorker>(this.#worker);
  /** Never resolves: rejects when the worker breaks, since a call to a broken worker is never answered. */
  readonly #broken: Promise<never>;
  #reject: (reason: Error) => void = () => undefined;

  constructor() {
    this.#broken = new Promise((_, reject) => {
      this.#reject = reject;
      this.#worker.addEventListener('error', (event) => {
        reject(new WorkerError(event.message || 'a worker could not be started'));
      });
      this.#worker.addEventListener('messageerror', () => {
        reject(new WorkerError('a message of a worker could not be read'));
      });
    });
    // whoever calls is told; a lane that nobody calls may break unheard
    this.#broken.catch(() => undefined);
  }

  async open(job: Job): Promise<void> {
    valueOf(await Promise.race([this.#remote.open(job), this.#broken]));
  }

  async run(block: number): Promise<BlockResult> {
    return valueOf(await Promise.race([this.#remote.run(block), this.#broken]));
  }

  close(): Promise<void> {
    this.#reject(new WorkerError('the worker was closed'));
    this.#remote[releaseProxy]();
    this.#worker.terminate();
    return Promise.resolve();
  }
}

/** How many workers a page should use: one a core, within reason. */
export const browserLanes = (): number => Math.max(1, Math.min(navigator.hardwareConcurrency, MOST_LANES));

/** Workers that are web workers. Can be called from a page or from a worker. */
export const browserWorkers = (lanes = browserLanes()): Workers =>
  new LanePool(Array.from({ length: lanes }, () => new BrowserLane()));
