import { expect, it } from 'vitest';
import { LANES, WorldBlock } from '../../src/lib/model/index.ts';
import type { Rule, Target } from '../../src/lib/plan/index.ts';
import { StrategyBlock } from '../../src/lib/simulation/strategy-block.ts';
import { CALM, PLAN } from '../model/sample.ts';

const TARGET: Target = {
  fact: 'ltv',
  owner: 'media',
  dimension: 'money',
  atLeast: 100,
  path: Array.from({ length: 52 }, () => 100),
};

const BEHIND: Rule = {
  name: 'value-behind',
  rulebook: 'review',
  priority: 1,
  conditions: { all: [{ fact: 'gap.ltv', operator: 'lessThan', value: 0 }] },
  play: 'alert',
  params: {},
};

it("a customer's value is worked out in every week for a rule that holds it against its target, and only then", () => {
  const weekly = (rules: readonly Rule[]) => {
    const strategy = { ...PLAN, rules };
    const world = new WorldBlock(CALM, [strategy.values]);
    world.run({ seed: 42, block: 0 });
    const block = new StrategyBlock(strategy, world, [TARGET]);
    const values: Float64Array[] = [];
    block.run(0, ({ year, signals }) => {
      values.push(year.outputByName.get('ltv_to_date')!.slice());
      if (rules.length === 0) return;
      const [gap] = signals.columns;
      for (let lane = 0; lane < LANES; lane++)
        expect(gap![lane]).toBe(year.output.ltvToDate[lane]! - TARGET.path[0]!);
    });
    return values;
  };
  const [asked, unasked] = [weekly([BEHIND]), weekly([])];
  const moved = asked.slice(1).filter((week, t) => week[0] !== asked[t]![0]);
  expect(moved.length).toBe(51);
  expect(unasked.slice(0, 51).every((week) => week.every((value) => value === 0))).toBe(true);
  expect(unasked[51]).toEqual(asked[51]);
});
