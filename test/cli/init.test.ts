import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SCHEMA_NAMES } from '../../src/lib/workspace/index.ts';
import { complaints, SAMPLE_FILES } from '../workspace/language-services.ts';
import { windtunnel } from './run-command.ts';

const root = mkdtempSync(join(tmpdir(), 'windtunnel-init-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('windtunnel init', () => {
  it('makes a workspace that can be simulated at once', () => {
    const folder = join(root, 'whole');
    expect(windtunnel('init', folder)).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain('windtunnel simulate');
    // what it comes to is for its own recordings to say
    expect(readdirSync(join(folder, 'scenarios', 'checks'))).toEqual(['expectations.yaml']);
    expect(windtunnel('lint', '--workspace', folder)).toMatchObject({ status: 0, stdout: 'nothing wrong\n' });
    const { status, stdout } = windtunnel('simulate', '--workspace', folder, '--runs', '64', '--json');
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { cells: unknown[] }).cells).toHaveLength(25);
  });

  it('makes a skeleton: a shop, one strategy, one scenario, no rules', () => {
    const folder = join(root, 'skeleton');
    expect(windtunnel('init', folder, '--empty', '--lang', 'zh').status).toBe(0);
    expect(existsSync(join(folder, 'rules'))).toBe(false);
    const { status, stdout } = windtunnel('simulate', '--workspace', folder, '--runs', '64', '--json');
    expect(status).toBe(0);
    const { cells } = JSON.parse(stdout) as { cells: { strategy: string; rules: unknown[] }[] };
    expect(cells.map(({ strategy, rules }) => [strategy, rules.length])).toEqual([['steady', 0]]);
  });

  it('gives editors what they complete names from: schemas, modelines that lead to them, and settings for rulebooks', async () => {
    const folder = join(root, 'edited');
    expect(windtunnel('init', folder).status).toBe(0);
    const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
    for (const name of SCHEMA_NAMES)
      expect(JSON.parse(read(`.windtunnel/schema/${name}.json`))).toHaveProperty('title');
    for (const path of SAMPLE_FILES) {
      expect(await complaints(path, read(path), folder)).toEqual([]);
      if (!path.endsWith('.yaml')) continue;
      expect(read(path).split('\n').slice(0, 2).join('\n')).toMatch(
        /^# yaml-language-server: \$schema=[./]*\.windtunnel\/schema\/\w+\.json\n(?!# yaml-language-server)/,
      );
      // without its schema, a file would have no complaints at all
      expect(await complaints(path, `${read(path)}\nno_such_key: 1\n`, folder)).not.toEqual([]);
    }
    expect(windtunnel('fmt', '--check', '--workspace', folder).status).toBe(0);
    const settings = JSON.parse(read('.vscode/settings.json')) as { 'json.schemas': { url: string }[] };
    for (const { url } of settings['json.schemas']) expect(existsSync(join(folder, url))).toBe(true);
  });

  it('overwrites nothing: it names what is there and writes no file', () => {
    const folder = mkdtempSync(join(root, 'taken-'));
    writeFileSync(join(folder, 'README.md'), 'mine');
    const { status, stderr } = windtunnel('init', folder);
    expect(status).toBe(2);
    expect(stderr).toContain('README.md');
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe('mine');
    expect(existsSync(join(folder, 'scenarios'))).toBe(false);
  });
});
