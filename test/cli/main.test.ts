import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';

/** Runs the built command as a shell would: by its own first line, so it has to be executable. */
function windtunnel(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(join(packageFolder(), 'dist', 'cli.js'), args, { encoding: 'utf8' });
}

describe('windtunnel', () => {
  test('lists its commands', () => {
    const { status, stdout } = windtunnel('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('serve');
  });

  test('gives the version of its package', () => {
    const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(windtunnel('--version').stdout.trim()).toBe(version);
  });

  test.each([[['no-such-command']], [['serve', '--no-such-option']], [['serve', '--port', '70000']]])(
    'refuses %j with exit code 2 and no stack trace',
    (args) => {
      const { status, stderr } = windtunnel(...args);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^error: /);
      expect(stderr).not.toMatch(/^\s+at /m);
    },
  );
});
