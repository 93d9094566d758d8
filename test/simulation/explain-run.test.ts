import { describe, expect, it } from 'vitest';
import { explainRun, findRun, MOST_RUNS, type WhichRun } from '../../src/lib/simulation/index.ts';
import { CALM, PLAN, TARGETS } from '../model/sample.ts';

describe('a run to be told', () => {
  it.each([1.5, -1, NaN, Infinity, MOST_RUNS, 2 ** 60])('is refused where it is %d', async (run) => {
    const told = explainRun({ plan: { strategy: PLAN, world: CALM, targets: TARGETS }, seed: 42, run });
    await expect(told).rejects.toThrow(RangeError);
    await expect(told).rejects.toThrow(`a run must be a whole number from 0 to ${MOST_RUNS - 1}, not ${run}`);
  });
});

describe('a run to be found', () => {
  const values = new Float64Array([3, NaN, 1, 4, 1, NaN, 4]);

  it.each([
    ['lowest', 2],
    ['median', 0],
    ['highest', 6],
  ] as const)('is the %s one, missing values left out', (which, run) => {
    expect(findRun(values, which)).toBe(run);
    expect(findRun(values.subarray(1, 2), which)).toBeUndefined();
    expect(findRun([], which)).toBeUndefined();
  });

  it('is the lower one of two in the middle', () => {
    expect(findRun([4, 1, 3, 2], 'median')).toBe(3);
  });

  it.each(['worst', 'toString', ''])('is refused where "%s" is wanted, which is no place', (which) => {
    expect(() => findRun(values, which as WhichRun)).toThrow(
      new RangeError(`a run is the lowest, median, highest one, not "${which}"`),
    );
  });
});
