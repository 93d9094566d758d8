import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANES } from '../../src/lib/model/index.ts';
import { COMMUNITIES } from '../../src/lib/plan/index.ts';
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
import { CALM, setUp, STORM } from './sample.ts';

/** Nothing is lost or gained but what a test says. */
const STILL = {
  'wecom.leave': 0,
  'customers.lost_rate': 0,
  'wecom.join_rate': 0,
  'wecom.public_join_rate': 0,
};

describe('WeCom friends', () => {
  it('change by those who join less those who leave, whatever the plan and the luck', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.boolean(), (seed, stormy) => {
        let before = new Float64Array();
        const setup = setUp({ lucky: true });
        follow(randomPlans(stormy ? { ...setup, world: STORM } : setup), {
          seed,
          opened: ({ state }) => {
            before = state.friends.slice();
          },
          see: (year) => {
            const [friends, joined, left] = outputs(year, 'friends', 'friends_joined', 'friends_left');
            const [buying, unfriended] = outputs(year, 'friends_joined_buying', 'friends_unfriended');
            expect(apart(friends, (i) => before[i]! + joined[i]! - left[i]!)).toBeLessThan(1e-12);
            expect(smallest((i) => friends[i]!)).toBeGreaterThanOrEqual(0);
            expect(smallest((i) => joined[i]! - buying[i]!)).toBeGreaterThanOrEqual(0);
            expect(smallest((i) => left[i]! - unfriended[i]! * (1 - 1e-12))).toBeGreaterThanOrEqual(0);
            expect(smallest((i) => before[i]! - left[i]!)).toBeGreaterThanOrEqual(0);
            const { coverage } = year.effects;
            expect(smallest((i) => coverage[i]!)).toBeGreaterThanOrEqual(0);
            expect(largest((i) => coverage[i]!)).toBeLessThanOrEqual(1);
            before = friends.slice();
          },
        });
      }),
      { numRuns: 3, seed: 20_260_301 },
    );
  });

  it('that nobody replaces are (1 - leave)^t of those at opening', () => {
    const leave = between(1, 'leave', 0.001, 0.5);
    const levers = { ...SAME_LUCK, ...STILL };
    let opening = new Float64Array();
    follow(setUp({ levers }), {
      weeks: 20,
      lanes: { 'wecom.leave': leave },
      opened: ({ state }) => {
        opening = state.friends.slice();
      },
      see: (year, week) => {
        expect(apart(output(year, 'friends'), (i) => opening[i]! * (1 - leave(i)) ** week)).toBeLessThan(
          1e-9,
        );
      },
    });
  });

  it('that are lost as customers go with the dormant ones', () => {
    const lost = between(2, 'lost', 0, 0.2);
    const levers = { ...SAME_LUCK, ...STILL };
    const { dormant, new: fresh, active, high } = CALM.shop.opening.customers;
    follow(setUp({ levers }), {
      weeks: 1,
      lanes: { 'customers.lost_rate': lost },
      see: (year) => {
        const bought = output(year, 'orders.dormant');
        const gone = (i: number) => ((dormant - bought[i]!) * lost(i)) / (dormant + fresh + active + high);
        const [before, left] = outputs(year, 'friends_before', 'friends_left');
        expect(apart(left, (i) => before[i]! * gone(i))).toBeLessThan(1e-9);
        expect(largest((i) => output(year, 'friends_unfriended')[i]!)).toBe(0);
      },
    });
  });

  it('join with first orders and from visits that do not buy, the more the larger the coupon', () => {
    const coupon = between(3, 'coupon', 0, 50);
    const usual = 10;
    const levers = {
      ...SAME_LUCK,
      'wecom.coupon': usual,
      'wecom.join_rate': 0.2,
      'wecom.public_join_rate': 0.01,
    };
    const effect = CALM.values['wecom.coupon_effect'] as number;
    const scale = CALM.values['wecom.coupon_scale'] as number;
    const given = (value: number) => 1 + effect * (1 - Math.exp(-value / scale));
    follow(setUp({ levers }), {
      weeks: 10,
      lanes: { 'wecom.coupon': coupon },
      see: (year) => {
        const [joined, buying, acquired, visits] = outputs(
          year,
          'friends_joined',
          'friends_joined_buying',
          'new_customers',
          'first_visits',
        );
        const lift = (i: number) => given(coupon(i)) / given(usual);
        expect(apart(buying, (i) => 0.2 * lift(i) * acquired[i]!)).toBeLessThan(1e-12);
        const others = (i: number) => 0.01 * lift(i) * (visits[i]! - acquired[i]!);
        expect(apart(joined, (i) => buying[i]! + others(i))).toBeLessThan(1e-12);
      },
    });
  });

  it('cost their coupons, which come off the margin', () => {
    const coupon = between(4, 'coupon', 1, 50);
    const levers = {
      ...SAME_LUCK,
      'wecom.join_cost': 0,
      'messages.lift': 0,
      'communities.repurchase_effect': 0,
    };
    const use = CALM.values['wecom.coupon_use'] as number;
    const run = (lanes: Record<string, ByLane>) => {
      const weeks: Float64Array[][] = [];
      follow(setUp({ levers }), {
        lanes,
        weeks: 8,
        see: (year) => {
          weeks.push(outputs(year, 'contribution', 'friends_joined').map((values) => values.slice()));
        },
      });
      return weeks;
    };
    const [without, given] = [run({}), run({ 'wecom.coupon': coupon })];
    // Only in the first week: more messages cost the programme something from the second on.
    const [[before], [after, joined]] = [without[0]!, given[0]!];
    expect(apart(before!, (i) => after![i]! + coupon(i) * use * joined![i]!)).toBeLessThan(1e-12);
  });

  it('leave exp(fatigue x messages above last year) as often, spared by messages that do not sell', () => {
    const messages = between(5, 'messages', 0, 14);
    const talk = between(6, 'talk', 0, 0.8);
    const [leave, fatigue, ease, usual] = [0.006, 0.15, 0.6, 4];
    const levers = {
      ...SAME_LUCK,
      ...{ 'wecom.leave': leave, 'wecom.leave_fatigue': fatigue, 'communities.talk_ease': ease },
      'messages.active': usual,
    };
    const customers = { new: 0, active: 50_000, high: 0, dormant: 0, lost: 0 };
    follow(setUp({ levers, shop: { opening: { ...CALM.shop.opening, customers } } }), {
      weeks: 1,
      lanes: { 'messages.active': messages, 'communities.talk_share': talk },
      see: (year) => {
        const [unfriended, before] = outputs(year, 'friends_unfriended', 'friends_before');
        const tiring = (i: number) => messages(i) * (1 - ease * talk(i));
        const rate = (i: number) => leave * Math.exp(fatigue * (tiring(i) - usual));
        expect(apart(unfriended, (i) => before[i]! * rate(i))).toBeLessThan(1e-9);
      },
    });
  });
});

describe('messages a week', () => {
  const messages: ByLane = (lane) => (14 * lane) / (LANES - 1);
  /** Repeat orders of the year by messages a week, 0 to 14 over the lanes. */
  const ordersBy = (levers: Record<string, number>) => {
    const orders = new Float64Array(LANES);
    follow(setUp({ levers: { ...SAME_LUCK, 'stock.size_depth': 1e6, ...levers } }), {
      lanes: Object.fromEntries(COMMUNITIES.map((segment) => [`messages.${segment}`, messages])),
      see: (year) => {
        addTo(orders, output(year, 'repeat_orders'));
      },
    });
    return orders;
  };
  const bestOf = (orders: Float64Array) => orders.indexOf(Math.max(...orders));
  const at = (weekly: number) => Math.round((weekly / 14) * (LANES - 1));

  it('have a best frequency within the year: more tires, and drives friends away', () => {
    const orders = ordersBy({});
    const best = bestOf(orders);
    expect(orders[best]! / orders[at(1)]!).toBeGreaterThan(1.01);
    expect(orders[best]! / orders[at(14)]!).toBeGreaterThan(1.01);
    expect(messages(best)).toBeGreaterThan(1);
    expect(messages(best)).toBeLessThan(14);
  });

  it('should be fewer, the faster friends leave', () => {
    const bests = [0, 0.2, 0.6].map((fatigue) => bestOf(ordersBy({ 'wecom.leave_fatigue': fatigue })));
    expect(bests[1]!).toBeLessThan(bests[0]!);
    expect(bests[2]!).toBeLessThan(bests[1]!);
  });
});

describe('community service', () => {
  it.each(COMMUNITIES)('lifts what the %s community opens and orders, with falling returns', (segment) => {
    const level: ByLane = (lane) => (3 * lane) / (LANES - 1);
    const year = follow(setUp({ levers: { ...SAME_LUCK, 'communities.cost': 0, 'stock.size_depth': 1e6 } }), {
      weeks: 1,
      lanes: { [`communities.${segment}`]: level },
    });
    const place = COMMUNITIES.indexOf(segment);
    for (const values of [year.effects.openRate[place]!, output(year, `orders.${segment}`)]) {
      const gain = (i: number) => values[i + 1]! - values[i]!;
      for (let i = 0; i + 2 < LANES; i++) {
        expect(gain(i)).toBeGreaterThan(0);
        expect(gain(i + 1)).toBeLessThan(gain(i) * (1 + 1e-6));
      }
    }
    for (const other of COMMUNITIES.filter((name) => name !== segment)) {
      const orders = output(year, `orders.${other}`);
      expect(largest((i) => Math.abs(orders[i]! / orders[0]! - 1))).toBeLessThan(1e-12);
    }
  });
});
