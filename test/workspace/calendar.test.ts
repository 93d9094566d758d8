import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateOfWeek,
  monthCount,
  planCalendar,
  weeksOf,
  weeksOfMonth,
} from '../../src/lib/workspace/grammar/calendar.ts';
import { dateOfDay, dayNumber } from '../../src/lib/workspace/grammar/when.ts';

const YEAR_2026 = planCalendar('2026-01-05', 52);

describe('the calendar of a plan', () => {
  it('counts months from the start date, a week belonging to the month of its first day', () => {
    // Week 5 begins on 2 February, before the second month begins on the 5th.
    expect(YEAR_2026.months.slice(0, 10)).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 3]);
    expect(weeksOfMonth(YEAR_2026, 1)).toEqual([1, 5]);
    expect(weeksOfMonth(YEAR_2026, 4)).toEqual([14, 18]);
    expect(weeksOfMonth(YEAR_2026, 7)).toEqual([27, 31]);
    expect(weeksOfMonth(YEAR_2026, 12)).toEqual([49, 52]);
    expect(weeksOfMonth(YEAR_2026, 13)).toBeUndefined();
  });

  it('finds the week of a date', () => {
    expect(weeksOf(YEAR_2026, { unit: 'date', date: '2026-01-05' })).toEqual([1, 1]);
    expect(weeksOf(YEAR_2026, { unit: 'date', date: '2026-01-11' })).toEqual([1, 1]);
    expect(weeksOf(YEAR_2026, { unit: 'date', date: '2026-06-18' })).toEqual([24, 24]);
    expect(weeksOf(YEAR_2026, { unit: 'date', date: '2026-11-11' })).toEqual([45, 45]);
    expect(weeksOf(YEAR_2026, { unit: 'date', date: '2026-01-04' })).toBeUndefined();
    expect(weeksOf(YEAR_2026, { unit: 'date', date: '2027-01-04' })).toBeUndefined();
  });

  it('finds the weeks of a week and a month, and nothing outside the plan', () => {
    expect(weeksOf(YEAR_2026, { unit: 'week', number: 52 })).toEqual([52, 52]);
    expect(weeksOf(YEAR_2026, { unit: 'week', number: 53 })).toBeUndefined();
    expect(weeksOf(YEAR_2026, { unit: 'week', number: 0 })).toBeUndefined();
    expect(weeksOf(YEAR_2026, { unit: 'month', number: 4 })).toEqual([14, 18]);
    expect(weeksOf(YEAR_2026, { unit: 'month', number: 0 })).toBeUndefined();
  });

  it('says on which day a week begins', () => {
    expect(dateOfWeek(YEAR_2026, 1)).toBe('2026-01-05');
    expect(dateOfWeek(YEAR_2026, 52)).toBe('2026-12-28');
  });

  it('begins a month on the last day of a shorter one', () => {
    const calendar = planCalendar('2026-01-31', 52);
    // The second month begins on 28 February, the first day of week 5.
    expect(weeksOfMonth(calendar, 2)?.[0]).toBe(5);
  });

  it('has twelve months of four or five weeks, whatever the start', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom(52, 53), (day, weeks) => {
        const calendar = planCalendar(dateOfDay(day), weeks);
        expect(monthCount(calendar)).toBe(12);
        for (let month = 1; month <= 12; month++) {
          const [first, last] = weeksOfMonth(calendar, month) ?? [0, -2];
          expect(last - first + 1).toBeGreaterThanOrEqual(month === 12 ? 3 : 4);
          expect(last - first + 1).toBeLessThanOrEqual(5);
        }
      }),
    );
  });

  it('turns dates into day numbers and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80_000 }), (day) => {
        expect(dayNumber(dateOfDay(day))).toBe(day);
      }),
    );
  });
});
