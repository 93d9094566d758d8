import { describe, expect, it } from 'vitest';
import { mendFiles } from '../../src/lib/workspace/index.ts';
import { createReport } from '../../src/lib/workspace/finding.ts';
import { makeSource } from '../../src/lib/workspace/text/source.ts';
import { partAt, placeAt, plain, type MapTree } from '../../src/lib/workspace/text/tree.ts';
import { parse } from '../../src/lib/workspace/text/parse.ts';
import { readVersion, type Upgrade, upgradeText } from '../../src/lib/workspace/upgrade/index.ts';
import { BUSINESS, CALM, edited, PLAN, SQUEEZE, workspace } from './fixture.ts';
import { codesIn, findingsIn, readRight } from './reading.ts';

const VERSION = 'version: 1\n';
const VERSIONED = [...workspace()].filter(([, text]) => String(text).includes(VERSION)).map(([path]) => path);

/** The fixture as it would be without any version. */
const older = workspace(Object.fromEntries(VERSIONED.map((path) => [path, edited(path, VERSION, '')])));

describe('files without a version', () => {
  it('are said to be older, each at its first key, and mean what they meant', () => {
    const read = readRight(older);
    expect(JSON.stringify(read.plans)).toBe(JSON.stringify(readRight(workspace()).plans));
    expect(read.warnings.map(({ code, file }) => [code, file])).toEqual(
      VERSIONED.sort().map((file) => ['version-older', file]),
    );
  });

  it('are brought up by mending, with their comments and the order of their keys', () => {
    const text = '# What the year brings.\nshocks: [] # nothing\n\n# For people:\ntitle: Calm\n';
    const mended = mendFiles(workspace({ [CALM]: text }), [CALM]);
    expect(mended.get(CALM)).toBe(text.replace('shocks', `${VERSION}shocks`));
    expect(codesIn(workspace({ [CALM]: mended.get(CALM)! }))).toEqual([]);
  });

  it('are all brought up, to the same plans, and then left alone', () => {
    const mended = new Map([...older, ...mendFiles(older, [...older.keys()])]);
    expect(codesIn(mended)).toEqual([]);
    expect(JSON.stringify(readRight(mended).plans)).toBe(JSON.stringify(readRight(older).plans));
    expect(mendFiles(mended, [...mended.keys()]).size).toBe(0);
  });

  it('are complained about where things stand in the file as it is', () => {
    const text = edited(SQUEEZE, VERSION, '').replace('together: 50%', 'together: lots');
    const found = findingsIn(workspace({ [SQUEEZE]: text })).find(({ code }) => code === 'number-text');
    const line = text.split('\n').findIndex((each) => each.startsWith('together')) + 1;
    expect(found).toMatchObject({ line, column: 11, excerpt: { text: 'together: lots' } });
  });

  it.each([
    ['a map in braces', 'scenarios/calm.yaml', '{ shocks: [] }', '{ version: 1, shocks: [] }'],
    ['an empty map', 'scenarios/calm.yaml', '{}', '{ version: 1 }'],
    ['JSON', 'scenarios/calm.json', '{ "shocks": [] }', '{ "version": 1, "shocks": [] }'],
    ['a file that stands in', 'scenarios/calm.yaml', '  shocks: []', '  version: 1\n  shocks: []'],
    ['another line end', 'scenarios/calm.yaml', '# a\r\nshocks: []', '# a\r\nversion: 1\nshocks: []'],
  ])('get one whatever they look like: %s', (_, path, text, wanted) => {
    expect(upgradeText('scenario', path, text)).toBe(wanted);
  });

  it('are left alone where they cannot be read', () => {
    for (const text of ['shocks: [', '- a', 'x']) expect(upgradeText('scenario', CALM, text)).toBe(text);
    expect(upgradeText('rulebook', 'rules/a.json', '[]')).toBe('[]');
  });
});

describe('files of a newer version', () => {
  it('are refused whole: nothing else is said of them', () => {
    const text = edited(PLAN, VERSION, 'version: 2\n').replace('review: weekly', 'rhythm: weekly');
    expect(codesIn(workspace({ [PLAN]: text }))).toEqual(['version-newer']);
    const shop = edited(BUSINESS, VERSION, 'version: 12\n');
    expect(codesIn(workspace({ [BUSINESS]: shop }))).toEqual(['version-newer']);
  });

  it('are not mended', () => {
    const text = edited(CALM, VERSION, 'version: 2\n');
    expect(mendFiles(workspace({ [CALM]: text }), [CALM]).size).toBe(0);
  });
});

describe('files of a wrong version', () => {
  it('are told what else is wrong in them', () => {
    const text = edited(PLAN, VERSION, 'version: "1"\n').replace('review: weekly', 'review: daily');
    expect(codesIn(workspace({ [PLAN]: text }))).toEqual(['version', 'unknown-choice']);
  });
});

describe('upgrades over several versions', () => {
  /** Renames a key at the top. */
  const renaming = (from: string, to: string) => (tree: MapTree) => {
    const place = tree.entries.get(from)?.key;
    return place ? [{ start: place.start, end: place.end, text: to }] : [];
  };
  const upgrades: readonly Upgrade[] = [
    {},
    { scenario: renaming('blows', 'shocks') },
    { scenario: renaming('a', 'longer'), strategy: renaming('shocks', 'never') },
  ];
  const text = '# first\nblows: [] # none\na: &x\n  - 1 # one\nb: *x\n';

  it('are made one after the other, for the text and for the tree alike', () => {
    const wanted = '# first\nversion: 3\nshocks: [] # none\nlonger: &x\n  - 1 # one\nb: *x\n';
    expect(upgradeText('scenario', CALM, text, upgrades)).toBe(wanted);
    expect(upgradeText('scenario', CALM, wanted, upgrades)).toBe(wanted);
    const report = createReport();
    const tree = readVersion('scenario', parse(makeSource(CALM, text), report)!, report, upgrades);
    expect(plain(tree!)).toEqual({ version: 3, shocks: [], longer: [1], b: [1] });
    expect(report.findings()).toMatchObject([{ code: 'version-older', args: { found: 0, known: 3 } }]);
  });

  it('keep the places of the text as it is', () => {
    const report = createReport();
    const tree = readVersion('scenario', parse(makeSource(CALM, text), report)!, report, upgrades)!;
    const at = (path: readonly (string | number)[]): string => {
      const { source, start, end } = placeAt(tree, path);
      expect(source.text).toBe(text);
      return source.text.slice(start, end);
    };
    expect(at(['shocks'])).toBe('[]');
    expect(at(['longer', 0])).toBe('1');
    expect(partAt(tree, ['b'])).toBe(partAt(tree, ['longer']));
    const keys = [...(tree as MapTree).entries.values()].map(({ key }) => text.slice(key.start, key.end));
    expect(keys).toEqual(['', 'blows', 'a', 'b']);
  });

  it('begin with the version that a file has', () => {
    const second = `version: 2\n${text}`;
    const wanted = second.replace('2', '3').replace('a:', 'longer:');
    expect(upgradeText('scenario', CALM, second, upgrades)).toBe(wanted);
  });
});
