import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeShare,
  encodeShare,
  meansShare,
  readShareFile,
  type Share,
  ShareError,
  shareFile,
} from '../../src/lib/ui/share/share-code.ts';

const SHARE: Share = {
  changes: [
    ['scenarios/storm.yaml', 'name: storm\n# 注意\n'],
    ['rules/old.json', null],
  ],
  settings: {
    runs: 2000,
    seed: 42,
    opened: { strategy: 'plan-2026', scenario: 'storm' },
    baseline: undefined,
  },
  workspace: 'ab'.repeat(32),
  model: 2,
};

const shares: fc.Arbitrary<Share> = fc.record({
  changes: fc.array(
    fc.tuple(
      fc.constantFrom('scenarios/a.yaml', 'rules/新.json', 'scenarios/shop/strategies/b.yml'),
      fc.option(fc.string({ unit: 'grapheme', maxLength: 300 }), { nil: null }),
    ),
    { maxLength: 5 },
  ),
  settings: fc.record({
    runs: fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: undefined }),
    seed: fc.oneof(fc.maxSafeInteger(), fc.string({ unit: 'grapheme', maxLength: 20 })),
    opened: fc.option(fc.record({ strategy: fc.string(), scenario: fc.string() }), { nil: undefined }),
    baseline: fc.option(fc.string(), { nil: undefined }),
  }),
  workspace: fc.string({ unit: fc.constantFrom('0', '1', '9', 'a', 'f'), minLength: 64, maxLength: 64 }),
  model: fc.nat(),
});

/** What a text is refused as; the share where it is none. */
async function refusal(work: Promise<Share>): Promise<string | Share> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ShareError) return error.kind;
    throw error;
  }
}

/** Any data as a link would carry it, with a right checksum: what only somebody could write who means harm. */
async function forged(value: unknown): Promise<string> {
  return encodeShare(value as Share);
}

describe('a share', () => {
  test('is the same after a link and after a file, and a link has only characters that addresses keep', async () => {
    await fc.assert(
      fc.asyncProperty(shares, async (share) => {
        const code = await encodeShare(share);
        expect(code).toMatch(/^w1=[\w-]+$/);
        expect(meansShare(code)).toBe(true);
        expect(await decodeShare(code)).toEqual(share);
        expect(await readShareFile(await shareFile(share))).toEqual(share);
      }),
      { numRuns: 60 },
    );
  });

  test('is refused with any one character changed, left out or added', async () => {
    const code = await encodeShare(SHARE);
    const start = code.indexOf('=') + 1;
    for (let at = start; at < code.length; at++) {
      const other = code[at] === 'A' ? 'B' : 'A';
      const wrong = [
        code.slice(0, at) + other + code.slice(at + 1),
        code.slice(0, at) + code.slice(at + 1),
        `${code.slice(0, at)}_${code.slice(at)}`,
        code.slice(0, at),
      ];
      for (const text of wrong) if (text !== code) expect(await refusal(decodeShare(text))).toBe('damaged');
    }
    expect(await refusal(decodeShare(`${code}%20`))).toBe('damaged');
  });

  test('of a later form is told apart from a damaged one', async () => {
    const code = await encodeShare(SHARE);
    expect(await refusal(decodeShare(code.replace('w1=', 'w2=')))).toBe('newer');
    expect(await refusal(decodeShare('w0=AAAA'))).toBe('damaged');
    expect(meansShare('contents')).toBe(false);
  });

  test.each([
    ['a path out of the workspace', { ...SHARE, changes: [['scenarios/../../a.yaml', 'x']] }],
    ['a hidden path', { ...SHARE, changes: [['rules/.git/config.json', 'x']] }],
    ['another kind of file', { ...SHARE, changes: [['rules/run.sh', 'x']] }],
    ['a text that is none', { ...SHARE, changes: [['rules/a.json', 5]] }],
    ['runs beyond all bounds', { ...SHARE, settings: { runs: 1e12 } }],
    ['a seed that is none', { ...SHARE, settings: { seed: {} } }],
    ['a place that is none', { ...SHARE, settings: { opened: 'here' } }],
    ['no version', { changes: [], settings: {} }],
    ['nothing', null],
    ['a list', []],
  ])('with %s is refused', async (_, value) => {
    expect(await refusal(forged(value).then(decodeShare))).toBe('damaged');
  });

  test('that would unpack to far more than it may is refused', async () => {
    const bomb = await forged({ ...SHARE, changes: [['rules/a.json', ' '.repeat(25_000_000)]] });
    expect(bomb.length).toBeLessThan(50_000);
    expect(await refusal(decodeShare(bomb))).toBe('damaged');
  });

  test.each(['', '{', '[]', '{"windtunnel-share": 5}', '{"windtunnel-share": "w1="}'])(
    'file %j is refused',
    async (text) => {
      expect(await refusal(Promise.resolve().then(() => readShareFile(text)))).toBe('damaged');
    },
  );
});
