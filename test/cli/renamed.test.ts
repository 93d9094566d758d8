import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FileOrder, orderFiles, renamedInChecks } from '../../src/lib/workspace/index.ts';
import { readFolder } from '../../src/lib/workspace/node-folder.ts';
import { windtunnel } from './run-command.ts';
import { copySample, freshFolder } from './small-workspace.ts';

const folder = freshFolder('renamed');
const EXPECTATIONS = 'scenarios/checks/expectations.yaml';

function git(...args: readonly string[]): void {
  const own = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', ['-C', folder, ...own, ...args], { stdio: 'pipe' });
}

interface Edit {
  readonly path: string;
  readonly text: string | null;
}

const write = (edits: readonly Edit[]): void => {
  for (const { path, text } of edits) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (text === null) rmSync(join(folder, path));
    else writeFileSync(join(folder, path), text);
  }
};

/** Renames a strategy or a scenario as the page does. */
function rename(side: 'strategy' | 'scenario', name: string, to: string): void {
  const order: FileOrder = { kind: 'rename', side, name, title: to, lang: 'en', to };
  const files = readFolder(folder);
  const result = orderFiles(files, files, order);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  write(result.edits);
}

/** Renames a rule as the page does: in its rulebook, its notes and the checks that speak of it. */
function renameRule(name: string, to: string): void {
  for (const path of ['rules/supply.json', 'rules/rules.yaml'])
    write([{ path, text: readFileSync(join(folder, path), 'utf8').replaceAll(name, to) }]);
  write(renamedInChecks(readFolder(folder), 'rule', name, to));
}

beforeAll(() => {
  copySample(folder);
  write([
    {
      path: EXPECTATIONS,
      text: [
        'version: 1',
        'expectations:',
        '  - name: Tried',
        '    strategies: plan-2026',
        '    scenarios: calm',
        '    expect:',
        '      - P(all_targets) - P(all_targets, "steady") >= 5%',
        '      - fires("supplier-a-late") in [10%, 60%]',
        '',
      ].join('\n'),
    },
  ]);
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '--no-verify', '-m', 'a workspace');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a strategy, a scenario and a rule under other names: checks speak of them by these, and nothing has an effect', () => {
  rename('strategy', 'steady', 'last-year');
  rename('strategy', 'plan-2026', 'course');
  rename('scenario', 'calm', 'still');
  renameRule('supplier-a-late', 'main-supplier-late');
  const text = readFileSync(join(folder, EXPECTATIONS), 'utf8');
  expect(text).toContain('P(all_targets) - P(all_targets, "last-year") >= 5%');
  expect(text).toContain('fires("main-supplier-late") in');
  expect(windtunnel('lint', '--workspace', folder)).toMatchObject({ status: 0, stdout: 'nothing wrong\n' });
  const { status, stdout, stderr } = windtunnel('diff', '--workspace', folder, '--json');
  expect([status, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({
    changes: [],
    decisionsDiffer: 0,
    cells: [{ strategy: 'course', scenario: 'still' }, { strategy: 'last-year' }],
  });
});

test('what is changed besides them is found, and named', () => {
  const path = 'rules/traffic.json';
  const text = readFileSync(join(folder, path), 'utf8');
  write([{ path, text: text.replace('"value": 110', '"value": 80') }]);
  const args = ['--workspace', folder, '--runs', '512', '--strategy', 'course', '--fail-on-drift'];
  const { status, stdout } = windtunnel('diff', ...args);
  expect(stdout).toContain('caused by rule cac-runs-hot in rules/traffic.json (alone 100%)');
  expect(status).toBe(1);
});
