import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cvarSorted,
  mergeMoments,
  momentsOf,
  quantileRanks,
  QuantileSketch,
  quantileSorted,
  standardDeviation,
  wilson,
} from '../../src/lib/simulation/index.ts';
import { normalQuantile } from '../../src/lib/random/index.ts';

describe('the Wilson interval of a chance', () => {
  it.each([
    [0, 20, 0, 0.1611],
    [81, 263, 0.2553, 0.3662],
    [50, 1000, 0.0381, 0.0653],
  ])('of %i in %i is the published one', (hits, n, low, high) => {
    const interval = wilson(hits, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
    expect(interval.chance).toBe(hits / n);
  });

  it('holds the chance and stays within 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, part) => {
          const { chance, low, high } = wilson(Math.floor(part * n), n);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(chance);
          expect(high).toBeGreaterThanOrEqual(chance);
        },
      ),
    );
  });

  it('of no runs is an error, not 0', () => {
    expect(() => wilson(0, 0)).toThrow(RangeError);
  });
});

describe('the ranks between which a quantile lies', () => {
  // Distribution-free intervals from the binomial distribution, 95%.
  it.each([
    [1000, 0.05, 37, 65],
    [1000, 0.5, 469, 532],
    [10_000, 0.05, 458, 544],
  ])('of %i values at %f are the computed ones', (n, p, low, high) => {
    expect(quantileRanks(n, p)).toEqual({ low, high });
  });

  it('are outside the values where these are too few', () => {
    expect(quantileRanks(10, 0.01).low).toBe(0);
    expect(quantileRanks(10, 0.99).high).toBe(11);
  });
});

describe('the mean of the worst share', () => {
  it('of a standard normal is the closed form', () => {
    const n = 200_000;
    const sorted = Float64Array.from({ length: n }, (_, i) => normalQuantile((i + 0.5) / n));
    expect(cvarSorted(sorted, 0.05)).toBeCloseTo(-2.062713, 3);
  });

  it('counts the last value in part', () => {
    expect(cvarSorted([1, 2, 3], 0.5)).toBeCloseTo((1 + 0.5 * 2) / 1.5, 12);
  });
});

describe('moments', () => {
  it('of parts, merged, are those of the whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 60 }),
        fc.nat(60),
        (values, cut) => {
          const merged = mergeMoments(momentsOf(values.slice(0, cut)), momentsOf(values.slice(cut)));
          const whole = momentsOf(values);
          const scale = Math.max(1, ...values.map(Math.abs));
          expect(Math.abs(merged.mean - whole.mean) / scale).toBeLessThan(1e-12);
          expect(Math.abs(standardDeviation(merged) - standardDeviation(whole)) / scale).toBeLessThan(1e-9);
        },
      ),
    );
  });

  it('leave missing values out', () => {
    expect(momentsOf([1, NaN, 3])).toEqual(momentsOf([1, 3]));
  });
});

describe('the quantile sketch', () => {
  const ps = [0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999];

  it('is exact while everything fits', () => {
    const values = Float64Array.from({ length: 4000 }, (_, i) => (i * 7919) % 4001);
    const sketch = new QuantileSketch();
    for (const value of values) sketch.add(value);
    const sorted = values.slice().sort();
    expect(sketch.quantiles(ps)).toEqual(ps.map((p) => quantileSorted(sorted, p)));
  });

  it.each(['random', 'ascending', 'descending'] as const)(
    'keeps ranks within a thousandth on 300,000 %s values',
    (order) => {
      const n = 300_000;
      // A permutation of 0..n-1, so that a value is its own rank.
      const values = Float64Array.from({ length: n }, (_, i) => (i * 190_979) % n);
      if (order !== 'random') values.sort();
      if (order === 'descending') values.reverse();
      const sketch = new QuantileSketch();
      for (const value of values) sketch.add(value);
      sketch.quantiles(ps).forEach((value, k) => {
        expect(Math.abs(value / n - ps[k]!)).toBeLessThan(0.001);
      });
    },
  );
});
