import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeQuantiles } from '../../src/lib/simulation/select.ts';
import { quantileSorted } from '../../src/lib/simulation/statistics.ts';

const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -3, max: 3 }),
  fc.constant(NaN),
);
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('quantiles without sorting', () => {
  test('are those of the sorted values, whatever is missing or the same', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 400 }),
        fc.array(share, { minLength: 1, maxLength: 7 }).map((shares) => shares.sort((x, y) => x - y)),
        (values, shares) => {
          const there = Float64Array.from(values.filter((one) => !Number.isNaN(one))).sort();
          const expected = shares.map((p) => (there.length === 0 ? NaN : quantileSorted(there, p)));
          // sorting tells -0 from 0, which no quantile needs to
          const plain = (all: readonly number[]) => all.map((one) => one + 0);
          expect(plain(takeQuantiles(Float64Array.from(values), shares))).toEqual(plain(expected));
        },
      ),
    );
  });

  test('of many values are found in any order of them', () => {
    const count = 20_001;
    const ascending = Float64Array.from({ length: count }, (_, k) => k);
    const shares = [0, 0.05, 0.5, 0.95, 1];
    const orders = [ascending, ascending.slice().reverse(), ascending.map((k) => (k * 7919) % count)];
    for (const order of orders) {
      expect(takeQuantiles(order.slice(), shares)).toEqual([0, 1000, 10_000, 19_000, 20_000]);
    }
  });
});
