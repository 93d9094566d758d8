import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/lib/checks/index.ts';
import { windtunnel } from './run-command.ts';
import { copySample, freshFolder } from './small-workspace.ts';

const repository = freshFolder('diff');
/** The workspace lies in a folder of its repository, whose name git would quote. */
const folder = join(repository, 'shop', '年度 [2026]');
const COMMITS = 10;

const path = (file: string): string => join(folder, file);
const read = (file: string): string => readFileSync(path(file), 'utf8');
const write = (file: string, text: string): void => {
  writeFileSync(path(file), text);
};
const edit = (file: string, find: string, by: string): void => {
  expect(read(file)).toContain(find);
  write(file, read(file).replace(find, by));
};

function git(...args: readonly string[]): string {
  const own = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', ['-C', repository, ...own, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
}

const commit = (message: string): void => {
  git('add', '-A');
  git('commit', '-q', '--no-verify', '-m', message);
};

const diff = (...args: readonly string[]) =>
  windtunnel('diff', '--workspace', folder, '--runs', '512', '--threads', '1', ...args);

function verdict(...args: readonly string[]): Verdict {
  const { status, stdout, stderr } = diff('--json', ...args);
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Verdict;
}

beforeAll(() => {
  git('init', '-q', '-b', 'main');
  writeFileSync(join(repository, 'README.md'), 'before there was a workspace\n');
  commit('nothing yet');
  git('tag', 'empty');
  mkdirSync(folder, { recursive: true });
  copySample(folder);
  commit('a workspace');
  for (let n = 3; n <= COMMITS; n++) {
    edit(
      'rules/traffic.json',
      /"cooldown": 16|"cooldown": \d\d/.exec(read('rules/traffic.json'))![0],
      `"cooldown": ${n + 10}`,
    );
    commit(`commit ${n}`);
  }
});
afterAll(() => {
  rmSync(repository, { recursive: true, force: true });
});

/** Leaves the working tree as the last commit has it. */
function restore(): void {
  git('checkout', '-q', '-f', 'main');
  git('clean', '-q', '-fd');
}

describe('windtunnel diff', () => {
  it('names exactly the rule whose threshold changed, in a working tree that is not committed', () => {
    expect(git('rev-list', '--count', 'HEAD')).toBe(String(COMMITS));
    edit('rules/traffic.json', '"value": 110', '"value": 95');
    const found = verdict('--strategy', 'plan-2026');
    expect(found.sides).toEqual({ before: 'HEAD', after: 'working tree' });
    expect(found.changes.length).toBeGreaterThan(5);
    for (const { because } of found.changes)
      for (const { file, rule } of because)
        expect([file, rule]).toEqual(['rules/traffic.json', 'cac-runs-hot']);
    const rule = found.changes.find(({ name }) => name === 'cac-runs-hot')!;
    expect(rule.after).toBeGreaterThan(rule.before);
    expect(rule.firstWeek!.after!).toBeLessThanOrEqual(rule.firstWeek!.before!);
    const text = diff('--strategy', 'plan-2026').stdout;
    expect(text).toMatch(/^HEAD → the working tree\n512 runs a cell on the same draws, seed 42/);
    expect(text).toContain('caused by rule cac-runs-hot in rules/traffic.json (alone 100%)');
    expect(text).toMatch(/rule cac-runs-hot fires in [\d.]+% → [\d.]+% of runs: \+[\d.]+ points \(/);
    const zh = diff('--strategy', 'plan-2026', '--lang', 'zh').stdout;
    expect(zh).toContain('原因：rules/traffic.json 的规则 cac-runs-hot（单独 100%）');
    restore();
  });

  it('compares two commits, and gives the same bytes whatever the threads, the zone and the language', () => {
    const one = diff('HEAD~2', 'HEAD~1', '--json', '--strategy', 'plan-2026');
    const names = new Set(
      (JSON.parse(one.stdout) as Verdict).changes.flatMap(({ because }) => because.map(({ rule }) => rule)),
    );
    expect([...names]).toEqual(['cac-runs-hot']);
    const before = { TZ: process.env.TZ, LANG: process.env.LANG };
    process.env.TZ = 'Asia/Kathmandu';
    process.env.LANG = 'tr_TR.UTF-8';
    const two = windtunnel(
      ...['diff', 'HEAD~2', 'HEAD~1', '--workspace', folder, '--runs', '512'],
      ...['--threads', '2', '--json', '--strategy', 'plan-2026'],
    );
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    expect(two.stdout).toBe(one.stdout);
  });

  it('finds no effect in renaming, reordering, comments and fmt', () => {
    write('scenarios/calm.yaml', `# quiet\n${read('scenarios/calm.yaml')}`);
    renameSync(path('scenarios/calm.yaml'), path('scenarios/still.yaml'));
    renameSync(
      path('scenarios/shop/strategies/plan-2026.yaml'),
      path('scenarios/shop/strategies/course.yaml'),
    );
    for (const file of ['rules/traffic.json', 'rules/rules.yaml'])
      write(file, read(file).replaceAll('cac-runs-hot', 'cac-is-hot'));
    write('rules/supply.json', JSON.stringify(JSON.parse(read('rules/supply.json'))));
    const found = verdict();
    expect(found).toMatchObject({ changes: [], decisionsDiffer: 0 });
    expect(found.cells).toHaveLength(2);
    expect(diff().stdout).toContain('No effect: all 2 cells come to the same.');
    restore();
  });

  it('exits 0 however much moved, and 1 with --fail-on-drift', () => {
    edit('scenarios/shop/strategies/plan-2026.yaml', 'total: 10_000_000', 'total: 11_000_000');
    expect(diff('--strategy', 'plan-2026').status).toBe(0);
    expect(diff('--strategy', 'plan-2026', '--fail-on-drift').status).toBe(1);
    expect(diff('HEAD', 'HEAD', '--fail-on-drift').status).toBe(0);
    restore();
  });

  it('reads links within the workspace as what they lead to', () => {
    const at = 'shop/年度 [2026]/scenarios/other.yaml';
    const id = execFileSync('git', ['-C', repository, 'hash-object', '-w', '--stdin'], {
      encoding: 'utf8',
      input: 'calm.yaml',
    }).trim();
    git('update-index', '--add', '--cacheinfo', `120000,${id},${at}`);
    git('commit', '-q', '--no-verify', '-m', 'a link');
    const found = verdict('HEAD~1', 'HEAD', '--strategy', 'steady');
    expect(found.cells.map(({ scenario, before }) => [scenario, before])).toContainEqual([
      'other',
      undefined,
    ]);
    git('reset', '-q', '--hard', 'HEAD~1');
  });
});

describe('windtunnel diff in a repository that is not plain', () => {
  it('reads rules that are a submodule, and says how to fetch a commit of it that is not there', () => {
    const [rules, shop] = [freshFolder('rules'), freshFolder('shop')];
    const on = (where: string, ...args: readonly string[]): string =>
      git('-C', where, '-c', 'protocol.file.allow=always', ...args);
    copySample(shop);
    for (const file of readdirSync(join(shop, 'rules')))
      renameSync(join(shop, 'rules', file), join(rules, file));
    rmSync(join(shop, 'rules'), { recursive: true });
    for (const where of [rules, shop]) {
      on(where, 'init', '-q', '-b', 'main');
      on(where, 'add', '-A');
      on(where, 'commit', '-q', '--no-verify', '-m', 'first');
    }
    on(shop, 'submodule', '--quiet', 'add', rules, 'rules');
    on(shop, 'commit', '-q', '--no-verify', '-m', 'rules');
    const same = windtunnel('diff', '--workspace', shop);
    expect([same.status, same.stderr]).toEqual([0, '']);
    expect(same.stdout).toContain('No effect: all 2 cells come to the same.');
    on(shop, 'submodule', '--quiet', 'deinit', '-f', 'rules');
    rmSync(join(shop, '.git', 'modules'), { recursive: true });
    const { status, stderr } = windtunnel('diff', '--workspace', shop);
    expect(status).toBe(2);
    expect(stderr).toContain('git submodule update --init rules');
    for (const each of [rules, shop]) rmSync(each, { recursive: true });
  });

  it('asks the folder, not the variables that a hook of git sets', () => {
    process.env.GIT_DIR = join(repository, '.git');
    process.env.GIT_INDEX_FILE = join(repository, '.git', 'index');
    const { status, stdout, stderr } = diff();
    Reflect.deleteProperty(process.env, 'GIT_DIR');
    Reflect.deleteProperty(process.env, 'GIT_INDEX_FILE');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('No effect');
  });
});

describe('windtunnel diff refuses', () => {
  const refused = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = diff(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).not.toMatch(/^\s+at /m);
    return stderr;
  };

  it('a commit that git does not know, also one that looks like an option', () => {
    expect(refused('no-such')).toContain('git knows no commit "no-such"; write a branch, tag or commit');
    expect(refused('HEAD', 'HEAD~99', '--lang', 'zh')).toContain('git 中没有提交 "HEAD~99"');
    expect(refused('HEAD', '--', '--all')).toContain('git knows no commit "--all"');
    expect(refused('main..HEAD')).toContain('windtunnel diff main HEAD');
  });

  it('a commit without the workspace', () => {
    expect(refused('empty')).toContain('there is no workspace in shop/年度 [2026]/ at empty');
  });

  it('a side whose files are wrong, by its name and with what is wrong', () => {
    write('scenarios/calm.yaml', 'shoks: []\n');
    const said = refused();
    expect(said).toContain('scenarios/calm.yaml:1:1');
    expect(said).toContain('1 error in the workspace as it is in the working tree; nothing was compared');
    commit('wrong');
    git('checkout', '-q', 'HEAD~1', '--', '.');
    expect(refused()).toContain('as it is in HEAD;');
    git('reset', '-q', '--hard', 'HEAD~1');
  });

  it('names that neither side has', () => {
    expect(refused('--strategy', 'plan-2062')).toContain('did you mean "plan-2026"?');
  });

  it('a folder that is in no repository, or not there', () => {
    const alone = freshFolder('alone');
    copySample(alone);
    expect(windtunnel('diff', '--workspace', alone).stderr).toContain('is in no git repository');
    execFileSync('git', ['-C', alone, 'init', '-q']);
    expect(windtunnel('diff', '--workspace', alone).stderr).toContain('has no commit yet');
    expect(windtunnel('diff', '--workspace', join(alone, 'none')).status).toBe(2);
    rmSync(alone, { recursive: true });
  });

  it('a commit that a shallow clone has left out, with the line to add', () => {
    const shallow = freshFolder('shallow');
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${repository}`, shallow], { stdio: 'pipe' });
    const { status, stderr } = windtunnel(
      'diff',
      'HEAD~1',
      '--workspace',
      join(shallow, 'shop', '年度 [2026]'),
    );
    expect(status).toBe(2);
    expect(stderr).toContain('this clone is shallow');
    expect(stderr).toContain('  fetch-depth: 0');
    rmSync(shallow, { recursive: true });
  });
});
