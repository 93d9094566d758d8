import { type BlockResult, BlockRunner, type Job } from './block.ts';

/** Runs blocks of a job somewhere: in this thread, in worker_threads, in web workers. */
export interface Workers {
  /** Blocks that can run at once. */
  readonly size: number;
  /**
   * Runs blocks 0 to `blocks` - 1, in any order, and hands over each result as it comes. Rejects with the first error, or with
   * the signal's reason when it is aborted; then no further result comes.
   */
  run(job: Job, blocks: number, onResult: (result: BlockResult) => void, signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** A place that runs one block at a time. */
export interface Lane {
  /** Makes `job` the one whose blocks are run. */
  open(job: Job): Promise<void>;
  run(block: number): Promise<BlockResult>;
  close(): Promise<void>;
}

/** Gives the blocks of a job to lanes, each the next block as soon as it is free. */
export class LanePool implements Workers {
  readonly #lanes: readonly Lane[];

  constructor(lanes: readonly Lane[]) {
    if (lanes.length === 0) throw new RangeError('a pool needs at least one worker');
    this.#lanes = lanes;
  }

  get size(): number {
    return this.#lanes.length;
  }

  async run(
    job: Job,
    blocks: number,
    onResult: (result: BlockResult) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    let next = 0;
    let failures = 0;
    const failed = () => failures > 0;
    const serve = async (lane: Lane): Promise<void> => {
      if (next >= blocks) return;
      await lane.open(job);
      while (next < blocks && !failed()) {
        signal?.throwIfAborted();
        const result = await lane.run(next++);
        signal?.throwIfAborted();
        if (!failed()) onResult(result);
      }
    };
    await Promise.all(
      this.#lanes.map(async (lane) => {
        try {
          await serve(lane);
        } catch (error) {
          failures++;
          throw error;
        }
      }),
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.close()));
  }
}

/** A lane in this thread; it yields between blocks so that progress and cancelling work. */
export class LocalLane implements Lane {
  #runner: BlockRunner | undefined;

  open(job: Job): Promise<void> {
    this.#runner = new BlockRunner(job);
    return Promise.resolve();
  }

  async run(block: number): Promise<BlockResult> {
    await new Promise((resolve) => setTimeout(resolve));
    if (!this.#runner) throw new Error('no job is open');
    return this.#runner.run(block);
  }

  close(): Promise<void> {
    this.#runner = undefined;
    return Promise.resolve();
  }
}

/** Workers that are this thread alone. */
export const localWorkers = (): Workers => new LanePool([new LocalLane()]);
