/**
 * `npm test`: the static checks, the builds, the unit tests and the browser tests, all of them even when some fail. Its last
 * line is `N passed, N failed`: a check counts as one, tests as many as their runner reports.
 * `--checks` runs the static checks alone, `--long` the long tests as well.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, tool } from '../../.tools/run.mjs';
import { runSteps } from './run-steps.mjs';
import { BUILDS, CHECKS, testStep } from './steps.mjs';
import { readReport } from './vitest-report.mjs';

const SLOWEST_SHOWN = 10;
const LONG_MINUTES = 120;
const started = performance.now();

const onlyChecks = process.argv.includes('--checks');
const withLong = process.argv.includes('--long');

const tests = onlyChecks
  ? []
  : [
      testStep('unit', ['npx after a rebuild']),
      testStep('browser', ['npx after a rebuild', 'static build', 'a browser for tests', 'unit tests']),
      ...(withLong
        ? [{ ...testStep('long', ['npx after a rebuild', 'browser tests']), minutes: LONG_MINUTES }]
        : []),
    ];
const steps = [...(onlyChecks ? [] : BUILDS), ...CHECKS, ...tests];

const reports = mkdtempSync(join(tmpdir(), 'windtunnel-test-'));
const reportOf = (/** @type {string} */ name) => join(reports, `${name.replaceAll(' ', '-')}.json`);

let passed = 0;
let failed = 0;
let skipped = 0;
let testsRun = 0;
/** @type {import('./vitest-report.mjs').Timed[]} */
const times = [];

/** @param {import('./run-steps.mjs').Ended} ended */
function report({ step, code, seconds, output }) {
  const counted = step.counts
    ? readReport(reportOf(step.name), code)
    : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [], unexplained: [], times: [] };
  passed += counted.passed;
  failed += counted.failed;
  skipped += counted.skipped.length;
  if (step.counts) testsRun += counted.times.length;
  times.push(...counted.times);
  const detail = step.counts ? `, ${counted.passed} passed, ${counted.failed} failed` : '';
  console.log(
    `${counted.failed === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${seconds.toFixed(1)} s${detail})`,
  );
  if (counted.failed > 0) console.log(`${output.trimEnd()}\n`);
  for (const name of counted.skipped) console.log(`skipped: ${name}`);
  for (const name of counted.unexplained) console.log(`skipped, which counts as failed: ${name}`);
}

// Types and lint read files that kit writes; with nothing to see yet, they would fail on all of them.
await run(tool('svelte-kit'), ['sync']);
await runSteps(
  steps.map((step) =>
    step.counts
      ? {
          ...step,
          command: [
            ...step.command,
            '--reporter=default',
            '--reporter=json',
            `--outputFile.json=${reportOf(step.name)}`,
          ],
        }
      : step,
  ),
  { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  report,
);
rmSync(reports, { recursive: true, force: true });

if (!onlyChecks) {
  console.log(`\nThe ${SLOWEST_SHOWN} slowest tests:`);
  for (const { name, seconds } of times.sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST_SHOWN)) {
    console.log(`${seconds.toFixed(2).padStart(8)} s  ${name}`);
  }
  if (testsRun === 0) {
    console.log('No test was run.');
    failed += 1;
  }
}
console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s in all`);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
