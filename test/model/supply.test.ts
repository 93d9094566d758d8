import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANES } from '../../src/lib/model/index.ts';
import { normalQuantile } from '../../src/lib/random/index.ts';
import { INTERRUPTED } from './interrupted.ts';
import {
  arrivingCost,
  between,
  type ByLane,
  follow,
  inForce,
  largest,
  ofAllSuppliers,
  output,
  outputs,
  randomPlans,
  SAME_LUCK,
  smallest,
} from './lanes.ts';
import { CALM, NO_RULES, setUp, type SetUp } from './sample.ts';

const EVEN_SEASON = { calendar: { ...CALM.shop.calendar, season: CALM.shop.calendar.season.map(() => 1) } };

describe('goods, whatever the plan and the luck', () => {
  /** Random plans in the storm's worlds, with logistics interrupted. */
  const anywhere = (check: (setup: SetUp, seed: number) => void) =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        check(randomPlans({ world: INTERRUPTED, strategy: NO_RULES }), seed);
      }),
      { numRuns: 3, seed: 20_260_108 },
    );

  it('are conserved: on hand, in transit and in value', () => {
    anywhere((setup, seed) => {
      let [stock, transit, value] = [new Float64Array(), new Float64Array(), new Float64Array()];
      follow(setup, {
        seed,
        opened: ({ state }) => {
          stock = state.stock.slice();
          transit = state.inTransit.slice();
          value = state.stockValue.slice();
        },
        see: (year) => {
          const [stockNow, transitNow, valueNow] = outputs(year, 'stock', 'in_transit', 'stock_value');
          const [sold, arrivals, returned, ordered] = outputs(
            year,
            'sold',
            'arrivals',
            'returned',
            'ordered',
          );
          const [paid, cogs] = outputs(year, 'arrivals_cost', 'cogs');
          const { cancelled } = year.output;
          const resold = year.effects.resaleable;
          const off = (now: Float64Array, before: Float64Array, change: (lane: number) => number) =>
            largest((i) => Math.abs(now[i]! - before[i]! - change(i)) / (1 + before[i]!));
          expect(
            off(stockNow, stock, (i) => arrivals[i]! + resold[i]! * returned[i]! - sold[i]! + cancelled[i]!),
          ).toBeLessThan(1e-6);
          expect(off(transitNow, transit, (i) => ordered[i]! - arrivals[i]!)).toBeLessThan(1e-6);
          expect(off(valueNow, value, (i) => paid[i]! - cogs[i]!)).toBeLessThan(1e-6);
          const { pipe, averageCost } = year.state;
          const piped = (i: number) => pipe.reduce((sum, slot) => sum + slot[i]!, 0);
          expect(
            off(
              transitNow,
              transitNow.map((_, i) => piped(i)),
              () => 0,
            ),
          ).toBeLessThan(1e-6);
          expect(
            off(
              valueNow,
              valueNow.map((_, i) => stockNow[i]! * averageCost[i]!),
              () => 0,
            ),
          ).toBeLessThan(1e-6);
          stock = stockNow.slice();
          transit = transitNow.slice();
          value = valueNow.slice();
        },
      });
    });
  });

  it('are never fewer than none', () => {
    anywhere((setup, seed) => {
      follow(setup, {
        seed,
        see: (year) => {
          for (const name of [
            'stock',
            'stock_value',
            'sold',
            'arrivals',
            'arrivals_cost',
            'ordered',
            'returned',
          ]) {
            expect(smallest((i) => output(year, name)[i]!)).toBeGreaterThanOrEqual(0);
          }
          const { pipe, pipeCost } = year.state;
          for (const slot of [...pipe, ...pipeCost])
            expect(smallest((i) => slot[i]!)).toBeGreaterThanOrEqual(0);
          expect(
            smallest((i) => output(year, 'in_transit')[i]!),
            'in transit',
          ).toBeGreaterThanOrEqual(0);
        },
      });
    });
  });

  it('sell as far as stock and size runs reach, and part of what is sold comes back two weeks on', () => {
    anywhere((setup, seed) => {
      let stock = new Float64Array();
      const caused: Float64Array[] = [];
      follow(setup, {
        seed,
        opened: ({ state }) => {
          stock = state.stock.slice();
        },
        see: (year, week) => {
          const [sold, arrivals, returned] = outputs(year, 'sold', 'arrivals', 'returned');
          const [orders, demand] = outputs(year, 'orders', 'demand');
          const resold = year.effects.resaleable;
          const depth = inForce(year, 'stock.size_depth');
          const wanted = year.effects.unitsDemanded;
          const found = (i: number) => stock[i]! + arrivals[i]! + resold[i]! * returned[i]!;
          const sales = (i: number) =>
            Math.min(wanted[i]!, found(i), wanted[i]! * (1 - Math.exp((-depth[i]! * found(i)) / wanted[i]!)));
          expect(largest((i) => Math.abs(sold[i]! - sales(i)) / (1 + sales(i)))).toBeLessThan(1e-12);
          expect(smallest((i) => orders[i]!)).toBeGreaterThanOrEqual(0);
          expect(largest((i) => orders[i]! / demand[i]!)).toBeLessThanOrEqual(1);
          if (week > 2) expect(returned).toEqual(caused[week - 3]);
          const part = output(year, 'returns_caused').slice();
          expect(smallest((i) => part[i]!)).toBeGreaterThanOrEqual(0);
          expect(largest((i) => part[i]! - 0.95 * year.output.shipped[i]!)).toBeLessThan(1e-9);
          caused.push(part);
          stock = output(year, 'stock').slice();
        },
      });
    });
  });

  it('fill every order where stock and size runs are endless', () => {
    const shop = { opening: { ...CALM.shop.opening, stockWeeks: 1e9 } };
    const levers = { ...ofAllSuppliers('failure_rate', 0), 'stock.size_depth': 1e6 };
    // Endless stock is all excess: cleared, it would sell without end.
    follow(randomPlans(setUp({ lucky: true, levers, shop }), { 'clearance.depth': 0 }), {
      see: (year) => {
        const [orders, demand, lost] = outputs(year, 'orders', 'demand', 'lost_orders');
        expect(orders).toEqual(demand);
        expect(
          smallest((i) => lost[i]!),
          'lost orders',
        ).toBeGreaterThanOrEqual(0);
      },
    });
  });
});

describe('the order-up-to level', () => {
  const QUIET = { ...SAME_LUCK, 'order.minimum_weeks': 0, 'supply.service_effect': 0 };

  /** Position (on hand and in transit) after each order, in weeks of the forecast; lane after lane. */
  function positions(lanes: Record<string, ByLane>, levers: Record<string, number> = {}) {
    const seen: { lane: number; week: number; position: number }[] = [];
    follow(setUp({ levers: { ...QUIET, ...levers }, shop: EVEN_SEASON }), {
      lanes,
      see: (year, week) => {
        const [ordered, stock, transit, forecast] = outputs(
          year,
          'ordered',
          'stock',
          'in_transit',
          'forecast',
        );
        for (let i = 0; i < LANES; i++) {
          if (ordered[i]! === 0) continue;
          seen.push({ lane: i, week, position: (stock[i]! + transit[i]!) / forecast[i]! });
        }
      },
    });
    return seen;
  }

  it('is lead time, review interval and display at the forecast, and z deviations of it', () => {
    const whole = (name: string, min: number, max: number) => {
      const draw = between(2, name, min, max + 1);
      return (lane: number) => Math.floor(draw(lane));
    };
    const lead = whole('lead', 1, 8);
    const review = whole('review', 1, 8);
    const display = between(2, 'display', 0, 3);
    const sd = between(2, 'sd', 0, 1);
    const z = between(2, 'z', 0, 3.5);
    const seen = positions({
      ...ofAllSuppliers('lead_weeks', lead),
      'order.review_weeks': review,
      'order.service_level': z,
      'order.display_weeks': display,
      'order.demand_sd': sd,
    });
    const level = (i: number) => {
      const horizon = lead(i) + review(i);
      return horizon + display(i) + z(i) * sd(i) * Math.sqrt(horizon);
    };
    expect(new Set(seen.map(({ lane }) => lane)).size).toBe(LANES);
    for (const { lane, week } of seen) if (week % review(lane) !== 0) expect.fail(`ordered in week ${week}`);
    expect(Math.max(...seen.map(({ lane, position }) => Math.abs(position / level(lane) - 1)))).toBeLessThan(
      1e-12,
    );
  });

  it('is the published base stock: lead time 4, review 1, demand N(50, 8), 95%', () => {
    const seen = positions(
      { 'order.review_weeks': () => 1, 'order.service_level': () => normalQuantile(0.95) },
      { ...ofAllSuppliers('lead_weeks', 4), 'order.demand_sd': 8 / 50, 'order.display_weeks': 0 },
    );
    expect(seen.length).toBeGreaterThan(40 * LANES);
    expect(50 * smallest((i) => seen[i]!.position)).toBeCloseTo(279.424, 3);
    expect(50 * seen.at(-1)!.position).toBeCloseTo(279.424, 3);
  });

  // Snyder and Shen, Fundamentals of Supply Chain Theory: the newsvendor with normal demand.
  it.each([
    [0.18, 0.7, 50, 8, 56.603956, 1.9976052],
    [2, 18, 120, 10, 132.815516, 35.099666],
  ])(
    'has the quantile of the newsvendor: holding %f, penalty %f, demand N(%i, %i)',
    (h, p, mean, sd, level, cost) => {
      const z = normalQuantile(p / (p + h));
      expect(mean + sd * z).toBeCloseTo(level, 6);
      const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
      expect((h + p) * sd * density).toBeCloseTo(cost, 6);
    },
  );
});

describe('expediting', () => {
  it('brings the goods sooner and costs its premium', () => {
    // Ordered first in week 8, when all that was on its way has come.
    const levers = {
      ...ofAllSuppliers('lead_weeks', 5),
      'order.review_weeks': 8,
      'order.expedite_premium': 0.08,
      'order.expedite_weeks': 2,
    };
    const lanes = { 'order.expedite': (lane: number) => [0, 1, 0.25][lane] };
    const [arrivals, cost]: [Float64Array[], Float64Array[]] = [[], []];
    let ordered = new Float64Array();
    follow(setUp({ levers }), {
      lanes,
      weeks: 14,
      see: (year, week) => {
        arrivals.push(output(year, 'arrivals').slice());
        cost.push(arrivingCost(year));
        if (week === 8) ordered = output(year, 'ordered').slice();
      },
    });
    const [fast, slow] = [8 + 5 - 2 - 1, 8 + 5 - 1];
    expect(ordered[0]).toBeGreaterThan(0);
    expect(arrivals[fast]![0]).toBe(0);
    expect(arrivals[slow]![0]).toBeCloseTo(ordered[0]!, 6);
    expect(arrivals[fast]![1]).toBeCloseTo(ordered[1]!, 6);
    expect(arrivals[slow]![1]).toBe(0);
    expect(arrivals[fast]![2]).toBeCloseTo(0.25 * ordered[2]!, 6);
    expect(arrivals[slow]![2]).toBeCloseTo(0.75 * ordered[2]!, 6);
    expect(cost[slow]![0]).toBeCloseTo(1, 12);
    expect(cost[fast]![1]).toBeCloseTo(1.08, 12);
    expect(cost[fast]![2]).toBeCloseTo(1.08, 12);
    expect(cost[slow]![2]).toBeCloseTo(1, 12);
  });
});
