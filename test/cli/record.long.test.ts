import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';
import { windtunnel } from './run-command.ts';
import { copySample, freshFolder } from './small-workspace.ts';

const folder = freshFolder('record');
const RECORDED = join(folder, 'scenarios', 'checks', 'recorded');
const QUICK = ['--runs', '600', '--threads', '1'];
const TRAFFIC = join(folder, 'rules', 'traffic.json');

const run = (command: string, ...args: readonly string[]) =>
  windtunnel(command, '--workspace', folder, ...QUICK, ...args);

const held = (): Record<string, string> =>
  Object.fromEntries(readdirSync(RECORDED).map((file) => [file, readFileSync(join(RECORDED, file), 'utf8')]));

beforeAll(() => {
  copySample(folder);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('windtunnel record', () => {
  it('refuses cells that are none, and a workspace with errors, and writes nothing', () => {
    const { status, stderr } = run('record', '--only', 'plan-2026', 'steady/clam');
    expect(status).toBe(2);
    expect(stderr).toContain('--only "plan-2026" is not right: write strategy/scenario');
    expect(stderr).toContain('no scenario "clam"; did you mean "calm"?');
    for (const reason of ['', ' ', '…', '...'])
      expect(run('record', '--reason', reason).stderr).toContain('says nothing: write why');
    const wrong = join(folder, 'scenarios', 'wrong.yaml');
    writeFileSync(wrong, 'shoks: []\n');
    const said = run('record');
    rmSync(wrong);
    expect(said.status).toBe(2);
    expect(said.stderr).toContain('1 error in the workspace');
    expect(existsSync(RECORDED)).toBe(false);
  });

  it('records every cell, and does nothing when asked again', () => {
    const { status, stdout, stderr } = run('record', '--reason', '年初基准');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      'recorded scenarios/checks/recorded/plan-2026.calm.json\nrecorded scenarios/checks/recorded/steady.calm.json\n2 recordings written (600 runs a cell, seed 42)\n',
    );
    expect(readdirSync(RECORDED)).toEqual(['plan-2026.calm.json', 'steady.calm.json']);
    const before = held();
    expect(before['steady.calm.json']).toContain('"reason": "年初基准"');
    expect(JSON.parse(run('record', '--json').stdout)).toEqual({
      seed: 42,
      runs: 600,
      cells: 2,
      written: [],
      removed: [],
    });
    expect(held()).toEqual(before);
  });

  it('gives the same bytes in another time zone and language, and with other threads', () => {
    const before = held();
    rmSync(RECORDED, { recursive: true });
    const args = ['record', '--workspace', folder, '--runs', '600', '--threads', '2', '--reason', '年初基准'];
    const { status } = spawnSync(join(packageFolder(), 'dist', 'cli.js'), args, {
      env: { ...process.env, TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    });
    expect(status).toBe(0);
    expect(held()).toEqual(before);
  });

  it('is what check holds cells against: pass, drift, and after recording pass again', () => {
    expect(run('check').status).toBe(0);
    const before = readFileSync(TRAFFIC, 'utf8');
    writeFileSync(TRAFFIC, before.replace('"value": 110', '"value": 95'));
    const drifted = run('check');
    expect(drifted.status).toBe(1);
    expect(drifted.stdout).toContain('Changed since: rules/traffic.json');
    expect(drifted.stdout).toMatch(/Fires more: [^.]*cac-runs-hot \(/);
    expect(run('record', '--only', 'plan-2026/calm', '--reason', 'react sooner').stdout).toMatch(
      /^recorded .*plan-2026\.calm\.json\n1 recording written/,
    );
    // its outcome is the same, but no longer made of the same files
    expect(run('check').status).toBe(0);
    expect(run('record', '--lang', 'zh').stdout).toContain('共 2 份基准存档，写入 1 份');
    expect(held()['plan-2026.calm.json']).toContain('"reason": "react sooner"');
    writeFileSync(TRAFFIC, before);
  });

  it('removes what belongs to no cell any more, and says so; check then exits 0, and 3 before', () => {
    run('record');
    rmSync(join(folder, 'scenarios', 'shop', 'strategies', 'steady.yaml'));
    expect(run('check').status).toBe(3);
    const { stdout } = run('record');
    expect(stdout).toContain(
      'removed scenarios/checks/recorded/steady.calm.json: no cell is recorded under this name',
    );
    expect(run('check').status).toBe(0);
  });

  it('cannot write where a file is in the way, and leaves nothing behind', () => {
    rmSync(RECORDED, { recursive: true });
    writeFileSync(RECORDED, '');
    const { status, stderr } = run('record');
    expect(status).toBe(2);
    expect(stderr).toContain('cannot be written');
    expect(readdirSync(join(folder, 'scenarios', 'checks'))).toEqual(['recorded']);
  });
});
