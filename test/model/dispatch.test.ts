import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Column, LANES, type Year } from '../../src/lib/model/index.ts';
import { INTERRUPTED } from './interrupted.ts';
import {
  apart,
  addTo,
  between,
  follow,
  inForce,
  largest,
  output,
  outputs,
  randomPlans,
  SAME_LUCK,
  smallest,
  totals,
} from './lanes.ts';
import { CALM, NO_RULES, setUp, type SetUp, STORM } from './sample.ts';

const ROUTES = ['front', 'cloud', 'central'];

/** Random plans in worlds whose logistics are interrupted. */
const anywhere = (check: (setup: SetUp, seed: number) => void) =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      check(randomPlans({ world: INTERRUPTED, strategy: NO_RULES }), seed);
    }),
    { numRuns: 2, seed: 20_260_112 },
  );

/** What waits on each route: orders, goods and money. */
const waitingOf = ({ state }: Year): Column[][] =>
  [state.waitingOrders, state.waitingGoods, state.waitingMoney].map((routes) =>
    routes.map((values) => values.slice()),
  );

describe('what was sold and not yet shipped', () => {
  it('is conserved: orders, goods and money wait, ship or are cancelled', () => {
    anywhere((setup, seed) => {
      let before: Column[][] = [];
      let waited = 0;
      follow(setup, {
        seed,
        opened: (year) => {
          before = waitingOf(year);
        },
        see: (year) => {
          const after = waitingOf(year);
          const [orders, sold, gmv] = outputs(year, 'orders', 'sold', 'gmv');
          const [shipped, goods] = outputs(year, 'shipped_orders', 'shipped');
          const [cancelled, back] = outputs(year, 'cancelled_orders', 'cancelled');
          const { shippedMoney, cancelledMoney } = year.effects;
          const flows = [
            [orders, shipped, cancelled],
            [sold, goods, back],
            [gmv, shippedMoney, cancelledMoney],
          ] as const;
          flows.forEach(([came, went, off], k) => {
            const all = (routes: Column[], i: number) => routes.reduce((sum, values) => sum + values[i]!, 0);
            const left = (i: number) => all(before[k]!, i) + came[i]! - went[i]! - off[i]!;
            const scale = (i: number) => 1 + all(before[k]!, i) + came[i]!;
            expect(largest((i) => Math.abs(all(after[k]!, i) - left(i)) / scale(i))).toBeLessThan(1e-12);
            for (const values of after[k]!) expect(smallest((i) => values[i]!)).toBeGreaterThanOrEqual(0);
          });
          const [waitingOrders, waitingGoods] = outputs(year, 'waiting_orders', 'waiting_goods');
          expect(apart(waitingOrders, (i) => after[0]!.reduce((sum, v) => sum + v[i]!, 0))).toBeLessThan(
            1e-12,
          );
          expect(apart(waitingGoods, (i) => after[1]!.reduce((sum, v) => sum + v[i]!, 0))).toBeLessThan(
            1e-12,
          );
          if (waitingGoods.some((values) => values > 0)) waited++;
          before = after;
        },
      });
      expect(waited).toBeGreaterThan(10);
    });
  });

  it('waits only on a route that ships all it can', () => {
    anywhere((setup, seed) => {
      let before: Column[] = [];
      follow(setup, {
        seed,
        opened: (year) => {
          before = waitingOf(year)[1]!;
        },
        see: (year) => {
          // The forecast has already moved on by this week: the room is read from what the routes shipped.
          const { routeShare, cancelShare } = year.effects;
          const [sold, shipped] = outputs(year, 'sold', 'shipped');
          const after = waitingOf(year)[1]!;
          const went = ROUTES.map((_, r) =>
            sold.map((units, i) => {
              const pool = before[r]![i]! + routeShare[r]![i]! * units;
              return pool - cancelShare[i]! * pool - after[r]![i]!;
            }),
          );
          for (const units of went)
            expect(smallest((i) => units[i]! / (1 + sold[i]!))).toBeGreaterThan(-1e-9);
          expect(apart(shipped, (i) => went.reduce((sum, units) => sum + units[i]!, 0))).toBeLessThan(1e-9);
          // Room of a route over that of another: as share x (1 - exposure x what is lost), where both have more waiting.
          const capacity = inForce(year, 'logistics.capacity');
          const open = (r: number, i: number) =>
            Math.max(0.05, routeShare[r]![i]!) *
            (1 - inForce(year, `logistics.${ROUTES[r]!}_exposure`)[i]! * (1 - capacity[i]!));
          const off = largest((i) => {
            if (after[0]![i]! === 0 || after[2]![i]! === 0 || open(2, i) < 1e-3) return 0;
            return Math.abs(went[0]![i]! / open(0, i) / (went[2]![i]! / open(2, i)) - 1);
          });
          expect(off).toBeLessThan(1e-6);
          before = after;
        },
      });
    });
  });

  it('is nothing while logistics run', () => {
    const modifiers = STORM.modifiers.filter(({ lever }) => lever !== 'logistics.capacity');
    follow(randomPlans({ world: { ...STORM, modifiers }, strategy: NO_RULES }), {
      see: (year) => {
        const [orders, shipped, cancelled] = outputs(year, 'orders', 'shipped_orders', 'cancelled_orders');
        expect(largest((i) => output(year, 'waiting_orders')[i]!)).toBe(0);
        expect(largest((i) => year.effects.wait[i]!)).toBe(0);
        expect(apart(orders, (i) => shipped[i]! + cancelled[i]!)).toBeLessThan(1e-15);
      },
    });
  });

  it('ships at the capacity that is left, and then at the normal one until nothing waits', () => {
    const even = { calendar: { ...CALM.shop.calendar, season: CALM.shop.calendar.season.map(() => 1) } };
    const levers = {
      ...SAME_LUCK,
      'returns.cancel_base': 0,
      'returns.cancel_per_day': 0,
      'logistics.front_exposure': 1,
      'logistics.headroom': 2,
    };
    const halted = {
      lever: 'logistics.capacity',
      layer: 'scenario',
      operation: 'set',
      value: 0.25,
      from: 10,
      weeks: 4,
      ramp: 0,
      chance: 1,
      key: 'carriers#1',
    } as const;
    let forecast = new Float64Array();
    const waiting: number[] = [];
    follow(setUp({ levers, shop: even, shocks: [halted] }), {
      opened: ({ state }) => {
        forecast = state.forecast.slice();
      },
      see: (year, week) => {
        const [sold, shipped, waits] = outputs(year, 'sold', 'shipped', 'waiting_goods');
        const pool = sold[0]! + (waiting.at(-1) ?? 0);
        const left = week >= 10 && week < 14 ? 0.25 : 1;
        const room = Math.max(2 * forecast[0]!, sold[0]!) * left;
        expect(shipped[0], `week ${week}`).toBeCloseTo(Math.min(pool, room), 6);
        waiting.push(waits[0]!);
        // Little's law: what waits over what a week ships, in days.
        expect(year.effects.wait[0], `week ${week}`).toBeCloseTo(Math.min(28, (7 * waits[0]!) / room), 9);
        forecast = year.state.forecast.slice();
      },
    });
    expect(waiting[8]).toBe(0);
    expect(waiting[12]).toBeGreaterThan(waiting[9]!);
    expect(waiting[12]).toBeGreaterThan(0);
    expect(waiting[25]).toBe(0);
  });

  it('leaves the lanes alone whose logistics run, to the last bit', () => {
    const halted = (lane: number) => (lane % 2 === 1 ? 0.2 : undefined);
    const quiet = totals(setUp({ levers: SAME_LUCK }));
    const mixed = totals(setUp({ levers: SAME_LUCK }), { lanes: { 'logistics.capacity': halted } });
    for (const [name, sums] of quiet) {
      for (let i = 0; i < LANES; i += 2)
        if (!Object.is(sums[i], mixed.get(name)![i])) expect.fail(`${name} on lane ${i}`);
    }
    const days = (sums: ReadonlyMap<string, Column>) => sums.get('order_days')![1]! / sums.get('orders')![1]!;
    expect(days(mixed)).toBeGreaterThan(days(quiet));
    expect(mixed.get('gmv')![1]).toBeLessThan(quiet.get('gmv')![1]!);
  });

  it('waits less where part of the stock lies in cloud and front warehouses', () => {
    const lanes = {
      'logistics.capacity': () => 0.1,
      'warehouses.front_share': (lane: number) => [0.25, 0.25, 0.5][lane],
      'warehouses.cloud_share': (lane: number) => [0, 0.3, 0.3][lane],
    };
    const sums = totals(setUp({ levers: SAME_LUCK }), { lanes });
    // Weeks that an order waits on average.
    const waiting = sums.get('waiting_orders')!.map((weeks, i) => weeks / sums.get('orders')![i]!);
    const gmv = sums.get('gmv')!;
    expect(waiting[1]).toBeLessThan(waiting[0]!);
    expect(waiting[2]).toBeLessThan(waiting[1]!);
    expect(gmv[1]).toBeGreaterThan(gmv[0]!);
    expect(gmv[2]).toBeGreaterThan(gmv[1]!);
  });
});

describe('orders cancelled before dispatch', () => {
  it('are the usual share and more with every day over last year, refunded in the same week', () => {
    const delay = between(5, 'delay', 0, 10);
    const base = between(5, 'base', 0, 0.3);
    const perDay = between(5, 'per day', 0, 0.05);
    const lanes = {
      'logistics.delay': delay,
      'returns.cancel_base': base,
      'returns.cancel_per_day': perDay,
    };
    const returned: Float64Array[] = [];
    follow(setUp({ levers: SAME_LUCK }), {
      lanes,
      see: (year, week) => {
        const [orders, cancelled, gmv, refunds] = outputs(
          year,
          'orders',
          'cancelled_orders',
          'gmv',
          'refunds',
        );
        const { days, openingDays, returnShare } = year.effects;
        const share = (i: number) => Math.min(0.5, base(i) + perDay(i) * (days[i]! - openingDays[i]!));
        expect(apart(cancelled, (i) => Math.max(0, share(i)) * orders[i]!)).toBeLessThan(1e-12);
        if (week > 2) {
          const then = returned[week - 3]!;
          expect(apart(refunds, (i) => then[i]! + Math.max(0, share(i)) * gmv[i]!)).toBeLessThan(1e-12);
        }
        returned.push(returnShare.map((part, i) => part * (1 - cancelled[i]! / orders[i]!) * gmv[i]!));
      },
    });
  });

  it('cost no fulfilment, and neither do orders that wait', () => {
    follow(randomPlans({ world: INTERRUPTED, strategy: NO_RULES }, { 'returns.pickup': 0 }), {
      see: (year) => {
        const [delivery, shipped, returned] = outputs(year, 'delivery_cost', 'shipped_orders', 'returned');
        const lever = (name: string) => inForce(year, name);
        const [order, handling] = [lever('finance.fulfilment_cost'), lever('returns.handling')];
        const due = (i: number) => order[i]! * shipped[i]! + handling[i]! * returned[i]!;
        expect(apart(delivery, due)).toBeLessThan(1e-12);
      },
    });
  });

  it('make refunds more than returns, by money', () => {
    const sums = totals(setUp({ levers: SAME_LUCK }));
    const sum = (name: string) => sums.get(name)![0]!;
    const returns = sum('returns_caused') / sum('shipped');
    const cancelled = sum('cancelled_orders') / sum('orders');
    expect(cancelled).toBeCloseTo(CALM.values['returns.cancel_base'] as number, 3);
    // The first two weeks refund what last year sold.
    expect(sum('refunds') / sum('gmv')).toBeCloseTo(cancelled + (1 - cancelled) * returns, 2);
  });
});

describe('money where logistics are interrupted', () => {
  it('ends as opening cash + profit - growth of stock + growth of points owed; goods that wait were expensed when sold', () => {
    const world = {
      ...INTERRUPTED,
      shop: { ...INTERRUPTED.shop, terms: { receiptLag: 0, supplierTerm: 0 } },
    };
    const profit = new Float64Array(LANES);
    let [cash, stock, points] = [new Float64Array(), new Float64Array(), new Float64Array()];
    let waits = 0;
    const year = follow(randomPlans({ world, strategy: NO_RULES }), {
      opened: ({ state }) => {
        cash = state.cash.slice();
        stock = state.stockValue.slice();
        points = state.points.slice();
      },
      see: (at) => {
        addTo(profit, output(at, 'profit'));
        waits += output(at, 'waiting_orders').filter((orders) => orders > 0).length;
      },
    });
    const [end, stockEnd, owed] = outputs(year, 'cash', 'stock_value', 'points_liability');
    const grown = (i: number) => stockEnd[i]! - stock[i]! - (owed[i]! - points[i]!);
    expect(apart(end, (i) => cash[i]! + profit[i]! - grown(i))).toBeLessThan(1e-9);
    expect(waits).toBeGreaterThan(LANES / 2);
  });
});
