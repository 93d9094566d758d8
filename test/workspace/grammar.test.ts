import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmount, writeNumber, writePercent } from '../../src/lib/workspace/grammar/number.ts';
import { parseWeeks, writeWeeks } from '../../src/lib/workspace/grammar/weeks.ts';
import { parseMonths, parsePoint, parseSpan } from '../../src/lib/workspace/grammar/when.ts';

const valueOf = (written: number | string): number | undefined => {
  const read = parseAmount(written);
  return read.ok ? read.value.value : undefined;
};

const suggestionFor = (written: string): string | null | undefined => {
  const read = parseAmount(written);
  return read.ok ? undefined : read.problem.suggestion;
};

describe('numbers', () => {
  it.each([
    ['10_000_000', 10_000_000],
    ['-2_000_000', -2_000_000],
    ['+3', 3],
    ['0.35', 0.35],
    ['1_000.5', 1000.5],
    ['1000_0000', 10_000_000],
    ['-0', 0],
  ])('%s is a number', (text, value) => {
    expect(valueOf(text)).toBe(value);
  });

  it.each([
    ['5%', 0.05],
    ['7%', 0.07],
    ['1.8%', 0.018],
    ['0.35%', 0.0035],
    ['29%', 0.29],
    ['-8%', -0.08],
    ['100%', 1],
    ['1_000%', 10],
  ])('%s is the decimal nearest to what is written', (text, value) => {
    expect(parseAmount(text)).toEqual({ ok: true, value: { value, percent: true } });
  });

  it('takes numbers that the file knows as numbers', () => {
    expect(parseAmount(0.4)).toEqual({ ok: true, value: { value: 0.4, percent: false } });
  });

  it.each([
    ['10,000', '10000'],
    ['1,250,000', '1_250_000'],
    ['1000万', '10_000_000'],
    ['1.2亿', '120_000_000'],
    ['¥500', '500'],
    ['28 000', '28000'],
    ['3 %', '3%'],
    ['3％', '3%'],
    ['15 percent', '15%'],
    ['20元', '20'],
    ['2.5k', '2500'],
    ['1__000', '1000'],
  ])('%s is refused, with %s to write instead', (text, instead) => {
    expect(suggestionFor(text)).toBe(instead);
    expect(valueOf(instead)).toBeDefined();
  });

  it('is not guessed at where a comma may be a decimal point', () => {
    expect([suggestionFor('1,07'), suggestionFor('10,00,000')]).toEqual([null, null]);
  });

  it.each(['', ' ', 'ten', 'NaN', '0x10', '1e5', '--1', '5%%', '%', '_1', '1_', '1.2.3', '∞'])(
    '%j is refused',
    (text) => {
      expect(valueOf(text)).toBeUndefined();
    },
  );

  it('is refused when larger than all numbers', () => {
    expect(parseAmount('9'.repeat(400))).toEqual({
      ok: false,
      problem: { reason: 'too-large', suggestion: null },
    });
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (value) => {
        expect(valueOf(writeNumber(value))).toBe(value === 0 ? 0 : value);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (tenths) => {
        const text = writePercent(tenths / 1000);
        expect(valueOf(text)).toBeCloseTo(tenths / 1000, 12);
      }),
    );
  });

  it('never throws, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parseAmount(text);
        parseWeeks(text);
        parseSpan(text);
        parseMonths(text);
      }),
    );
  });
});

describe('durations', () => {
  it.each([
    ['8 weeks', 8],
    ['1 week', 1],
    ['1 weeks', 1],
    ['2.5 weeks', 2.5],
    ['12', 12],
    [6, 6],
    ['0 weeks', 0],
  ])('%s is a duration', (written, weeks) => {
    expect(parseWeeks(written)).toEqual({ ok: true, value: weeks });
  });

  it.each([
    ['8 weaks', '8 weeks'],
    ['8weeks', '8 weeks'],
    ['3 months', '13 weeks'],
    ['1 month', '4 weeks'],
    ['10 days', '1 week'],
    ['1 quarter', '13 weeks'],
    ['1 year', '52 weeks'],
    ['8 周', '8 weeks'],
    ['3个月', '13 weeks'],
  ])('%s is refused, with %s to write instead', (written, suggestion) => {
    expect(parseWeeks(written)).toMatchObject({ ok: false, problem: { suggestion } });
  });

  it.each(['', 'soon', '5% weeks', 'two weeks', '8  x', '-1 week', '-1'])('%j is refused', (written) => {
    expect(parseWeeks(written).ok).toBe(false);
  });

  it('refuses a negative number of weeks', () => {
    expect(parseWeeks(-1)).toMatchObject({ ok: false, problem: { reason: 'negative' } });
  });

  it('is written in the singular for one week', () => {
    expect([writeWeeks(1), writeWeeks(8)]).toEqual(['1 week', '8 weeks']);
  });
});

describe('times of the plan', () => {
  it('can be a week, a month or a date', () => {
    expect(parsePoint('week 12')).toEqual({ ok: true, value: { unit: 'week', number: 12 } });
    expect(parsePoint(12)).toEqual({ ok: true, value: { unit: 'week', number: 12 } });
    expect(parsePoint('month 4')).toEqual({ ok: true, value: { unit: 'month', number: 4 } });
    expect(parsePoint('2026-06-18')).toEqual({ ok: true, value: { unit: 'date', date: '2026-06-18' } });
  });

  it('can be a range, with the unit left out at its end', () => {
    const range = { first: { unit: 'month', number: 4 }, last: { unit: 'month', number: 7 }, range: true };
    expect(parseSpan('month 4 to month 7')).toEqual({ ok: true, value: range });
    expect(parseSpan('month 4 to 7')).toEqual({ ok: true, value: range });
    expect(parseSpan('week 3')).toMatchObject({ ok: true, value: { range: false } });
  });

  it('has only days that the calendar has', () => {
    expect(parsePoint('2028-02-29').ok).toBe(true);
    for (const date of ['2026-02-29', '2100-02-29', '2026-13-01', '2026-04-31', '2026-00-10', '0026-01-05']) {
      expect(parsePoint(date), date).toMatchObject({ ok: false, problem: { reason: 'no-such-day' } });
    }
  });

  it.each([
    ['2026/6/18', '2026-06-18'],
    ['2026年6月18日', '2026-06-18'],
    ['Month 4', 'month 4'],
    ['weak 12', 'week 12'],
    ['第12周', 'week 12'],
    ['4月', 'month 4'],
  ])('%s is refused, with %s to write instead', (written, suggestion) => {
    expect(parsePoint(written)).toMatchObject({ ok: false, problem: { suggestion } });
  });

  it.each(['', 'June', 'month', 'week -1', 'week 1.5', 'month 4 to month 5 to month 6'])(
    '%j is refused',
    (written) => {
      expect(parseSpan(written).ok).toBe(false);
    },
  );

  it('refuses half a week', () => {
    expect(parsePoint(1.5)).toMatchObject({ ok: false, problem: { reason: 'whole' } });
  });

  it('reads months of a phase, both included', () => {
    expect(parseMonths('1-2')).toEqual({ ok: true, value: { first: 1, last: 2 } });
    expect(parseMonths('3 - 6')).toEqual({ ok: true, value: { first: 3, last: 6 } });
    expect(parseMonths(3)).toEqual({ ok: true, value: { first: 3, last: 3 } });
    expect(parseMonths('6-3')).toMatchObject({
      ok: false,
      problem: { reason: 'backwards', suggestion: '3-6' },
    });
    expect(parseMonths('months 3 to 6')).toMatchObject({ ok: false, problem: { suggestion: '3-6' } });
    expect(parseMonths('spring').ok).toBe(false);
  });
});
