import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';

const NAME = '@windtunnel/windtunnel';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
}

const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/**
 * Packages that those of a manifest need, from our own node_modules: what installing would fetch. One that is not declared is
 * not there.
 */
function needed(folder: string, modules: string, found = new Map<string, string>()): Map<string, string> {
  for (const name of Object.keys(manifestIn(folder).dependencies ?? {})) {
    const own = join(modules, name);
    if (found.has(name)) continue;
    found.set(name, own);
    needed(own, modules, found);
  }
  return found;
}

describe('the package, packed and installed elsewhere', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'windtunnel-package-'));
  const installed = join(elsewhere, 'node_modules', NAME);

  beforeAll(() => {
    const root = packageFolder();
    execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', elsewhere], { cwd: root });
    const tarball = readdirSync(elsewhere).find((file) => file.endsWith('.tgz'))!;
    execFileSync('tar', ['-xzf', tarball], { cwd: elsewhere });
    mkdirSync(dirname(installed), { recursive: true });
    cpSync(join(elsewhere, 'package'), installed, { recursive: true });
    rmSync(join(elsewhere, 'package'), { recursive: true });
    const modules = join(root, 'node_modules');
    for (const [name, from] of needed(installed, modules)) {
      const to = join(elsewhere, 'node_modules', name);
      mkdirSync(dirname(to), { recursive: true });
      symlinkSync(from, to);
    }
    writeFileSync(join(elsewhere, 'package.json'), '{ "type": "module" }');
  }, 120_000);
  afterAll(() => {
    rmSync(elsewhere, { recursive: true, force: true });
  });

  const windtunnel = (...args: string[]) =>
    spawnSync(process.execPath, [join(installed, 'dist', 'cli.js'), ...args], {
      cwd: elsewhere,
      encoding: 'utf8',
      maxBuffer: 64_000_000,
    });

  it('holds the command line, the library with its types, schemas, sample and pages', () => {
    const held = (path: string) => readdirSync(join(installed, path));
    expect(held('dist')).toEqual(
      expect.arrayContaining(['cli.js', 'index.js', 'index.d.ts', 'node-worker.js']),
    );
    expect(held('static/schema')).toContain('rulebook.json');
    expect(held('rules')).toContain('plays.yaml');
    expect(held('scenarios/shop/strategies')).toContain('plan-2026.yaml');
    expect(held('.')).not.toContain('test');
    expect(held('.')).not.toContain('src');
  });

  it('makes a workspace and simulates it', () => {
    expect(windtunnel('init', 'shop')).toMatchObject({ status: 0, stderr: '' });
    const { status, stdout } = windtunnel(
      'simulate',
      '--workspace',
      'shop',
      '--runs',
      '1024',
      '--threads',
      '2',
      '--json',
    );
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { cells: unknown[] }).cells).toHaveLength(25);
  }, 60_000);

  it('is a library: what a script computes is what the command line prints', () => {
    const script = `
      import { nodeWorkers, readFolder, readWorkspace, simulate } from '${NAME}';
      const read = readWorkspace(readFolder('shop'));
      if (!read.ok) throw new Error('errors');
      const plans = { ...read.plans, worlds: read.plans.worlds.slice(0, 1) };
      const workers = nodeWorkers(2);
      const { cells } = await simulate({ plans, runs: 1024, seed: 42, workers });
      await workers.close();
      console.log(JSON.stringify(cells.map(({ scenario, allTargets }) => [scenario.name, allTargets.chance])));
    `;
    writeFileSync(join(elsewhere, 'script.mjs'), script);
    writeFileSync(join(elsewhere, 'script.ts'), script);
    const checker = join(packageFolder(), 'node_modules', '.bin', 'tsc');
    const types = ['--types', 'node', '--typeRoots', join(packageFolder(), 'node_modules', '@types')];
    const settings = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--skipLibCheck'];
    const checked = spawnSync(checker, [...settings, ...types, 'script.ts'], {
      cwd: elsewhere,
      encoding: 'utf8',
    });
    expect(checked.stdout).toBe('');
    const run = spawnSync(process.execPath, ['script.mjs'], { cwd: elsewhere, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    const chances = JSON.parse(run.stdout) as [string, number][];
    const printed = JSON.parse(
      windtunnel('simulate', '--workspace', 'shop', '--scenario', chances[0]![0], '--runs', '1024', '--json')
        .stdout,
    ) as { cells: { scenario: string; all_targets: { chance: number } }[] };
    expect(chances).toEqual(printed.cells.map(({ scenario, all_targets: all }) => [scenario, all.chance]));
  }, 60_000);
});
