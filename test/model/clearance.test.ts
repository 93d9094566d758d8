import { describe, expect, it } from 'vitest';
import { between, follow, largest, outputs, randomPlans, SAME_LUCK, totals } from './lanes.ts';
import { CALM, NO_RULES, setUp, STORM } from './sample.ts';

const shop = (stockWeeks: number) => ({ opening: { ...CALM.shop.opening, stockWeeks } });
const WEEKS = 8;

describe('clearance', () => {
  it('touches nothing where there is no excess stock', () => {
    const lanes = { 'clearance.depth': (lane: number) => [0, 0.6][lane] };
    const levers = { ...SAME_LUCK, 'clearance.weeks': 50 };
    const sums = totals(setUp({ levers }), { lanes });
    for (const [name, values] of sums) expect(values[1], name).toBe(values[0]);
  });

  it('sells the share of stock beyond the usual weeks at the reduced price, which buyers heed', () => {
    const depth = between(8, 'depth', 0, 0.7);
    const levers = { ...SAME_LUCK, 'clearance.weeks': WEEKS, 'conversion.price_sensitivity': 2 };
    let [stock, forecast] = [new Float64Array(), new Float64Array()];
    follow(setUp({ levers, shop: shop(20) }), {
      lanes: { 'clearance.depth': (lane) => (lane === 0 ? 0 : depth(lane)) },
      weeks: 1,
      opened: ({ state }) => {
        stock = state.stock.slice();
        forecast = state.forecast.slice();
      },
      see: ({ effects }) => {
        const excess = (i: number) => Math.max(0, 1 - (WEEKS * forecast[i]!) / stock[i]!);
        expect(excess(1)).toBeGreaterThan(0.5);
        const price = (i: number) => 1 - (i === 0 ? 0 : depth(i)) * excess(i);
        expect(largest((i) => Math.abs(effects.paidPrice[i]! - price(i)))).toBeLessThan(1e-12);
        const shift = (i: number) => -2 * Math.log(price(i));
        expect(largest((i) => Math.abs(effects.shift[i]! - effects.shift[0]! - shift(i)))).toBeLessThan(1e-9);
      },
    });
  });

  it('is paid from the margin, and clears stock', () => {
    const sums = totals(setUp({ levers: SAME_LUCK, shop: shop(25) }), {
      lanes: { 'clearance.depth': (lane: number) => [0, 0.5][lane] },
      weeks: 12,
    });
    const sum = (name: string, lane: number) => sums.get(name)![lane]!;
    expect(sum('orders', 1)).toBeGreaterThan(sum('orders', 0));
    expect(sum('stock', 1)).toBeLessThan(sum('stock', 0));
    const margin = (lane: number) => sum('gross_profit', lane) / sum('net_revenue', lane);
    expect(margin(1)).toBeLessThan(margin(0));
  });

  it('counts in the discount rate, which is what list price less paid price comes to', () => {
    follow(randomPlans({ world: STORM, strategy: NO_RULES }), {
      see: (year) => {
        const [gmv, list, discounts] = outputs(year, 'gmv', 'gmv_at_list_price', 'discounts');
        const off = (i: number) => Math.abs(list[i]! - discounts[i]! - gmv[i]!) / (1 + list[i]!);
        expect(largest(off)).toBeLessThan(1e-12);
      },
    });
    // A price level of 90% is a lower list price, a sale at 90% a discount.
    const promotion = CALM.shop.calendar.promotion;
    const sale = promotion.findIndex((weight) => weight === 1) + 1;
    follow(setUp({ levers: SAME_LUCK }), {
      lanes: {
        price: (lane) => [1, 0.9, 1][lane],
        'promotion.depth': (lane) => [0, 0, 0.1][lane],
      },
      see: (year, week) => {
        if (week !== sale) return;
        const [list, discounts] = outputs(year, 'gmv_at_list_price', 'discounts');
        const rate = (lane: number) => discounts[lane]! / list[lane]!;
        expect(rate(0)).toBeCloseTo(0, 12);
        expect(rate(1)).toBeCloseTo(0, 12);
        expect(rate(2)).toBeCloseTo(0.1, 12);
      },
    });
  });
});
