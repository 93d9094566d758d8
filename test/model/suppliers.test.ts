import { describe, expect, it } from 'vitest';
import { LANES, WorldBlock } from '../../src/lib/model/index.ts';
import { SUPPLIERS } from '../../src/lib/plan/index.ts';
import { addTo, arrivingCost, follow, inForce, largest, meanOf, ofAllSuppliers, output } from './lanes.ts';
import { change, setUp } from './sample.ts';

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
        ...ofAllSuppliers('failure_rate', 0.03),
        ...ofAllSuppliers('recovery_rate', 0.25),
        ...ofAllSuppliers('lead_weeks', 4),
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

describe('a price lock', () => {
  const LEAD = 4;
  const lock = (share: number, weeks: number, from = 1) =>
    setUp({
      levers: {
        'material.volatility': 0.3,
        'lock.premium': 0.02,
        ...ofAllSuppliers('lead_weeks', LEAD),
        'order.review_weeks': 1,
        'order.minimum_weeks': 0,
      },
      changes: [change('lock.share', 'set', share, from), change('lock.weeks', 'set', weeks, from)],
    });
  const arrived = (values: Float64Array) => values.filter((value) => !Number.isNaN(value));

  it('keeps material out of the unit cost until it ends, at its premium', () => {
    const cost: Float64Array[] = [];
    follow(lock(1, 26), { see: (year) => cost.push(arrivingCost(year)) });
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
