import { existsSync, readFileSync } from 'node:fs';

/**
 * One test as vitest reports it.
 *
 * @typedef {object} Timed
 * @property {string} name
 * @property {number} seconds
 */

/**
 * The tests of one run.
 *
 * @typedef {object} Counted
 * @property {number} passed
 * @property {number} failed - a skipped test counts as failed: a promise that was not looked at is not kept
 * @property {readonly string[]} skipped
 * @property {readonly Timed[]} times
 */

/**
 * Reads vitest's own JSON report.
 *
 * @param {string} file
 * @param {number} code - vitest's exit code: an error outside every test is in no other place
 * @returns {Counted}
 */
export function readReport(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: [], times: [] };
  /** @type {{ testResults: { status: string, assertionResults: { status: string, fullName: string, duration?: number | null }[] }[] }} */
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const tests = report.testResults.flatMap((result) => result.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const skipped = tests
    .filter((test) => test.status !== 'passed' && test.status !== 'failed')
    .map((test) => test.fullName);
  const unread = report.testResults.filter(
    (result) => result.status === 'failed' && result.assertionResults.length === 0,
  );
  const failed = tests.length - passed + unread.length;
  return {
    passed,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped,
    times: tests.map((test) => ({ name: test.fullName, seconds: (test.duration ?? 0) / 1000 })),
  };
}
