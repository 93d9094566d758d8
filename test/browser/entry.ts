import { BlockRunner, type BlockResult } from '../../src/lib/simulation/index.ts';
import { readWorkspace } from '../../src/lib/workspace/index.ts';

/** Facts whose weeks are compared as well. */
const WEEKLY = ['gmv', 'cac', 'profit'];

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes of a result, the arrays one after the other. */
function bytesOf({ strategies }: BlockResult): Uint8Array<ArrayBuffer> {
  const arrays = strategies.flatMap(({ facts, fired, firstWeek, weekly }) => [
    facts,
    fired,
    firstWeek,
    ...weekly,
  ]);
  const bytes = new Uint8Array(arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}

/**
 * A fingerprint of every year fact, firing and kept week of one block, scenario by scenario, of all strategies.
 * Runs as it is in Node and in a browser.
 */
export async function fingerprints(
  files: readonly (readonly [path: string, text: string])[],
  block: number,
): Promise<Record<string, string>> {
  const read = readWorkspace(new Map(files));
  if (!read.ok)
    throw new Error(`the workspace is wrong: ${read.findings.map(({ code }) => code).join(', ')}`);
  const { strategies, worlds, targets } = read.plans;
  const found: Record<string, string> = {};
  for (const world of worlds) {
    const runner = new BlockRunner({ world, strategies, targets, seed: 42, weekly: WEEKLY });
    found[world.title.name] = await sha256(bytesOf(runner.run(block)));
  }
  return found;
}
