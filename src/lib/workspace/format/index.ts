import { RECORDINGS } from '../files.ts';
import { createReport, type Finding } from '../finding.ts';
import { decode } from '../text/decode.ts';
import { parseJson } from '../text/json.ts';
import { makeSource } from '../text/source.ts';
import { parseYaml } from '../text/yaml.ts';
import { formatJson } from './json.ts';
import { formatYaml } from './yaml.ts';

/** A file's canonical text, or why it cannot be read. */
export type Formatted =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** What the layout mends itself. */
const MENDED: ReadonlySet<Finding['code']> = new Set(['json-byte-order-mark']);

/** Whether a file has a canonical layout of ours: recordings are written by the program, byte for byte. */
export const hasLayout = (path: string): boolean =>
  /^(?:rules|scenarios)\/.*\.(?:yaml|yml|json)$/.test(path) && !path.startsWith(RECORDINGS);

/**
 * Lays a workspace's file out in the one canonical way, so that differences between versions are differences of content.
 * Comments, the order of keys and the spelling of numbers and texts stay. A file that cannot be read is left alone.
 *
 * @param path - in the workspace, with forward slashes
 */
export function formatFile(path: string, content: string | Uint8Array): Formatted {
  const report = createReport();
  const decoded = decode(path, content, report);
  const isJson = path.endsWith('.json');
  // A line feed ends a line in every value of either language, whatever ended it in the file.
  const source = decoded && makeSource(path, decoded.text.replaceAll('\r\n', '\n'));
  const tree = source && (isJson ? parseJson(source, report) : parseYaml(source, report));
  const errors = report.findings().filter(({ severity, code }) => severity === 'error' && !MENDED.has(code));
  if (source === undefined || tree === undefined || errors.length > 0) return { ok: false, findings: errors };
  return { ok: true, text: isJson ? formatJson(tree) : formatYaml(source) };
}
