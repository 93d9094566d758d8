import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { spread } from '../../src/lib/ui/charts/end-labels.ts';
import { firstDay, monthStarts, salesOf } from '../../src/lib/ui/charts/fan-data.ts';
import { faded } from '../../src/lib/ui/charts/palette.ts';
import { rowOfNames } from '../../src/lib/ui/charts/sale-marks.ts';
import type { Calendar } from '../../src/lib/plan/index.ts';

const calendar = (
  promotion: readonly number[],
  start = '2026-01-05',
  promotions: Calendar['promotions'] = [],
): Calendar => ({
  start,
  weeks: promotion.length,
  months: promotion.map(() => 1),
  season: promotion.map(() => 1),
  promotion,
  promotions,
});

describe('the names at the end of a chart', () => {
  test('move apart, in their order, and stay in the chart when there is room', () => {
    expect(spread([50, 52, 90], 15, 0, 100)).toEqual([50, 65, 90]);
    expect(spread([95, 98], 15, 0, 100)).toEqual([85, 100]);
  });

  test('never cover each other', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 8 }), (places) => {
        const placed = spread(places, 15, 0, 300).sort((a, b) => a - b);
        for (const [index, place] of placed.entries()) {
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(300);
          if (index > 0) expect(place - placed[index - 1]!).toBeGreaterThanOrEqual(15);
        }
      }),
    );
  });
});

describe('the names of sales', () => {
  test('stand above their weeks where there is room, and else beside each other, each as little aside as the other', () => {
    const width = 40;
    expect(
      rowOfNames(
        [
          { middle: 100, width },
          { middle: 200, width },
          { middle: 220, width },
        ],
        0,
        300,
      ),
    ).toEqual([100, 186, 234]);
  });

  test('stay on the chart', () => {
    expect(rowOfNames([{ middle: 295, width: 40 }], 0, 300)).toEqual([280]);
  });

  test('are left out where they would stand above other weeks', () => {
    const places = rowOfNames(
      [100, 115, 130].map((middle) => ({ middle, width: 40 })),
      0,
      300,
    );
    expect(places.filter((place) => place === undefined)).toHaveLength(1);
  });

  test('never cover each other, and never stray from what they name', () => {
    const name = fc.record({
      middle: fc.integer({ min: 0, max: 400 }),
      width: fc.integer({ min: 10, max: 80 }),
    });
    fc.assert(
      fc.property(fc.array(name, { maxLength: 8 }), (drawn) => {
        const names = drawn.toSorted((a, b) => a.middle - b.middle);
        const placed = rowOfNames(names, 0, 400);
        const ends = names.flatMap(({ middle, width }, index) => {
          const place = placed[index];
          if (place === undefined) return [];
          expect(Math.abs(place - middle)).toBeLessThanOrEqual(width / 2);
          return [{ from: place - width / 2, to: place + width / 2 }];
        });
        for (const [index, { from, to }] of ends.entries()) {
          expect(from).toBeGreaterThanOrEqual(-1e-9);
          expect(to).toBeLessThanOrEqual(400 + 1e-9);
          if (index > 0) expect(from - ends[index - 1]!.to).toBeGreaterThanOrEqual(8 - 1e-9);
        }
      }),
    );
  });
});

describe('the time axis', () => {
  test('begins each week on its own date, whatever the time zone', () => {
    expect(firstDay(calendar([0]), 1).toISOString()).toBe('2026-01-05T00:00:00.000Z');
    expect(firstDay(calendar([0]), 52).toISOString()).toBe('2026-12-28T00:00:00.000Z');
  });

  test('marks the first week of each month', () => {
    const days = Array.from({ length: 10 }, (_, index) => firstDay(calendar([0]), index + 1));
    expect(monthStarts(days)).toEqual([1, 5, 9]);
  });

  test('takes neighbouring sale weeks for one sale', () => {
    expect(salesOf(calendar([0, 0.4, 0.8, 0, 1]))).toEqual([
      { first: 2, last: 3, name: undefined },
      { first: 5, last: 5, name: undefined },
    ]);
    expect(salesOf(calendar([0, 0]))).toEqual([]);
  });

  test('names the sales that have names, and keeps neighbours of different names apart', () => {
    const named = [
      { name: '618', weeks: [1, 2] },
      { name: '双11', weeks: [3] },
    ];
    expect(salesOf(calendar([0, 0.8, 1, 1], '2026-01-05', named))).toEqual([
      { first: 2, last: 2, name: '618' },
      { first: 3, last: 3, name: '双11' },
      { first: 4, last: 4, name: undefined },
    ]);
  });
});

test('a faded colour keeps its hue and gains an opacity', () => {
  expect(faded('#0072b2', 0.5)).toBe('#0072b280');
  expect(faded('#0072b2', 0)).toBe('#0072b200');
});
