import { LANES } from '../lib/model/index.ts';
import { nodeWorkers, type SimulateOptions } from '../lib/index.ts';
import { cancellable } from './cancel.ts';
import type { RunSettings } from './options.ts';
import { ProgressBar } from './progress-bar.ts';

/** What simulations of a command have in common. */
export type Shared = Required<Pick<SimulateOptions, 'workers' | 'signal' | 'onProgress'>>;

/** Does work that simulates, with threads, a progress bar, and Ctrl+C to stop it. */
export const withWorkers = <Value>(
  { threads, runs }: Pick<RunSettings, 'threads' | 'runs'>,
  work: (shared: Shared) => Promise<Value>,
): Promise<Value> =>
  cancellable(async (signal) => {
    const workers = nodeWorkers(Math.min(threads, Math.ceil(runs / LANES)));
    const bar = new ProgressBar(process.stderr);
    const onProgress = (share: number): void => {
      bar.show(share);
    };
    try {
      return await work({ workers, signal, onProgress });
    } finally {
      bar.clear();
      await workers.close();
    }
  });
