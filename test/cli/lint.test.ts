import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';
import { windtunnel } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'windtunnel-lint-'));
for (const part of ['rules', 'scenarios'])
  cpSync(join(packageFolder(), part), join(folder, part), { recursive: true });
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Puts two mistakes into two files of the copy. */
function spoil(): void {
  for (const [file, from, to] of [
    ['scenarios/shop/targets.yaml', 'dimension: scale', 'dimension: scail'],
    ['rules/plays.yaml', 'lever: referral.reward', 'lever: referral.rewards'],
  ] as const) {
    const path = join(folder, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  }
}

interface Listed {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly write: string;
}

describe('windtunnel lint', () => {
  it('says so and exits 0 where nothing is wrong', () => {
    const { status, stdout, stderr } = windtunnel('lint');
    expect([status, stdout, stderr]).toEqual([0, 'nothing wrong\n', '']);
  });

  it('tells all errors of all files with their places, and exits 2', () => {
    spoil();
    const text = windtunnel('lint', '--workspace', folder);
    expect(text.status).toBe(2);
    expect(text.stdout).toMatch(/rules\/plays\.yaml:\d+:\d+: error:[\s\S]*referral\.reward\b/);
    expect(text.stdout).toMatch(/scenarios\/shop\/targets\.yaml:\d+:\d+: error:[\s\S]*scale/);
    const listed = JSON.parse(windtunnel('lint', '--workspace', folder, '--json').stdout) as Listed[];
    expect([...new Set(listed.map(({ file }) => file))]).toEqual([
      'rules/plays.yaml',
      'scenarios/shop/targets.yaml',
    ]);
    for (const { file, line, column } of listed) {
      const at = readFileSync(join(folder, file), 'utf8')
        .split('\n')
        [line - 1]!.slice(column - 1);
      expect(at).toMatch(/^"?(scail|referral\.rewards)/);
    }
  });

  it('tells only of the named files or folders', () => {
    const only = JSON.parse(
      windtunnel('lint', '--workspace', folder, '--json', join(folder, 'rules')).stdout,
    ) as Listed[];
    expect([...new Set(only.map(({ file }) => file))]).toEqual(['rules/plays.yaml']);
    expect(windtunnel('lint', '--workspace', folder, join(folder, 'rules', 'facts.yaml')).status).toBe(0);
  });

  it('prints SARIF that points at the same places', () => {
    const { status, stdout } = windtunnel('lint', '--workspace', folder, '--sarif');
    const log = JSON.parse(stdout) as {
      version: string;
      runs: {
        tool: { driver: { rules: { id: string }[] } };
        results: {
          ruleId: string;
          ruleIndex: number;
          level: string;
          locations: {
            physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } };
          }[];
        }[];
      }[];
    };
    expect([status, log.version]).toEqual([2, '2.1.0']);
    const [run] = log.runs;
    const listed = JSON.parse(windtunnel('lint', '--workspace', folder, '--json').stdout) as Listed[];
    expect(
      run!.results.map(({ ruleId, locations: [place] }) => [
        ruleId,
        place!.physicalLocation.artifactLocation.uri,
        place!.physicalLocation.region.startLine,
      ]),
    ).toEqual(listed.map(({ code, file, line }) => [code, file, line]));
    for (const { ruleId, ruleIndex } of run!.results)
      expect(run!.tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
  });

  it('mends with --fix what can be mended, in the named files, and tells the rest', () => {
    const copy = mkdtempSync(join(folder, 'copy-'));
    for (const part of ['rules', 'scenarios'])
      cpSync(join(packageFolder(), part), join(copy, part), { recursive: true });
    const storm = join(copy, 'scenarios', 'perfect-storm.yaml');
    const calm = join(copy, 'scenarios', 'calm.yaml');
    const right = readFileSync(storm, 'utf8');
    writeFileSync(storm, right.replace('together: 50%', 'together:   50'));
    writeFileSync(calm, `${readFileSync(calm, 'utf8').replace('shocks:', 'shock:')}\n\n`);
    const { status, stdout } = windtunnel('lint', '--fix', '--workspace', copy);
    expect(status).toBe(2);
    expect(stdout).toMatch(/^mended scenarios\/calm\.yaml\nmended scenarios\/perfect-storm\.yaml\n/);
    expect(stdout).toMatch(/scenarios\/calm\.yaml:\d+:\d+: error:.*\[unknown-key\]/);
    expect(readFileSync(storm, 'utf8')).toBe(right);
    expect(windtunnel('lint', '--fix', '--workspace', copy, storm)).toMatchObject({
      status: 0,
      stdout: 'nothing wrong\n',
    });
  });
});
