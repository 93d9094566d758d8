import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
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

/** A copy of the sample to be changed. */
function copyOfSample(): string {
  const copy = mkdtempSync(join(folder, 'copy-'));
  for (const part of ['rules', 'scenarios'])
    cpSync(join(packageFolder(), part), join(copy, part), { recursive: true });
  return copy;
}

interface Listed {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly write: string;
  readonly reason?: string;
}

interface Json {
  readonly findings: readonly Listed[];
  readonly allowed: readonly Listed[];
}

interface SarifLog {
  version: string;
  runs: {
    tool: { driver: { rules: { id: string }[] } };
    results: {
      ruleId: string;
      ruleIndex: number;
      level: string;
      suppressions: { kind: string; justification: string }[];
      locations: {
        physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } };
      }[];
    }[];
  }[];
}

const listed = (...args: readonly string[]): Json =>
  JSON.parse(windtunnel('lint', '--json', ...args).stdout) as Json;

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
    const { findings } = listed('--workspace', folder);
    expect([...new Set(findings.map(({ file }) => file))]).toEqual([
      'rules/plays.yaml',
      'scenarios/shop/targets.yaml',
    ]);
    for (const { file, line, column } of findings) {
      const at = readFileSync(join(folder, file), 'utf8')
        .split('\n')
        [line - 1]!.slice(column - 1);
      expect(at).toMatch(/^"?(scail|referral\.rewards)/);
    }
  });

  it('tells only of the named files or folders', () => {
    const { findings } = listed('--workspace', folder, join(folder, 'rules'));
    expect([...new Set(findings.map(({ file }) => file))]).toEqual(['rules/plays.yaml']);
    expect(windtunnel('lint', '--workspace', folder, join(folder, 'rules', 'facts.yaml')).status).toBe(0);
  });

  it('prints SARIF that points at the same places', () => {
    const { status, stdout } = windtunnel('lint', '--workspace', folder, '--sarif');
    const log = JSON.parse(stdout) as SarifLog;
    expect([status, log.version]).toEqual([2, '2.1.0']);
    const [run] = log.runs;
    const { findings } = listed('--workspace', folder);
    expect(
      run!.results.map(({ ruleId, locations: [place] }) => [
        ruleId,
        place!.physicalLocation.artifactLocation.uri,
        place!.physicalLocation.region.startLine,
      ]),
    ).toEqual(findings.map(({ code, file, line }) => [code, file, line]));
    for (const { ruleId, ruleIndex, suppressions } of run!.results) {
      expect(run!.tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
      expect(suppressions).toEqual([]);
    }
  });

  it('mends with --fix what can be mended, in the named files, and tells the rest', () => {
    const copy = copyOfSample();
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

  describe('of the schemas that a workspace keeps', () => {
    const kept = mkdtempSync(join(folder, 'kept-'));
    const schema = (name: string): string => join(kept, '.windtunnel', 'schema', `${name}.json`);
    const lint = (...args: string[]) => windtunnel('lint', '--workspace', kept, ...args);

    it('says nothing where they are of this version, in whatever layout', () => {
      expect(windtunnel('init', kept, '--empty').status).toBe(0);
      writeFileSync(schema('plays'), JSON.stringify(JSON.parse(readFileSync(schema('plays'), 'utf8'))));
      expect(lint()).toMatchObject({ status: 0, stdout: 'nothing wrong\n' });
    });

    it('warns in both languages where they are not, are missing or are no JSON, and mends them with --fix', () => {
      const right = readFileSync(schema('business'), 'utf8');
      writeFileSync(schema('business'), right.replace('"title": "', '"title": "Once: '));
      writeFileSync(schema('facts'), '{');
      rmSync(schema('rules'));
      const warned = lint();
      expect(warned).toMatchObject({ status: 0, stderr: '' });
      expect(warned.stdout.split('\n')).toEqual([
        '.windtunnel/schema:1:1: warning: these schemas are not of this version: `business`, `facts`, `rules` [schema-stale]',
        '  why: editors would offer and underline by what another version knew',
        '  remedy: run `windtunnel lint --fix`, which writes them anew',
        '0 errors, 1 warning',
        '',
      ]);
      expect(lint('--lang', 'zh').stdout).toContain(
        '提示：以下模式文件不是当前版本：`business`、`facts`、`rules` [schema-stale]',
      );
      expect(lint('--fix', join(kept, 'scenarios')).stdout).toBe('nothing wrong\n');
      expect(lint('--fix').stdout.split('\n')).toEqual([
        ...['business', 'facts', 'rules'].map((name) => `mended .windtunnel/schema/${name}.json`),
        'nothing wrong',
        '',
      ]);
      expect(readFileSync(schema('business'), 'utf8')).toBe(right);
    });

    it('never writes through a link: one for a file is replaced, one for the folder left alone', () => {
      const outside = mkdtempSync(join(folder, 'outside-'));
      const mine = join(outside, 'mine.json');
      writeFileSync(mine, 'mine');
      rmSync(schema('facts'));
      symlinkSync(mine, schema('facts'));
      expect(lint('--fix').stdout).toContain('mended .windtunnel/schema/facts.json');
      expect([readFileSync(mine, 'utf8'), lstatSync(schema('facts')).isFile()]).toEqual(['mine', true]);
      rmSync(join(kept, '.windtunnel'), { recursive: true });
      mkdirSync(join(kept, '.windtunnel'));
      symlinkSync(outside, join(kept, '.windtunnel', 'schema'));
      expect(lint('--fix').stdout).toBe('nothing wrong\n');
      expect(readdirSync(outside)).toEqual(['mine.json']);
    });

    it('asks for none where there is no folder for them', () => {
      rmSync(join(kept, '.windtunnel'), { recursive: true });
      expect(lint('--fix').stdout).toBe('nothing wrong\n');
      expect(existsSync(join(kept, '.windtunnel'))).toBe(false);
    });
  });

  it('says which files are of an older version, and brings them up', () => {
    const copy = copyOfSample();
    const plays = join(copy, 'rules', 'plays.yaml');
    const right = readFileSync(plays, 'utf8');
    writeFileSync(plays, right.replace('version: 1\n', ''));
    const before = windtunnel('lint', '--workspace', copy);
    expect(before.status).toBe(0);
    expect(before.stdout).toMatch(/^rules\/plays\.yaml:\d+:1: warning:[\s\S]*`windtunnel lint --fix`/);
    expect(before.stdout).toMatch(/^0 errors, 1 warning$/m);
    expect(windtunnel('lint', '--fix', '--workspace', copy)).toMatchObject({
      status: 0,
      stdout: 'mended rules/plays.yaml\nnothing wrong\n',
    });
    expect(readFileSync(plays, 'utf8')).toBe(right);
  });

  it('lists allowed warnings with their reasons, and does not count them', () => {
    const copy = copyOfSample();
    const rulebook = join(copy, 'rules', 'supply.json');
    const notes = join(copy, 'rules', 'rules.yaml');
    const changed = readFileSync(rulebook, 'utf8').replace(
      '"event": { "type": "expedite"',
      '"event": { "type": "expedite", "params": { "tier": 3 }',
    );
    writeFileSync(rulebook, changed);
    const [warned] = listed('--workspace', copy).findings;
    expect(warned).toMatchObject({ code: 'event-param-name', file: 'rules/supply.json' });
    const text = readFileSync(notes, 'utf8');
    writeFileSync(
      notes,
      text.replace(
        '  stock-runs-short:\n',
        '  stock-runs-short:\n    allow: [{ code: event-param-name, reason: "read by the warehouse" }]\n',
      ),
    );
    expect(listed('--workspace', copy)).toEqual({
      findings: [],
      allowed: [{ ...warned, reason: 'read by the warehouse' }],
    });
    const { status, stdout } = windtunnel('lint', '--workspace', copy);
    const place = `rules/supply.json:${warned!.line}:${warned!.column}`;
    expect([status, stdout]).toEqual([
      0,
      `1 warning allowed:\n  ${place}: \`tier\` is only recorded [event-param-name], because: read by the warehouse\nnothing wrong\n`,
    ]);
    const log = JSON.parse(windtunnel('lint', '--workspace', copy, '--sarif').stdout) as SarifLog;
    expect(log.runs[0]!.results).toMatchObject([
      {
        ruleId: 'event-param-name',
        level: 'warning',
        suppressions: [{ kind: 'external', justification: 'read by the warehouse' }],
      },
    ]);
    expect(windtunnel('lint', '--workspace', copy, notes).stdout).toBe('nothing wrong\n');
  });
});
