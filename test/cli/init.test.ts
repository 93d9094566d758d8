import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
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
