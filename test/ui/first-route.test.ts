import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';

/*
 * The page itself is what counts: what stands in its HTML, and all that this imports before anything shows. Its workers load
 * beside it and keep nobody waiting for the page; they have a limit of their own, so that they do not grow unseen.
 */
const MOST_PAGE_BYTES = 220_000;
const MOST_WORKER_BYTES = 490_000;

/** What the editor's style sheets say, in whatever form it is built. */
const EDITOR_MARK = 'cm-content';

const BUILD = join(packageFolder(), 'build');
const CLIENT = join(BUILD, 'client');

const textOf = (path: string): string => readFileSync(join(CLIENT, path), 'utf8');

/** These scripts and all that they import, but for what they import only when it is wanted. */
function withImports(paths: readonly string[]): string[] {
  const all = new Set(paths);
  for (const path of all) {
    for (const [, name = ''] of textOf(path).matchAll(/\b(?:from|import)\s*["'](\.[^"']+\.js)["']/g)) {
      all.add(join(dirname(path), name));
    }
  }
  return [...all];
}

/** The scripts of a page as they stand in its HTML, with what they import. */
function scriptsOf(page: string): string[] {
  const html = readFileSync(join(BUILD, 'prerendered', page), 'utf8');
  const named = [...html.matchAll(/["'](?:\.\/)?(_app\/[^"']+\.js)["']/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(5);
  return withImports([...new Set(named)]);
}

/** The workers that scripts start, and those that these start in turn, with what they import. */
function workersOf(scripts: readonly string[]): string[] {
  const folder = '_app/immutable/workers';
  const names = readdirSync(join(CLIENT, folder)).filter((name) => name.endsWith('.js'));
  const all = new Set<string>();
  for (let from = [...scripts]; from.length > 0;) {
    const texts = from.map(textOf);
    const started = names.filter((name) => texts.some((text) => text.includes(name)));
    from = withImports(started.map((name) => `${folder}/${name}`)).filter((path) => !all.has(path));
    for (const path of from) all.add(path);
  }
  return [...all];
}

const sizeOf = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + gzipSync(textOf(path), { level: 9 }).length, 0);

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

const hasEditor = (paths: readonly string[]): boolean =>
  paths.some((path) => textOf(path).includes(EDITOR_MARK));

const scripts = scriptsOf('index.html');
const workers = workersOf(scripts);

test('the first route loads at most 220 kB of script, gzipped', () => {
  const [page, beside] = [sizeOf(scripts), sizeOf(workers)];
  console.log(
    `first route: ${kilobytes(page)} of script in ${scripts.length} files, gzipped; its workers ${kilobytes(beside)}`,
  );
  expect(page).toBeLessThanOrEqual(MOST_PAGE_BYTES);
  expect(workers.map((path) => basename(path).replace(/-[^-]+$/, ''))).toEqual(
    expect.arrayContaining(['engine-worker', 'browser-worker']),
  );
  expect(beside).toBeLessThanOrEqual(MOST_WORKER_BYTES);
});

test('the editor loads only on Files', () => {
  expect(hasEditor([...scripts, ...workers])).toBe(false);
  const files = scriptsOf('files.html');
  const built = readdirSync(join(CLIENT, '_app/immutable/chunks')).filter((name) => name.endsWith('.js'));
  const withEditor = built.filter((name) => hasEditor([`_app/immutable/chunks/${name}`]));
  expect(withEditor.length).toBeGreaterThan(0);
  // the page of files asks for it by name
  const asked = files.map(textOf).join('\n');
  for (const name of withEditor) expect(asked).toContain(name);
});
