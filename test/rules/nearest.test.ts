import { describe, expect, it } from 'vitest';
import { nearestName } from '../../src/lib/rules/index.ts';
import { editDistance } from '../../src/lib/rules/nearest.ts';

describe('the distance of two names', () => {
  it.each([
    ['', '', 0],
    ['cac', 'cac', 0],
    ['cac', 'cacc', 1],
    ['cac', 'cc', 1],
    ['cac', 'cvc', 1],
    ['gmv_grwoth', 'gmv_growth', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
  ])('of %j and %j is %d', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});

describe('the nearest name', () => {
  const names = ['cac', 'cac_paid', 'cvr', 'stock_weeks'];

  it.each([
    ['cca', 'cac'],
    ['STOCK_WEEKS', 'stock_weeks'],
    ['stok_week', 'stock_weeks'],
    ['weather', undefined],
    ['x'.repeat(10_000), undefined],
  ])('to %s', (name, nearest) => {
    expect(nearestName(name, names)).toBe(nearest);
  });
});
