/** Five strategies on one set of worlds in one worker, against one strategy. */
import { LANES } from '../../src/lib/model/index.ts';
import { BlockRunner } from '../../src/lib/simulation/index.ts';
import { fastest, figure, samplePlans, sampleJob } from './sample.ts';

const plans = samplePlans();
const names = plans.strategies.map(({ title }) => title.name);
const BLOCKS = 10;
const time = (strategies: readonly string[]) => {
  const job = sampleJob(plans, 'perfect-storm', strategies);
  const runner = new BlockRunner(job);
  for (let block = 0; block < 20; block++) runner.run(block);
  const milliseconds = fastest(5, () => {
    for (let block = 0; block < BLOCKS; block++) runner.run(block);
  });
  return (milliseconds * 1e6) / (BLOCKS * LANES * job.world.shop.calendar.weeks);
};

const five = time(names);
const one = time(['plan-2026']);
figure('one strategy: a run-week', one, 'ns');
figure(`${names.length} strategies: a run-week of each`, five / names.length, 'ns');
figure(`${names.length} strategies / one`, five / one, 'times');
