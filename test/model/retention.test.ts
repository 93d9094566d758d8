import { describe, expect, it } from 'vitest';
import { LANES, WorldBlock, type Year } from '../../src/lib/model/index.ts';
import { BUYING_SEGMENTS, COMMUNITIES, findFact, YEAR_FACTS } from '../../src/lib/plan/index.ts';
import { WeekValue } from '../../src/lib/simulation/measures.ts';
import { StrategyBlock } from '../../src/lib/simulation/strategy-block.ts';
import { addTo, between, follow, inForce, largest, output, outputs, SAME_LUCK } from './lanes.ts';
import { CALM, PLAN, setUp, STORM, TARGETS } from './sample.ts';

/** A fact's value in the last week that was followed. */
function valueOf(name: string, year: Year): Float64Array {
  const value = new WeekValue(findFact(name)!.measure.week, year.outputByName);
  value.start();
  value.update();
  return value.values;
}

/** A shop of high-value customers who stay so, and order each week with the same chance. */
const FAITHFUL = setUp({
  levers: {
    ...{ ...SAME_LUCK, 'channels.reach': 0, 'content.base_visits': 0, 'content.visits': 0 },
    ...{ 'referral.invite_rate': 0, 'stock.size_depth': 1e6, 'customers.season_effect': 0 },
    ...{ 'customers.shift_effect': 0, 'private.programme_effect': 0, 'messages.lift': 0, 'points.effect': 0 },
    ...{ 'communities.repurchase_effect': 0, 'members.benefit_effect': 0, 'members.gold_effect': 0 },
    ...{ 'customers.repurchase.active': 0.05, 'customers.repurchase.high_factor': 1.5 },
    ...{ 'customers.lapse.high': 0, 'customers.downgrade': 0, 'wecom.leave': 0, 'wecom.leave_fatigue': 0 },
  },
  shop: {
    opening: {
      ...CALM.shop.opening,
      customers: { new: 0, active: 0, high: 50_000, dormant: 0, lost: 0 },
      stockWeeks: 1000,
    },
  },
});
const CHANCE = 0.075;

describe('looking back', () => {
  it.each([1, 5, 30])('over a quarter, 1 - (1 - h)^13 have ordered again, also in week %i', (weeks) => {
    const year = follow(FAITHFUL, { weeks });
    expect(valueOf('repurchase_rate_90d', year)[0]).toBeCloseTo(1 - (1 - CHANCE) ** 13, 10);
  });

  it('a quarter holds the weeks before the year, and then only its own', () => {
    // Nobody orders in the year: what is left is what the opening's weeks still hold.
    const rates: number[] = [];
    follow(FAITHFUL, {
      weeks: 15,
      lanes: { 'repurchase.base': () => 0 },
      see: (year) => rates.push(valueOf('repurchase_rate_90d', year)[0]!),
    });
    rates.forEach((rate, t) => expect(rate).toBeCloseTo(1 - (1 - CHANCE) ** Math.max(0, 12 - t), 10));
  });

  it.each([1, 3, 20])(
    'over four weeks, members are active who ordered or, as friends, opened: week %i',
    (weeks) => {
      const year = follow(FAITHFUL, { weeks });
      const silent = (1 - CHANCE) ** 4;
      const open = year.effects.openRate[2]![0]!;
      const messages = inForce(year, 'messages.high')[0]!;
      const unread = (1 - open) ** (4 * messages);
      const friends = year.effects.coverage[0]!;
      const active = 1 - silent * (1 - friends + friends * unread);
      expect(valueOf('active_members', year)[0]).toBeCloseTo(active, 10);
    },
  );

  it('opening customers came back who have had an order: all buyers but the newcomers', () => {
    const newcomers = new Float64Array(LANES);
    follow(setUp({ lucky: true }), {
      seed: 7,
      see: (year) => {
        const [acquired, buyers, returning] = outputs(year, 'new_customers', 'buyers', 'returning');
        addTo(newcomers, acquired);
        const rest = (i: number) => Math.abs(returning[i]! - (buyers[i]! - newcomers[i]!)) / buyers[i]!;
        expect(largest(rest)).toBeLessThan(1e-11);
      },
    });
  });

  it('they are 1 - (1 - h)^t of them after t weeks', () => {
    follow(FAITHFUL, {
      weeks: 30,
      see: (year, week) =>
        expect(valueOf('returning_rate', year)[0]).toBeCloseTo(1 - (1 - CHANCE) ** week, 10),
    });
  });
});

describe('communities', () => {
  it('are active where at least one of the messages of a week is opened: 1 - (1 - open)^messages', () => {
    const messages = between(1, 'messages', 0, 14);
    const lanes = Object.fromEntries(COMMUNITIES.map((segment) => [`messages.${segment}`, messages]));
    const year = follow(setUp(), { weeks: 3, lanes });
    const [sent, opened] = outputs(year, 'messages_sent', 'messages_opened');
    const activity = valueOf('community_activity', year);
    const expected = (i: number) => 1 - (1 - opened[i]! / sent[i]!) ** messages(i);
    expect(largest((i) => Math.abs(activity[i]! - expected(i)))).toBeLessThan(1e-12);
  });

  it('and dormant customers share the friends there are', () => {
    const year = follow(setUp(), { weeks: 10 });
    const friends = new Float64Array(LANES);
    for (const segment of BUYING_SEGMENTS) addTo(friends, output(year, `friends.${segment}`));
    expect(year.effects.coverage[0]).toBeLessThan(1);
    expect(friends[0]! / output(year, 'friends')[0]!).toBeCloseTo(1, 12);
  });

  it('sell: their visits order as other visits of regulars do, less what is out of stock', () => {
    const year = follow(setUp(), { weeks: 2 });
    const usual = inForce(year, 'conversion.repeat')[0]! * year.effects.fill[0]!;
    expect(valueOf('cvr_private', year)[0]! / usual).toBeCloseTo(1, 12);
  });
});

describe('facts of the year', () => {
  it('are the same whether or not a rule or a chart reads their weeks', () => {
    const worlds = new WorldBlock(STORM, [PLAN.values]);
    worlds.run({ seed: 42, block: 0 });
    const [few, all] = [false, true].map((everything) => {
      const block = new StrategyBlock({ ...PLAN, rules: [] }, worlds, TARGETS, { everything });
      block.run(0);
      return block.yearFacts();
    });
    YEAR_FACTS.forEach(({ name }, place) => {
      const apart = (i: number) => {
        const [one, other] = [few![place * LANES + i]!, all![place * LANES + i]!];
        return Object.is(one, other) ? 0 : Math.abs(one - other) / (1 + Math.abs(one));
      };
      expect(largest(apart), name).toBeLessThan(1e-12);
    });
  });
});
