import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readReport } from './vitest-report.mjs';

const folder = mkdtempSync(join(tmpdir(), 'windtunnel-report-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Writes a report of one file as vitest would. */
function reportOf(status: string, ...tests: readonly string[]): string {
  const file = join(folder, 'report.json');
  const assertionResults = tests.map((each, index) => ({
    status: each,
    fullName: `test ${index}`,
    duration: 1500,
  }));
  writeFileSync(file, JSON.stringify({ testResults: [{ status, assertionResults }] }));
  return file;
}

describe('the count of tests', () => {
  test('is that of the runner', () => {
    expect(readReport(reportOf('failed', 'passed', 'passed', 'failed'), 1)).toMatchObject({
      passed: 2,
      failed: 1,
    });
  });

  test('takes a skipped test for a failed one, and names it', () => {
    const counted = readReport(reportOf('passed', 'passed', 'pending', 'todo'), 0);
    expect(counted).toMatchObject({ passed: 1, failed: 2, unexplained: ['test 1', 'test 2'], skipped: [] });
  });

  test('lets a test be skipped whose name says what it needs', () => {
    const file = join(folder, 'needs.json');
    const fullName = 'fits the customers (needs the data file)';
    const testResults = [{ status: 'passed', assertionResults: [{ status: 'skipped', fullName }] }];
    writeFileSync(file, JSON.stringify({ testResults }));
    expect(readReport(file, 0)).toMatchObject({ passed: 0, failed: 0, skipped: [fullName] });
  });

  test('takes a file that could not be read for a failed test', () => {
    expect(readReport(reportOf('failed'), 1)).toMatchObject({ passed: 0, failed: 1 });
  });

  test('sees an error outside every test', () => {
    expect(readReport(reportOf('passed', 'passed'), 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  test('takes a runner that wrote no report for a failed test', () => {
    expect(readReport(join(folder, 'none.json'), 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  test('gives times in seconds', () => {
    expect(readReport(reportOf('passed', 'passed'), 0).times).toEqual([{ name: 'test 0', seconds: 1.5 }]);
  });
});
