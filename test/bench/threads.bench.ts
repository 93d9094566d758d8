/** One thread against two, on the built command line's workers. */
import { nodeWorkers } from '../../src/lib/simulation/node-pool.ts';
import { simulate } from '../../src/lib/simulation/index.ts';
import { figure, samplePlans } from './sample.ts';

const plans = samplePlans();
const one = {
  ...plans,
  strategies: plans.strategies.filter(({ title }) => title.name === 'plan-2026'),
  worlds: plans.worlds.filter(({ title }) => title.name === 'perfect-storm'),
};
const RUNS = 51_200;

async function seconds(threads: number): Promise<number> {
  const workers = nodeWorkers(threads);
  try {
    await simulate({ plans: one, runs: RUNS / 4, seed: 1, workers });
    let best = Infinity;
    for (let k = 0; k < 3; k++) {
      const start = performance.now();
      await simulate({ plans: one, runs: RUNS, seed: 42, workers });
      best = Math.min(best, performance.now() - start);
    }
    return best / 1000;
  } finally {
    await workers.close();
  }
}

const single = await seconds(1);
const double = await seconds(2);
figure(`${RUNS} years on one thread`, single, 's');
figure(`${RUNS} years on two threads`, double, 's');
figure('one thread / two', single / double, 'times');
