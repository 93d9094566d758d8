import { describe, expect, test } from 'vitest';
import { asWritten, fixed, inUnit, millions, percent } from '../../../src/lib/workspace/tell/number.ts';
import { textWidth, wrap } from '../../../src/cli/format/width.ts';

describe('numbers in text', () => {
  test.each([
    [1_234_567.891, 1, '1,234,567.9'],
    [-1234, 0, '-1,234'],
    [999, 0, '999'],
    [0.125, 2, '0.13'],
    [-0.001, 2, '0.00'],
    [NaN, 1, '-'],
    [Infinity, 1, '-'],
  ])('%d with %d decimals is %s', (value, decimals, text) => {
    expect(fixed(value, decimals)).toBe(text);
  });

  test('shares are shown in percent and money in millions', () => {
    expect(percent(0.5834)).toBe('58.3');
    expect(millions(27_345_120)).toBe('27.3');
  });

  test('numbers side by side have the decimals that the largest needs', () => {
    expect(inUnit([1234.5, 0.5], 'CNY')).toEqual(['1,235', '1']);
    expect(inUnit([107.25, 98.4], 'CNY')).toEqual(['107.3', '98.4']);
    expect(inUnit([0.0285], 'share')).toEqual(['2.85']);
    expect(inUnit([NaN, 2.5], 'weeks')).toEqual(['-', '2.50']);
  });

  test.each([
    [0.0285, 'share', '2.85'],
    [0.395, 'share', '39.5'],
    [0.12, 'share', '12'],
    [0.07, 'share', '7'],
    [0.123456, 'share', '12.3456'],
    [44_000, 'people', '44,000'],
    [107, 'CNY', '107'],
    [1_234_567.25, 'CNY', '1,234,567.25'],
    [-1_000_000, 'CNY', '-1,000,000'],
  ] as const)('%d %s is as precise as its file: %s', (value, unit, text) => {
    expect(asWritten(value, unit)).toBe(text);
  });
});

describe('the width of text', () => {
  test('Chinese characters and full-width signs take two columns', () => {
    expect(textWidth('竞品降价')).toBe(8);
    expect(textWidth('GMV\uFF08元\uFF09')).toBe(9);
  });

  test('lines break after spaces and dashes, and between Chinese characters', () => {
    expect(wrap('competitor-price-cut', 12)).toEqual(['competitor-', 'price-cut']);
    expect(wrap('Supplier disruption', 12)).toEqual(['Supplier', 'disruption']);
    expect(wrap('流量成本上涨', 8)).toEqual(['流量成本', '上涨']);
    expect(wrap('short', 12)).toEqual(['short']);
  });
});
