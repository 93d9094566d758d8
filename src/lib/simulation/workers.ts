import { type BlockResult, BlockRunner, type Job } from './block.ts';

/** A block of a job. */
export interface Task {
  readonly job: Job;
  readonly block: number;
  /** Tasks of an earlier pass are all begun before any of a later one. */
  readonly pass: number;
}

/** Called with each result as it comes, in any order. */
export type OnResult = (result: BlockResult, task: Task) => void;

/** Runs blocks of jobs somewhere: in this thread, in worker_threads, in web workers. */
export interface Workers {
  /** Blocks that can run at once. */
  readonly size: number;
  /**
   * Runs tasks, pass after pass, and hands over each result as it comes. Rejects with the first error, or with the signal's
   * reason when it is aborted; then no further result comes.
   */
  run(tasks: readonly Task[], onResult: OnResult, signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** All blocks of a job, in one pass. */
export const tasksOf = (job: Job, blocks: number): Task[] =>
  Array.from({ length: blocks }, (_, block) => ({ job, block, pass: 0 }));

/** A place that runs one block at a time. */
export interface Lane {
  /** Makes `job` the one whose blocks are run. */
  open(job: Job): Promise<void>;
  run(block: number): Promise<BlockResult>;
  close(): Promise<void>;
}

/** Tasks that wait, by pass and by job: to open a job takes a while, so that a lane stays with the one that it has. */
class Queue {
  readonly #passes: Map<Job, Task[]>[] = [];

  constructor(tasks: readonly Task[]) {
    const passes = new Map<number, Map<Job, Task[]>>();
    for (const task of tasks) {
      const pass = passes.get(task.pass) ?? new Map<Job, Task[]>();
      passes.set(task.pass, pass);
      const ofJob = pass.get(task.job);
      if (ofJob) ofJob.push(task);
      else pass.set(task.job, [task]);
    }
    const inOrder = [...passes].sort(([a], [b]) => a - b).map(([, pass]) => pass);
    for (const pass of inOrder) for (const ofJob of pass.values()) ofJob.reverse();
    this.#passes = inOrder;
  }

  /**
   * The next task for a lane that has `open`. One that has to open a job takes the job that fewest others are at: those lanes
   * would all have to open the next one.
   */
  take(open: Job | undefined, busy: ReadonlyMap<Job, number>): Task | undefined {
    while (this.#passes[0]?.size === 0) this.#passes.shift();
    const [pass] = this.#passes;
    if (!pass) return undefined;
    const job = open && pass.has(open) ? open : leastBusy([...pass.keys()], busy);
    const tasks = pass.get(job)!;
    const task = tasks.pop();
    if (tasks.length === 0) pass.delete(job);
    return task;
  }
}

const leastBusy = (jobs: readonly Job[], busy: ReadonlyMap<Job, number>): Job =>
  jobs.reduce((best, job) => ((busy.get(job) ?? 0) < (busy.get(best) ?? 0) ? job : best));

/** Gives tasks to lanes, each the next as soon as it is free. */
export class LanePool implements Workers {
  readonly #lanes: readonly Lane[];

  constructor(lanes: readonly Lane[]) {
    if (lanes.length === 0) throw new RangeError('a pool needs at least one worker');
    this.#lanes = lanes;
  }

  get size(): number {
    return this.#lanes.length;
  }

  async run(tasks: readonly Task[], onResult: OnResult, signal?: AbortSignal): Promise<void> {
    const queue = new Queue(tasks);
    const busy = new Map<Job, number>();
    let failures = 0;
    const failed = () => failures > 0;
    const serve = async (lane: Lane): Promise<void> => {
      let open: Job | undefined;
      const begin = async ({ job, block }: Task): Promise<BlockResult> => {
        if (job !== open) {
          if (open) busy.set(open, busy.get(open)! - 1);
          open = job;
          busy.set(open, (busy.get(open) ?? 0) + 1);
          await lane.open(open);
        }
        signal?.throwIfAborted();
        return lane.run(block);
      };
      const next = (): Task | undefined => (failed() ? undefined : queue.take(open, busy));
      let task = next();
      let running = task && begin(task);
      while (task && running) {
        const result = await running;
        signal?.throwIfAborted();
        const done = task;
        task = next();
        running = task && begin(task);
        // it is looked at in the next turn, unless what follows throws
        running?.catch(() => undefined);
        // the lane works on while what it has done is taken in
        if (!failed()) onResult(result, done);
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
