import fc from 'fast-check';
import { describe, it } from 'vitest';
import { workspace } from './fixture.ts';
import { anyPath, expectOrder, misspelt } from './slips.ts';

describe('readWorkspace', () => {
  it('finds words for whatever stands in a file', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyPath, fc.string({ unit: 'binary', maxLength: 200 }), (file, text) => {
        expectOrder(workspace({ [file]: text }));
      }),
      { numRuns: 40 },
    );
  });

  it('finds words for whatever bytes a file has', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyPath, fc.uint8Array({ maxLength: 200 }), (file, bytes) => {
        expectOrder(workspace({ [file]: bytes }));
      }),
      { numRuns: 40 },
    );
  });

  it('finds words for whatever JSON stands for a file', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyPath, fc.json({ maxDepth: 6 }), (file, text) => {
        expectOrder(workspace({ [file]: text }));
      }),
      { numRuns: 60 },
    );
  });

  it('finds words for slips of the pen', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(misspelt, (files) => {
        expectOrder(files);
      }),
      { numRuns: 150 },
    );
  });

  it('finds words for whatever files there are', { timeout: 60_000 }, () => {
    const name = fc.oneof(
      anyPath,
      fc.string().map((text) => `scenarios/${text}.yaml`),
      fc.string().map((text) => `rules/${text}.json`),
      fc.string(),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, fc.constantFrom('', '{}', '[]', 'a: 1')), {
          maxLength: 6,
          selector: ([file]) => file,
        }),
        (files) => {
          expectOrder(new Map(files));
        },
      ),
      { numRuns: 60 },
    );
  });
});
