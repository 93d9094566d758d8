import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';

/** Far more than the test waits for. */
const RUNS = '100000';

test('Ctrl+C ends a simulation in good order: exit code 130, nothing left behind, what was there untouched', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'windtunnel-stop-'));
  const args = ['simulate', '--runs', RUNS, '--threads', '2', '--outcomes', join(folder, 'all.csv')];
  const command = spawn(join(packageFolder(), 'dist', 'cli.js'), args, { cwd: packageFolder() });
  let said = '';
  command.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = once(command, 'exit');
  while (command.exitCode === null && readdirSync(folder).length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  command.kill('SIGINT');
  expect(await ended).toEqual([130, null]);
  expect(said).toBe('windtunnel: stopped\n');
  expect(existsSync(join(folder, 'all.csv'))).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});

test('a reader that has seen enough is no error', async () => {
  const command = spawn(
    '/bin/sh',
    ['-c', 'dist/cli.js simulate --runs 8 --strategy steady --scenario calm --json | head -n 1'],
    { cwd: packageFolder() },
  );
  let said = '';
  command.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await once(command, 'exit');
  expect(said).toBe('');
});
