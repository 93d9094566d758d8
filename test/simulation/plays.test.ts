import { describe, expect, it } from 'vitest';
import { WorldBlock } from '../../src/lib/model/index.ts';
import { ALERT, PLAYS, type Rule, YEAR_FACTS } from '../../src/lib/plan/index.ts';
import { StrategyBlock } from '../../src/lib/simulation/strategy-block.ts';
import { PLAN, STORM, TARGETS } from '../model/sample.ts';

/** A year fact that a play of the sample moves on average, and which way. */
interface Effect {
  readonly fact: string;
  readonly how: 'up' | 'down';
  /** The week at whose end it fires: where what it answers is there. */
  readonly week?: number;
}

const effect = (fact: string, how: Effect['how'], week?: number): Effect => ({
  fact,
  how,
  ...(week && { week }),
});

const EFFECTS: Readonly<Record<string, Effect>> = {
  'shift-to-private': effect('public_spend', 'down'),
  'referral-drive': effect('referral_visits', 'up'),
  'content-push': effect('organic_visits', 'up'),
  'ugc-campaign': effect('ugc_share', 'up'),
  'move-channel': effect('cac_paid', 'down'),
  'pause-paid': effect('public_spend', 'down'),
  differentiate: effect('differentiation', 'up'),
  'match-price': effect('price_gap', 'down', 24),
  'private-offer': effect('repeat_orders', 'up'),
  'switch-supplier': effect('fill_rate', 'up', 24),
  'lock-price': effect('unit_cost', 'down', 14),
  expedite: effect('expedite_share', 'up'),
  'front-stock': effect('fulfilment_days', 'down'),
  'page-test': effect('tests_finished', 'up'),
  'trust-promise': effect('trust', 'up'),
  'win-back': effect('winback_rate', 'up'),
  'member-boost': effect('repeat_orders', 'up'),
  'rfm-offer': effect('repeat_orders', 'up'),
  'ease-messages': effect('wecom_loss_rate', 'down'),
  'clear-stock': effect('stock_value', 'down'),
};

/** Year facts, on average over a block, with the play fired once, or not at all. */
function yearWith(play: string, week: number, fires: boolean): Map<string, number> {
  const rule: Rule = {
    name: play,
    rulebook: 'one',
    priority: 1,
    conditions: { all: [{ fact: 'week', operator: 'equal', value: week }] },
    play,
    params: {},
  };
  const strategy = { ...PLAN, rules: fires ? [rule] : [] };
  const world = new WorldBlock(STORM, [strategy.values]);
  const block = new StrategyBlock(strategy, world, TARGETS);
  world.run({ seed: 42, block: 0 });
  block.run(0);
  const facts = block.yearFacts();
  const lanes = facts.length / YEAR_FACTS.length;
  return new Map(
    YEAR_FACTS.map(({ name }, f) => {
      const values = facts.subarray(f * lanes, (f + 1) * lanes).filter((value) => !Number.isNaN(value));
      return [name, values.reduce((sum, value) => sum + value, 0) / values.length];
    }),
  );
}

describe('every play of the sample', () => {
  it('is one of the catalogue, all of which the sample has', () => {
    const names = PLAYS.map(({ name }) => name).filter((name) => name !== ALERT);
    expect(
      PLAN.plays
        .map(({ name }) => name)
        .filter((name) => name !== ALERT)
        .sort(),
    ).toEqual(names.sort());
    expect(Object.keys(EFFECTS).sort()).toEqual(names.sort());
    const started = new Set(PLAN.rules.map(({ play }) => play));
    expect(names.filter((name) => !started.has(name))).toEqual([]);
  });

  it.each(Object.entries(EFFECTS))('does what it is for: %s', (play, { fact, how, week = 12 }) => {
    const [without, after] = [yearWith(play, week, false), yearWith(play, week, true)];
    const change = after.get(fact)! - without.get(fact)!;
    if (how === 'up') expect(change).toBeGreaterThan(0);
    else expect(change).toBeLessThan(0);
  });
});
