import { describe, expect, it } from 'vitest';
import { LANES, leverIndex, WorldBlock } from '../../src/lib/model/index.ts';
import type { Modifier, World } from '../../src/lib/plan/index.ts';
import { normalCdf } from '../../src/lib/random/index.ts';
import { largest, meanOf, smallest } from './lanes.ts';
import { setUp } from './sample.ts';

const shock = (spec: Partial<Modifier> & Pick<Modifier, 'lever'>): Modifier => ({
  layer: 'scenario',
  operation: 'add',
  value: 1,
  from: 1,
  weeks: Infinity,
  ramp: 0,
  chance: 1,
  key: `${spec.lever}#1`,
  ...spec,
});

/** What a shock did on each lane of a few blocks of seed 42. Weeks from 1; a lane without it has no entry. */
function happened(world: World, lever: string, blocks = 6) {
  const block = new WorldBlock(world);
  const place = leverIndex(lever);
  const seen: { block: number; lane: number; from: number; weeks: number; size: number }[] = [];
  for (let b = 0; b < blocks; b++) {
    block.run({ seed: 42, block: b });
    const base = block.base(place);
    for (let lane = 0; lane < LANES; lane++) {
      const moves = block.weeks.map((week) => week.levers[place]![lane]! - base[lane]!);
      const first = moves.findIndex((move) => move !== 0);
      if (first < 0) continue;
      const weeks = moves.filter((move) => move !== 0).length;
      seen.push({ block: b, lane, from: first + 1, weeks, size: moves[first]! });
    }
  }
  return { seen, n: blocks * LANES };
}

const sureOf = (share: number, chance: number, n: number) =>
  Math.abs(share - chance) / Math.sqrt((chance * (1 - chance)) / n);

describe('a shock', () => {
  const STARTS = [2, 3, 4, 5, 6, 7, 8, 9];
  const drawn = shock({
    lever: 'competitor.discount',
    value: { family: 'pert', min: 0.1, mode: 0.2, max: 0.35 },
    from: { family: 'discrete', values: STARTS, weights: STARTS.map(() => 1) },
    weeks: { family: 'lognormal', p5: 4, p95: 20 },
    chance: 0.8,
  });
  const { seen, n } = happened(setUp({ shocks: [drawn] }).world, 'competitor.discount');

  it('happens in the asked share of runs', () => {
    expect(sureOf(seen.length / n, 0.8, n)).toBeLessThan(3);
  });

  it('starts in each of the asked weeks equally often', () => {
    const expected = seen.length / STARTS.length;
    const counts = STARTS.map((week) => seen.filter(({ from }) => from === week).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(seen.length);
    // Chi square with 7 degrees of freedom: above 24.3 once in a thousand.
    expect(counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(24.3);
  });

  it('lasts as the asked distribution, in whole weeks', () => {
    // Lognormal with p5 4 and p95 20: rounded, k weeks or fewer with probability cdf(k + 1/2).
    const mu = Math.log(4 * 20) / 2;
    const sigma = Math.log(20 / 4) / 2 / 1.6448536;
    for (const k of [2, 4, 6, 9, 12, 20]) {
      const share = seen.filter(({ weeks }) => weeks <= k).length / seen.length;
      expect(sureOf(share, normalCdf((Math.log(k + 0.5) - mu) / sigma), seen.length)).toBeLessThan(3);
    }
  });

  it('is as large as the asked distribution says', () => {
    const sizes = seen.map(({ size }) => size);
    expect(Math.min(...sizes)).toBeGreaterThan(0.1);
    expect(Math.max(...sizes)).toBeLessThan(0.35);
    const { mean, error } = meanOf(sizes);
    const [alpha, beta] = [1 + (4 * 0.1) / 0.25, 1 + (4 * 0.15) / 0.25];
    const sd = (0.25 * Math.sqrt(alpha * beta)) / ((alpha + beta) * Math.sqrt(alpha + beta + 1));
    expect(Math.abs(mean - (0.1 + 4 * 0.2 + 0.35) / 6) / error).toBeLessThan(3);
    expect((error * Math.sqrt(sizes.length)) / sd).toBeCloseTo(1, 1);
  });

  it('that never, always, for ever or less than a week happens does so', () => {
    const of = (spec: Partial<Modifier>) =>
      happened(
        setUp({ shocks: [shock({ lever: 'logistics.delay', from: 5, ...spec })] }).world,
        'logistics.delay',
        1,
      ).seen;
    expect(of({ chance: 0 })).toHaveLength(0);
    expect(of({ chance: 1 })).toHaveLength(LANES);
    expect(new Set(of({}).map(({ weeks }) => weeks))).toEqual(new Set([48]));
    expect(
      new Set(of({ weeks: { family: 'uniform', min: 0.1, max: 0.4 } }).map(({ weeks }) => weeks)),
    ).toEqual(new Set([1]));
    expect(new Set(of({ weeks: 7 }).map(({ weeks, from }) => `${from}+${weeks}`))).toEqual(new Set(['5+7']));
  });
});

describe('shocks of one scenario', () => {
  const pair = (chance: number): [Modifier, Modifier] => [
    shock({
      lever: 'competitor.discount',
      value: { family: 'normal', mean: 0.35, sd: 0.05 },
      from: { family: 'uniform', min: 1, max: 12 },
      weeks: { family: 'normal', mean: 15, sd: 3 },
      chance,
    }),
    shock({
      lever: 'logistics.delay',
      value: { family: 'normal', mean: 10, sd: 1 },
      from: { family: 'uniform', min: 1, max: 12 },
      weeks: { family: 'normal', mean: 15, sd: 3 },
      chance,
    }),
  ];
  const both = (together: number, chance: number) => {
    const world = { ...setUp({ shocks: pair(chance) }).world, together };
    return ['competitor.discount', 'logistics.delay'].map((lever) => happened(world, lever)) as [
      ReturnType<typeof happened>,
      ReturnType<typeof happened>,
    ];
  };
  const correlation = (x: number[], y: number[]) => {
    const [mx, my] = [meanOf(x).mean, meanOf(y).mean];
    const sum = (of: (i: number) => number) => x.reduce((total, _, i) => total + of(i), 0);
    const xy = sum((i) => (x[i]! - mx) * (y[i]! - my));
    return xy / Math.sqrt(sum((i) => (x[i]! - mx) ** 2) * sum((i) => (y[i]! - my) ** 2));
  };

  it.each([0, 0.5, 0.8])(
    'share a normal of loading %f: their sizes and lengths correlate by its square',
    (together) => {
      const [one, other] = both(together, 1);
      const r = together * together;
      const error = (1 - r * r) / Math.sqrt(one.n);
      for (const part of ['size', 'weeks'] as const) {
        const seen = correlation(
          one.seen.map((happening) => happening[part]),
          other.seen.map((happening) => happening[part]),
        );
        // Whole weeks take a little of the correlation of lengths: 1/12 of a variance of 9.
        expect(Math.abs(seen - (part === 'weeks' ? r / (1 + 1 / 108) : r)) / error).toBeLessThan(3.5);
      }
      const starts = correlation(
        one.seen.map(({ from }) => from),
        other.seen.map(({ from }) => from),
      );
      expect(Math.abs(starts) * Math.sqrt(one.n)).toBeLessThan(3.5);
    },
  );

  it.each([0, 0.5, 0.8])(
    'of loading %f happen in the same years with the bivariate normal probability',
    (together) => {
      const [one, other] = both(together, 0.5);
      const lanes = new Set(other.seen.map(({ block, lane }) => block * LANES + lane));
      const common = one.seen.filter(({ block, lane }) => lanes.has(block * LANES + lane)).length / one.n;
      expect(sureOf(common, 0.25 + Math.asin(together * together) / (2 * Math.PI), one.n)).toBeLessThan(3);
      expect(sureOf(one.seen.length / one.n, 0.5, one.n)).toBeLessThan(3);
    },
  );

  it('draw alike whatever the scenario is called, in whatever order, and beside whatever other shocks', () => {
    const [first, second] = pair(0.7);
    const told = (world: World) => JSON.stringify(happened(world, 'competitor.discount', 2).seen);
    const alone = told(setUp({ shocks: [first] }).world);
    expect(alone).toContain('weeks');
    const both = setUp({ shocks: [first, second] }).world;
    expect(told(both) === alone, 'beside another').toBe(true);
    expect(told({ ...both, modifiers: [second, first] }) === alone, 'in another order').toBe(true);
    const renamed = { ...both, title: { name: 'renamed', en: 'Renamed', zh: '改名' } };
    expect(told(renamed) === alone, 'renamed').toBe(true);
  });

  it('on one lever have draws of their own', () => {
    const [first] = pair(1);
    const starts = (key: string) => {
      const { seen } = happened(setUp({ shocks: [{ ...first, key }] }).world, 'competitor.discount', 1);
      return seen.map(({ from }) => from);
    };
    const [one, two] = [starts('competitor.discount#1'), starts('competitor.discount#2')];
    expect(Math.abs(correlation(one, two)) * Math.sqrt(LANES)).toBeLessThan(3);
  });

  it('never move a lever beyond its bounds', () => {
    const world = setUp({ shocks: [shock({ lever: 'competitor.discount', value: 5 })] }).world;
    const block = new WorldBlock(world);
    block.run({ seed: 42, block: 0 });
    const values = block.weeks[10]!.levers[leverIndex('competitor.discount')]!;
    expect(largest((i) => values[i]!)).toBe(0.7);
    expect(smallest((i) => values[i]!)).toBe(0.7);
  });
});
