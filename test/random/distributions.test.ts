import betaOracle from '@stdlib/stats-base-dists-beta-quantile';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Distribution, Quantity } from '../../src/lib/plan/index.ts';
import { compileQuantity, normalCdf, normalQuantile, type Quantile } from '../../src/lib/random/index.ts';

function compiled(quantity: Quantity): Quantile {
  const result = compileQuantity(quantity);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** The percentile, 0 to 100. */
function percentile(quantity: Quantity, percent: number): number {
  return compiled(quantity).at(normalQuantile(percent / 100));
}

/** Mean and standard deviation over scores that stand for equal shares of all draws. */
function momentsOfDraws(quantile: Quantile): readonly [mean: number, sd: number] {
  const count = 20_000;
  const values = Float64Array.from({ length: count }, (_, i) => normalQuantile((i + 0.5) / count));
  quantile.fill(values, values);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  return [mean, Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count)];
}

const EXAMPLES: Readonly<Record<string, Distribution>> = {
  pert: { family: 'pert', min: 10, mode: 20, max: 60 },
  'pert, mode at an end': { family: 'pert', min: 0, mode: 0, max: 1 },
  triangular: { family: 'triangular', min: 10, mode: 20, max: 60 },
  'triangular, mode at an end': { family: 'triangular', min: -2, mode: -2, max: 5 },
  uniform: { family: 'uniform', min: -0.1, max: 0.7 },
  lognormal: { family: 'lognormal', p5: 1.2, p95: 4 },
  normal: { family: 'normal', mean: -3, sd: 2 },
  beta: { family: 'beta', alpha: 2, beta: 5, min: 0, max: 1 },
  'beta, bathtub': { family: 'beta', alpha: 0.5, beta: 0.7, min: 3, max: 4 },
  discrete: { family: 'discrete', values: [3, 1, 10], weights: [2, 1, 1] },
  samples: { family: 'samples', values: [4, 1, 1, 9, 2.5] },
};

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const threeInOrder = fc.tuple(finite, finite, finite).map((three) => three.sort((a, b) => a - b));
const shape = fc.double({ min: 0.05, max: 200, noNaN: true });
const anyDistribution: fc.Arbitrary<Distribution> = fc.oneof(
  threeInOrder.map(([min, mode, max]) => ({ family: 'pert' as const, min: min, mode: mode, max: max })),
  threeInOrder.map(([min, mode, max]) => ({
    family: 'triangular' as const,
    min: min,
    mode: mode,
    max: max,
  })),
  threeInOrder.map(([min, , max]) => ({ family: 'uniform' as const, min: min, max: max })),
  fc.tuple(shape, shape, threeInOrder).map(([alpha, beta, [min, , max]]) => ({
    family: 'beta' as const,
    alpha,
    beta,
    min: min,
    max: max,
  })),
  fc.array(finite, { minLength: 1 }).map((values) => ({ family: 'samples' as const, values })),
  fc
    .array(fc.tuple(finite, fc.double({ min: 0.01, max: 100, noNaN: true })), { minLength: 1 })
    .map((steps) => ({
      family: 'discrete' as const,
      values: steps.map(([value]) => value),
      weights: steps.map(([, weight]) => weight),
    })),
);

describe('a compiled quantity', () => {
  it.each(Object.entries(EXAMPLES))('has the mean and spread that its draws have: %s', (_, distribution) => {
    const quantile = compiled(distribution);
    const [mean, sd] = momentsOfDraws(quantile);
    expect(Math.abs(mean - quantile.mean)).toBeLessThan(2e-3 * quantile.sd);
    expect(Math.abs(sd / quantile.sd - 1)).toBeLessThan(2e-3);
    expect(quantile.constant).toBeUndefined();
  });

  it.each(Object.entries(EXAMPLES))(
    'fills as it computes one by one, also in place: %s',
    (_, distribution) => {
      const quantile = compiled(distribution);
      const scores = Float64Array.from({ length: 301 }, (__, i) => (i - 150) / 17);
      const out = new Float64Array(scores.length);
      quantile.fill(scores, out);
      expect([...out]).toEqual([...scores].map((z) => quantile.at(z)));
      quantile.fill(scores, scores);
      expect(scores).toEqual(out);
    },
  );

  it.each(Object.entries(EXAMPLES))('passes NaN on: %s', (_, distribution) => {
    expect(compiled(distribution).at(NaN)).toBeNaN();
  });

  it('never falls as the score rises, and stays within its ends', () => {
    fc.assert(
      fc.property(anyDistribution, (distribution) => {
        const quantile = compiled(distribution);
        const values = Float64Array.from({ length: 801 }, (_, i) => (i - 400) / 40);
        quantile.fill(values, values);
        const ends =
          'values' in distribution
            ? [Math.min(...distribution.values), Math.max(...distribution.values)]
            : 'max' in distribution
              ? [distribution.min, distribution.max]
              : [-Infinity, Infinity];
        const rounding = 1e-15 * Math.max(1, Math.abs(ends[0]!), Math.abs(ends[1]!));
        for (const [i, value] of values.entries()) {
          expect(value).toBeGreaterThanOrEqual(ends[0]!);
          expect(value).toBeLessThanOrEqual(ends[1]!);
          if (i > 0) expect(value).toBeGreaterThanOrEqual(values[i - 1]! - rounding);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each<[Quantity, number]>([
    [7, 7],
    [{ family: 'pert', min: 3, mode: 3, max: 3 }, 3],
    [{ family: 'triangular', min: 3, mode: 3, max: 3 }, 3],
    [{ family: 'uniform', min: 3, max: 3 }, 3],
    [{ family: 'beta', alpha: 2, beta: 2, min: 3, max: 3 }, 3],
    [{ family: 'normal', mean: 3, sd: 0 }, 3],
    [{ family: 'discrete', values: [1, 3], weights: [0, 2] }, 3],
    [{ family: 'samples', values: [3, 3] }, 3],
  ])('is a constant where nothing is uncertain: %j', (quantity, value) => {
    const quantile = compiled(quantity);
    const out = new Float64Array(3);
    quantile.fill(Float64Array.of(-1, 0, 5), out);
    expect([quantile.constant, quantile.mean, quantile.sd, quantile.at(2), ...out]).toEqual([
      value,
      value,
      0,
      value,
      value,
      value,
      value,
    ]);
  });
});

describe('published values', () => {
  it('PERT(10, 20, 60) has mean 25, sd 8.6603 and percentiles 12.949, 23.834 and 41.064', () => {
    const distribution = EXAMPLES.pert!;
    expect(compiled(distribution).mean).toBeCloseTo(25, 12);
    expect(compiled(distribution).sd).toBeCloseTo(8.6603, 4);
    expect(percentile(distribution, 5)).toBeCloseTo(12.949, 3);
    expect(percentile(distribution, 50)).toBeCloseTo(23.834, 3);
    expect(percentile(distribution, 95)).toBeCloseTo(41.064, 3);
  });

  it('lognormal with p5 1.2 and p95 4 has mu .784308, sigma .365982, median 2.19089 and mean 2.34264', () => {
    const quantile = compiled(EXAMPLES.lognormal!);
    expect(Math.log(quantile.at(0))).toBeCloseTo(0.784308, 6);
    expect(Math.log(quantile.at(1) / quantile.at(0))).toBeCloseTo(0.365982, 6);
    expect(quantile.at(0)).toBeCloseTo(2.19089, 5);
    expect(quantile.mean).toBeCloseTo(2.34264, 5);
    expect(percentile(EXAMPLES.lognormal!, 5)).toBeCloseTo(1.2, 12);
    expect(percentile(EXAMPLES.lognormal!, 95)).toBeCloseTo(4, 12);
  });

  it('triangular(10, 20, 60) has a share of .2 below its mode and its quartile at 10 + sqrt(.2 × 500)', () => {
    expect(percentile(EXAMPLES.triangular!, 20)).toBeCloseTo(20, 12);
    expect(percentile(EXAMPLES.triangular!, 10)).toBeCloseTo(10 + Math.sqrt(0.1 * 500), 12);
    expect(percentile(EXAMPLES.triangular!, 75)).toBeCloseTo(60 - Math.sqrt(0.25 * 2000), 12);
  });
});

describe('the table of beta and PERT', () => {
  const shapes = [
    [1, 5],
    [5, 1],
    [3, 3],
    [1.8, 4.2],
    [1, 1],
    [2, 100],
    [0.5, 0.5],
    [0.2, 0.3],
    [50, 50],
    [5000, 5000],
    [20, 0.5],
    [0.3, 40],
  ] as const;

  it.each(shapes)('is within 1e-8 of the range of @stdlib for Beta(%f, %f)', (alpha, beta) => {
    const quantile = compiled({ family: 'beta', alpha, beta, min: 0, max: 1 });
    const misses = Array.from({ length: 999 }, (_, i) => {
      const chance = (i + 1) / 1000;
      return Math.abs(quantile.at(normalQuantile(chance)) - betaOracle(chance, alpha, beta));
    });
    expect(Math.max(...misses)).toBeLessThan(1e-8);
  });

  it.each([
    // What is known in closed form: Beta(1, b), Beta(a, 1) and the arcsine distribution.
    ['Beta(1, 5)', 1, 5, (low: number, high: number) => 1 - high ** (1 / 5) + 0 * low],
    ['Beta(5, 1)', 5, 1, (low: number) => low ** (1 / 5)],
    ['Beta(.05, 1)', 0.05, 1, (low: number) => low ** 20],
    ['Beta(1, .05)', 1, 0.05, (_: number, high: number) => 1 - high ** 20],
    ['Beta(.5, .5)', 0.5, 0.5, (low: number) => Math.sin((Math.PI / 2) * low) ** 2],
  ] as const)('is within 1e-8 of %s far into both tails', (_, alpha, beta, truth) => {
    const quantile = compiled({ family: 'beta', alpha, beta, min: 0, max: 1 });
    const misses = Array.from({ length: 1301 }, (__, i) => {
      const z = (i - 650) / 100;
      return Math.abs(quantile.at(z) - truth(normalCdf(z), normalCdf(-z)));
    });
    expect(Math.max(...misses)).toBeLessThan(1e-8);
  });

  it('is within 1e-7 of the range for every PERT', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (mode, chance) => {
          const value = compiled({ family: 'pert', min: 0, mode, max: 1 }).at(normalQuantile(chance));
          expect(Math.abs(value - betaOracle(chance, 1 + 4 * mode, 5 - 4 * mode))).toBeLessThan(1e-7);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes shapes as flat and as steep as are allowed', () => {
    const flat = compiled({ family: 'beta', alpha: 0.05, beta: 0.05, min: 0, max: 1 });
    expect([flat.at(-2), flat.at(2)].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([0, 1]);
    expect(Math.abs(flat.at(0) - 0.5)).toBeLessThan(1e-8);
    const steep = compiled({ family: 'beta', alpha: 1e6, beta: 1e6, min: 0, max: 1 });
    // So many trials are normal to the fourth digit of the spread.
    expect((steep.at(1.5) - 0.5) / steep.sd).toBeCloseTo(1.5, 5);
  });
});

describe('discrete and samples', () => {
  it('discrete gives each value its share, in the order of the values', () => {
    const { discrete } = EXAMPLES;
    expect([1, 24.9, 25.1, 74.9, 75.1, 99].map((percent) => percentile(discrete!, percent))).toEqual([
      1, 1, 3, 3, 10, 10,
    ]);
  });

  it('samples gives each observed value its share, and nothing between', () => {
    const { samples } = EXAMPLES;
    expect([1, 19, 39, 41, 61, 79, 81, 99].map((percent) => percentile(samples!, percent))).toEqual([
      1, 1, 1, 2.5, 4, 4, 9, 9,
    ]);
    expect(compiled(samples!).mean).toBeCloseTo(3.5, 12);
  });

  it('leave the lists they were given as they were', () => {
    const values = Object.freeze([3, 1, 2]);
    compiled({ family: 'samples', values });
    compiled({ family: 'discrete', values, weights: Object.freeze([1, 1, 1]) });
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('impossible parameters are refused', () => {
  it.each<[Quantity, unknown]>([
    [NaN, { code: 'not-finite', parameter: 'value', value: NaN }],
    [
      { family: 'pert', min: 0, mode: Infinity, max: 1 },
      { code: 'not-finite', parameter: 'mode', value: Infinity },
    ],
    [
      { family: 'pert', min: 2, mode: 1, max: 0 },
      { code: 'min-above-max', min: 2, max: 0 },
    ],
    [
      { family: 'pert', min: 0, mode: 3, max: 2 },
      { code: 'mode-outside', min: 0, mode: 3, max: 2 },
    ],
    [
      { family: 'pert', min: 2, mode: 3, max: 2 },
      { code: 'mode-outside', min: 2, mode: 3, max: 2 },
    ],
    [
      { family: 'triangular', min: 0, mode: -1, max: 2 },
      { code: 'mode-outside', min: 0, mode: -1, max: 2 },
    ],
    [
      { family: 'uniform', min: 1, max: 0 },
      { code: 'min-above-max', min: 1, max: 0 },
    ],
    [
      { family: 'lognormal', p5: 0, p95: 1 },
      { code: 'not-positive', parameter: 'p5', value: 0 },
    ],
    [
      { family: 'lognormal', p5: 2, p95: 2 },
      { code: 'p5-not-below-p95', p5: 2, p95: 2 },
    ],
    [
      { family: 'lognormal', p5: 1e-10, p95: 1e10 },
      { code: 'out-of-range', parameter: 'p95 / p5', value: 1e20, least: 1, most: 1e12 },
    ],
    [
      { family: 'normal', mean: 0, sd: -1 },
      { code: 'negative-spread', parameter: 'sd', value: -1 },
    ],
    [
      { family: 'normal', mean: 1e101, sd: 1 },
      { code: 'out-of-range', parameter: 'mean', value: 1e101, least: -1e100, most: 1e100 },
    ],
    [
      { family: 'beta', alpha: 0, beta: 1, min: 0, max: 1 },
      { code: 'not-positive', parameter: 'alpha', value: 0 },
    ],
    [
      { family: 'beta', alpha: 1, beta: 1e7, min: 0, max: 1 },
      { code: 'out-of-range', parameter: 'beta', value: 1e7, least: 0.05, most: 1e6 },
    ],
    [
      { family: 'beta', alpha: 1, beta: 1, min: 1, max: 0 },
      { code: 'min-above-max', min: 1, max: 0 },
    ],
    [{ family: 'samples', values: [] }, { code: 'no-samples' }],
    [
      { family: 'samples', values: [1, NaN] },
      { code: 'not-finite', parameter: 'values[1]', value: NaN },
    ],
    [{ family: 'discrete', values: [], weights: [] }, { code: 'no-samples' }],
    [
      { family: 'discrete', values: [1, 2], weights: [1] },
      { code: 'weights', reason: 'count', values: 2, weights: 1 },
    ],
    [
      { family: 'discrete', values: [1, 2], weights: [1, -1] },
      { code: 'weights', reason: 'negative', index: 1, value: -1 },
    ],
    [
      { family: 'discrete', values: [1, 2], weights: [0, 0] },
      { code: 'weights', reason: 'all-zero' },
    ],
  ])('%j', (quantity, error) => {
    expect(compileQuantity(quantity)).toEqual({ ok: false, error });
  });
});
