import { join } from 'node:path';

/**
 * One step of `npm test`: a command that passes or fails as a whole, or a run of vitest that counts its own tests.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} command - executable (a name without a slash is one of node_modules/.bin) and arguments
 * @property {readonly string[]} [after] - names of steps that must have ended, well or not
 * @property {boolean} [alone] - uses every core itself, so that nothing else should run beside it
 * @property {number} [minutes] - limit after which it is stopped and has failed
 * @property {boolean} [counts] - a vitest run, whose report says how many tests passed and failed
 */

const NODE = process.execPath;

/** Static checks: nothing of the product is run. @type {readonly Step[]} */
export const CHECKS = [
  { name: 'lint', command: ['eslint', '--max-warnings', '0', '.'] },
  // it holds the project's scripts and tests against their types, too: all that tsc would
  {
    name: 'types',
    command: ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  },
  { name: 'formatting', command: ['prettier', '--check', '.'] },
  { name: 'layers', command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'test', '.tools'] },
  { name: 'dead code', command: ['knip'] },
];

/** Whether `npx windtunnel` answers, which needs dist/cli.js to be built, executable and found. */
const NPX = ['npx', '--no', '--', 'windtunnel', '--version'];

/** The builds, and what stands or falls with them. @type {readonly Step[]} */
export const BUILDS = [
  { name: 'npx before a rebuild', command: ['/usr/bin/env', ...NPX] },
  { name: 'build', command: [NODE, '.tools/build.mjs'], after: ['npx before a rebuild'] },
  { name: 'npx after a rebuild', command: ['/usr/bin/env', ...NPX], after: ['build'] },
  {
    name: 'static build',
    command: ['/usr/bin/env', 'WINDTUNNEL_TARGET=static', NODE, '.tools/build.mjs', '--only=pages'],
    after: ['build'],
  },
  { name: 'a browser for tests', command: ['tsx', join('test', 'tools', 'find-chromium.ts')] },
];

/**
 * A vitest project as a step. Tests run the built files, so they wait for the build, and for all else to be quiet:
 * some measure time.
 *
 * @param {string} project
 * @param {readonly string[]} after
 * @returns {Step}
 */
export function testStep(project, after) {
  return {
    name: `${project} tests`,
    command: ['vitest', 'run', '--project', project],
    after,
    alone: true,
    counts: true,
  };
}
