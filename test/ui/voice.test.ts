import { describe, expect, test } from 'vitest';
import { partsOf } from '../../src/lib/ui/reader/parts.ts';
import { Voice } from '../../src/lib/ui/reader/voice.ts';

const en = new Voice('en');
const zh = new Voice('zh');

describe('a chance in words', () => {
  test.each([
    [0, '0%'],
    [0.0004, '<0.1%'],
    [0.004, '0.4%'],
    [0.0149, '1%'],
    [0.5, '50%'],
    [0.994, '99.4%'],
    [0.99996, '>99.9%'],
    [1, '100%'],
  ])('%d is written %s: never impossible or certain when it is not', (chance, text) => {
    expect(en.chance(chance)).toBe(text);
  });

  test('has its interval beside it, finer where it is near an end', () => {
    expect(en.interval(0.612, 0.631)).toBe('61–63%');
    expect(en.interval(0.001, 0.004)).toBe('0.1–0.4%');
    expect(en.interval(0.9952, 1)).toBe('99.5–100%');
  });
});

describe('money and values', () => {
  test('are short, and counted in 万 in Chinese', () => {
    expect(en.money(42_300_000)).toBe('¥42.3M');
    expect(zh.money(42_300_000)).toBe('¥4230万');
    expect(en.money(-955_000)).toBe('−¥955K');
  });

  test.each([
    [0.0285, 'share', '2.85%', '2.85%'],
    [0.395, 'share', '39.5%', '39.5%'],
    [0.12, 'share', '12%', '12%'],
    [-0.123456, 'share', '−12.3456%', '−12.3456%'],
    [0.07, 'flag', '7%', '7%'],
    [44_000, 'people', '44,000', '44,000'],
    [6.257, 'times', '6.257', '6.257'],
    [107, 'CNY', '¥107', '¥107'],
    [107.25, 'CNY', '¥107.25', '¥107.25'],
    [-1_000_000, 'CNY', '−¥1M', '−¥100万'],
    [12_345_600, 'CNY a year', '¥12.3456M', '¥1234.56万'],
    [12_345_678, 'CNY a year', '¥12,345,678', '¥1234.5678万'],
    [0, 'CNY', '¥0', '¥0'],
  ] as const)('%d that was written as %s is %s, never rounded', (value, unit, english, chinese) => {
    expect(en.written(value, unit)).toBe(english);
    expect(zh.written(value, unit)).toBe(chinese);
  });
});

describe('a sentence in parts', () => {
  test('keeps what was put in apart, wherever the language places it', () => {
    expect(partsOf(['60%', 'Calm'], ([chance, scenario]) => `In ${scenario}, ${chance} of years.`)).toEqual([
      { text: 'In ' },
      { text: 'Calm', place: 1 },
      { text: ', ' },
      { text: '60%', place: 0 },
      { text: ' of years.' },
    ]);
  });

  test('is one part when nothing of it is put in', () => {
    expect(partsOf(['60%'], () => 'No year.')).toEqual([{ text: 'No year.' }]);
  });
});
