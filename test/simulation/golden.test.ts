import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { BlockRunner } from '../../src/lib/simulation/index.ts';
import { MODEL_VERSION } from '../../src/lib/simulation/model-version.ts';
import { workspace } from '../workspace/fixture.ts';
import { readRight } from '../workspace/reading.ts';

/**
 * Bytes of one block of the fixture's strategies and scenarios, by version of the model. When they change on purpose, raise
 * MODEL_VERSION and write the new bytes beside the new number: outcomes of different versions are not comparable.
 */
const GOLDEN: Readonly<Record<number, string>> = {
  2: '32a8c325c4975354e58f8005f47fe4833d44890795b4af43ae4f979f5dcee644',
};

it('the model gives the bytes that its version has always given', () => {
  const { strategies, worlds, targets } = readRight(workspace()).plans;
  const hash = createHash('sha256');
  for (const world of worlds) {
    const result = new BlockRunner({ world, strategies, targets, seed: 42, weekly: [] }).run(0);
    for (const { facts, fired, firstWeek } of result.strategies) {
      for (const values of [facts, fired, firstWeek]) {
        hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
      }
    }
  }
  expect(hash.digest('hex')).toBe(GOLDEN[MODEL_VERSION]);
});
