import type { ScenarioTally } from './scenario-tally.ts';
import type { Task, Workers } from './workers.ts';

export interface SharpenOptions {
  /** What is to be simulated, or simulated further: those that are looked at first come first. */
  readonly tallies: readonly ScenarioTally[];
  readonly workers: Workers;
  readonly signal: AbortSignal;
  /** Called after the first block of a column, each time its runs are four times as many, and when they are all there. */
  readonly onColumn: (tally: ScenarioTally) => void;
  /** Called after each block with the share of what was left to do that is done. */
  readonly onProgress: (share: number) => void;
}

/**
 * Whether cells are shown, when `before` blocks of `all` have become `after`: with 1 block, 4, 16, …, but not shortly before the
 * end, when there is little to see that the whole will not show.
 */
function looks(before: number, after: number, all: number): boolean {
  for (let look = 1; look <= Math.min(after, all / 2); look *= 4) if (look > before) return true;
  return false;
}

/**
 * Simulates cells so that all of them soon show something: the first block of every column, then the others. Results are those
 * of `simulate`, byte for byte. After an abort, the same tallies can be taken further.
 */
export async function sharpen(options: SharpenOptions): Promise<void> {
  const { tallies, workers, signal } = options;
  const ofJob = new Map(tallies.map((tally) => [tally.job, tally]));
  const tasks = tallies.flatMap((tally) =>
    tally.left().map((block): Task => ({ job: tally.job, block, pass: block === 0 ? 0 : 1 })),
  );
  const size = ({ job }: Task): number => job.strategies.length;
  const total = tasks.reduce((sum, task) => sum + size(task), 0);
  let done = 0;
  await workers.run(
    tasks,
    (result, task) => {
      const tally = ofJob.get(task.job)!;
      const before = tally.blocks;
      tally.add(result);
      done += size(task);
      options.onProgress(done / total);
      if (tally.isWhole || looks(before, tally.blocks, tally.size)) options.onColumn(tally);
    },
    signal,
  );
}
