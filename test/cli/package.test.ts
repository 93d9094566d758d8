import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';
import type { Ended } from './run-command.ts';
import { Registry } from './registry.ts';

const NAME = '@windtunnel/windtunnel';

const ROOT = packageFolder();

/** The environment without what npm puts there for the scripts that it runs: these runs of npm are their own. */
const ENVIRONMENT = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_')),
);

/** Runs a program in a folder, while this process goes on to serve what it asks for. */
async function run(folder: string, program: string, ...args: readonly string[]): Promise<Ended> {
  const child = spawn(program, args, {
    cwd: folder,
    env: ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stdout, stderr };
}

describe('the package, packed and installed elsewhere', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'windtunnel-package-'));
  const project = join(elsewhere, 'project');
  const installed = join(project, 'node_modules', NAME);
  const npx = (...args: readonly string[]) => run(project, 'npx', '--no', '--', 'windtunnel', ...args);

  beforeAll(async () => {
    mkdirSync(project);
    // What packing builds anew where it is stale has been built before the tests, and is not to change under others of them.
    const packed = await run(ROOT, 'npm', 'pack', '--ignore-scripts', '--pack-destination', elsewhere);
    expect(packed).toMatchObject({ status: 0 });
    const archive = readdirSync(elsewhere).find((file) => file.endsWith('.tgz'))!;
    const registry = new Registry(ROOT, join(elsewhere, archive));
    try {
      expect(await run(project, 'npm', 'init', '-y')).toMatchObject({ status: 0 });
      const settings = {
        registry: await registry.start(),
        // nothing of this user's, neither what npm keeps nor how it is set
        cache: join(elsewhere, 'cache'),
        userconfig: join(elsewhere, 'npmrc'),
        audit: 'false',
        fund: 'false',
        'update-notifier': 'false',
      };
      const args = Object.entries(settings).map(([key, value]) => `--${key}=${value}`);
      const { status, stderr } = await run(project, 'npm', 'install', ...args, NAME);
      expect([status, stderr]).toEqual([0, expect.any(String)]);
    } finally {
      registry.stop();
    }
  }, 120_000);
  afterAll(() => {
    rmSync(elsewhere, { recursive: true, force: true });
  });

  it('holds the command line, the library with its types, schemas, sample and pages, and no more', () => {
    for (const path of [
      ...['cli.js', 'index.js', 'index.d.ts', 'node-worker.js'].map((file) => `dist/${file}`),
      ...['build/handler.js', 'build/client/_app'],
      ...['static/schema/rulebook.json', 'rules/plays.yaml', 'scenarios/shop/strategies/plan-2026.yaml'],
    ])
      expect([path, existsSync(join(installed, path))]).toEqual([path, true]);
    expect(existsSync(join(installed, 'scenarios', 'checks', 'expectations.yaml'))).toBe(true);
    expect(existsSync(join(installed, 'scenarios', 'checks', 'recorded'))).toBe(false);
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => file.endsWith('.built-from'))).toEqual([]);
    expect(readdirSync(installed).sort()).toEqual(
      [...['build', 'dist', 'rules', 'scenarios', 'static'], 'LICENSE', 'README.md', 'package.json'].sort(),
    );
  });

  it('makes a workspace and simulates it', async () => {
    expect(await npx('init', 'shop')).toMatchObject({ status: 0, stderr: '' });
    const args = ['--workspace', 'shop', '--runs', '512', '--threads', '2', '--json'];
    const { status, stdout } = await npx('simulate', ...args);
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { cells: unknown[] }).cells).toHaveLength(25);
  }, 60_000);

  it('serves the pages', async () => {
    const command = join(installed, 'dist', 'cli.js');
    const server = spawn(process.execPath, [command, 'serve', '--workspace', 'shop', '--port', '0'], {
      cwd: project,
      env: ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(server, 'exit');
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    const address = /http:\S+/.exec(line.toString())![0];
    for (const path of ['', 'workspace.json'])
      expect([path, (await fetch(address + path)).status]).toEqual([path, 200]);
    server.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  }, 60_000);

  it('is a library: what a script computes is what the command line prints', async () => {
    const script = `
      import { nodeWorkers, readFolder, readWorkspace, simulate } from '${NAME}';
      const read = readWorkspace(readFolder('shop'));
      if (!read.ok) throw new Error('errors');
      const plans = { ...read.plans, worlds: read.plans.worlds.slice(0, 1) };
      const workers = nodeWorkers(2);
      const { cells } = await simulate({ plans, runs: 512, seed: 42, workers });
      await workers.close();
      console.log(JSON.stringify(cells.map(({ scenario, allTargets }) => [scenario.name, allTargets.chance])));
    `;
    writeFileSync(join(project, 'script.mjs'), script);
    const { stdout, stderr } = await run(project, process.execPath, 'script.mjs');
    expect(stderr).toBe('');
    const chances = JSON.parse(stdout) as [string, number][];
    const args = ['--workspace', 'shop', '--scenario', chances[0]![0], '--runs', '512', '--json'];
    const printed = JSON.parse((await npx('simulate', ...args)).stdout) as {
      cells: { scenario: string; all_targets: { chance: number } }[];
    };
    expect(chances).toEqual(printed.cells.map(({ scenario, all_targets: all }) => [scenario, all.chance]));
  }, 60_000);

  it('has types that stand for themselves, and schemas that scripts can load', async () => {
    writeFileSync(
      join(project, 'script.mts'),
      `import { explainRun, type ExplainedRun, readWorkspace } from '${NAME}';
       import rulebook from '${NAME}/schema/rulebook.json' with { type: 'json' };
       const read = readWorkspace(new Map([['scenarios/calm.yaml', '']]));
       export const found: string = read.ok ? read.plans.targets[0]!.fact : read.findings[0]!.code;
       export const told: (options: Parameters<typeof explainRun>[0]) => Promise<ExplainedRun> = explainRun;
       console.log(found, rulebook.title);
      `,
    );
    const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const settings = ['--strict', '--module', 'nodenext', '--target', 'es2023', '--resolveJsonModule'];
    const compiled = await run(project, process.execPath, compiler, ...settings, 'script.mts');
    expect(compiled).toMatchObject({ status: 0, stdout: '' });
    const { stdout } = await run(project, process.execPath, 'script.mjs');
    expect(stdout).toBe('empty-file A rulebook 应对预案\n');
  }, 60_000);
});
