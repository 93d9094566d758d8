import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = import.meta.dirname;

/**
 * `npm run bench`: every test/bench/*.bench.ts in a process of its own, since a second copy of the same closures in one
 * process runs half as fast again. Names given as arguments choose among them.
 */
const wanted = process.argv.slice(2);
const files = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.bench.ts'))
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.includes(name)))
  .sort();
if (files.length === 0) console.error('there is no such benchmark');

for (const file of files) {
  console.log(`\n${file.slice(0, -'.bench.ts'.length)}`);
  const { status } = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', join(FOLDER, file)], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
if (files.length === 0) process.exitCode = 1;
