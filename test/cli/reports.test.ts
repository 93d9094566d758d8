import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';
import { windtunnel } from './run-command.ts';

/** A repository whose folder `shop` is a workspace of one strategy and one scenario, with a statement that fails. */
let repository: string;
let reports: string;
const shop = (): string => join(repository, 'shop');

const git = (...args: string[]): void => {
  const user = ['-c', 'user.name=Planner', '-c', 'user.email=planner@shop.example'];
  const { status, stderr } = spawnSync('git', [...user, ...args], { cwd: repository, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
};

beforeAll(() => {
  repository = mkdtempSync(join(tmpdir(), 'windtunnel-reports-'));
  reports = join(repository, 'reports');
  expect(windtunnel('init', shop(), '--empty').status).toBe(0);
  mkdirSync(join(shop(), 'scenarios', 'checks'), { recursive: true });
  writeFileSync(
    join(shop(), 'scenarios', 'checks', 'expectations.yaml'),
    [
      'version: 1',
      'expectations:',
      '  - name: profit',
      '    strategies: all',
      '    scenarios: all',
      '    expect: ["mean(profit) >= 900_000_000"]',
      '',
    ].join('\n'),
  );
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-qm', 'a shop');
  git('commit', '-qm', 'nothing else', '--allow-empty');
});
afterAll(() => {
  rmSync(repository, { recursive: true });
});

describe('reports', () => {
  test('are all written from one verdict, and the exit code is that of the check', () => {
    const file = (name: string): string => join(repository, name);
    const { status, stderr } = windtunnel(
      ...['check', '--workspace', shop(), '--runs', '512', '--annotations', '--junit', file('c.xml')],
      ...['--markdown', file('c.md'), '--html', file('c.html')],
    );
    expect(status).toBe(1);
    expect(readFileSync(file('c.xml'), 'utf8')).toMatch(/failures="1" errors="0"/);
    expect(readFileSync(file('c.md'), 'utf8')).toMatch(/^## Windtunnel check: something does not hold/);
    expect(readFileSync(file('c.html'), 'utf8')).toContain('mean(profit) &gt;= 900_000_000');
    expect(stderr).toMatch(/^::error file=shop\/scenarios\/checks\/expectations\.yaml,line=6,/m);
  });

  test('that cannot be written are said, with exit code 2', () => {
    const { status, stderr } = windtunnel(
      ...['check', '--workspace', shop(), '--runs', '512', '--html', join(repository, 'no', 'c.html')],
    );
    expect([status, stderr.includes('c.html')]).toEqual([2, true]);
  });

  test('of the action stand in the step summary: the check, and the comparison with the base', () => {
    const [summary, output] = [join(repository, 'summary.md'), join(repository, 'output')];
    const script = join(packageFolder(), '.github', 'actions', 'windtunnel', 'run.sh');
    const { status } = spawnSync('bash', [script], {
      cwd: repository,
      encoding: 'utf8',
      env: {
        ...process.env,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_OUTPUT: output,
        WINDTUNNEL_WORKSPACE_FOLDER: 'shop',
        WINDTUNNEL_COMMAND: `${process.execPath} ${join(packageFolder(), 'dist', 'cli.js')}`,
        WINDTUNNEL_BASE: 'HEAD~1',
        WINDTUNNEL_RUNS: '512',
        WINDTUNNEL_LANG: 'en',
        WINDTUNNEL_REPORTS: reports,
      },
    });
    expect(status).toBe(0);
    expect(readFileSync(output, 'utf8')).toBe('exit-code=1\n');
    const text = readFileSync(summary, 'utf8');
    expect(text).toMatch(/## Windtunnel check: something does not hold/);
    expect(text).toMatch(/## Windtunnel diff: HEAD\\?~1 → HEAD/);
    expect(existsSync(join(reports, 'check.xml'))).toBe(true);
  });
});
