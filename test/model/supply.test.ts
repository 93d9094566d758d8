import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANES, WorldBlock, type Year } from '../../src/lib/model/index.ts';
import { SUPPLIERS } from '../../src/lib/plan/index.ts';
import { normalQuantile } from '../../src/lib/random/index.ts';
import {
  addTo,
  between,
  type ByLane,
  type Following,
  follow,
  inForce,
  largest,
  meanOf,
  output,
  randomPlans,
  SAME_LUCK,
  smallest,
} from './lanes.ts';
import { CALM, change, NO_RULES, setUp, type SetUp, STORM } from './sample.ts';

const EVEN_SEASON = { calendar: { ...CALM.shop.calendar, season: CALM.shop.calendar.season.map(() => 1) } };

/** A lever of every supplier. */
const ofAll = <Value>(lever: string, value: Value): Record<string, Value> =>
  Object.fromEntries(SUPPLIERS.map((supplier) => [`suppliers.${supplier}.${lever}`, value]));

describe('goods, whatever the plan and the luck', () => {
  /** Random plans in the storm's worlds. */
  const anywhere = (check: (setup: SetUp, seed: number) => void) =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        check(randomPlans({ world: STORM, strategy: NO_RULES }), seed);
      }),
      { numRuns: 3, seed: 20_260_108 },
    );
  const relative = (x: number, y: number, scale: number) => Math.abs(x - y) / Math.max(1, scale);

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
          const [now, coming, worth, sold, arrivals, returned, ordered, paid, cogs] = [
            ...['stock', 'in_transit', 'stock_value', 'sold', 'arrivals'],
            ...['returned', 'ordered', 'arrivals_cost', 'cogs'],
          ].map((name) => output(year, name)) as [Float64Array, ...Float64Array[]] & { length: 9 };
          const resold = inForce(year, 'returns.resaleable');
          const goods = (i: number) => stock[i]! + arrivals![i]! + resold[i]! * returned![i]! - sold![i]!;
          expect(largest((i) => relative(now[i]!, goods(i), stock[i]! + arrivals![i]!))).toBeLessThan(1e-12);
          const way = (i: number) => transit[i]! + ordered![i]! - arrivals![i]!;
          expect(largest((i) => relative(coming![i]!, way(i), transit[i]! + ordered![i]!))).toBeLessThan(
            1e-11,
          );
          const money = (i: number) => value[i]! + paid![i]! - cogs![i]!;
          expect(largest((i) => relative(worth![i]!, money(i), value[i]! + paid![i]!))).toBeLessThan(1e-11);
          const { pipe, pipeCost, averageCost } = year.state;
          const piped = (i: number) => pipe.reduce((sum, slot) => sum + slot[i]!, 0);
          expect(largest((i) => Math.abs(piped(i) - coming![i]!))).toBeLessThan(1e-8);
          expect(smallest((i) => coming![i]!)).toBeGreaterThanOrEqual(0);
          expect(largest((i) => relative(worth![i]!, now[i]! * averageCost[i]!, worth![i]!))).toBeLessThan(
            1e-9,
          );
          for (const slot of [...pipe, ...pipeCost])
            expect(smallest((i) => slot[i]!)).toBeGreaterThanOrEqual(0);
          stock = now.slice();
          transit = coming!.slice();
          value = worth!.slice();
        },
      });
    });
  });

  it('sell as far as stock and size runs reach, never below nothing, and part of what is sold comes back two weeks on', () => {
    anywhere((setup, seed) => {
      let stock = new Float64Array();
      const caused: Float64Array[] = [];
      follow(setup, {
        seed,
        opened: ({ state }) => {
          stock = state.stock.slice();
        },
        see: (year, week) => {
          const [now, sold, arrivals, returned, orders, demand] = [
            ...['stock', 'sold', 'arrivals', 'returned', 'orders', 'demand'],
          ].map((name) => output(year, name));
          const resold = inForce(year, 'returns.resaleable');
          const depth = inForce(year, 'stock.size_depth');
          const wanted = year.effects.unitsDemanded;
          const found = (i: number) => stock[i]! + arrivals![i]! + resold[i]! * returned![i]!;
          const sales = (i: number) =>
            Math.min(wanted[i]!, found(i), wanted[i]! * (1 - Math.exp((-depth[i]! * found(i)) / wanted[i]!)));
          expect(largest((i) => Math.abs(sold![i]! - sales(i)) / Math.max(1, sales(i)))).toBeLessThan(1e-12);
          expect(smallest((i) => now![i]!)).toBeGreaterThanOrEqual(0);
          expect(smallest((i) => orders![i]!)).toBeGreaterThanOrEqual(0);
          expect(largest((i) => orders![i]! / demand![i]!)).toBeLessThanOrEqual(1);
          if (week > 2) expect(returned).toEqual(caused[week - 3]);
          caused.push(output(year, 'returns_caused').slice());
          const part = (i: number) => (sold![i]! > 0 ? caused[week - 1]![i]! / sold![i]! : 0);
          expect(smallest(part)).toBeGreaterThanOrEqual(0);
          expect(largest(part)).toBeLessThan(1);
          stock = now!.slice();
        },
      });
    });
  });

  it('fill every order where stock and size runs are endless', () => {
    const shop = { opening: { ...CALM.shop.opening, stockWeeks: 10_000 } };
    const levers = { ...ofAll('failure_rate', 0), 'stock.size_depth': 1e6 };
    follow(randomPlans(setUp({ lucky: true, levers, shop })), {
      see: (year) => {
        expect(output(year, 'orders')).toEqual(output(year, 'demand'));
        expect(smallest((i) => output(year, 'lost_orders')[i]!)).toBeGreaterThanOrEqual(0);
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
        const [ordered, stock, transit, forecast] = ['ordered', 'stock', 'in_transit', 'forecast'].map(
          (name) => output(year, name),
        );
        for (let i = 0; i < LANES; i++) {
          if (ordered![i]! > 0) {
            seen.push({ lane: i, week, position: (stock![i]! + transit![i]!) / forecast![i]! });
          }
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
      ...ofAll('lead_weeks', lead),
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
      { ...ofAll('lead_weeks', 4), 'order.demand_sd': 8 / 50, 'order.display_weeks': 0 },
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

describe('suppliers', () => {
  const BLOCKS = 10;
  /** Weeks until the start, when all deliver, is forgotten. */
  const SETTLED = 26;
  const rates = { a: [0.04, 0.25], b: [0.01, 0.25], c: [0.01, 0.25] } as const;

  /** Share of settled weeks in which something is true, by lane, over all blocks of seed 42. */
  function shares(asks: ((week: WorldBlock['weeks'][number], lane: number) => boolean)[]): number[][] {
    const levers = Object.fromEntries(
      SUPPLIERS.flatMap((supplier) => [
        [`suppliers.${supplier}.failure_rate`, rates[supplier][0]],
        [`suppliers.${supplier}.recovery_rate`, rates[supplier][1]],
      ]),
    );
    const world = new WorldBlock(setUp({ levers }).world);
    const all: number[][] = asks.map(() => []);
    for (let block = 0; block < BLOCKS; block++) {
      world.run({ seed: 42, block });
      const settled = world.weeks.slice(SETTLED);
      asks.forEach((ask, k) => {
        for (let i = 0; i < LANES; i++) {
          all[k]!.push(settled.filter((week) => ask(week, i)).length / settled.length);
        }
      });
    }
    return all;
  }

  const spell = (length: number) => ({
    name: `supplier a is in week ${length} of an outage`,
    ask: (week: WorldBlock['weeks'][number], lane: number) => week.weeksLate[0]![lane] === length,
    chance: ((0.04 * 0.25) / (0.04 + 0.25)) * 0.75 ** (length - 1),
  });
  const questions = [
    {
      name: 'a supplier that fails at .04 and recovers at .25 delivers',
      ask: (week: WorldBlock['weeks'][number], lane: number) => week.supplierUp[0]![lane] === 1,
      chance: 0.862069,
    },
    {
      name: 'one that fails at .01 delivers',
      ask: (week: WorldBlock['weeks'][number], lane: number) => week.supplierUp[1]![lane] === 1,
      chance: 0.961538,
    },
    {
      name: 'two such are both down',
      ask: (week: WorldBlock['weeks'][number], lane: number) =>
        week.supplierUp[1]![lane] === 0 && week.supplierUp[2]![lane] === 0,
      chance: 0.001479,
    },
    ...[1, 2, 3, 5, 8].map(spell),
  ];
  const seen = shares(questions.map(({ ask }) => ask));

  it.each(questions.map(({ name, chance }, k) => [name, chance, k] as const))(
    '%s in %f of weeks',
    (_, chance, k) => {
      const { mean, error } = meanOf(seen[k]!);
      // Ten blocks of 512 runs, seed 42: the standard error is from the spread between runs.
      expect(error / chance).toBeLessThan(chance > 0.002 ? 0.06 : 0.2);
      expect(Math.abs(mean - chance) / error).toBeLessThan(3);
    },
  );

  it('fill more orders, the more of them there are', () => {
    const fills = [1, 2, 3].map((count) => {
      const share = (place: number) => (place < count ? 1 / count : 0);
      const levers = {
        ...ofAll('failure_rate', 0.03),
        ...ofAll('recovery_rate', 0.25),
        ...ofAll('lead_weeks', 4),
        'suppliers.a.share': share(0),
        'suppliers.b.share': share(1),
        'suppliers.c.share': share(2),
      };
      const [orders, demand] = [new Float64Array(LANES), new Float64Array(LANES)];
      follow(setUp({ levers }), {
        see: (year) => {
          addTo(orders, output(year, 'orders'));
          addTo(demand, output(year, 'demand'));
        },
      });
      return orders.map((n, i) => n / demand[i]!).sort();
    });
    const [one, two, three] = fills.map((fill) => ({
      mean: meanOf(fill).mean,
      worst: fill[Math.floor(LANES / 20)]!,
    }));
    expect(two!.mean).toBeGreaterThan(one!.mean);
    expect(three!.mean).toBeGreaterThan(two!.mean);
    expect(two!.worst).toBeGreaterThan(one!.worst);
    expect(three!.worst).toBeGreaterThan(two!.worst);
  });
});

/** Unit cost of goods that arrive, by week, against the base cost; NaN where none do. */
function arrivingCost(setup: SetUp, following: Following = {}): Float64Array[] {
  const weeks: Float64Array[] = [];
  follow(setup, {
    ...following,
    see: (year: Year) => {
      const [paid, goods] = [output(year, 'arrivals_cost'), output(year, 'arrivals')];
      const [share, value] = [inForce(year, 'finance.cogs_share'), inForce(year, 'finance.order_value')];
      weeks.push(paid.map((money, i) => money / goods[i]! / (share[i]! * value[i]!)));
    },
  });
  return weeks;
}

describe('a price lock', () => {
  const LEAD = 4;
  const lock = (share: number, weeks: number, from = 1) =>
    setUp({
      levers: {
        'material.volatility': 0.3,
        'lock.premium': 0.02,
        ...ofAll('lead_weeks', LEAD),
        'order.review_weeks': 1,
        'order.minimum_weeks': 0,
      },
      changes: [change('lock.share', 'set', share, from), change('lock.weeks', 'set', weeks, from)],
    });
  const arrived = (values: Float64Array) => values.filter((value) => !Number.isNaN(value));

  it('keeps material out of the unit cost until it ends, at its premium', () => {
    const cost = arrivingCost(lock(1, 26));
    // Ordered in weeks 1 to 26, arriving a lead time later.
    for (let week = 1 + LEAD; week <= 26 + LEAD; week++) {
      const goods = arrived(cost[week - 1]!);
      expect(Math.max(...goods.map((value) => Math.abs(value - 1.02)), 0)).toBeLessThan(1e-9);
    }
    const after = arrived(cost[27 + LEAD - 1]!);
    expect(Math.max(...after) - Math.min(...after)).toBeGreaterThan(0.2);
  });

  it('fixes the price of the week before it began, on its share of the volume', () => {
    const start = 20;
    const index: Float64Array[] = [];
    const unit: Float64Array[] = [];
    follow(lock(0.6, 10, start), {
      see: (year) => {
        index.push(output(year, 'material_index').slice());
        const base = inForce(year, 'finance.cogs_share');
        const value = inForce(year, 'finance.order_value');
        unit.push(year.effects.unitCost.map((cost, i) => cost / (base[i]! * value[i]!)));
      },
    });
    for (let week = 1; week <= 52; week++) {
      const locked = week >= start && week < start + 10 ? 0.6 : 0;
      const fixed = (i: number) => index[start - 2]![i]! * 1.02;
      const expected = (i: number) => locked * fixed(i) + (1 - locked) * index[week - 1]![i]!;
      expect(largest((i) => Math.abs(unit[week - 1]![i]! - expected(i)))).toBeLessThan(1e-12);
    }
  });
});

describe('expediting', () => {
  it('brings the goods sooner and costs its premium', () => {
    // Ordered first in week 8, when all that was on its way has come.
    const levers = {
      ...ofAll('lead_weeks', 5),
      'order.review_weeks': 8,
      'order.expedite_premium': 0.08,
      'order.expedite_weeks': 2,
    };
    const lanes = { 'order.expedite': (lane: number) => [0, 1, 0.25][lane] };
    const arrivals: number[][] = [];
    let ordered = [0, 0, 0];
    const cost = arrivingCost(setUp({ levers }), {
      lanes,
      weeks: 14,
    });
    follow(setUp({ levers }), {
      lanes,
      weeks: 14,
      see: (year, week) => {
        arrivals.push([...output(year, 'arrivals').slice(0, 3)]);
        if (week === 8) ordered = [...output(year, 'ordered').slice(0, 3)];
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
