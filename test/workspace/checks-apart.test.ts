import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReadCache, onlyChecks, readWorkspace } from '../../src/lib/workspace/index.ts';
import { codesIn, readRight } from './reading.ts';
import { applyEdits, edits, SAMPLE } from './sample-slips.ts';

const EXPECTATIONS = 'scenarios/checks/expectations.yaml';
const SUPPLY_TESTS = 'rules/tests/supply.yaml';
const NO_RULES = 'scenarios/shop/strategies/plan-2026-no-rules.yaml';
const SUPPLY = 'rules/supply.json';

/** The sample with some files changed, or without them. */
function sampleWith(changes: Readonly<Record<string, ((text: string) => string) | null>>) {
  const files = new Map(SAMPLE);
  for (const [path, change] of Object.entries(changes)) {
    if (change === null) files.delete(path);
    else files.set(path, change(files.get(path) ?? ''));
  }
  return files;
}

const cutOff = (text: string): string => `${text}\n  "`;

/** The plans of a workspace that is wrong where it checks. */
function plansOf(files: ReadonlyMap<string, string | Uint8Array>) {
  const read = readWorkspace(files);
  expect(read.ok).toBe(false);
  return read.plans;
}

describe('files that only check', () => {
  it.each([
    ['a syntax error in expectations', { [EXPECTATIONS]: cutOff }],
    ['a syntax error in tests of rules', { [SUPPLY_TESTS]: cutOff }],
    [
      'tests of a strategy that is not there',
      { [SUPPLY_TESTS]: (text: string) => text.replace('2026', '2') },
    ],
    ['a file that a folder of checks does not have', { 'scenarios/checks/others.yaml': () => 'a: 1' }],
    ['two of them', { [EXPECTATIONS]: cutOff, [SUPPLY_TESTS]: cutOff }],
  ])('leave the plans as they are: %s', (_, changes) => {
    expect(plansOf(sampleWith(changes))).toEqual(readRight(SAMPLE).plans);
  });

  it('that name a strategy which was removed leave the others', () => {
    const plans = plansOf(sampleWith({ [NO_RULES]: null }));
    const { plans: before } = readRight(SAMPLE);
    const left = before.strategies.filter(({ title }) => title.name !== 'plan-2026-no-rules');
    expect(left).toHaveLength(before.strategies.length - 1);
    expect(plans).toEqual({ ...before, strategies: left });
  });

  it('hide no error of a file that is simulated', () => {
    const files = sampleWith({ [EXPECTATIONS]: cutOff, [SUPPLY]: cutOff });
    expect(plansOf(files)).toBeUndefined();
    const read = readWorkspace(files);
    const wrong = new Set((read.ok ? [] : read.findings).map(({ file }) => file));
    expect(wrong.has(EXPECTATIONS) && wrong.has(SUPPLY)).toBe(true);
  });

  it(
    'never move what is simulated, and never stop it, whatever slips there are',
    { timeout: 120_000 },
    () => {
      const cache = createReadCache();
      let stopped = 0;
      fc.assert(
        fc.property(edits, (made) => {
          const files = applyEdits(made);
          const read = readWorkspace(files, cache);
          const bare = new Map([...files].filter(([path]) => !onlyChecks(path)));
          const withoutChecks = readWorkspace(bare, cache);
          if (!isDeepStrictEqual(read.plans, withoutChecks.plans))
            expect(read.plans).toEqual(withoutChecks.plans);
          if (!read.ok && withoutChecks.ok) stopped += 1;
        }),
        { numRuns: 100 },
      );
      // slips that never are in a check would show nothing
      expect(stopped).toBeGreaterThan(0);
    },
  );

  it('are read again only where they, or the names that they use, have changed', () => {
    const cache = createReadCache();
    const read = (changes: Parameters<typeof sampleWith>[0]) => {
      const result = readWorkspace(sampleWith(changes), cache);
      if (!result.ok) throw new Error('the sample reads');
      return result;
    };
    const first = read({});
    const dearer = read({ [NO_RULES]: (text) => text.replace('version: 1', 'version: 1\nnote: dearer') });
    expect(dearer.expectations).toBe(first.expectations);
    expect(dearer.ruleTests[0]).toBe(first.ruleTests[0]);
    const noted = read({ [SUPPLY_TESTS]: (text) => `${text}# more\n` });
    expect(noted.expectations).toBe(first.expectations);
    const isSame = noted.ruleTests.map((test, index) => test === first.ruleTests[index]);
    expect(isSame).toEqual(first.ruleTests.map(({ file }) => file !== 'supply'));
    const renamed = sampleWith({ [SUPPLY]: (text) => text.replaceAll('supplier-a-late', 'supplier-a-slow') });
    expect(readWorkspace(renamed, cache).ok).toBe(false);
    expect(codesIn(renamed)).toContain('unknown-name');
  });
});
