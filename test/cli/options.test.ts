import { describe, expect, test } from 'vitest';
import { Complaints } from '../../src/cli/complaints.ts';
import { readRunOptions } from '../../src/cli/options.ts';

const GIVEN = { workspace: '.', lang: 'en', seed: '42' };

function complaint(options: Partial<Record<'runs' | 'seed' | 'threads' | 'lang', string>>): string {
  const complaints = new Complaints('en');
  readRunOptions({ ...GIVEN, ...options }, 10_000, complaints);
  try {
    complaints.settle();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}

describe('options', () => {
  test('are defaults where they are left out', () => {
    const settings = readRunOptions(GIVEN, 10_000, new Complaints('en'));
    expect(settings).toMatchObject({ folder: '.', json: false, lang: 'en', runs: 10_000, seed: 42 });
    expect(settings.threads).toBeGreaterThanOrEqual(1);
  });

  test.each(['1', '10000000', '1_000'])('%s is a number of runs', (runs) => {
    expect(complaint({ runs })).toBe('');
  });

  test.each(['0', '1.5', '-3', '1e3', 'many', '', '10000001', 'Infinity', '0x10'])('%j is none', (runs) => {
    expect(complaint({ runs })).toBe(
      `--runs ${JSON.stringify(runs)} is not right: write a whole number from 1 to 10000000`,
    );
  });

  test.each(['0', '65', '2.5'])('%s is no number of threads', (threads) => {
    expect(complaint({ threads })).toContain('from 1 to 64');
  });

  test.each([
    ['42', 42],
    ['-7', -7],
    ['0', 0],
    ['007', '007'],
    ['1.5', '1.5'],
    ['99999999999999999999', '99999999999999999999'],
    ['spring', 'spring'],
  ])('the seed %s is %j', (text, seed) => {
    expect(readRunOptions({ ...GIVEN, seed: text }, 1, new Complaints('en')).seed).toBe(seed);
  });

  test('a blank seed is none, and seed by seed nothing is made up', () => {
    expect(complaint({ seed: '  ' })).toContain('--seed "  " is not right');
  });
});
