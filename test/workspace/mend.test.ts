import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendFiles, readWorkspace, type WorkspaceFiles } from '../../src/lib/workspace/index.ts';
import {
  BUSINESS,
  CALM,
  edited,
  PLAN,
  SQUEEZE,
  STEADY,
  TARGETS,
  textOf,
  WATCH,
  workspace,
} from './fixture.ts';
import { codesIn, readRight } from './reading.ts';
import { misspelt } from './slips.ts';

function mended(files: WorkspaceFiles): WorkspaceFiles {
  return new Map([...files, ...mendFiles(files, [...files.keys()])]);
}

/** The fixture as its layout should be. */
const tidy = mended(workspace());

/** The file after mending, of a workspace in which it is spelt like this. */
function mendedText(path: string, text: string | Uint8Array): string {
  const files = mended(new Map([...tidy, [path, text]]));
  return String(files.get(path));
}

const textIn = (path: string): string => String(tidy.get(path));

function spelt(path: string, find: string, by: string): string {
  expect(textIn(path)).toContain(find);
  return textIn(path).replace(find, by);
}

describe('mendFiles', () => {
  it.each([
    [
      'a comma between groups of digits',
      BUSINESS,
      'stock_weeks: 5',
      'stock_weeks: 1,005',
      'stock_weeks: 1005',
    ],
    ['a wide percent sign', SQUEEZE, 'together: 50%', 'together: 50％', 'together: 50%'],
    ['a space before the percent sign', SQUEEZE, 'together: 50%', 'together: 50 %', 'together: 50%'],
    ['a number in quotes', SQUEEZE, 'together: 50%', 'together: "50 percent"', 'together: "50%"'],
    ['a missing percent sign', SQUEEZE, 'chance: 80%', 'chance: 80', 'chance: 80%'],
    ['a missing percent sign of a lever', PLAN, 'public: 40%', 'public: 40', 'public: 40%'],
    ['a unit of thousands', STEADY, 'total: 6_200_000', 'total: 620万', 'total: 6_200_000'],
    ['a missing version', CALM, 'version: 1\n', '', 'version: 1\n'],
  ])('mends %s', (_, path, right, wrong, wanted) => {
    expect(mendedText(path, spelt(path, right, wrong))).toBe(spelt(path, right, wanted));
  });

  it.each([
    ['tabs', (text: string) => text.replaceAll(/^(?: {2})+/gm, (indent) => '\t'.repeat(indent.length / 2))],
    ['other ends of lines', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['spaces at the end of lines', (text: string) => text.replaceAll('\n', '  \n')],
  ])('mends %s', (_, spoil) => {
    for (const path of [TARGETS, SQUEEZE]) expect(mendedText(path, spoil(textIn(path)))).toBe(textIn(path));
  });

  it.each([
    ['a misspelt name', TARGETS, 'owner: media', 'owner: medai'],
    ['a comma that may stand for a point', BUSINESS, 'stock_weeks: 5', 'stock_weeks: 1,05'],
    ['a duration', SQUEEZE, 'ramp: 2 weeks', 'ramp: 2 weaks'],
    ['tabs among spaces', SQUEEZE, '    from: month', '  \tfrom: month'],
  ])('does not guess: %s', (_, path, right, wrong) => {
    const text = spelt(path, right, wrong);
    expect(mendedText(path, text)).toBe(text);
  });

  it('mends several slips of a file at once, and what they had hidden', () => {
    const text = spelt(SQUEEZE, 'together: 50%', 'together: 50').replace('chance: 80%', 'chance: 80 %');
    expect(mendedText(SQUEEZE, text)).toBe(textIn(SQUEEZE));
  });

  it('changes only files that it is given', () => {
    const spoilt = [CALM, TARGETS].map((path) => [path, `${textIn(path)}\n\n`] as const);
    expect([...mendFiles(new Map([...tidy, ...spoilt]), [CALM]).keys()]).toEqual([CALM]);
  });

  it('leaves a workspace that is right to mean what it means, and has nothing to do the second time', () => {
    const before = readRight(workspace());
    expect(readRight(tidy).plans).toEqual(before.plans);
    expect(mendFiles(tidy, [...tidy.keys()]).size).toBe(0);
    expect(textIn(WATCH)).not.toBe(textOf(WATCH));
  });

  it('never changes the plans of a workspace that can be read, nor is thrown by one that cannot', () => {
    fc.assert(
      fc.property(misspelt, (files) => {
        const after = mended(files);
        const read = readWorkspace(files);
        if (!read.ok) return;
        const again = readWorkspace(after);
        expect(again.ok && again.plans).toEqual(read.plans);
        expect(mendFiles(after, [...after.keys()]).size).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it('mends what lint complains of', () => {
    const spoilt = new Map(tidy).set(CALM, edited(CALM, 'shocks: []', 'together: 50\nshocks: []'));
    expect(codesIn(spoilt)).toEqual(['share-without-percent']);
    expect(codesIn(mended(spoilt))).toEqual([]);
  });
});
