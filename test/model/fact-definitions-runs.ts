import { WorldBlock, type Year } from '../../src/lib/model/index.ts';
import type { Strategy } from '../../src/lib/plan/index.ts';
import { StrategyBlock } from '../../src/lib/simulation/strategy-block.ts';
import { Ledger, type PlayWeek } from './fact-definitions-plays.ts';
import { INTERRUPTED } from './interrupted.ts';
import { follow, randomPlans } from './lanes.ts';
import { PLAN, STORM, TARGETS } from './sample.ts';

/** Who follows a year, which is at its opening. */
export type Watch = (year: Year) => (year: Year, plays: PlayWeek) => void;

/** Another plan on each lane, in worlds with every shock there is. */
function anyPlans(watch: Watch): void {
  const strategy: Strategy = { ...PLAN, rules: [], modifiers: [] };
  const ledger = new Ledger(strategy);
  let see: ReturnType<Watch> | undefined;
  follow(randomPlans({ world: INTERRUPTED, strategy }), {
    opened: (year) => (see = watch(year)),
    see: (year, week) => {
      see!(year, ledger.of(week));
    },
  });
}

/** The plan with its rules, whose plays cost money of their own. */
function planWithRules(watch: Watch): void {
  const worlds = new WorldBlock(STORM, [PLAN.values]);
  worlds.run({ seed: 42, block: 0 });
  const block = new StrategyBlock(PLAN, worlds, TARGETS, { everything: true });
  const ledger = new Ledger(PLAN);
  block.year.start();
  const see = watch(block.year);
  block.run(0, ({ year, review }, week) => {
    see(year, ledger.of(week));
    ledger.note(week, review.fired);
  });
}

/** Years in which facts are held against their definitions, by name. */
export const RUNS: Readonly<Record<string, (watch: Watch) => void>> = {
  'any plan': anyPlans,
  'the plan and its rules': planWithRules,
};
