import fc from 'fast-check';
import { describe, it } from 'vitest';
import { expectOrder, misspelt } from './slips.ts';

describe('readWorkspace, for long', () => {
  it('finds words for slips of the pen', () => {
    fc.assert(
      fc.property(misspelt, (files) => {
        expectOrder(files);
      }),
      { numRuns: 4_000 },
    );
  });
});
