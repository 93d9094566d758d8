/** The same rules on the same facts: the compiled block form against json-rules-engine, one run-week at a time. */
import { LANES, WorldBlock } from '../../src/lib/model/index.ts';
import {
  createRuleState,
  evaluateRules,
  recordWeek,
  resetRuleState,
  rulesEngine,
} from '../../src/lib/rules/index.ts';
import { StrategyBlock } from '../../src/lib/simulation/strategy-block.ts';
import { fastest, figure, samplePlans, sampleJob } from './sample.ts';

const plans = samplePlans();
const job = sampleJob(plans, 'perfect-storm', ['plan-2026']);
const plan = job.strategies[0]!;
const world = new WorldBlock(job.world, [plan.values]);
world.run({ seed: 42, block: 0 });
const block = new StrategyBlock(plan, world, job.targets);
const recorded: Float64Array[][] = [];
block.run(0, (_, week) => {
  recorded[week - 1] = block.signals.columns.map((values) => values.slice());
});
const weeks = recorded.length;

const state = createRuleState(block.program, LANES);
const year = () => {
  resetRuleState(state);
  recorded.forEach((columns, t) => {
    recordWeek(block.program, state, columns, t + 1);
    evaluateRules(block.program, state);
  });
};
for (let warm = 0; warm < 40; warm++) year();
const compiled = (fastest(20, year) * 1e6) / (LANES * weeks);

/** Runs that the library evaluates: enough to be warm. */
const RUNS = 12;
const source = {
  rules: plan.rules,
  conditions: plan.conditions,
  derived: plan.derived,
  targetFacts: job.targets.map(({ fact }) => fact),
};
let spent = 0;
let evaluated = 0;
for (let lane = 0; lane < RUNS; lane++) {
  const history = block.signals.columns.map((_, signal) =>
    recorded.map((columns) => columns[signal]![lane]!),
  );
  const moment = { week: 0 };
  const engine = await rulesEngine(source, block.program, history, moment, () => undefined);
  const start = performance.now();
  for (let week = 1; week <= weeks; week++) {
    moment.week = week;
    await engine.run();
  }
  // The first runs warm up.
  if (lane >= 2) {
    spent += performance.now() - start;
    evaluated += weeks;
  }
}
const library = (spent * 1e6) / evaluated;

figure(`compiled rules (${plan.rules.length}), a run-week`, compiled, 'ns');
figure('json-rules-engine, a run-week', library / 1000, 'us');
figure('json-rules-engine / compiled', library / compiled, 'times');
