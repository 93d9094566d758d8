/**
 * A plan pays for the levers that it uses: last year again, without rules, in a calm world. Beside run-week, which is a process of
 * its own: the plan with all rules in a storm.
 */
import { LANES } from '../../src/lib/model/index.ts';
import { BlockRunner } from '../../src/lib/simulation/index.ts';
import { fastest, figure, sampleJob, samplePlans } from './sample.ts';

const job = sampleJob(samplePlans(), 'calm', ['steady']);
const bare = {
  ...job,
  strategies: job.strategies.map((strategy) => ({ ...strategy, rules: [], plays: [], derived: [] })),
};
const BLOCKS = 20;

const runner = new BlockRunner(bare);
for (let block = 0; block < 40; block++) runner.run(block);
const best = fastest(7, () => {
  for (let block = 0; block < BLOCKS; block++) runner.run(block);
});
figure(
  'steady without rules, calm: a run-week',
  (best * 1e6) / (BLOCKS * LANES * job.world.shop.calendar.weeks),
  'ns',
);
