import type { BlockResult, Job } from './block.ts';
import { WorkerLink } from './browser-link.ts';
import type { BlockWorker } from './browser-worker.ts';
import { type Lane, LanePool, type Workers } from './workers.ts';

export { type Answer, attempt, failureOf } from './answer.ts';
export { live } from './browser-life.ts';

/** Workers beyond this many would wait for memory, not for a core. */
const MOST_LANES = 8;

/** A lane in a web worker. */
class BrowserLane implements Lane {
  readonly #link = new WorkerLink<BlockWorker>(
    new Worker(new URL('./browser-worker.ts', import.meta.url), { type: 'module' }),
  );

  async open(job: Job): Promise<void> {
    await this.#link.call((remote) => remote.open(job));
  }

  run(block: number): Promise<BlockResult> {
    return this.#link.call((remote) => remote.run(block));
  }

  close(): Promise<void> {
    this.#link.close();
    return Promise.resolve();
  }
}

/** How many workers a page should use: one a core, within reason. */
const browserLanes = (): number => Math.max(1, Math.min(navigator.hardwareConcurrency, MOST_LANES));

/** Workers that are web workers, started by a page or by a worker of it. */
export const browserWorkers = (lanes = browserLanes()): Workers =>
  new LanePool(Array.from({ length: lanes }, () => new BrowserLane()));
