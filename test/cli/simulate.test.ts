import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { YEAR_FACTS } from '../../src/lib/plan/index.ts';
import { windtunnel, windtunnelInterpreted } from './run-command.ts';

const ONE_CELL = ['--strategy', 'plan-2026', '--scenario', 'perfect-storm'];

interface CellJson {
  readonly strategy: string;
  readonly scenario: string;
  readonly targets: readonly Record<string, unknown>[];
  readonly all_targets: Record<string, number>;
  readonly facts: Readonly<Record<string, Record<string, number | null>>>;
  readonly rules: readonly Record<string, unknown>[];
}

interface SimulationJson {
  readonly seed: number | string;
  readonly runs: number;
  readonly weeks: number;
  readonly model: number;
  readonly cells: readonly CellJson[];
}

const simulate = (...args: readonly string[]) => windtunnel('simulate', ...args);

function parsed(...args: readonly string[]): SimulationJson {
  const { status, stdout, stderr } = simulate('--json', ...args);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout) as SimulationJson;
}

describe('windtunnel simulate', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'windtunnel-simulate-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('prints the matrix, and what it was made with, plain where nobody watches', () => {
    const { status, stdout, stderr } = simulate('--runs', '64', '--seed', '7', '--threads', '1');
    expect(status).toBe(0);
    expect(stderr).toBe('');
    for (const name of ['plan-2026-no-rules', 'steady', 'calm', 'GMV']) expect(stdout).toContain(name);
    // no colours and no progress where nobody watches
    expect(stdout).not.toContain('\u001B');
    expect(stdout).toMatch(/\d+\.\d \(\d+\.\d-\d+\.\d\)/);
    expect(stdout).toMatch(/^64 runs a cell, seed 7, model \d+, 52 weeks, \d+\.\d s$/m);
    expect(stdout).not.toContain('Facts of the year');
  });

  test('tells a single cell in full', () => {
    const { stdout } = simulate(...ONE_CELL, '--runs', '64');
    expect(stdout).toContain('Plan 2026 under Perfect storm');
    expect(stdout).toMatch(/^GMV growth .*gmv_growth .*Finance .*at least \d+(\.\d*[1-9])?% /m);
    expect(stdout).toMatch(/^CAC \(blended\) +cac +CNY( +[\d,.]+){7}$/m);
    expect(stdout).toMatch(/^Rules$/m);
    expect(stdout).toMatch(/^CAC runs hot +cac-runs-hot +traffic +Shift to private domain /m);
  });

  test('speaks Chinese, its table aligned', () => {
    const { stdout } = simulate('--runs', '16', '--strategy', 'plan-2026-no-rules', 'steady', '--lang', 'zh');
    expect(stdout).toContain('竞品降价');
    expect(stdout).toContain('每格推演 16 次');
    const widths = new Set(
      stdout
        .split('\n')
        .filter((line) => /^[│├┌└]/.test(line))
        .map((line) => line.length + (line.match(/[\u2E80-\uFFEF]/g) ?? []).length),
    );
    expect(widths.size).toBe(1);
  });

  test('gives JSON of the promised form', () => {
    const simulation = parsed(...ONE_CELL, '--runs', '200');
    expect(Object.keys(simulation)).toEqual(['seed', 'runs', 'weeks', 'model', 'cells']);
    expect(simulation).toMatchObject({ seed: 42, runs: 200, weeks: 52 });
    const [cell] = simulation.cells;
    if (!cell) throw new Error('no cell');
    expect(Object.keys(cell)).toEqual(['strategy', 'scenario', 'targets', 'all_targets', 'facts', 'rules']);
    expect(cell).toMatchObject({ strategy: 'plan-2026', scenario: 'perfect-storm' });
    for (const target of cell.targets) {
      expect(Object.keys(target)).toEqual([
        'fact',
        'owner',
        'at_least' in target ? 'at_least' : 'at_most',
        'chance',
        'low',
        'high',
      ]);
    }
    expect(Object.keys(cell.all_targets)).toEqual(['chance', 'low', 'high']);
    expect(Object.keys(cell.facts)).toEqual(YEAR_FACTS.map((fact) => fact.name));
    expect(Object.keys(cell.facts.gmv ?? {})).toEqual(['mean', 'sd', 'p5', 'p25', 'p50', 'p75', 'p95']);
    expect(cell.rules.length).toBeGreaterThan(0);
    for (const rule of cell.rules) {
      expect(Object.keys(rule)).toEqual(['name', 'share_of_runs', 'firings_per_run', 'median_first_week']);
    }
  });

  test('keeps the order of the workspace, whatever the order of the options', () => {
    const names = ['--scenario', 'calm', '--strategy', 'steady', 'plan-2026', '--runs', '8'];
    expect(parsed(...names).cells.map((cell) => cell.strategy)).toEqual(['plan-2026', 'steady']);
  });

  test('a seed may be text, and a number is the same as its text', () => {
    expect(parsed(...ONE_CELL, '--runs', '8', '--seed', 'spring').seed).toBe('spring');
    expect(parsed(...ONE_CELL, '--runs', '8', '--seed', '0').seed).toBe(0);
    expect(parsed(...ONE_CELL, '--runs', '8', '--seed', '007').seed).toBe('007');
  });

  test('gives the same bytes for any number of threads', () => {
    const runs = [
      '--runs',
      '600',
      '--strategy',
      'plan-2026',
      '--scenario',
      'calm',
      'perfect-storm',
      '--json',
    ];
    const one = simulate(...runs, '--threads', '1', '--outcomes', join(folder, 'one.csv'));
    const two = simulate(...runs, '--threads', '2', '--outcomes', join(folder, 'two.csv'));
    expect(one.status).toBe(0);
    expect(two.stdout).toBe(one.stdout);
    // toEqual would compare a megabyte byte by byte, in seconds
    expect(readFileSync(join(folder, 'two.csv')).equals(readFileSync(join(folder, 'one.csv')))).toBe(true);
  });

  test('gives the same bytes where there is no WebAssembly', () => {
    const few = [...ONE_CELL, '--runs', '64', '--threads', '1', '--json'];
    const { status, stdout } = windtunnelInterpreted('simulate', ...few);
    expect(status).toBe(0);
    expect(stdout).toBe(simulate(...few).stdout);
  });

  test('the first runs of more runs are the same runs', () => {
    const rows = (runs: number): string[] => {
      const file = join(folder, `first-${runs}.csv`);
      expect(simulate(...ONE_CELL, '--runs', String(runs), '--outcomes', file).status).toBe(0);
      return readFileSync(file, 'utf8').split('\n');
    };
    expect(rows(600).slice(0, 101)).toEqual(rows(100).slice(0, 101));
  });

  test('writes a row a run, with the facts of the year', () => {
    const file = join(folder, 'rows.csv');
    const args = [
      '--runs',
      '5',
      '--strategy',
      'steady',
      '--scenario',
      'calm',
      'perfect-storm',
      '--outcomes',
      file,
    ];
    const cell = parsed(...args).cells[0];
    const { data, meta, errors } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(meta.fields).toEqual(['strategy', 'scenario', 'run', ...YEAR_FACTS.map((fact) => fact.name)]);
    expect(data.map((row) => `${row.strategy} ${row.scenario} ${row.run}`)).toEqual([
      ...[0, 1, 2, 3, 4].map((run) => `steady calm ${run}`),
      ...[0, 1, 2, 3, 4].map((run) => `steady perfect-storm ${run}`),
    ]);
    const gmv = data.slice(0, 5).map((row) => Number(row.gmv));
    expect(gmv.reduce((sum, value) => sum + value, 0) / 5).toBeCloseTo(cell?.facts.gmv?.mean ?? NaN, 3);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('windtunnel simulate refuses', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'windtunnel-refuse-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function refused(...args: readonly string[]): string {
    const { status, stdout, stderr } = simulate(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toMatch(/^\s+at /m);
    return stderr;
  }

  test('an unknown name, with the nearest one and all there are', () => {
    expect(refused('--strategy', 'plan-2062')).toMatch(
      /no strategy "plan-2062"; did you mean "plan-2026"\? \(there are: .*plan-2026-no-rules.*steady/,
    );
    const both = refused('--strategy', 'xyz', '--scenario', 'clam', '--lang', 'zh');
    expect(both).toMatch(/没有名为“xyz”的/);
    expect(both).toMatch(/没有名为“clam”的情景；是否想写“calm”？/);
  });

  test('all wrong options at once', () => {
    const said = refused(
      '--runs',
      '0',
      '--threads',
      '65',
      '--seed',
      ' ',
      '--lang',
      'fr',
      '--outcomes',
      '/no/such/x.csv',
    );
    for (const part of ['--runs "0"', '--threads "65"', '--seed " "', '--lang "fr"', 'no folder /no/such']) {
      expect(said).toContain(part);
    }
    expect(said.trim().split('\n')).toHaveLength(5);
  });

  test('a folder in place of the file for outcomes, and more runs than are kept', () => {
    expect(refused('--outcomes', folder)).toContain('is a folder');
    expect(refused('--outcomes', join(folder, 'x.csv'), '--runs', '200_000')).toContain(
      'up to 100000 a cell',
    );
  });

  test('a workspace that is missing, or is none', () => {
    expect(refused('--workspace', join(folder, 'nowhere'))).toContain('there is no folder');
    expect(refused('--workspace', folder)).toContain('is not a workspace');
    expect(refused('--workspace', folder, '--lang', 'zh')).toContain('不是方案文件夹');
  });

  test('a workspace with something wrong, saying in which file and line', () => {
    mkdirSync(join(folder, 'scenarios'), { recursive: true });
    writeFileSync(
      join(folder, 'scenarios', 'calm.yaml'),
      'version: 1\ntitle: { en: Calm, zh: 平稳 }\nshoks: []\n',
    );
    const said = refused('--workspace', folder);
    expect(said).toContain('scenarios/calm.yaml:3:1');
    expect(said).toContain('shocks');
    expect(said).toMatch(/\d+ errors in the workspace; nothing was simulated/);
  });
});
