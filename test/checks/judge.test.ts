import { describe, expect, it } from 'vitest';
import { believed, judge, runsToDecide } from '../../src/lib/checks/expectations/judge.ts';
import type { Bound } from '../../src/lib/workspace/index.ts';

const at = (low: number, high: number, value = (low + high) / 2, runs = 1000) => ({ low, high, value, runs });

describe('a judgement', () => {
  it.each<[number, number, Bound, string]>([
    [0.7, 0.8, { operator: '>=', value: 0.7 }, 'pass'],
    [0.7, 0.8, { operator: '>', value: 0.7 }, 'inconclusive'],
    [0.6, 0.7, { operator: '>=', value: 0.7 }, 'inconclusive'],
    [0.6, 0.69, { operator: '>=', value: 0.7 }, 'fail'],
    [0.6, 0.7, { operator: '>', value: 0.7 }, 'fail'],
    [0.6, 0.7, { operator: '<=', value: 0.7 }, 'pass'],
    [0.6, 0.7, { operator: '<', value: 0.7 }, 'inconclusive'],
    [0.7, 0.8, { operator: '<=', value: 0.7 }, 'inconclusive'],
    [0.7, 0.8, { operator: '<', value: 0.7 }, 'fail'],
    [0.3, 0.5, { operator: 'in', low: 0.3, high: 0.5 }, 'pass'],
    [0.2, 0.5, { operator: 'in', low: 0.3, high: 0.5 }, 'inconclusive'],
    [0.1, 0.29, { operator: 'in', low: 0.3, high: 0.5 }, 'fail'],
    [0.51, 0.6, { operator: 'in', low: 0.3, high: 0.5 }, 'fail'],
    [0.1, 0.9, { operator: 'in', low: 0.3, high: 0.5 }, 'inconclusive'],
    [-Infinity, 5, { operator: '>=', value: 0 }, 'inconclusive'],
  ])('of the interval from %d to %d, %o, is %s', (low, high, bound, said) => {
    expect(judge({ low, high }, bound)).toBe(said);
  });
});

describe('the runs that would decide', () => {
  const bound: Bound = { operator: '>=', value: 0.7 };

  it('grow with the square of how much too wide the interval is', () => {
    expect(runsToDecide(at(0.68, 0.76), bound, { kind: 'mean' }, 0.95)).toBe(4000);
    expect(runsToDecide(at(0.66, 0.74, 0.69), bound, { kind: 'mean' }, 0.95)).toBe(25_000);
  });

  it('are none where no number within the limit would', () => {
    expect(runsToDecide(at(0.6, 0.8, 0.7), bound, { kind: 'mean' }, 0.95)).toBeUndefined();
    expect(runsToDecide(at(0.6, 0.8, 0.7001), bound, { kind: 'mean' }, 0.95)).toBeUndefined();
  });

  it('are those that bound a quantile at all', () => {
    const open = at(-Infinity, 5, 1, 20);
    expect(runsToDecide(open, { operator: '>=', value: 0 }, { kind: 'quantile', p: 0.05 }, 0.95)).toBe(72);
  });

  it('are of all runs where the figure is of some', () => {
    expect(runsToDecide(at(0.68, 0.76, 0.72, 100), bound, { kind: 'quantile', p: 0.5 }, 0.95, 1000)).toBe(
      4000,
    );
    const open = at(-Infinity, Infinity, 36, 1);
    expect(runsToDecide(open, bound, { kind: 'quantile', p: 0.5 }, 0.95, 500)).toBe(3000);
  });

  it('are those that a figure needs to have an interval', () => {
    const open = believed(at(5, 5, 5, 1), { kind: 'mean' }, 0.95);
    expect(open).toEqual({ value: 5, low: -Infinity, high: Infinity, runs: 1 });
    expect(runsToDecide(open, bound, { kind: 'mean' }, 0.95)).toBe(30);
    expect(runsToDecide(open, bound, { kind: 'tail', share: 0.05, of: 'low' }, 0.95)).toBe(72);
    const enough = at(5, 6, 5.5, 30);
    expect(believed(enough, { kind: 'sd' }, 0.95)).toBe(enough);
    const chance = at(0.2, 1, 1, 1);
    expect(believed(chance, { kind: 'chance' }, 0.95)).toBe(chance);
  });

  it('look at both ends of an interval', () => {
    const within: Bound = { operator: 'in', low: 0, high: 10 };
    expect(runsToDecide(at(-1, 5, 2), within, { kind: 'mean' }, 0.95)).toBe(2300);
    expect(runsToDecide(at(-3, 1, -1), within, { kind: 'mean' }, 0.95)).toBe(4000);
  });
});
