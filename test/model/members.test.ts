import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Year } from '../../src/lib/model/index.ts';
import { BUYING_SEGMENTS, COMMUNITIES } from '../../src/lib/plan/index.ts';
import {
  apart,
  addTo,
  between,
  type ByLane,
  follow,
  largest,
  output,
  outputs,
  randomPlans,
  SAME_LUCK,
  smallest,
} from './lanes.ts';
import { CALM, setUp } from './sample.ts';

/** Members of all segments, by lane. */
function countMembers({ state }: Year): Float64Array {
  const all = new Float64Array(state.friends.length);
  for (const members of state.members) addTo(all, members);
  return all;
}

describe('members', () => {
  it('are customers, and change by those who enrol less those who are lost, whatever the plan and the luck', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        let before: Float64Array = new Float64Array();
        follow(randomPlans(setUp({ lucky: true })), {
          seed,
          opened: (year) => {
            before = countMembers(year);
          },
          see: (year) => {
            const [members, enrolled, lost] = outputs(year, 'members', 'enrolled', 'members_lost');
            expect(apart(members, (i) => before[i]! + enrolled[i]! - lost[i]!)).toBeLessThan(1e-11);
            expect(apart(members, (i) => countMembers(year)[i]!)).toBeLessThan(1e-12);
            expect(smallest((i) => enrolled[i]!)).toBeGreaterThanOrEqual(0);
            BUYING_SEGMENTS.forEach((_, s) => {
              const [ours, all] = [year.state.members[s]!, year.state.customers[s]!];
              expect(smallest((i) => ours[i]!)).toBeGreaterThanOrEqual(0);
              expect(largest((i) => ours[i]! - all[i]! * (1 + 1e-12))).toBeLessThan(1e-9);
            });
            before = members.slice();
          },
        });
      }),
      { numRuns: 2, seed: 20_260_302 },
    );
  });

  it('enrol with orders: all who buy where all do, none where none does', () => {
    const enrol: ByLane = (lane) => lane % 2;
    const nobody = Object.fromEntries(BUYING_SEGMENTS.map((segment) => [`members.enrolled.${segment}`, 0]));
    follow(setUp({ levers: { ...SAME_LUCK, ...nobody } }), {
      lanes: { 'members.enrol': enrol },
      see: (year) => {
        const [members, gmv, ours, buyers] = outputs(year, 'members', 'gmv', 'member_gmv', 'buyers');
        expect(members[0]).toBe(0);
        expect(ours[0]).toBe(0);
        // The enrolling order counts as a member's.
        expect(ours[1]! / gmv[1]!).toBeCloseTo(1, 12);
        expect(members[1]!).toBeLessThanOrEqual(buyers[1]! * (1 + 1e-12));
        if (year.week === 1) expect(members[1]! / buyers[1]!).toBeCloseTo(1, 2);
      },
    });
  });

  it('are as many shares of a segment as enrolled last year, where last year goes on', () => {
    const setup = setUp({ levers: { ...SAME_LUCK, 'channels.cpc_growth': 0 } });
    const year = follow(setup);
    BUYING_SEGMENTS.forEach((segment, s) => {
      const share = year.state.members[s]![0]! / year.state.customers[s]![0]!;
      const opening = setup.world.values[`members.enrolled.${segment}`] as number;
      expect(Math.abs(share - opening), segment).toBeLessThan(0.02);
    });
  });
});

describe('levels', () => {
  it('are reached by exp(-threshold / mean yearly spend) of the members of a segment', () => {
    const silver = between(1, 'silver', 0, 20_000);
    const gold = between(2, 'gold', 0, 20_000);
    const { values } = setUp().world;
    const value = (lever: string) => values[lever] as number;
    const lanes = { 'members.silver.threshold': silver, 'members.gold.threshold': gold };
    const { effects } = follow(setUp(), { weeks: 1, lanes });
    BUYING_SEGMENTS.forEach((segment, s) => {
      const weekly =
        segment === 'high'
          ? value('customers.repurchase.active') * value('customers.repurchase.high_factor')
          : value(`customers.repurchase.${segment}`);
      const mean = 52 * weekly * value(`customers.basket.${segment}`) * value('finance.order_value');
      const reach = (threshold: number) => Math.exp(-threshold / mean);
      expect(apart(effects.gold[s]!, (i) => reach(gold(i)))).toBeLessThan(1e-12);
      // Who reaches gold is not silver as well.
      const rest = (i: number) => Math.max(0, reach(silver(i)) - reach(gold(i)));
      expect(apart(effects.silver[s]!, rest)).toBeLessThan(1e-12);
      expect(largest((i) => effects.silver[s]![i]! + effects.gold[s]![i]!)).toBeLessThanOrEqual(1);
    });
  });

  it.each(['silver', 'gold'] as const)('%s benefits lift repurchase, with falling returns', (level) => {
    const benefit: ByLane = (lane) => lane % 500;
    const year = follow(
      setUp({ levers: { ...SAME_LUCK, 'private.programme_effect': 0, 'budget.private': 0.9 } }),
      {
        weeks: 1,
        lanes: { [`members.${level}.benefit`]: benefit },
      },
    );
    const lift = year.effects.segmentLift[BUYING_SEGMENTS.indexOf('high')]!;
    const gain = (i: number) => lift[i + 1]! - lift[i]!;
    for (let i = 0; i < 480; i++) {
      expect(gain(i)).toBeGreaterThan(0);
      expect(gain(i + 1)).toBeLessThan(gain(i) * (1 + 1e-6) + 1e-15);
    }
  });
});

describe('lapse', () => {
  /** Lapses of the first week of a shop whose customers are all in one segment, by lane. */
  const lapses = (segment: (typeof COMMUNITIES)[number], lanes: Record<string, ByLane>) => {
    const customers = { new: 0, active: 0, high: 0, dormant: 0, lost: 0, [segment]: 10_000 };
    const setup = setUp({
      levers: {
        ...{ 'budget.private': 0.9, 'members.gold.benefit': 0, 'members.benefit_effect': 0 },
        ...{ 'members.gold_effect': 0.4, 'private.programme_effect': 0 },
      },
      shop: { opening: { ...CALM.shop.opening, customers } },
    });
    const year = follow(setup, { weeks: 1, lanes });
    return { values: output(year, 'lapses'), year };
  };

  it.each(COMMUNITIES)('of greeted members of the %s segment is less by what greetings spare', (segment) => {
    const care = between(3, 'care', 0, 1);
    const { values, year } = lapses(segment, { 'care.birthday': care });
    const { values: none } = lapses(segment, {});
    const share = year.effects.openingMemberShare[COMMUNITIES.indexOf(segment)]![0]!;
    const spared = CALM.values['care.lapse_effect'] as number;
    expect(apart(values, (i) => none[i]! * (1 - spared * care(i) * share))).toBeLessThan(1e-12);
  });

  it('of high-value gold members is less by what their benefits spare', () => {
    const benefit = between(4, 'benefit', 0, 500);
    const { values, year } = lapses('high', { 'members.gold.benefit': benefit });
    const { values: none } = lapses('high', {});
    const place = BUYING_SEGMENTS.indexOf('high');
    const gold = year.effects.gold[place]![0]! * year.effects.openingMemberShare[place]![0]!;
    const scale = CALM.values['members.benefit_scale'] as number;
    const held = (i: number) => 0.4 * gold * (1 - Math.exp(-benefit(i) / scale));
    expect(apart(values, (i) => none[i]! * (1 - held(i)))).toBeLessThan(1e-12);
  });
});
