import { availableParallelism } from 'node:os';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { laneLoops } from './.tools/lanes/plugin.mjs';

/** Tests that need the built pages, or minutes: never part of the unit project. */
const NOT_UNIT = ['test/browser/**', 'test/bench/**', '**/*.long.test.ts'];

/** Enough for property tests on a busy machine; what takes longer is a long test. */
const TEST_LIMIT_MS = 60_000;
const LONG_TEST_LIMIT_MS = 1_800_000;

export default defineConfig({
  plugins: [laneLoops(), sveltekit()],
  worker: { format: 'es', plugins: () => [laneLoops()] },
  define: { STATIC_SITE: JSON.stringify(process.env.WINDTUNNEL_TARGET === 'static') },
  // the pages read the sample workspace, which lies outside src
  server: { fs: { allow: ['rules', 'scenarios'] } },
  test: {
    testTimeout: TEST_LIMIT_MS,
    hookTimeout: TEST_LIMIT_MS,
    // one core would be kept for vitest itself, which only waits while tests run: of two cores, half of all
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: NOT_UNIT,
          // No unit test changes anything that modules share, so a worker reads the product once, not once a file.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          exclude: ['**/*.long.test.ts'],
          expect: { poll: { timeout: 10_000 } },
          // two pages at a time at most: each uses every core itself, though it waits for most of its time
          maxWorkers: 2,
          // the browser may have to be installed first
          hookTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: { name: 'long', include: ['test/**/*.long.test.ts'], testTimeout: LONG_TEST_LIMIT_MS },
      },
    ],
  },
});
