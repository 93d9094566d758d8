import { describe, expect, it } from 'vitest';
import { differenceOfChances, differenceOfMeans, isDistinct } from '../../src/lib/analysis/index.ts';
import { Z } from '../../src/lib/simulation/index.ts';
import { Draws, errorOfShare } from './draws.ts';

const flags = (...bits: readonly number[]): Uint8Array => Uint8Array.from(bits);

describe('the difference of two chances on the same draws', () => {
  it('is that of the runs in which only one side holds', () => {
    const { difference, runs } = differenceOfChances(flags(1, 1, 1, 0, 0), flags(1, 0, 0, 1, 0));
    expect(difference).toBeCloseTo((2 - 1) / 5, 12);
    expect(runs).toBe(5);
  });

  it("has Bonett and Price's interval", () => {
    const a = Uint8Array.from({ length: 100 }, (_, run) => (run < 60 ? 1 : 0));
    const b = Uint8Array.from({ length: 100 }, (_, run) => (run >= 10 && run < 50 ? 1 : 0));
    // 20 runs hold on side a alone, none on side b alone.
    const [pA, pB] = [21 / 102, 1 / 102];
    const half = Z * Math.sqrt((pA + pB - (pA - pB) ** 2) / 102);
    const { low, high, difference } = differenceOfChances(a, b);
    expect(difference).toBeCloseTo(0.2, 12);
    expect(low).toBeCloseTo(pA - pB - half, 12);
    expect(high).toBeCloseTo(pA - pB + half, 12);
  });

  it('is not distinct where the sides are the same, whatever the number of runs', () => {
    const same = Uint8Array.from({ length: 5000 }, (_, run) => run % 2);
    const found = differenceOfChances(same, same);
    expect(found.difference).toBe(0);
    expect(isDistinct(found)).toBe(false);
  });

  it('stays within -1 and 1', () => {
    const { low, high } = differenceOfChances(flags(1, 1, 1), flags(0, 0, 0));
    expect(low).toBeGreaterThanOrEqual(-1);
    expect(high).toBeLessThanOrEqual(1);
  });

  it('of no runs, or of runs that are no pairs, is an error', () => {
    expect(() => differenceOfChances(flags(), flags())).toThrow(RangeError);
    expect(() => differenceOfChances(flags(1), flags(1, 0))).toThrow(RangeError);
  });

  it.each([
    [0.02, 0.05],
    [0.1, 0.1],
    [0.15, 0.3],
  ])('covers the truth where the sides differ in %f and %f of runs', (onlyA, onlyB) => {
    const draws = new Draws(`paired chances ${onlyA} ${onlyB}`);
    const cases = 1000;
    let covered = 0;
    for (let k = 0; k < cases; k++) {
      const a = new Uint8Array(500);
      const b = new Uint8Array(500);
      for (let run = 0; run < 500; run++) {
        const u = draws.uniform();
        if (u < onlyA) a[run] = 1;
        else if (u < onlyA + onlyB) b[run] = 1;
        else if (u < 0.9) a[run] = b[run] = 1;
      }
      const { low, high } = differenceOfChances(a, b);
      if (low <= onlyA - onlyB && onlyA - onlyB <= high) covered++;
    }
    expect(covered / cases).toBeGreaterThan(0.95 - 3 * errorOfShare(0.95, cases));
  });
});

describe('the difference of two means on the same draws', () => {
  it('of a constant difference is known exactly', () => {
    const b = Float64Array.of(1, 5, 9);
    const { difference, low, high } = differenceOfMeans(
      b.map((value) => value + 2),
      b,
    );
    expect([difference, low, high]).toEqual([2, 2, 2]);
  });

  it('has the normal interval of the differences', () => {
    const { difference, low, high } = differenceOfMeans(
      Float64Array.of(1, 2, 3, 6),
      Float64Array.of(0, 0, 0, 0),
    );
    const half = (Z * Math.sqrt(14 / 3)) / 2;
    expect(difference).toBeCloseTo(3, 12);
    expect(low).toBeCloseTo(3 - half, 12);
    expect(high).toBeCloseTo(3 + half, 12);
  });

  it('leaves out runs in which a side is missing', () => {
    const { difference, runs } = differenceOfMeans(
      Float64Array.of(1, NaN, 5, 4),
      Float64Array.of(0, 0, NaN, 1),
    );
    expect(difference).toBe(2);
    expect(runs).toBe(2);
  });

  it('of no runs that have both values is an error', () => {
    expect(() => differenceOfMeans(Float64Array.of(NaN), Float64Array.of(1))).toThrow(RangeError);
    expect(() => differenceOfMeans(Float64Array.of(), Float64Array.of())).toThrow(RangeError);
    expect(() => differenceOfMeans(Float64Array.of(1), Float64Array.of(1, 2))).toThrow(RangeError);
  });

  it('covers the truth, and is narrower than without pairs', () => {
    const draws = new Draws('paired means');
    const cases = 1000;
    let covered = 0;
    let width = 0;
    for (let k = 0; k < cases; k++) {
      const world = draws.column(300, () => draws.normal());
      const a = world.map((value) => value + 0.1 + 0.3 * draws.normal());
      const { low, high } = differenceOfMeans(a, world);
      if (low <= 0.1 && 0.1 <= high) covered++;
      width += (high - low) / cases;
    }
    expect(Math.abs(covered / cases - 0.95)).toBeLessThan(3 * errorOfShare(0.95, cases));
    // Without pairs the variances of both sides would add up.
    expect(width).toBeLessThan((2 * Z * Math.sqrt(2.09)) / Math.sqrt(300) / 3);
  });
});
