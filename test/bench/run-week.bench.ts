/**
 * The cost of one simulated week of one run, on one thread, warm: the sample's plan-2026 under perfect-storm. Split by timing the
 * parts alone: the random numbers of a block, its worlds, and the rules on a recorded year; the model is the rest.
 */
import { LANES, WorldBlock } from '../../src/lib/model/index.ts';
import { stream } from '../../src/lib/random/index.ts';
import { createRuleState, evaluateRules, recordWeek, resetRuleState } from '../../src/lib/rules/index.ts';
import { BlockRunner } from '../../src/lib/simulation/index.ts';
import { StrategyBlock } from '../../src/lib/simulation/strategy-block.ts';
import { fastest, figure, samplePlans, sampleJob } from './sample.ts';

const plans = samplePlans();
const job = sampleJob(plans, 'perfect-storm', ['plan-2026']);
const [plan] = job.strategies;
const { weeks } = job.world.shop.calendar;
const perRunWeek = (milliseconds: number, blocks: number) => (milliseconds * 1e6) / (blocks * LANES * weeks);

const WARM = 40;
const BLOCKS = 20;
const TRIES = 7;

const runner = new BlockRunner(job);
for (let block = 0; block < WARM; block++) runner.run(block);
const whole = perRunWeek(
  fastest(TRIES, () => {
    for (let block = 0; block < BLOCKS; block++) runner.run(block);
  }),
  BLOCKS,
);

/** The draws of a week: normals and uniforms, each from a stream of its own. */
const NORMALS = 9;
const UNIFORMS = 8;
const out = new Float64Array(LANES);
const draws = perRunWeek(
  fastest(TRIES, () => {
    for (let block = 0; block < BLOCKS; block++) {
      for (let source = 0; source < NORMALS + UNIFORMS; source++) {
        const draw = stream(42, `bench/${source}`, block);
        for (let week = 0; week < weeks; week++) {
          if (source < NORMALS) draw.fillNormal(out);
          else draw.fillUniform(out);
        }
      }
    }
  }),
  BLOCKS,
);

/** One draw of the generator under the streams: the speed of the machine, by which its other figures can be compared. */
const DRAWS = 200_000;
const generator = stream(42, 'bench/draw', 0);
const draw =
  (fastest(TRIES, () => {
    for (let k = 0; k < DRAWS / LANES; k++) generator.fillUniform(out);
  }) *
    1e6) /
  DRAWS;

const world = new WorldBlock(job.world, [plan!.values]);
const worlds = perRunWeek(
  fastest(TRIES, () => {
    for (let block = 0; block < BLOCKS; block++) world.run({ seed: 42, block });
  }),
  BLOCKS,
);

const block = new StrategyBlock(plan!, world, job.targets);
const recorded: Float64Array[][] = [];
block.run(0, (_, week) => {
  recorded[week - 1] = block.signals.columns.map((values) => values.slice());
});
const state = createRuleState(block.program, LANES);
const rules = perRunWeek(
  fastest(TRIES * 3, () => {
    resetRuleState(state);
    block.review.start();
    recorded.forEach((columns, t) => {
      recordWeek(block.program, state, columns, t + 1);
      evaluateRules(block.program, state);
      block.review.fire(state, t + 1);
    });
  }),
  1,
);

figure('all of a run-week', whole, 'ns');
figure('all of a run-week, in uniform draws of this machine', whole / draw, 'draws');
figure('one uniform draw', draw, 'ns');
figure('  random numbers', draws, 'ns');
figure('  worlds beside their random numbers', worlds - draws, 'ns');
figure(`  rules (${plan!.rules.length}): memory, conditions, firing`, rules, 'ns');
figure('  model, facts and plays: the rest', whole - worlds - rules, 'ns');
