import type { Report } from '../finding.ts';
import { decode } from './decode.ts';
import { parseJson } from './json.ts';
import type { Source } from './source.ts';
import type { Tree } from './tree.ts';
import { parseYaml } from './yaml.ts';

/**
 * Trees of texts that were read of late without a remark: who edits a file has all the others read again with it. They are never
 * changed, so that all readings may share them.
 */
const known = new Map<string, Tree>();
const MOST_KNOWN = 96;

/** Parses a text by what its file's name ends in. */
export const parse = (source: Source, report: Report): Tree | undefined =>
  (source.file.endsWith('.json') ? parseJson : parseYaml)(source, report);

const read = (path: string, content: string | Uint8Array, report: Report): Tree | undefined => {
  const source = decode(path, content, report);
  return source && parse(source, report);
};

/** Reads a file's text; undefined after an error that leaves nothing to check. */
export function parseFile(path: string, content: string | Uint8Array, report: Report): Tree | undefined {
  if (typeof content !== 'string') return read(path, content, report);
  const key = `${path}\n${content}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const remarks = report.size();
  const tree = read(path, content, report);
  if (tree === undefined || report.size() > remarks) return tree;
  const [oldest] = known.keys();
  if (known.size >= MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  known.set(key, tree);
  return tree;
}
