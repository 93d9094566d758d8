import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FolderError } from '../../src/lib/workspace/node-folder.ts';
import { prepareSaving, PreparedSaving, saveFiles, versionOf } from '../../src/lib/workspace/node-save.ts';

const CALM = 'scenarios/calm.yaml';
const STORM = 'scenarios/storm.yaml';

describe('saving files of a workspace', () => {
  let root: string;
  const at = (...path: readonly string[]): string => join(root, 'workspace', ...path);
  const read = (path: string): string => readFileSync(at(path), 'utf8');
  const version = (text: string): string => versionOf(Buffer.from(text));

  function refusal(path: string, text: string | null = 'x', lang: 'en' | 'zh' = 'en'): string {
    try {
      saveFiles(at(), [{ path, text, version: null }]);
    } catch (error) {
      if (error instanceof FolderError) return `${error.code}: ${error.label[lang]}`;
      throw error;
    }
    throw new Error('nothing was refused');
  }

  /** Every name below the workspace, hidden ones as well. */
  const names = (): string[] => readdirSync(at(), { recursive: true, encoding: 'utf8' }).sort();

  function prepared(...files: Parameters<typeof prepareSaving>[1]): PreparedSaving {
    const found = prepareSaving(at(), files);
    if (!(found instanceof PreparedSaving)) throw new Error('there is a conflict');
    return found;
  }

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'windtunnel-save-'));
    mkdirSync(at('rules'), { recursive: true });
    mkdirSync(at('scenarios', 'shop'), { recursive: true });
    writeFileSync(at(CALM), 'a: 1\n');
    writeFileSync(at(STORM), 'b: 1\n');
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  test('writes, makes and removes files together, with folders that are missing, and leaves nothing else', () => {
    chmodSync(at(CALM), 0o640);
    const { saved, conflicts } = saveFiles(at(), [
      { path: CALM, text: 'a: 2\n', version: version('a: 1\n') },
      { path: STORM, text: null, version: version('b: 1\n') },
      { path: 'scenarios/shop/strategies/新.yaml', text: '名: 新\n', version: null },
    ]);
    expect(conflicts).toEqual([]);
    expect(saved.map(({ version: now }) => now)).toEqual([version('a: 2\n'), null, version('名: 新\n')]);
    expect(read(CALM)).toBe('a: 2\n');
    expect(statSync(at(CALM)).mode & 0o777).toBe(0o640);
    expect(read('scenarios/shop/strategies/新.yaml')).toBe('名: 新\n');
    expect(names()).toEqual([
      'rules',
      'scenarios',
      CALM,
      'scenarios/shop',
      'scenarios/shop/strategies',
      'scenarios/shop/strategies/新.yaml',
    ]);
  });

  test.each([
    ['was changed', 'c: 3\n', version('b: 1\n')],
    ['was made by somebody else', 'c: 3\n', null],
    ['was removed', null, version('b: 1\n')],
  ])('writes nothing at all when a file %s', (_, now, known) => {
    if (now === null) rmSync(at(STORM));
    else writeFileSync(at(STORM), now);
    const { saved, conflicts } = saveFiles(at(), [
      { path: CALM, text: 'a: 2\n', version: version('a: 1\n') },
      { path: STORM, text: 'b: 2\n', version: known },
    ]);
    expect(saved).toEqual([]);
    expect(conflicts.map(({ path, bytes }) => [path, bytes && Buffer.from(bytes).toString()])).toEqual([
      [STORM, now],
    ]);
    expect(read(CALM)).toBe('a: 1\n');
    expect(names().filter((name) => name.includes('saving'))).toEqual([]);
  });

  test('notices a file that changes while others are being written', () => {
    const waiting = prepared(
      { path: CALM, text: 'a: 2\n', version: version('a: 1\n') },
      { path: STORM, text: 'b: 2\n', version: version('b: 1\n') },
      { path: 'rules/new.json', text: '[]', version: null },
    );
    writeFileSync(at(STORM), 'theirs');
    const { saved, conflicts } = waiting.commit();
    expect(saved).toEqual([]);
    expect(conflicts.map(({ path }) => path)).toEqual([STORM]);
    expect([read(CALM), read(STORM), existsSync(at('rules/new.json'))]).toEqual(['a: 1\n', 'theirs', false]);
    expect(names().filter((name) => name.includes('saving'))).toEqual([]);
  });

  test('what a crash left is neither read nor in the way, and is removed in the end', () => {
    prepared({ path: CALM, text: 'half', version: version('a: 1\n') });
    const [left] = readdirSync(at('scenarios')).filter((name) => name.startsWith('.windtunnel-saving-'));
    expect(left).toBeDefined();
    expect(read(CALM)).toBe('a: 1\n');
    saveFiles(at(), [{ path: CALM, text: 'a: 2\n', version: version('a: 1\n') }]);
    expect(existsSync(at('scenarios', left ?? ''))).toBe(true); // somebody may still be writing it
    utimesSync(at('scenarios', left ?? ''), 0, 0);
    saveFiles(at(), [{ path: CALM, text: 'a: 3\n', version: version('a: 2\n') }]);
    expect(existsSync(at('scenarios', left ?? ''))).toBe(false);
    expect(read(CALM)).toBe('a: 3\n');
  });

  test.each([
    'package.yaml',
    '../scenarios/a.yaml',
    'scenarios/../../a.yaml',
    'scenarios/../package.json',
    '/etc/a.yaml',
    'src/a.yaml',
    'scenarios',
    '',
  ])('writes nothing outside rules/ and scenarios/: %s', (path) => {
    expect(refusal(path)).toMatch(/^outside-workspace: /);
  });

  test.each([
    'scenarios/.hidden.yaml',
    'scenarios/a\\b.yaml',
    'scenarios/a:b.yaml',
    'scenarios/a\u0000.yaml',
    'scenarios//a.yaml',
    'scenarios/nul.yaml',
    'scenarios/a.yaml ',
    `scenarios/${'风'.repeat(100)}.yaml`,
  ])('refuses a name that some system does not allow: %j', (path) => {
    expect(refusal(path)).toMatch(/^name-not-allowed: /);
  });

  test('refuses other files, half characters, what is too large or too deep, and a path given twice', () => {
    expect(refusal('scenarios/run.sh')).toMatch(/^not-a-workspace-file: .*\.yaml, \.yml or \.json/);
    expect(refusal('scenarios/a.yaml', 'a\uD83D')).toMatch(/^not-utf-8: /);
    expect(refusal('scenarios/a.yaml', ' '.repeat(5_000_001))).toMatch(/^file-too-large: /);
    expect(refusal(`scenarios${'/a'.repeat(8)}/a.yaml`)).toMatch(/^folders-too-deep: /);
    expect(refusal('package.yaml', 'x', 'zh')).toContain('只能写入 rules/ 和 scenarios/ 之内');
    const twice = { path: CALM, text: 'x', version: version('a: 1\n') };
    expect(() => saveFiles(at(), [twice, twice])).toThrow('is to be written twice');
    expect(read(CALM)).toBe('a: 1\n');
  });

  test('follows no link out of rules/ and scenarios/', () => {
    mkdirSync(at('notes'));
    symlinkSync(at('notes'), at('scenarios', 'link'));
    expect(refusal('scenarios/link/a.yaml')).toMatch(/^outside-workspace: /);
    rmSync(at('scenarios', 'link'));
    symlinkSync(join(root), at('rules', 'out'));
    expect(refusal('rules/out/a.yaml')).toMatch(/^link-leads-out: /);
    expect(readdirSync(at('notes'))).toEqual([]);
    expect(readdirSync(root)).toEqual(['workspace']);
  });

  test('writes what a link within leads to, and removes a link itself', () => {
    symlinkSync(at(CALM), at('scenarios/alias.yaml'));
    saveFiles(at(), [{ path: 'scenarios/alias.yaml', text: 'a: 2\n', version: version('a: 1\n') }]);
    expect(read(CALM)).toBe('a: 2\n');
    saveFiles(at(), [{ path: 'scenarios/alias.yaml', text: null, version: version('a: 2\n') }]);
    expect(existsSync(at('scenarios/alias.yaml'))).toBe(false);
    expect(read(CALM)).toBe('a: 2\n');
  });

  test('says why a file cannot be written, and writes none', () => {
    writeFileSync(at('rules', 'plain.json'), '[]');
    const files = [
      { path: CALM, text: 'a: 2\n', version: version('a: 1\n') },
      { path: 'rules/plain.json/a.json', text: '[]', version: null },
    ];
    expect(() => saveFiles(at(), files)).toThrow(/cannot be written \(E(NOTDIR|EXIST)\)/);
    expect(read(CALM)).toBe('a: 1\n');
    expect(names().filter((name) => name.includes('saving'))).toEqual([]);
  });
});
