/** One thread against two: the built command line on one cell, less what it takes to start and to warm up. */
import { spawnSync } from 'node:child_process';
import { figure } from './sample.ts';

const RUNS = 98_304;
const FEW = 24_576;
const TRIES = 3;

function seconds(threads: number, runs: number): number {
  const start = performance.now();
  const options = ['--strategy', 'plan-2026', '--scenario', 'perfect-storm', '--json'];
  const { status } = spawnSync(
    process.execPath,
    ['dist/cli.js', 'simulate', ...options, '--runs', String(runs), '--threads', String(threads)],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (status !== 0) throw new Error('the command line failed: is it built?');
  return (performance.now() - start) / 1000;
}

const best = (threads: number, runs: number) =>
  Math.min(...Array.from({ length: TRIES }, () => seconds(threads, runs)));

const [one, two] = [1, 2].map((threads) => best(threads, RUNS) - best(threads, FEW)) as [number, number];
figure(`${RUNS - FEW} years on one thread`, one, 's');
figure(`${RUNS - FEW} years on two threads`, two, 's');
figure('one thread / two', one / two, 'times');
