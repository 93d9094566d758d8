import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';
import { windtunnel } from './run-command.ts';

describe('windtunnel', () => {
  test('lists its commands', () => {
    const { status, stdout } = windtunnel('--help');
    expect(status).toBe(0);
    for (const name of ['simulate', 'explain', 'lint', 'fmt', 'serve']) expect(stdout).toContain(name);
  });

  test.each(['simulate', 'explain', 'serve'])('%s takes a workspace and a language', (name) => {
    const { stdout } = windtunnel(name, '--help');
    expect(stdout).toContain('--workspace <folder>');
    expect(stdout).toContain('--lang <language>');
    expect(stdout.includes('--json')).toBe(name !== 'serve');
  });

  test('gives the version of its package', () => {
    const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(windtunnel('--version').stdout.trim()).toBe(version);
  });

  test.each([[['no-such-command']], [['serve', '--no-such-option']]])(
    'refuses %j with exit code 2 and no stack trace',
    (args) => {
      const { status, stderr } = windtunnel(...args);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^error: /);
      expect(stderr).not.toMatch(/^\s+at /m);
    },
  );
});
