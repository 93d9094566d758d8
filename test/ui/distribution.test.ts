import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exceedance, histogram } from '../../src/lib/analysis/index.ts';

const value = fc.oneof(
  fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  fc.integer({ min: -20, max: 20 }),
  fc.constant(NaN),
);
/** Values that differ by the last digits only, among which no bins can lie. */
const alike = fc
  .tuple(
    fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1 }),
  )
  .map(([about, steps]) => steps.map((step) => about * (1 + step * Number.EPSILON)));
const values = fc
  .oneof({ weight: 4, arbitrary: fc.array(value, { minLength: 1, maxLength: 300 }) }, alike)
  .map((list) => Float64Array.from(list));
const aims = fc.oneof(
  fc.constant({}),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((atLeast) => ({ atLeast })),
  fc.integer({ min: -20, max: 20 }).map((atLeast) => ({ atLeast })),
  fc.integer({ min: -20, max: 20 }).map((atMost) => ({ atMost })),
);

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Years that meet an aim, as targets count them. */
const met = (all: Float64Array, { atLeast, atMost }: { atLeast?: number; atMost?: number }): number =>
  all.filter((one) => (atLeast === undefined ? atMost !== undefined && one <= atMost : one >= atLeast))
    .length;

describe('a histogram', () => {
  test('counts every year once, those without a value apart', () => {
    fc.assert(
      fc.property(values, aims, (all, aim) => {
        const { counts, edges, missing, years } = histogram(all, aim);
        expect(sum(counts) + missing).toBe(all.length);
        expect(years).toBe(all.length);
        if (counts.length > 0) expect(edges).toHaveLength(counts.length + 1);
        expect(counts.length).toBeLessThanOrEqual(60);
      }),
    );
  });

  test('has the target as an edge: bins beyond it hold the years that meet it, and no others', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -20, max: 20 }), fc.boolean(), (all, aim, most) => {
        const target = most ? { atMost: aim } : { atLeast: aim };
        const { counts, edges } = histogram(all, target);
        const meeting = counts.filter((_, bin) => (most ? edges[bin + 1]! <= aim : edges[bin]! >= aim));
        expect(sum(meeting)).toBe(met(all, target));
      }),
    );
  });

  test('has round widths, after Freedman and Diaconis', () => {
    const all = Float64Array.from({ length: 1000 }, (_, index) => index);
    // twice the quartiles' distance over the cube root of how many there are: 999 / 10
    const { edges, counts } = histogram(all, {});
    expect(edges[1]! - edges[0]!).toBe(100);
    expect(counts).toEqual(Array.from({ length: 10 }, () => 100));
  });

  test('of one value is one bin, of none has none', () => {
    expect(histogram(Float64Array.from([7, 7, 7])).counts).toEqual([3]);
    expect(histogram(Float64Array.from([NaN]))).toMatchObject({ counts: [], missing: 1, years: 1 });
  });
});

describe('the curve of years', () => {
  test('never rises where values grow, or never falls where less is asked for', () => {
    fc.assert(
      fc.property(
        values,
        aims,
        fc.constantFrom('atLeast' as const, 'atMost' as const),
        (all, aim, direction) => {
          const { shares, values: at } = exceedance(all, aim, direction);
          for (let k = 1; k < shares.length; k++) {
            expect(at[k]!).toBeGreaterThan(at[k - 1]!);
            if (direction === 'atLeast') expect(shares[k]!).toBeLessThanOrEqual(shares[k - 1]!);
            else expect(shares[k]!).toBeGreaterThanOrEqual(shares[k - 1]!);
          }
        },
      ),
    );
  });

  test('is at the target what the target’s chance is', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -20, max: 20 }), fc.boolean(), (all, aim, most) => {
        fc.pre(all.some((one) => !Number.isNaN(one)));
        const target = most ? { atMost: aim } : { atLeast: aim };
        const { shares, values: at } = exceedance(all, target);
        expect(shares[at.indexOf(aim)]).toBe(met(all, target) / all.length);
      }),
    );
  });
});
