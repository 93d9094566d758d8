import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';
import type { Verdict } from '../../src/lib/checks/index.ts';
import { windtunnel } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'windtunnel-check-'));
for (const part of ['rules', 'scenarios'])
  cpSync(join(packageFolder(), part), join(folder, part), { recursive: true });
/** Keeps the copy to two strategies in a calm year: what is checked here does not need the rest. */
rmSync(join(folder, 'scenarios', 'checks'), { recursive: true });
for (const [path, kept] of [
  ['scenarios', /^(calm\.yaml|shop)$/],
  ['scenarios/shop/strategies', /^plan-2026/],
] as const)
  for (const file of readdirSync(join(folder, path)))
    if (!kept.test(file)) rmSync(join(folder, path, file), { recursive: true });
mkdirSync(join(folder, 'scenarios', 'checks'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function expectations(...statements: readonly string[]): void {
  const lines = statements.map((statement) => `      - ${statement}\n`).join('');
  const text = `version: 1\nexpectations:\n  - name: Tried\n    owner: finance\n    reason: to be sure\n    strategies: plan-2026\n    scenarios: all\n    expect:\n${lines}`;
  writeFileSync(join(folder, 'scenarios', 'checks', 'expectations.yaml'), text);
}

const check = (...args: readonly string[]) => windtunnel('check', '--workspace', folder, ...args);

describe('windtunnel check', () => {
  it('passes for the sample, in whole', () => {
    const { status, stdout, stderr } = windtunnel('check');
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^25 cells, 2,000 runs a cell, seed 42/);
    expect(stdout).toMatch(/\n\d+ passed(?:, 1 not checked)?\n$/);
    expect(status).toBe(0);
  });

  it('says what does not hold, why it is there, where, and whose it is; exit code 1', () => {
    expectations('mean(cac) <= 20', 'mean(profit) >= -9_000_000');
    const { status, stdout } = check('--runs', '64');
    expect(status).toBe(1);
    expect(stdout).toContain('FAIL: Tried: mean(cac) <= 20');
    expect(stdout).toContain('plan-2026 / calm: ');
    expect(stdout).toContain('to be sure');
    expect(stdout).toContain('scenarios/checks/expectations.yaml:9:9, owner: Finance');
    expect(stdout).toMatch(/passed, 1 not checked, 1 failed\n$/);
    const zh = check('--runs', '64', '--lang', 'zh').stdout;
    expect(zh).toContain('未通过：Tried: mean(cac) <= 20');
    expect(zh).toMatch(/\d+ 项通过，1 项未检查，1 项未通过\n$/);
  });

  it('is inconclusive where runs are too few, and says how many would do; exit code 4', () => {
    expectations('mean(profit) >= 2_120_000');
    const { status, stdout } = check('--runs', '256');
    expect(status).toBe(4);
    expect(stdout).toMatch(/about [\d,]+ runs would decide/);
    const decided = check('--runs', '500', '--until-decided', '--json');
    const { items } = JSON.parse(decided.stdout) as Verdict;
    const item = items.find(({ kind }) => kind === 'expectation')!;
    expect(item.standing).toBe('pass');
    expect(decided.status).toBe(0);
  });

  it('prints the same bytes twice, and whatever the threads, the time zone and the language of the machine', () => {
    expectations(
      'mean(cac) <= 20',
      'P(all_targets) - P(all_targets, "plan-2026-no-rules") >= 1%',
      'week(30, fill_rate) >= 90%',
    );
    const args = ['check', '--workspace', folder, '--runs', '300', '--until-decided', '--json'];
    const first = windtunnel(...args, '--threads', '1').stdout;
    expect(windtunnel(...args, '--threads', '2').stdout).toBe(first);
    const elsewhere = spawnSync(join(packageFolder(), 'dist', 'cli.js'), args, {
      encoding: 'utf8',
      cwd: packageFolder(),
      env: { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    });
    expect(elsewhere.stdout).toBe(first);
  });

  it('ends with 2 where a file is wrong: in words, or as a verdict', () => {
    expectations('mean(cacc) <= 20');
    const text = check();
    expect(text.status).toBe(2);
    expect(text.stderr).toContain('scenarios/checks/expectations.yaml:9:14: error: there is no fact `cacc`');
    const { status, stdout } = check('--json');
    expect(status).toBe(2);
    const { items, cells } = JSON.parse(stdout) as Verdict;
    expect(cells).toEqual([]);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ kind: 'file', standing: 'input', place: { line: 9, column: 14 } });
  });

  it('runs tests of rules without expectations, too', () => {
    rmSync(join(folder, 'scenarios', 'checks', 'expectations.yaml'));
    const tests = {
      version: 1,
      strategy: 'plan-2026',
      tests: [{ name: 'late', week: 5, expect: { fires: ['supplier-a-late'] } }],
    };
    writeFileSync(join(folder, 'rules', 'tests', 'late.yaml'), JSON.stringify(tests));
    const { status, stdout } = check('--runs', '16');
    expect(status).toBe(1);
    expect(stdout).toContain('FAIL: late: late');
    expect(stdout).toContain('suppliers_late is missing');
  });
});

describe('windtunnel explain --as-test', () => {
  it('prints a week as a test that passes when it is put into the workspace', () => {
    const cell = ['--workspace', folder, '--strategy', 'plan-2026', '--scenario', 'calm', '--run', '3'];
    const file = join(folder, 'rules', 'tests', 'late.yaml');
    // a shell makes the file empty before it runs the command whose output goes into it
    writeFileSync(file, '');
    const { status, stdout, stderr } = windtunnel('explain', ...cell, '--as-test', '--week', '30');
    expect([status, stderr]).toEqual([0, '']);
    writeFileSync(file, stdout);
    const checked = check('--runs', '16');
    expect(checked.stdout).toContain('pass: late: plan-2026 in calm: run 3 of seed 42, week 30');
    expect(checked.status).toBe(0);
  });

  it('needs the week', () => {
    const cell = ['--strategy', 'plan-2026', '--scenario', 'calm', '--run', '3'];
    expect(windtunnel('explain', ...cell, '--as-test').stderr).toContain('--as-test --week 21');
    expect(windtunnel('explain', ...cell, '--week', '3').stderr).toContain('--as-test --week 21');
    expect(windtunnel('explain', ...cell, '--as-test', '--week', '60').status).toBe(2);
  });
});
