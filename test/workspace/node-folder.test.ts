import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FolderError, readFolder, readWithoutRecordings } from '../../src/lib/workspace/node-folder.ts';

describe('reading a workspace folder', () => {
  let root: string;
  const at = (...path: readonly string[]): string => join(root, 'workspace', ...path);
  const refusal = (folder = at(), lang: 'en' | 'zh' = 'en'): string => {
    try {
      readFolder(folder);
    } catch (error) {
      if (error instanceof FolderError) return error.label[lang];
      throw error;
    }
    throw new Error('nothing was refused');
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'windtunnel-folder-'));
    mkdirSync(at('rules'), { recursive: true });
    mkdirSync(at('scenarios', 'shop'), { recursive: true });
    writeFileSync(at('scenarios', 'calm.yaml'), 'name: calm\n');
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  test('takes YAML and JSON files, by their path with slashes, in order of names', () => {
    writeFileSync(at('scenarios', 'shop', 'business.yml'), 'b');
    writeFileSync(at('rules', 'a.json'), '[]');
    for (const other of ['notes.md', '.hidden.yaml', 'table.csv']) writeFileSync(at('rules', other), '');
    writeFileSync(at('package.json'), '{}');
    const files = readFolder(at());
    expect([...files.keys()]).toEqual(['rules/a.json', 'scenarios/calm.yaml', 'scenarios/shop/business.yml']);
    expect(Buffer.from(files.get('scenarios/calm.yaml') ?? []).toString()).toBe('name: calm\n');
  });

  test('takes recordings for whoever compares with them, and leaves them unread for all others', () => {
    mkdirSync(at('scenarios', 'checks', 'recorded', 'old'), { recursive: true });
    const paths = ['scenarios/checks/expectations.yaml', 'scenarios/checks/recorded/steady.calm.json'];
    for (const path of paths) writeFileSync(at(path), '');
    writeFileSync(at('scenarios', 'checks', 'recorded', 'old', 'a.json'), '');
    expect([...readFolder(at()).keys()]).toEqual([
      'scenarios/calm.yaml',
      paths[0],
      'scenarios/checks/recorded/old/a.json',
      paths[1],
    ]);
    expect([...readWithoutRecordings(at()).keys()]).toEqual(['scenarios/calm.yaml', paths[0]]);
  });

  test('needs scenarios, but no rules', () => {
    rmSync(at('rules'), { recursive: true });
    expect([...readFolder(at()).keys()]).toEqual(['scenarios/calm.yaml']);
    rmSync(at('scenarios'), { recursive: true });
    expect(refusal()).toContain('has no folder rules and no folder scenarios');
  });

  test('says when there is no such folder, or a file in its place', () => {
    expect(refusal(at('nowhere'))).toContain(`there is no folder ${at('nowhere')}`);
    expect(refusal(at('scenarios', 'calm.yaml'))).toContain('is not a folder');
    expect(refusal(at('nowhere'), 'zh')).toContain(`找不到文件夹 ${at('nowhere')}`);
  });

  test('follows a link within the workspace', () => {
    symlinkSync(at('scenarios', 'calm.yaml'), at('scenarios', 'storm.yaml'));
    expect([...readFolder(at()).keys()]).toContain('scenarios/storm.yaml');
  });

  test.each([
    ['a file', 'secret.yaml', 'scenarios/link.yaml'],
    ['a folder', 'secrets', 'rules/link'],
  ])('does not follow a link out of the workspace to %s', (_, target, link) => {
    mkdirSync(join(root, 'secrets'));
    writeFileSync(join(root, 'secret.yaml'), 'secret');
    symlinkSync(join(root, target), at(link));
    expect(refusal()).toContain(`${link} is a link that leads out of the workspace`);
  });

  test('does not follow rules/ itself out of the workspace', () => {
    rmSync(at('rules'), { recursive: true });
    mkdirSync(join(root, 'workspace-rules'));
    symlinkSync(join(root, 'workspace-rules'), at('rules'));
    expect(refusal()).toContain('rules is a link that leads out of the workspace');
  });

  test('stops at a link in a circle and at one that leads nowhere', () => {
    symlinkSync(at('scenarios'), at('scenarios', 'again'));
    expect(refusal()).toContain('folders deep');
    rmSync(at('scenarios', 'again'));
    symlinkSync(at('gone.yaml'), at('scenarios', 'gone.yaml'));
    expect(refusal()).toContain('leads nowhere');
  });

  test('refuses a file that is far too large', () => {
    writeFileSync(at('rules', 'large.json'), Buffer.alloc(5_000_001, ' '));
    expect(refusal()).toContain('rules/large.json is larger than 5000000 bytes');
  });
});
