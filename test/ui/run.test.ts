import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { YEAR_FACTS } from '../../src/lib/plan/index.ts';
import type { WeekStory } from '../../src/lib/ui/engine/run-types.ts';
import { pathOf, scaleOf } from '../../src/lib/ui/run/run-chart.ts';
import { newEvents } from '../../src/lib/ui/run/story.ts';
import { queryOf, SEARCHES, type Wanted, wantedOf } from '../../src/lib/ui/run/wanted.ts';

describe('the address of a year', () => {
  test('names the year that it was made for', () => {
    const wanted = fc.oneof(
      fc.record({ run: fc.integer({ min: 0, max: 9_999_999 }) }),
      fc.record({
        search: fc.constantFrom(...SEARCHES),
        fact: fc.constantFrom(...YEAR_FACTS).map(({ name }) => name),
      }),
    );
    fc.assert(
      fc.property(wanted, fc.string(), fc.string(), (which: Wanted, strategy, scenario) => {
        const query = new URLSearchParams(queryOf({ strategy, scenario }, which).toString());
        expect(wantedOf(query)).toEqual(which);
        expect([query.get('strategy'), query.get('scenario')]).toEqual([strategy, scenario]);
      }),
    );
  });

  test.each(['', 'run=-1', 'run=1.5', 'run=99999999', 'worst=phase', 'best=no_such_fact'])(
    'that asks for no year there is, "%s", asks for the worst one by profit',
    (text) => {
      expect(wantedOf(new URLSearchParams(text))).toEqual({ search: 'worst', fact: 'profit' });
    },
  );
});

describe('the axis of a chart', () => {
  test('holds every value, and 0, between marks that are few and evenly spaced', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 }), (values) => {
        const { bottom, top, ticks } = scaleOf(values);
        const slack = (top - bottom) * 1e-9;
        for (const value of [...values, 0]) {
          expect(value).toBeGreaterThanOrEqual(bottom - slack);
          expect(value).toBeLessThanOrEqual(top + slack);
        }
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(7);
      }),
    );
  });

  test('is there for values that are all missing or all the same', () => {
    expect(scaleOf([NaN, NaN])).toEqual({ bottom: 0, top: 1, ticks: [0, 0.25, 0.5, 0.75, 1] });
    expect(scaleOf([0]).top).toBeGreaterThan(0);
  });
});

test('a line leaves a gap where a week is missing', () => {
  const same = (value: number): number => value;
  expect(pathOf([1, 2, NaN, 4], same, same)).toBe('M1.0 1.0L2.0 2.0M4.0 4.0');
});

test('what went on before is no news', () => {
  const week = (...names: string[]): WeekStory =>
    ({ events: names.map((name) => ({ en: name, zh: name })) }) as unknown as WeekStory;
  expect(newEvents(week('cut', 'late'), week('cut')).map(({ en }) => en)).toEqual(['late']);
  expect(newEvents(week('cut'), undefined)).toHaveLength(1);
});
