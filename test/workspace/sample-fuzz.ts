import fc from 'fast-check';
import { expect } from 'vitest';
import { BlockRunner } from '../../src/lib/simulation/index.ts';
import { type WorkspaceFiles, readWorkspace } from '../../src/lib/workspace/index.ts';
import { applyEdits, edits, SAMPLE } from './sample-slips.ts';
import { expectInOrder } from './slips.ts';

/** Reading a workspace takes no longer, in milliseconds, whatever one of its files holds. */
const LIMIT_MS = 200;
/** A machine may be busy now and then, but not each time. */
const TRIES = 6;
/** Of those that are read without a complaint, one in so many is simulated. */
const SIMULATED = 50;

function timed(files: WorkspaceFiles): number {
  const start = performance.now();
  readWorkspace(files);
  return performance.now() - start;
}

function expectQuick(files: WorkspaceFiles, first: number): void {
  let quickest = first;
  for (let attempt = 1; attempt < TRIES && quickest > LIMIT_MS; attempt++)
    quickest = Math.min(quickest, timed(files));
  expect(quickest).toBeLessThanOrEqual(LIMIT_MS);
}

/**
 * Lints the sample after random slips: never throws, never refuses without an error that can be read, never takes long; and
 * what it lets through can be simulated. Prints the seed, with which `FUZZ_SEED` runs the same again.
 */
export function fuzzSample(runs: number, usual = Date.now() % 1_000_000_000): void {
  const seed = Number(process.env['FUZZ_SEED'] ?? usual);
  const count = { refused: 0, passed: 0, simulated: 0 };
  const lot = fc.noBias(fc.record({ draw: fc.nat(SIMULATED - 1), scenario: fc.nat(1_000) }));
  // Compiles what all readings use, before the first is timed.
  timed(SAMPLE);
  fc.assert(
    fc.property(edits, lot, (made, { draw, scenario }) => {
      const files = applyEdits(made);
      const start = performance.now();
      const read = readWorkspace(files);
      const took = performance.now() - start;
      if (took > LIMIT_MS) expectQuick(files, took);
      expectInOrder(read);
      if (!read.ok) {
        count.refused += 1;
        return;
      }
      count.passed += 1;
      if (draw > 0) return;
      count.simulated += 1;
      const { strategies, worlds, targets } = read.plans;
      const world = worlds[scenario % worlds.length];
      expect(world).toBeDefined();
      if (world !== undefined)
        new BlockRunner({ world, strategies, targets, seed: scenario, weekly: [] }).run(0);
    }),
    { numRuns: runs, seed },
  );
  console.log(`seed ${seed}: ${JSON.stringify(count)}`);
  // Slips that are all refused, or none of them, would show nothing.
  expect(Math.min(count.refused, count.passed)).toBeGreaterThan(runs / 20);
  expect(count.simulated).toBeGreaterThan(0);
}
