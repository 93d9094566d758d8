import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReport } from '../../src/lib/workspace/finding.ts';
import { createReadCache, readWorkspace, type WorkspaceFiles } from '../../src/lib/workspace/index.ts';
import { startOf, makeSource } from '../../src/lib/workspace/text/source.ts';
import { SQUEEZE, textOf, workspace } from './fixture.ts';
import { expectSame, timed } from './sample-fuzz.ts';
import { applyEdits, edits, SAMPLE } from './sample-slips.ts';

const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_000);

const paths = fc.constantFrom(...SAMPLE.keys());

/** The sample after slips, without a file, or with one twice. */
const changed: fc.Arbitrary<WorkspaceFiles> = fc.oneof(
  { weight: 4, arbitrary: edits.map(applyEdits) },
  { weight: 1, arbitrary: fc.constant(SAMPLE) },
  {
    weight: 1,
    arbitrary: paths.map((path) => new Map([...SAMPLE].filter(([each]) => each !== path))),
  },
  {
    weight: 1,
    arbitrary: paths.map((path) => {
      const copy = path.replace(/(\.\w+)$/, '-copy$1');
      return new Map([...SAMPLE, [copy, SAMPLE.get(path) ?? '']]);
    }),
  },
);

describe('a reading with a cache', () => {
  it('is what a reading without one is, whatever was read before', { timeout: 120_000 }, () => {
    console.log(`seed ${SEED}`);
    const cache = createReadCache();
    fc.assert(
      fc.property(fc.array(changed, { minLength: 1, maxLength: 3 }), (readings) => {
        for (const files of readings) expectSame(readWorkspace(files, cache), readWorkspace(files));
      }),
      { numRuns: 60, seed: SEED },
    );
  });

  it('notices bytes that have been changed in place', () => {
    const cache = createReadCache();
    const bytes = new TextEncoder().encode(textOf(SQUEEZE));
    const files = workspace({ [SQUEEZE]: bytes });
    expect(readWorkspace(files, cache).ok).toBe(true);
    bytes.fill(0x5b, 0, 1);
    expectSame(readWorkspace(files, cache), readWorkspace(files));
    expect(readWorkspace(files, cache).ok).toBe(false);
  });

  it.each(['scenarios/shop/strategies/plan-2026.yaml', 'scenarios/perfect-storm.yaml', 'rules/review.json'])(
    'takes up to 10 ms where one file has changed: %s',
    (path) => {
      const cache = createReadCache();
      let quickest = Infinity;
      for (let attempt = 0; attempt < 60 && quickest > 10; attempt++) {
        // Never the same text twice.
        const files = new Map(SAMPLE).set(path, `${SAMPLE.get(path) ?? ''}${'\n'.repeat(attempt)}`);
        quickest = Math.min(quickest, timed(files, cache).took);
      }
      expect(quickest).toBeLessThanOrEqual(10);
    },
  );
});

describe('a step of reading', () => {
  const place = startOf(makeSource('a.yaml', 'a: 1'));

  it('is done again only when its inputs change, and says what it said', () => {
    const cache = createReadCache();
    let times = 0;
    const read = (...inputs: readonly unknown[]) => {
      const report = createReport();
      const value = cache.begin(report)('step', inputs, (own) => {
        times += 1;
        own.add('empty-file', {}, place);
        return inputs.join();
      });
      return [value, report.errors(), report.findings().map(({ code }) => code), times];
    };
    expect(read('a', 1)).toEqual(['a,1', 1, ['empty-file'], 1]);
    expect(read('a', 1)).toEqual(['a,1', 1, ['empty-file'], 1]);
    expect(read('b', 1)).toEqual(['b,1', 1, ['empty-file'], 2]);
    expect(read('a', 1)).toEqual(['a,1', 1, ['empty-file'], 2]);
    expect(read('a')).toEqual(['a', 1, ['empty-file'], 3]);
  });

  it('is forgotten after two readings that did without it', () => {
    const cache = createReadCache();
    let times = 0;
    const read = (...names: readonly string[]) => {
      const step = cache.begin(createReport());
      for (const name of names) step(name, [], () => (times += 1));
      return times;
    };
    expect([read('a'), read('b'), read('a')]).toEqual([1, 2, 2]);
    expect([read('b'), read('b'), read('a')]).toEqual([2, 2, 3]);
  });
});
