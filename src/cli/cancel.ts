import { Cancelled } from './exit.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Does long work that Ctrl+C ends in good order: the signal is aborted, so that the work can close what it opened. A second
 * Ctrl+C ends the program at once.
 */
export async function cancellable<Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort(new Cancelled('stopped'));
    release();
  };
  const release = (): void => {
    for (const signal of SIGNALS) process.off(signal, abort);
  };
  for (const signal of SIGNALS) process.on(signal, abort);
  try {
    return await work(controller.signal);
  } finally {
    release();
  }
}
