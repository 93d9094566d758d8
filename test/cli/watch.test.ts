import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';
import { windtunnel } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'windtunnel-watch-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What a command has said so far, and a way to wait for more of it. */
class Said {
  text = '';

  constructor(stream: ChildProcess['stdout']) {
    stream?.on('data', (chunk: Buffer) => {
      this.text += chunk.toString();
    });
  }

  async until(holds: (text: string) => boolean): Promise<void> {
    while (!holds(this.text)) await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('simulate --watch simulates again after each save, tells what is wrong, and ends with Ctrl+C', async () => {
  expect(windtunnel('init', folder, '--empty').status).toBe(0);
  const targets = join(folder, 'scenarios', 'shop', 'targets.yaml');
  const right = readFileSync(targets, 'utf8');
  const command = spawn(
    join(packageFolder(), 'dist', 'cli.js'),
    ['simulate', '--workspace', folder, '--runs', '64', '--threads', '1', '--json', '--watch'],
    { cwd: packageFolder() },
  );
  const [out, err] = [new Said(command.stdout), new Said(command.stderr)];
  const ended = once(command, 'exit');
  const results = (text: string) => text.match(/^\{$[\s\S]*?^\}$/gm) ?? [];
  const demanded = (result: string) =>
    (JSON.parse(result) as { cells: { targets: { at_most?: number }[] }[] }).cells[0]!.targets.flatMap(
      ({ at_most: most }) => (most === undefined ? [] : [most]),
    );

  await out.until((text) => results(text).length === 1);
  writeFileSync(targets, right.replace('at_most: 105', 'at_most: 99'));
  await out.until((text) => results(text).length === 2);
  writeFileSync(targets, right.replace('at_most: 105', 'at_most: cheap'));
  await err.until((text) => text.includes('nothing was simulated'));
  expect(err.text).toContain('targets.yaml');
  writeFileSync(targets, right);
  await out.until((text) => results(text).length === 3);
  expect(results(out.text).map(demanded)).toEqual([[105], [99], [105]]);
  command.kill('SIGINT');
  expect(await ended).toEqual([130, null]);
}, 60_000);
