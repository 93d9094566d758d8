import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect } from 'vitest';
import { BlockRunner } from '../../src/lib/simulation/index.ts';
import {
  createReadCache,
  type ReadCache,
  readWorkspace,
  type WorkspaceFiles,
  type WorkspaceResult,
} from '../../src/lib/workspace/index.ts';
import { applyEdits, edits, SAMPLE } from './sample-slips.ts';
import { expectInOrder } from './slips.ts';

/** Reading a workspace takes no longer, in milliseconds, whatever one of its files holds. */
const LIMIT_MS = 200;
/** A machine may be busy now and then, but not each time. */
const TRIES = 6;
/** Of those that are read without a complaint, one in so many is simulated: a strategy in a scenario. */
const SIMULATED = 50;
/** Of all, one in so many is read without the cache as well. */
const COMPARED = 20;

interface Timed {
  readonly read: WorkspaceResult;
  /** In milliseconds. */
  readonly took: number;
}

/** Reads, and tells how long that took: on the clock, or on the processor where others have kept it busy meanwhile. */
export function timed(files: WorkspaceFiles, cache?: ReadCache): Timed {
  const start = performance.now();
  const used = process.cpuUsage();
  const read = readWorkspace(files, cache);
  const { user, system } = process.cpuUsage(used);
  return { read, took: Math.min(performance.now() - start, (user + system) / 1000) };
}

/** Reads, within the time that a reading without a cache may take. */
function readQuickly(files: WorkspaceFiles, cache?: ReadCache): WorkspaceResult {
  const { read, took } = timed(files, cache);
  let quickest = took;
  for (let attempt = 1; attempt < TRIES && quickest > LIMIT_MS; attempt++)
    quickest = Math.min(quickest, timed(files).took);
  expect(quickest).toBeLessThanOrEqual(LIMIT_MS);
  return read;
}

/** Fails with what differs; looking for that takes too long to be done for all that are the same. */
export function expectSame(one: WorkspaceResult, other: WorkspaceResult): void {
  if (!isDeepStrictEqual(one, other)) expect(one).toStrictEqual(other);
}

/**
 * Lints the sample after random slips: never throws, never refuses without an error that can be read, never takes long; what
 * it lets through can be simulated; and what is read with a cache is what is read without. Prints the seed, with which
 * `FUZZ_SEED` runs the same again.
 */
export function fuzzSample(runs: number, usual = Date.now() % 1_000_000_000): void {
  const seed = Number(process.env['FUZZ_SEED'] ?? usual);
  const count = { refused: 0, passed: 0, simulated: 0, compared: 0 };
  const lot = fc.noBias(
    fc.record({
      draw: fc.nat(SIMULATED - 1),
      anew: fc.nat(COMPARED - 1),
      strategy: fc.nat(1_000),
      scenario: fc.nat(1_000),
    }),
  );
  const cache = createReadCache();
  // Compiles what all readings use, before the first is timed.
  timed(SAMPLE, cache);
  fc.assert(
    fc.property(edits, lot, (made, { draw, anew, strategy, scenario }) => {
      const files = applyEdits(made);
      const read = readQuickly(files, cache);
      if (anew === 0) {
        count.compared += 1;
        expectSame(read, readQuickly(files));
      }
      expectInOrder(read);
      if (!read.ok) {
        count.refused += 1;
        return;
      }
      count.passed += 1;
      if (draw > 0) return;
      count.simulated += 1;
      const { strategies, worlds, targets } = read.plans;
      const chosen = strategies[strategy % strategies.length];
      const world = worlds[scenario % worlds.length];
      expect([chosen, world]).not.toContain(undefined);
      if (chosen !== undefined && world !== undefined)
        new BlockRunner({ world, strategies: [chosen], targets, seed: scenario, weekly: [] }).run(0);
    }),
    { numRuns: runs, seed },
  );
  console.log(`seed ${seed}: ${JSON.stringify(count)}`);
  // Slips that are all refused, or none of them, would show nothing.
  expect(Math.min(count.refused, count.passed)).toBeGreaterThan(runs / 20);
  expect(Math.min(count.simulated, count.compared)).toBeGreaterThan(0);
}
