import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { windtunnel } from './run-command.ts';
import { copySample, freshFolder } from './small-workspace.ts';

const CELL = ['--strategy', 'plan-2026', '--scenario', 'calm'];

describe('an error in a file that only checks', () => {
  const folder = freshFolder('checks-apart');
  const run = (command: string, ...args: readonly string[]) =>
    windtunnel(command, '--workspace', folder, ...args);
  const simulated = (): string => run('simulate', ...CELL, '--runs', '64', '--json').stdout;
  let right = '';
  beforeAll(() => {
    copySample(folder);
    right = simulated();
    mkdirSync(join(folder, 'rules', 'tests'));
    writeFileSync(join(folder, 'rules', 'tests', 'gone.yaml'), 'version: 1\nstrategy: gone\ntests: []\n');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('is said as a warning, and the simulation goes on to the same numbers', () => {
    const { status, stderr } = run('simulate', ...CELL, '--runs', '64');
    expect(status).toBe(0);
    expect(stderr).toMatch(/^rules\/tests\/gone\.yaml:\d+:\d+: warning: /m);
    expect(stderr).not.toContain('error:');
    expect(stderr).toMatch(
      /\d errors? in files that only check \(expectations, tests of rules\)\. No simulated/,
    );
    expect(stderr).toContain('end with exit code 2');
    expect(simulated()).toBe(right);
    expect(run('simulate', ...CELL, '--runs', '16', '--lang', 'zh').stderr).toContain('照常推演');
  });

  test('does not stop a run from being told, nor from becoming a test', () => {
    const { status, stdout, stderr } = run('explain', ...CELL, '--run', '3', '--as-test', '--week', '30');
    expect(status).toBe(0);
    expect(stderr).toContain('files that only check');
    expect(stdout).toContain('strategy: plan-2026');
  });

  test.each(['check', 'lint'])('ends %s with exit code 2', (command) => {
    const { status, stdout, stderr } = run(command);
    expect(status).toBe(2);
    expect(stdout + stderr).toMatch(/^rules\/tests\/gone\.yaml:\d+:\d+: error: /m);
  });
});
