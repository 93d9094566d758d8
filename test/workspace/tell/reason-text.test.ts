import { describe, expect, test } from 'vitest';
import type { Reason } from '../../../src/lib/rules/index.ts';
import { groundsOf } from '../../../src/lib/workspace/tell/grounds.ts';
import { reasonText } from '../../../src/lib/workspace/tell/reason-text.ts';

const leaf = (
  fact: string,
  factResult: number,
  operator: string,
  value: number,
  result?: boolean,
): Reason => ({
  fact,
  operator,
  value,
  factResult,
  ...(result === undefined ? {} : { result }),
});

describe('why a rule holds', () => {
  const reason: Reason = {
    all: [
      leaf('cac', 121.5, 'greaterThan', 107, true),
      { any: [leaf('cvr', 0.03, 'lessThan', 0.028, false), leaf('stock_weeks', 2, 'lessThan', 3, true)] },
      { not: { any: [leaf('cash', 5000, 'lessThan', 0, false), leaf('gmv', 9, 'lessThan', 1, false)] } },
    ],
  };

  test('rests on the comparisons that made it so: true ones, and false ones within not', () => {
    const grounds = groundsOf(reason).map(({ leaf, negated }) => [leaf.fact, negated]);
    expect(grounds).toEqual([
      ['cac', false],
      ['stock_weeks', false],
      ['cash', true],
      ['gmv', true],
    ]);
  });

  test('leaves out what the library did not need to look at', () => {
    const lazy: Reason = {
      any: [leaf('cac', 121.5, 'greaterThan', 107, true), { all: [leaf('cvr', 0.03, 'lessThan', 0.028)] }],
    };
    expect(groundsOf(lazy).map(({ leaf }) => leaf.fact)).toEqual(['cac']);
  });

  test('is told with labels, units and the operator in words', () => {
    expect(reasonText(reason, 'en')).toBe(
      'CAC (blended) was 121.5 CNY, more than 107 CNY; and Weeks of stock was 2 weeks, less than 3 weeks; and Cash was 5,000 CNY, not less than 0 CNY; and GMV was 9 CNY, not less than 1 CNY',
    );
    expect(reasonText(reason, 'zh')).toMatch(/^获客成本 CAC 为 121\.5 元，大于 107 元；且/);
  });

  test('tells a window, a lag, a path and a comparison of two facts', () => {
    const between: Reason = {
      fact: 'cac',
      params: { mean: 4 },
      operator: 'greaterThan',
      value: { fact: 'cac', params: { mean: 4, lag: 12 } },
      factResult: 130,
      valueResult: 110,
      result: true,
    };
    expect(reasonText(between, 'en')).toBe(
      '4-week mean of CAC (blended) was 130 CNY, more than 110 CNY (4-week mean of CAC (blended) 12 weeks before)',
    );
    expect(reasonText(between, 'zh')).toBe(
      '获客成本 CAC（4 周均值）为 130 元，大于 12 周前获客成本 CAC（4 周均值）的 110 元',
    );
    const inside: Reason = {
      fact: 'channel',
      path: '$.douyin.cac',
      operator: 'not:in',
      value: [1, 2],
      factResult: 3,
      result: true,
    };
    expect(reasonText(inside, 'en')).toBe('Douyin CAC was 3 CNY, not one of 1 CNY, 2 CNY');
  });

  test('says of a flag only how it stands', () => {
    const flag = { fact: 'entrant', operator: 'equal', value: true } as const;
    const both: Reason = {
      all: [
        { ...flag, factResult: true, result: true },
        { not: { ...flag, fact: 'promotion_week', factResult: false, result: false } },
        { fact: 'suppliers_late', operator: 'contains', value: 'a', factResult: ['a', 'b'], result: true },
      ],
    };
    expect(reasonText(both, 'en')).toBe(
      'Look-alike in the market: yes; and Big sale week: no; and Suppliers late was Main supplier, Second supplier, with Main supplier',
    );
  });

  test('shows a threshold as it was written, and a value on its own side of it', () => {
    expect(reasonText(leaf('cac', 110.2549, 'lessThan', 110.255, true), 'en')).toBe(
      'CAC (blended) was 110.2549 CNY, less than 110.255 CNY',
    );
    expect(reasonText(leaf('cvr', 0.0301, 'greaterThan', 0.028555, true), 'en')).toBe(
      'Conversion rate (CVR) was 3.01%, more than 2.8555%',
    );
    expect(reasonText(leaf('gmv', 1_234_567.8, 'lessThan', 1_500_000, true), 'en')).toBe(
      'GMV was 1,234,568 CNY, less than 1,500,000 CNY',
    );
  });

  test('shows as many decimals as it takes to tell two numbers apart', () => {
    expect(reasonText(leaf('cvr', 0.0284996, 'lessThan', 0.0285, true), 'en')).toBe(
      'Conversion rate (CVR) was 2.84996%, less than 2.85%',
    );
    expect(reasonText(leaf('cvr', -0.0000004, 'lessThan', 0, true), 'en')).toBe(
      'Conversion rate (CVR) was -0.00004%, less than 0%',
    );
  });
});
