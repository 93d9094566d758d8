import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { YEAR_FACTS } from '../../src/lib/plan/index.ts';
import type { WeekStory } from '../../src/lib/ui/engine/run-types.ts';
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

test('what went on before is no news', () => {
  const week = (...names: string[]): WeekStory =>
    ({ events: names.map((name) => ({ en: name, zh: name })) }) as unknown as WeekStory;
  expect(newEvents(week('cut', 'late'), week('cut')).map(({ en }) => en)).toEqual(['late']);
  expect(newEvents(week('cut'), undefined)).toHaveLength(1);
});
