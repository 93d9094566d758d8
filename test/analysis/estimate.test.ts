import { describe, expect, it } from 'vitest';
import { estimate, estimateDifference, fewestRuns, type Measure } from '../../src/lib/analysis/index.ts';
import { log } from '../../src/lib/random/index.ts';
import { cvarSorted, quantileRanks, wilson, Z } from '../../src/lib/simulation/index.ts';
import { Draws, errorOfShare } from './draws.ts';

const CASES = 600;
const RUNS = 1000;

/** What intervals that are right in the limit may fall short of 95% by, with so many runs. */
const SHORT = 0.015;

/** Share of intervals that hold the truth. */
function coverage(
  draws: Draws,
  draw: () => number,
  measure: Measure,
  truth: number,
  confidence?: number,
): number {
  let covered = 0;
  for (let k = 0; k < CASES; k++) {
    const { low, high } = estimate(draws.column(RUNS, draw), measure, confidence);
    if (low <= truth && truth <= high) covered++;
  }
  return covered / CASES;
}

const LEAST = 0.95 - SHORT - 3 * errorOfShare(0.95, CASES);

describe('figures of runs in closed form', () => {
  const values = Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9);

  it('a mean with its normal interval', () => {
    const sd = Math.sqrt(32 / 7);
    const { value, low, high, runs } = estimate(values, { kind: 'mean' });
    expect(value).toBe(5);
    expect(high - value).toBeCloseTo((Z * sd) / Math.sqrt(8), 12);
    expect(value - low).toBeCloseTo((Z * sd) / Math.sqrt(8), 12);
    expect(runs).toBe(8);
  });

  it("a chance with Wilson's", () => {
    const flags = Float64Array.from({ length: 263 }, (_, run) => (run < 81 ? 1 : 0));
    const { low, high } = wilson(81, 263);
    expect(estimate(flags, { kind: 'chance' })).toEqual({ value: 81 / 263, low, high, runs: 263 });
  });

  it('a standard deviation, whose interval cannot pass 0', () => {
    const { value, low } = estimate(values, { kind: 'sd' });
    expect(value).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(low).toBeGreaterThan(0);
    expect(estimate(Float64Array.of(3, 3, 3), { kind: 'sd' })).toMatchObject({ value: 0, low: 0, high: 0 });
  });

  it('a quantile between order statistics', () => {
    const ordered = Float64Array.from({ length: 1000 }, (_, run) => run + 1);
    const { low, high } = estimate(ordered, { kind: 'quantile', p: 0.05 });
    expect({ low, high }).toEqual(quantileRanks(1000, 0.05));
  });

  it('a quantile that so few runs do not bound', () => {
    expect(estimate(values, { kind: 'quantile', p: 0.05 })).toMatchObject({ low: -Infinity });
    const needed = fewestRuns(0.05);
    const ordered = (n: number) => Float64Array.from({ length: n }, (_, run) => run);
    expect(estimate(ordered(needed), { kind: 'quantile', p: 0.05 }).low).toBeGreaterThanOrEqual(0);
    expect(estimate(ordered(needed - 2), { kind: 'quantile', p: 0.05 }).low).toBe(-Infinity);
  });

  it('the mean of a tail from either side', () => {
    const ordered = Float64Array.from({ length: 1000 }, (_, run) => run + 1);
    const { value } = estimate(ordered, { kind: 'tail', share: 0.05, of: 'low' });
    expect(Math.abs(value - cvarSorted(ordered, 0.05))).toBeLessThan(0.6);
    const high = estimate(ordered, { kind: 'tail', share: 0.05, of: 'high' });
    expect(high.value).toBeCloseTo(1001 - value, 9);
  });

  it.each<Measure>([
    { kind: 'chance' },
    { kind: 'mean' },
    { kind: 'sd' },
    { kind: 'quantile', p: 0.5 },
    { kind: 'tail', share: 0.05, of: 'low' },
  ])('$kind of no runs, or of a run without a value, is an error', (measure) => {
    expect(() => estimate(Float64Array.of(), measure)).toThrow(RangeError);
    expect(() => estimate(Float64Array.of(1, NaN, 0), measure)).toThrow(RangeError);
    expect(() => estimateDifference(Float64Array.of(), Float64Array.of(), measure)).toThrow(RangeError);
    expect(() => estimateDifference(Float64Array.of(1, NaN), Float64Array.of(1, 1), measure)).toThrow(
      RangeError,
    );
  });
});

describe('intervals cover the truth', () => {
  it.each([0.05, 0.3, 0.7])('of a chance of %f', (p) => {
    const draws = new Draws(`chance ${p}`);
    expect(coverage(draws, () => (draws.uniform() < p ? 1 : 0), { kind: 'chance' }, p)).toBeGreaterThan(
      LEAST,
    );
  });

  it('of the mean of skewed values', () => {
    const draws = new Draws('exponential mean');
    expect(coverage(draws, () => -log(1 - draws.uniform()), { kind: 'mean' }, 1)).toBeGreaterThan(LEAST);
  });

  it.each([0.05, 0.5, 0.95])('of the quantile %f of skewed values', (p) => {
    const draws = new Draws(`exponential quantile ${p}`);
    const measure = { kind: 'quantile', p } as const;
    expect(coverage(draws, () => -log(1 - draws.uniform()), measure, -log(1 - p))).toBeGreaterThan(LEAST);
  });

  it.each([
    ['normal', (draws: Draws) => draws.normal(), 1],
    ['uniform', (draws: Draws) => draws.uniform(), Math.sqrt(1 / 12)],
    ['exponential', (draws: Draws) => -log(1 - draws.uniform()), 1],
  ] as const)('of the standard deviation of %s values', (name, draw, truth) => {
    const draws = new Draws(`sd of ${name}`);
    expect(coverage(draws, () => draw(draws), { kind: 'sd' }, truth)).toBeGreaterThan(LEAST - SHORT);
  });

  it('of the mean of the worst 5% of normal values', () => {
    const draws = new Draws('normal tail');
    // Density at the quantile over the share: -1.6449 and 0.10314.
    const truth = -0.1031356403 / 0.05;
    const measure = { kind: 'tail', share: 0.05, of: 'low' } as const;
    expect(coverage(draws, () => draws.normal(), measure, truth)).toBeGreaterThan(LEAST - SHORT);
  });

  it('of 99% where that is asked', () => {
    const draws = new Draws('mean at 99%');
    const share = coverage(draws, () => draws.normal(), { kind: 'mean' }, 0, 0.99);
    expect(share).toBeGreaterThan(0.99 - 3 * errorOfShare(0.99, CASES) - 0.005);
  });

  it.each<[string, Measure, number]>([
    ['standard deviations', { kind: 'sd' }, 0.5],
    ['tails', { kind: 'tail', share: 0.05, of: 'low' }, (-0.5 * 0.1031356403) / 0.05],
    ['medians', { kind: 'quantile', p: 0.5 }, 0],
  ])('of a difference of %s on the same draws', (name, measure, truth) => {
    const draws = new Draws(`difference of ${name}`);
    let covered = 0;
    for (let k = 0; k < CASES; k++) {
      const world = draws.column(RUNS, () => draws.normal());
      const a = world.map((value) => 1.5 * value);
      const { low, high } = estimateDifference(a, world, measure);
      if (low <= truth && truth <= high) covered++;
    }
    expect(covered / CASES).toBeGreaterThan(LEAST - SHORT);
  });
});
