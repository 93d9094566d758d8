import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'tsdown';
import { laneLoops } from '../../.tools/lanes/plugin.mjs';

const FOLDER = import.meta.dirname;
const ROOT = join(FOLDER, '..', '..');
const BUILT = join(ROOT, 'node_modules', '.cache', 'windtunnel-bench');

/**
 * `npm run bench`: every test/bench/*.bench.ts in a process of its own, since a second copy of the same closures in one
 * process runs half as fast again. Each is bundled first, as the product is: engines fold constants within a
 * module, not across modules, and the loops run two to three times slower from source. Names given as arguments choose
 * among them.
 */
const wanted = process.argv.slice(2);
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort();
if (names.length === 0) {
  console.error('there is no such benchmark');
  process.exitCode = 1;
}

rmSync(BUILT, { recursive: true, force: true });
mkdirSync(BUILT, { recursive: true });
for (const name of names) {
  await build({
    config: false,
    entry: { [name]: join(FOLDER, `${name}.bench.ts`) },
    outDir: join(BUILT, name),
    cwd: ROOT,
    platform: 'node',
    format: 'esm',
    fixedExtension: false,
    dts: false,
    clean: false,
    logLevel: 'error',
    plugins: [laneLoops()],
  });
  console.log(`\n${name}`);
  const { status } = spawnSync(process.execPath, ['--expose-gc', join(BUILT, name, `${name}.js`)], {
    stdio: 'inherit',
    cwd: ROOT,
  });
  if (status !== 0) process.exitCode = 1;
}
