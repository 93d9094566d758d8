import { describe, expect, it } from 'vitest';
import { LANES } from '../../src/lib/model/index.ts';
import { lateShareOf } from '../../src/lib/model/year/promises.ts';
import { INTERRUPTED } from './interrupted.ts';
import {
  apart,
  between,
  follow,
  inForce,
  largest,
  output,
  outputs,
  randomPlans,
  SAME_LUCK,
  totals,
} from './lanes.ts';
import { CALM, NO_RULES, setUp } from './sample.ts';

const constant = (lever: string) => CALM.values[lever] as number;
describe('delivery days', () => {
  it('are those of the routes by their share of stock, and the delay as far as each route feels it', () => {
    const front = between(6, 'front', 0, 0.5);
    const cloud = between(6, 'cloud', 0, 0.4);
    const delay = between(6, 'delay', 0, 10);
    // A supply line large enough to pay for all warehouses, and none of the rest buys more front stock.
    const levers = { ...SAME_LUCK, 'supply.front_effect': 0, 'budget.total': 100_000_000 };
    const lanes = {
      'warehouses.front_share': front,
      'warehouses.cloud_share': cloud,
      'logistics.delay': delay,
    };
    follow(setUp({ levers }), {
      lanes,
      weeks: 3,
      see: (year) => {
        const parts = (i: number) => [front(i), cloud(i), 1 - front(i) - cloud(i)];
        const days = ['front', 'cloud', 'central'].map((route) => constant(`delivery.${route}_days`));
        const feels = ['front', 'cloud', 'central'].map((route) => constant(`logistics.${route}_exposure`));
        const mean = (i: number) =>
          parts(i).reduce((sum, part, r) => sum + part * (days[r]! + delay(i) * feels[r]!), 0);
        const over = (i: number) => parts(i).reduce((sum, part, r) => sum + part * delay(i) * feels[r]!, 0);
        const [orders, orderDays, late] = outputs(year, 'orders', 'order_days', 'logistics_delay');
        expect(apart(year.effects.days, mean)).toBeLessThan(1e-12);
        expect(apart(orderDays, (i) => orders[i]! * mean(i))).toBeLessThan(1e-12);
        expect(apart(late, over)).toBeLessThan(1e-12);
      },
    });
  });

  it('divide stock whole over the warehouses, whatever the plan, and no order is next-day twice', () => {
    follow(randomPlans({ world: INTERRUPTED, strategy: NO_RULES }), {
      see: (year) => {
        const { routeShare } = year.effects;
        const [orders, nextDay] = outputs(year, 'orders', 'next_day_orders');
        const all = (i: number) => routeShare.reduce((sum, share) => sum + share[i]!, 0);
        expect(largest((i) => Math.abs(all(i) - 1))).toBeLessThan(1e-12);
        for (const share of routeShare) expect(largest((i) => -share[i]!)).toBeLessThanOrEqual(0);
        expect(largest((i) => nextDay[i]! / orders[i]!)).toBeLessThan(1 + 1e-12);
      },
    });
  });

  it('are bought from the supply line: what it cannot pay for is not there', () => {
    const lanes = { 'warehouses.cloud_share': (lane: number) => [0, 0.5][lane] };
    const year = follow(setUp({ levers: { ...SAME_LUCK, 'budget.supply': 0 } }), { lanes, weeks: 1 });
    expect(year.effects.routeShare[1]![1]).toBe(0);
    const rich = follow(setUp({ levers: SAME_LUCK }), { lanes, weeks: 1 });
    expect(rich.effects.routeShare[1]![1]).toBeCloseTo(0.5, 12);
    // Storage is paid before safety stock and service.
    expect(rich.effects.supplyReach[1]).toBeLessThan(rich.effects.supplyReach[0]!);
  });
});

describe('same and next-day delivery for high-value customers', () => {
  const lanes = { 'delivery.high': (lane: number) => [0, 1, 0.5][lane] };

  it('saves their days, lifts their repurchase as days do, and no other segment', () => {
    const levers = { ...SAME_LUCK, 'conversion.days_effect': 0.1 };
    const year = follow(setUp({ levers }), { lanes, weeks: 1 });
    const { days, savedDays } = year.effects;
    for (const place of [1, 2]) {
      const share = lanes['delivery.high'](place)!;
      expect(savedDays[place]).toBeCloseTo(share * (days[0]! - constant('delivery.high_days')), 12);
      const hazard = (lane: number) => {
        const [orders, people] = outputs(year, 'orders.high', 'segment_before.high');
        return -Math.log(1 - orders[lane]! / year.effects.fill[lane]! / people[lane]!);
      };
      const lift = Math.exp(constant('customers.shift_effect') * 0.1 * savedDays[place]!);
      expect(hazard(place) / hazard(0)).toBeCloseTo(lift, 9);
      const [high, active] = outputs(year, 'order_days.high', 'order_days.active');
      const [highOrders, activeOrders] = outputs(year, 'orders.high', 'orders.active');
      expect(high[place]! / highOrders[place]!).toBeCloseTo(days[0]! - savedDays[place]!, 12);
      expect(active[place]! / activeOrders[place]!).toBeCloseTo(days[0]!, 12);
      const { fill } = year.effects;
      expect(activeOrders[place]! / fill[place]!).toBeCloseTo(activeOrders[0]! / fill[0]!, 9);
    }
  });

  it('costs every covered order, even where nobody heeds days', () => {
    const levers = { ...SAME_LUCK, 'conversion.days_effect': 0 };
    const sums = totals(setUp({ levers }), { lanes });
    const sum = (name: string, lane: number) => sums.get(name)![lane]!;
    expect(sum('orders.high', 1)).toBe(sum('orders.high', 0));
    const shipped = sum('orders.high', 1) * (1 - constant('returns.cancel_base'));
    // Late orders among them no longer cost the compensation of others.
    const saved = constant('delivery.late_cost') * (sum('late_orders', 0) - sum('late_orders', 1));
    expect(sum('profit', 0) - sum('profit', 1)).toBeCloseTo(
      constant('delivery.high_cost') * shipped - saved,
      0,
    );
    expect(saved).toBeGreaterThan(0);
    expect(sum('next_day_orders', 1)).toBeGreaterThan(sum('next_day_orders', 0));
  });
});

describe('a delivery promise', () => {
  it('is broken by half of the orders at their mean, and as a logistic distribution around it', () => {
    expect(lateShareOf(3, 3, 0.6)).toBe(0.5);
    for (const share of [0.01, 0.1, 0.75]) {
      // The quantile of the logistic distribution: mean + spread x ln((1 - late) / late).
      const promise = 2.5 + 0.6 * Math.log((1 - share) / share);
      expect(lateShareOf(promise, 2.5, 0.6)).toBeCloseTo(share, 12);
    }
  });

  it('lifts conversion by its day, and late orders cost compensation and trust', () => {
    const promise = (lane: number) => [5, 4, 3, 1][lane];
    const lanes = { 'delivery.promise_days': promise };
    const setup = setUp({ levers: { ...SAME_LUCK, 'delivery.promise_days': 5 } });
    const [shifts, late]: [Float64Array[], Float64Array[]] = [[], []];
    follow(setup, {
      lanes,
      weeks: 2,
      see: (year) => {
        shifts.push(year.effects.shift.slice());
        late.push(year.effects.lateLoss.slice());
      },
    });
    const effect = constant('conversion.promised_day_effect');
    for (const lane of [1, 2, 3]) {
      expect(shifts[0]![lane]! - shifts[0]![0]!).toBeCloseTo(effect * (5 - promise(lane)!), 12);
    }
    // The week after, trust has lost what late orders cost it.
    const days = setup.strategy.opening['warehouses.front_share']! * 1 + 0.75 * 3;
    const loss = (lane: number) =>
      constant('trust.late_effect') * (lateShareOf(promise(lane)!, days, 0.6) - lateShareOf(5, days, 0.6));
    for (const lane of [0, 1, 2, 3]) expect(late[0]![lane]).toBeCloseTo(loss(lane), 12);
    const sums = totals(setup, { lanes });
    const trust = sums.get('trust')!;
    for (const lane of [1, 2, 3]) expect(trust[lane]).toBeLessThan(trust[lane - 1]!);
  });

  it('pays for each late order even where nobody heeds it', () => {
    const levers = { ...SAME_LUCK, 'conversion.promised_day_effect': 0, 'trust.late_effect': 0 };
    const sums = totals(setUp({ levers }), {
      lanes: { 'delivery.promise_days': (lane: number) => [7, 3][lane] },
    });
    const gap = (name: string) => sums.get(name)![0]! - sums.get(name)![1]!;
    expect(gap('orders')).toBe(0);
    expect(gap('profit')).toBeCloseTo(-constant('delivery.late_cost') * gap('late_orders'), 3);
    expect(-gap('late_orders') / sums.get('orders')![1]!).toBeGreaterThan(0.1);
  });
});

describe('promises of service', () => {
  const lane = (value: number) => (place: number) => [0, value][place];
  const settled = (lever: string, levers: Record<string, number> = {}) => {
    const year = follow(setUp({ levers: { ...SAME_LUCK, ...levers } }), { lanes: { [lever]: lane(1) } });
    return year.effects.promiseTrust[1]! - year.effects.promiseTrust[0]!;
  };

  it('move the level that trust settles at', () => {
    expect(settled('promises.authentic')).toBeCloseTo(constant('trust.authentic_effect'), 12);
    expect(settled('promises.transparency')).toBeCloseTo(constant('trust.transparency_effect'), 12);
    expect(settled('returns.speed')).toBeCloseTo(constant('trust.return_speed_effect'), 12);
    // Not where the line that pays for them has nothing.
    expect(settled('returns.speed', { 'budget.supply': 0 })).toBe(0);
  });

  it('of advisers lift the repurchase of high-value customers, through trust', () => {
    const levers = { ...SAME_LUCK, 'conversion.promise_effect': 0, 'private.programme_effect': 0 };
    const year = follow(setUp({ levers }), { lanes: { 'promises.adviser': lane(1) }, weeks: 1 });
    const trust = constant('conversion.trust_effect') * constant('trust.adviser_effect');
    const lift = Math.exp(constant('customers.shift_effect') * trust);
    expect(year.effects.highLift[1]! / year.effects.highLift[0]!).toBeCloseTo(lift, 12);
    const [high, active] = outputs(year, 'orders.high', 'orders.active');
    expect(high[1]).toBeGreaterThan(high[0]!);
    const { fill } = year.effects;
    expect(active[1]! / fill[1]!).toBeCloseTo(active[0]! / fill[0]!, 9);
  });

  it('of easy returns put more of what comes back into stock', () => {
    const levers = { ...SAME_LUCK, 'returns.resaleable': 0.8, 'returns.speed_effect': 0.3 };
    const year = follow(setUp({ levers }), { lanes: { 'returns.speed': lane(1) }, weeks: 1 });
    expect(year.effects.resaleable[0]).toBeCloseTo(0.8, 12);
    expect(year.effects.resaleable[1]).toBeCloseTo(0.86, 12);
  });
});

describe('data-led selection', () => {
  it('lowers the error of the forecast as far as it is paid for, lifts conversion a little, and costs the supply line', () => {
    const dataLed = between(7, 'data', 0, 1);
    const year = follow(setUp({ levers: { ...SAME_LUCK, 'supply.front_effect': 0 } }), {
      lanes: { 'assortment.data_led': (lane) => (lane === 0 ? 0 : dataLed(lane)) },
      weeks: 1,
    });
    const { demandSd, shift, supplyReach } = year.effects;
    const usual = inForce(year, 'order.demand_sd');
    for (let lane = 1; lane < LANES; lane += 50) {
      expect(demandSd[lane]).toBeCloseTo(
        usual[lane]! * (1 - constant('assortment.data_led_sd') * dataLed(lane)),
        12,
      );
      expect(shift[lane]! - shift[0]!).toBeCloseTo(constant('assortment.data_led_lift') * dataLed(lane), 12);
      expect(supplyReach[lane]).toBeLessThan(supplyReach[0]!);
    }
    expect(output(year, 'orders')[1]).toBeGreaterThan(0);
  });
});
