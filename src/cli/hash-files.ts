import { createHash } from 'node:crypto';

/** A hash of each file's content, by path. How lines end does not count: git changes that between systems. */
export function hashFiles(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> {
  const hash = (content: Uint8Array): string => {
    const text = Buffer.from(content).toString('latin1').replaceAll('\r\n', '\n');
    return createHash('sha256').update(text, 'latin1').digest('hex');
  };
  return new Map([...files].map(([path, content]) => [path, hash(content)]));
}
