import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';
import { onEverySave } from '../../src/cli/watch.ts';
import { FolderError, ModelError } from '../../src/lib/index.ts';
import { windtunnel } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'windtunnel-watch-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Waits until something holds. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** What a command has said so far. */
class Said {
  text = '';

  constructor(stream: ChildProcess['stdout']) {
    stream?.on('data', (chunk: Buffer) => {
      this.text += chunk.toString();
    });
  }

  /** Its lines that have ended. */
  get lines(): string[] {
    return this.text.split('\n').slice(0, -1);
  }
}

const WAITING = `watching ${folder}: save a file to run again; Ctrl+C ends`;

interface Printed {
  readonly cells: readonly { readonly targets: readonly { readonly at_most?: number }[] }[];
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
  const waits = () => err.lines.filter((line) => line === WAITING).length;
  const demanded = (line: string) =>
    (JSON.parse(line) as Printed).cells[0]!.targets.flatMap(({ at_most: most }) =>
      most === undefined ? [] : [most],
    );

  await until(() => out.lines.length === 1 && waits() === 1);
  writeFileSync(targets, right.replace('at_most: 105', 'at_most: 99'));
  await until(() => out.lines.length === 2 && waits() === 2);
  writeFileSync(targets, right.replace('at_most: 105', 'at_most: cheap'));
  await until(() => waits() === 3);
  expect(err.text).toMatch(/targets\.yaml:[\s\S]*nothing was simulated/);
  writeFileSync(targets, right);
  await until(() => out.lines.length === 3 && waits() === 4);
  expect(out.lines.map(demanded)).toEqual([[105], [99], [105]]);
  command.kill('SIGINT');
  expect(await ended).toEqual([130, null]);
}, 60_000);

test.each([
  ['nowhere', 'en', /^windtunnel: there is no folder .*nowhere; give the workspace with --workspace$/m],
  ['.', 'zh', /^windtunnel: .* 不是方案文件夹/m],
])('simulate --watch of %s, which is no workspace, says so in %s and ends', (path, lang, message) => {
  const empty = mkdtempSync(join(folder, 'empty-'));
  const args = ['--watch', '--workspace', join(empty, path), '--lang', lang];
  const { status, stdout, stderr } = windtunnel('simulate', ...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

describe('a watch', () => {
  test('goes on after a run that failed, whatever it failed of, and when the folder is away for a while', async () => {
    const own = mkdtempSync(join(folder, 'own-'));
    const file = join(own, 'scenarios', 'calm.yaml');
    mkdirSync(join(own, 'scenarios'));
    writeFileSync(file, '1');
    const failures = [
      new ModelError('steady', 'calm', 513, 7, 'cash'),
      new TypeError('x is not a function'),
      new FolderError({ en: 'no folder', zh: '没有文件夹' }, 'folder-missing'),
    ];
    const left = [...failures];
    const told: unknown[] = [];
    let [runs, waited] = [0, 0];
    const controller = new AbortController();
    const watch = onEverySave(own, controller.signal, {
      work: () => {
        runs++;
        const error = left.shift();
        return error ? Promise.reject(error) : Promise.resolve();
      },
      tell: (error) => told.push(error),
      waiting: () => waited++,
    });
    await until(() => waited === 1);
    writeFileSync(file, '2');
    await until(() => waited === 2);
    renameSync(own, `${own}-away`);
    await until(() => waited === 3);
    renameSync(`${own}-away`, own);
    await until(() => waited === 4);
    expect(told).toEqual(failures);
    expect(runs).toBe(4);
    controller.abort(new Error('enough'));
    await expect(watch).rejects.toThrow('enough');
  });
});
