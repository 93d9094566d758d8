import { describe, expect, it } from 'vitest';
import { LANES, WorldBlock, Year, detailsOf } from '../../src/lib/model/index.ts';
import { PAID_CHANNELS, SOURCES, SUPPLIERS } from '../../src/lib/plan/index.ts';
import {
  between,
  follow,
  inForce,
  largest,
  ofAllSuppliers,
  output,
  outputs,
  randomPlans,
  SAME_LUCK,
} from './lanes.ts';
import { NO_RULES, setUp, STORM } from './sample.ts';

const factorOf = (source: string) =>
  (PAID_CHANNELS as readonly string[]).includes(source)
    ? `channels.${source}.return_factor`
    : `${source}.return_factor`;

describe('returns by source', () => {
  it('are the base rate x the factor of the source, and together all returns', () => {
    const factors = SOURCES.map((source) => between(9, source, 0, 3));
    const lanes = Object.fromEntries(SOURCES.map((source, k) => [factorOf(source), factors[k]!]));
    follow(setUp({ levers: { ...SAME_LUCK, 'returns.rate': 0.15 } }), {
      lanes,
      see: (year) => {
        const returns = SOURCES.map((source) => output(year, `returns.${source}`));
        const gmv = SOURCES.map((source) => output(year, `gmv.${source}`));
        SOURCES.forEach((source, k) => {
          const rate = (i: number) => returns[k]![i]! / gmv[k]![i]!;
          expect(
            largest((i) => Math.abs(rate(i) - 0.15 * factors[k]!(i))),
            source,
          ).toBeLessThan(1e-12);
        });
        const [caused, shipped] = outputs(year, 'returns_caused', 'shipped');
        const all = (parts: Float64Array[], i: number) => parts.reduce((sum, part) => sum + part[i]!, 0);
        const off = (i: number) => Math.abs(caused[i]! / shipped[i]! - all(returns, i) / all(gmv, i));
        expect(largest(off)).toBeLessThan(1e-12);
      },
    });
  });
});

describe('goods by supplier', () => {
  it('are all goods that arrive, at all they cost, whatever the plan', () => {
    follow(randomPlans({ world: STORM, strategy: NO_RULES }), {
      see: (year, week) => {
        const [arrivals, cost] = outputs(year, 'arrivals', 'arrivals_cost');
        for (const [all, part] of [
          [arrivals, 'received'],
          [cost, 'received_cost'],
        ] as const) {
          const parts = SUPPLIERS.map((supplier) => output(year, `${part}.${supplier}`));
          const sum = (i: number) => parts.reduce((total, values) => total + values[i]!, 0);
          const off = largest((i) => Math.abs(all[i]! - sum(i)) / (1 + all[i]!));
          expect(off, `${part} in week ${week}`).toBeLessThan(1e-9);
        }
      },
    });
  });

  it('cost what their supplier asks', () => {
    follow(setUp({ levers: SAME_LUCK }), {
      lanes: { 'suppliers.c.share': () => 0.5 },
      see: (year, week) => {
        if (week < 12) return;
        const [a, c] = ['a', 'c'].map((supplier) => {
          const [cost, goods] = outputs(year, `received_cost.${supplier}`, `received.${supplier}`);
          return cost[0]! / goods[0]!;
        });
        if (Number.isNaN(a!) || Number.isNaN(c!)) return;
        expect(c! / a!).toBeCloseTo(inForce(year, 'suppliers.c.cost_factor')[0]!, 12);
      },
    });
  });

  it('are available in the long run as often as failures and recoveries say', () => {
    // pr / (pf + pr) of the catalogue's two-state chain: (.04, .25) gives .862069.
    const levers = { ...ofAllSuppliers('failure_rate', 0.04), ...ofAllSuppliers('recovery_rate', 0.25) };
    const setup = setUp({ levers });
    let [sum, count] = [0, 0];
    for (let block = 0; block < 2; block++) {
      follow(setup, {
        block,
        see: (year, week) => {
          if (week !== 26 && week !== 52) return;
          for (const supplier of SUPPLIERS) {
            for (const share of output(year, `availability.${supplier}`)) sum += share;
            count += LANES;
          }
        },
      });
    }
    expect(Math.abs(sum / count - 0.862069)).toBeLessThan(0.01);
  });

  it('are followed only for plans that look at them', () => {
    const setup = setUp();
    const world = new WorldBlock(setup.world, [setup.strategy.values]);
    world.run({ seed: 42, block: 0 });
    const blind = detailsOf([]);
    const year = new Year(setup.strategy, world, [], blind);
    const seeing = new Year(setup.strategy, world, []);
    year.start();
    seeing.start();
    for (let week = 1; week <= 20; week++) {
      year.step();
      seeing.step();
    }
    expect(output(year, 'received.a')[0]).toBe(0);
    expect(output(seeing, 'received.a')[0]).toBeGreaterThan(0);
    for (const name of ['cash', 'stock', 'orders', 'refunds'])
      expect(output(year, name)).toEqual(output(seeing, name));
  });
});
