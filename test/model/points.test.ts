import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apart,
  between,
  type ByLane,
  follow,
  inForce,
  output,
  outputs,
  randomPlans,
  SAME_LUCK,
  smallest,
} from './lanes.ts';
import { setUp } from './sample.ts';

describe('points owed', () => {
  it('change by what is earned less what is redeemed and what expires, whatever the plan and the luck', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        let before = new Float64Array();
        follow(randomPlans(setUp({ lucky: true })), {
          seed,
          opened: ({ state }) => {
            before = state.points.slice();
          },
          see: (year) => {
            const [owed, earned] = outputs(year, 'points_liability', 'points_earned');
            const [redeemed, expired, gmv] = outputs(year, 'points_redeemed', 'points_expired', 'member_gmv');
            const rate = inForce(year, 'points.rate');
            expect(apart(earned, (i) => rate[i]! * gmv[i]!)).toBeLessThan(1e-12);
            expect(apart(owed, (i) => before[i]! + earned[i]! - redeemed[i]! - expired[i]!)).toBeLessThan(
              1e-12,
            );
            expect(smallest((i) => Math.min(owed[i]!, redeemed[i]!, expired[i]!))).toBeGreaterThanOrEqual(0);
            before = owed.slice();
          },
        });
      }),
      { numRuns: 2, seed: 20_260_303 },
    );
  });

  it('that nobody earns are ((1 - redeemed) x (1 - expired))^t of those at opening', () => {
    const redeem = between(1, 'redeem', 0.001, 1);
    const expiry = between(2, 'expiry', 0, 0.5);
    let opening = new Float64Array();
    follow(setUp(), {
      weeks: 20,
      lanes: { 'points.redeem': redeem, 'points.expiry': expiry, 'points.rate': () => 0 },
      opened: ({ state }) => {
        opening = state.points.slice();
      },
      see: (year, week) => {
        const kept = (i: number) => ((1 - redeem(i)) * (1 - expiry(i))) ** week;
        expect(apart(output(year, 'points_liability'), (i) => opening[i]! * kept(i))).toBeLessThan(1e-9);
      },
    });
  });

  it('stay about where they are where last year goes on', () => {
    let opening = 0;
    const year = follow(setUp({ levers: { ...SAME_LUCK, 'channels.cpc_growth': 0 } }), {
      opened: ({ state }) => {
        opening = state.points[0]!;
      },
    });
    expect(Math.abs(output(year, 'points_liability')[0]! / opening - 1)).toBeLessThan(0.1);
  });

  it('cost less where they are spent on goods and classes, in profit and in cash alike', () => {
    const share = between(3, 'share', 0, 1);
    const levers = { ...SAME_LUCK, 'points.experience_cost': 0, 'points.experience_value': 0 };
    const saving = setUp().world.values['points.experience_saving'] as number;
    const run = (lanes: Record<string, ByLane>) => {
      const weeks: Float64Array[][] = [];
      const money = ['profit', 'cash', 'points_redeemed', 'points_liability'] as const;
      follow(setUp({ levers }), {
        lanes,
        see: (year) => {
          weeks.push(outputs(year, ...money).map((values) => values.slice()));
        },
      });
      return weeks;
    };
    const [without, spent] = [run({}), run({ 'points.experience_share': share })];
    let saved = new Float64Array(spent[0]![0]!.length);
    spent.forEach(([profit, cash, redeemed, owed], t) => {
      const [usualProfit, usualCash, , usualOwed] = without[t]!;
      const now = redeemed!.map((value, i) => saving * share(i) * value);
      saved = saved.map((sum, i) => sum + now[i]!);
      expect(apart(profit!, (i) => usualProfit![i]! + now[i]!)).toBeLessThan(1e-9);
      expect(apart(cash!, (i) => usualCash![i]! + saved[i]!)).toBeLessThan(1e-9);
      // What is owed is a matter of points, not of what they are spent on.
      expect(apart(owed!, (i) => usualOwed![i]!)).toBeLessThan(1e-12);
    });
  });

  it('lift what members order, the more where they are worth more to them', () => {
    const value = between(4, 'value', -0.5, 1);
    const levers = { ...SAME_LUCK, 'points.experience_cost': 0, 'points.experience_value': 0 };
    const year = follow(setUp({ levers }), {
      weeks: 1,
      lanes: { 'points.experience_share': () => 1, 'points.experience_value': value },
    });
    const { segmentLift, openingMemberShare } = year.effects;
    const [rate, effect] = [inForce(year, 'points.rate'), inForce(year, 'points.effect')];
    segmentLift.forEach((lift, s) => {
      const members = openingMemberShare[s]!;
      const log = (i: number) => effect[i]! * rate[i]! * value(i) * members[i]!;
      expect(apart(lift, (i) => Math.exp(log(i)))).toBeLessThan(1e-12);
    });
  });
});
