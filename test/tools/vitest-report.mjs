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
 * @property {number} failed - a test skipped for no stated reason counts as failed: a promise that was not looked at is not kept
 * @property {readonly string[]} skipped - tests whose name says what they need and do not have here
 * @property {readonly string[]} unexplained - tests that were skipped otherwise
 * @property {readonly Timed[]} times
 */

/** What a test says in its name when it cannot run everywhere: "(needs the data file)". */
const NEEDS = /\(needs [^)]+\)/;

/**
 * Reads vitest's own JSON report.
 *
 * @param {string} file
 * @param {number} code - vitest's exit code: an error outside every test is in no other place
 * @returns {Counted}
 */
export function readReport(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: [], unexplained: [], times: [] };
  /** @type {{ testResults: { status: string, assertionResults: { status: string, fullName: string, duration?: number | null }[] }[] }} */
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const tests = report.testResults.flatMap((result) => result.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const notRun = tests
    .filter((test) => test.status !== 'passed' && test.status !== 'failed')
    .map((test) => test.fullName);
  const skipped = notRun.filter((name) => NEEDS.test(name));
  const unread = report.testResults.filter(
    (result) => result.status === 'failed' && result.assertionResults.length === 0,
  );
  const failed = tests.length - passed - skipped.length + unread.length;
  return {
    passed,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped,
    unexplained: notRun.filter((name) => !NEEDS.test(name)),
    times: tests.map((test) => ({ name: test.fullName, seconds: (test.duration ?? 0) / 1000 })),
  };
}
