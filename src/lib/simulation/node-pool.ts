/** Threads of Node for blocks. A door of its own: index.ts is for browsers too. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { valueOf } from './answer.ts';
import type { BlockResult, Job } from './block.ts';
import type { WorkerAnswer, WorkerRequest } from './node-worker.ts';
import { type Lane, LanePool, localWorkers, type Workers } from './workers.ts';

/** Where the built worker is: beside the built command line, or in the package when this file runs from its source. */
const WORKER_FILES = ['./node-worker.js', '../../../dist/node-worker.js'];

interface Waiting {
  readonly resolve: (answer: WorkerAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** A thread of Node as a lane. It starts with the first job; when it has crashed, every request rejects. */
export class ThreadLane implements Lane {
  readonly #file: string;
  #worker: Worker | undefined;
  #waiting: Waiting | undefined;
  #ended: Error | undefined;
  /** The last request, answered or not: a thread does one thing at a time. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(file: string) {
    this.#file = file;
  }

  async open(job: Job): Promise<void> {
    await this.#ask({ ask: 'open', job });
  }

  async run(block: number): Promise<BlockResult> {
    const result = await this.#ask({ ask: 'run', block });
    if (!result) throw new Error('a worker answered a block without its result');
    return result;
  }

  async close(): Promise<void> {
    this.#end(new Error('the worker was closed'));
    await this.#worker?.terminate();
  }

  async #ask(request: WorkerRequest): Promise<BlockResult | null> {
    const asked = this.#last.then(() => this.#send(request));
    this.#last = asked.catch(() => undefined);
    return valueOf(await asked);
  }

  #send(request: WorkerRequest): Promise<WorkerAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#ended) {
        reject(this.#ended);
        return;
      }
      // What is thrown here, as for a job that cannot be copied, rejects too.
      this.#worker ??= this.#start();
      this.#worker.postMessage(request);
      this.#waiting = { resolve, reject };
    });
  }

  #start(): Worker {
    // The built file needs no loader of whatever runs this one.
    const worker = new Worker(this.#file, { execArgv: [] });
    worker.on('message', (answer: WorkerAnswer) => {
      const waiting = this.#waiting;
      this.#waiting = undefined;
      waiting?.resolve(answer);
    });
    worker.on('error', (error) => {
      this.#end(error);
    });
    worker.on('messageerror', (error) => {
      this.#end(error);
    });
    worker.on('exit', (code) => {
      this.#end(new Error(`a worker thread stopped with exit code ${code}`));
    });
    return worker;
  }

  #end(reason: Error): void {
    this.#ended ??= reason;
    this.#waiting?.reject(this.#ended);
    this.#waiting = undefined;
  }
}

/**
 * Workers for a number of threads. One is this thread itself, without a worker. Close them when done, or the process does
 * not end.
 *
 * @param threads - a whole number of at least 1
 * @throws RangeError for another number of threads
 * @throws Error for more than one thread when the worker has not been built
 */
export function nodeWorkers(threads: number): Workers {
  if (!Number.isSafeInteger(threads) || threads < 1) {
    throw new RangeError(`threads must be a whole number of at least 1, not ${threads}`);
  }
  if (threads === 1) return localWorkers();
  const file = WORKER_FILES.map((path) => fileURLToPath(new URL(path, import.meta.url))).find(existsSync);
  if (file === undefined) {
    throw new Error(
      'more than one thread needs dist/node-worker.js, which has not been built: npm run build',
    );
  }
  return new LanePool(Array.from({ length: threads }, () => new ThreadLane(file)));
}
