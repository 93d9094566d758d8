/** Memory of a million runs of one plan: what the process holds at most. */
import { localWorkers, simulate } from '../../src/lib/simulation/index.ts';
import { figure, samplePlans } from './sample.ts';

const plans = samplePlans();
const one = {
  ...plans,
  strategies: plans.strategies.filter(({ title }) => title.name === 'plan-2026'),
  worlds: plans.worlds.filter(({ title }) => title.name === 'perfect-storm'),
};
const RUNS = 1_000_000;
let most = 0;
const start = performance.now();
const result = await simulate({
  plans: one,
  runs: RUNS,
  seed: 42,
  workers: localWorkers(),
  onProgress: () => {
    most = Math.max(most, process.memoryUsage.rss());
  },
});
figure(`${result.runs} runs: seconds on one thread`, (performance.now() - start) / 1000, 's');
figure(`${result.runs} runs: most memory of the process`, most / 1e6, 'MB');
