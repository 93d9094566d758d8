import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';
import { windtunnel } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'windtunnel-fmt-'));
const TARGETS = 'scenarios/shop/targets.yaml';
const TRAFFIC = 'rules/traffic.json';
const PLAYS = 'rules/plays.yaml';

const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const fmt = (...args: readonly string[]) => windtunnel('fmt', '--workspace', folder, ...args);

beforeEach(() => {
  for (const part of ['rules', 'scenarios'])
    cpSync(join(packageFolder(), part), join(folder, part), { recursive: true });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Lays two files of the copy out otherwise; gives back what they held. */
function untidy(): string[] {
  const before = [TRAFFIC, TARGETS].map(read);
  writeFileSync(join(folder, TRAFFIC), JSON.stringify(JSON.parse(read(TRAFFIC))));
  writeFileSync(join(folder, TARGETS), `\uFEFF${read(TARGETS).replaceAll('\n', '  \r\n')}`);
  return before;
}

describe('windtunnel fmt', () => {
  it('finds nothing to do in the sample', () => {
    const { status, stdout, stderr } = windtunnel('fmt', '--check');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^0 files of \d+ not in the canonical layout\n$/);
  });

  it('lays files out anew and leaves nothing else behind', () => {
    const before = untidy();
    const { status, stdout } = fmt();
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^rules\/traffic\.json\nscenarios\/shop\/targets\.yaml\n2 files of \d+ laid out anew\n$/,
    );
    expect([TRAFFIC, TARGETS].map(read)).toEqual(before);
    expect(readdirSync(join(folder, 'rules')).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(fmt('--check').status).toBe(0);
  });

  it('only names them with --check, and exits 2', () => {
    untidy();
    const before = [TRAFFIC, TARGETS].map(read);
    const { status, stdout } = fmt('--check');
    expect(status).toBe(2);
    expect(stdout).toMatch(/^rules\/traffic\.json\nscenarios\/shop\/targets\.yaml\n2 files of \d+ not/);
    expect([TRAFFIC, TARGETS].map(read)).toEqual(before);
    expect(fmt('--check', '--lang', 'zh').stdout).toContain('2 个排版不规范');
  });

  it('takes files and folders, and says where there is none', () => {
    untidy();
    expect(fmt('--check', join(folder, 'scenarios')).stdout).toMatch(
      /^scenarios\/shop\/targets\.yaml\n1 file of/,
    );
    expect(fmt('--check', join(folder, PLAYS)).status).toBe(0);
    const { status, stderr } = fmt(join(folder, 'rules', 'trafic.json'));
    expect([status, stderr]).toEqual([2, expect.stringContaining('rules/trafic.json')]);
  });

  it('leaves alone and reports what it cannot read, and lays the others out', () => {
    untidy();
    appendFileSync(join(folder, PLAYS), '  broken: [1\n');
    const before = read(PLAYS);
    const { status, stdout, stderr } = fmt();
    expect(status).toBe(2);
    expect(stderr).toMatch(/^rules\/plays\.yaml:\d+:\d+: error:.*\[yaml-syntax\]/);
    expect(stdout).toMatch(/2 files of \d+ laid out anew; 1 file left alone: see above\n$/);
    expect(read(PLAYS)).toBe(before);
  });
});
