import { releaseProxy, type Remote, wrap } from 'comlink';
import { type Answer, valueOf } from './answer.ts';
import { onceDead } from './browser-life.ts';

export { ModelError } from './model-error.ts';
export { MODEL_VERSION } from './model-version.ts';

/** A web worker could not be started, or broke off: not an error of the plan. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError';
}

/**
 * The line to a web worker. A call to a worker that is broken would never be answered; here it rejects, and the error that
 * a call met in the worker is thrown as it was there.
 */
export class WorkerLink<Api> {
  readonly #worker: Worker;
  readonly #remote: Remote<Api>;
  readonly #broken: Promise<never>;
  #break: (reason: WorkerError) => void = () => undefined;
  #closed = false;

  constructor(worker: Worker) {
    this.#worker = worker;
    this.#remote = wrap<Api>(worker);
    this.#broken = new Promise((_, reject) => {
      this.#break = reject;
    });
    // whoever calls is told; a worker that nobody calls may break unheard
    this.#broken.catch(() => undefined);
    worker.addEventListener('error', (event) => {
      this.#break(new WorkerError(event.message || 'the worker could not be started'));
    });
    worker.addEventListener('messageerror', () => {
      this.#break(new WorkerError('a message of the worker could not be read'));
    });
    onceDead(worker, () => this.#break(new WorkerError('the worker ended')));
  }

  /** Calls a function of the worker and gives its value, or throws its error. */
  async call<Value>(ask: (remote: Remote<Api>) => Promise<Answer<Value>>): Promise<Value> {
    return valueOf(await Promise.race([ask(this.#remote), this.#broken]));
  }

  /** Ends the worker at once; calls that wait for it reject. Closing again does nothing. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#break(new WorkerError('the worker was closed'));
    (this.#remote as Remote<unknown>)[releaseProxy]();
    this.#worker.terminate();
  }
}
