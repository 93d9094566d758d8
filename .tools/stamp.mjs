import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './folder.mjs';

/** Written into a built folder: the fingerprint of what it was built from. */
const STAMP = '.built-from';

/**
 * All files under a path of the project, in one order on every machine.
 *
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  const full = join(PROJECT, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`));
}

/**
 * Fingerprint of the files' contents. Not of their times: a fresh clone, a branch switched to and back, and a restored
 * cache all change times and nothing else.
 *
 * @param {readonly string[]} inputs
 */
export function fingerprint(inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesUnder)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(PROJECT, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * The fingerprint a folder was built from, or undefined when it never was, or not to the end.
 *
 * @param {string} folder
 */
export function builtFrom(folder) {
  const stamp = join(PROJECT, folder, STAMP);
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}

/**
 * Call it last: a build that broke off leaves no stamp.
 *
 * @param {string} folder
 * @param {string} print
 */
export function writeStamp(folder, print) {
  writeFileSync(join(PROJECT, folder, STAMP), print);
}
