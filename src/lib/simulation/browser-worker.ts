import { expose } from 'comlink';
import { attempt, type Answer } from './answer.ts';
import { live } from './browser-life.ts';
import { type BlockResult, BlockRunner, type Job } from './block.ts';

let runner: BlockRunner | undefined;

/** What a page's worker does: one job is open at a time, and its blocks are run one after another. */
const blockWorker = {
  open(job: Job): Answer<null> {
    return attempt(() => {
      runner = undefined;
      runner = new BlockRunner(job);
      return null;
    });
  },

  run(block: number): Answer<BlockResult> {
    return attempt(() => {
      if (!runner) throw new Error('no job is open');
      return runner.run(block);
    });
  },
};

export type BlockWorker = typeof blockWorker;

live();
expose(blockWorker);
