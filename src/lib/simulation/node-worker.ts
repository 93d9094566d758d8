/** A thread of Node that runs blocks: started by node-pool.ts from its built file. */
import { parentPort } from 'node:worker_threads';
import { attempt, type Answer } from './answer.ts';
import { type BlockResult, BlockRunner, type Job } from './block.ts';

/** What a pool asks of a worker, one thing at a time. */
export type WorkerRequest =
  { readonly ask: 'open'; readonly job: Job } | { readonly ask: 'run'; readonly block: number };

/** What a worker answers to each request, exactly once: the block's result, or null for a job that is open. */
export type WorkerAnswer = Answer<BlockResult | null>;

if (!parentPort) throw new Error('node-worker is started as a worker thread, not by itself');
const port = parentPort;
let runner: BlockRunner | undefined;

function serve(request: WorkerRequest): BlockResult | null {
  if (request.ask === 'open') {
    runner = undefined;
    runner = new BlockRunner(request.job);
    return null;
  }
  if (!runner) throw new Error('no job is open');
  return runner.run(request.block);
}

port.on('message', (request: WorkerRequest) => {
  const answer: WorkerAnswer = attempt(() => serve(request));
  port.postMessage(answer);
});
