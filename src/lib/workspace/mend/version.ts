import { schemaOf } from '../json-schema/modeline.ts';
import { createReport } from '../finding.ts';
import { makeSource } from '../text/source.ts';
import { parseJson } from '../text/json.ts';
import { parseYaml } from '../text/yaml.ts';

/** The version of the files' format that this program writes. */
const VERSION = 1;

/** The text with `version:` as its first key, where it is a map that has none. */
export function withVersion(path: string, text: string): string {
  const kind = schemaOf(path);
  if (kind === undefined || kind === 'rulebook') return text;
  const report = createReport();
  const isJson = path.endsWith('.json');
  const tree = (isJson ? parseJson : parseYaml)(makeSource(path, text), report);
  if (tree?.kind !== 'map' || report.errors() > 0 || tree.entries.has('version') || tree.entries.size === 0)
    return text;
  const { start } = tree.place;
  const [before, after] = [text.slice(0, start), text.slice(start)];
  const key = isJson ? `"version": ${VERSION}` : `version: ${VERSION}`;
  if (after.startsWith('{')) return `${before}{ ${key}, ${after.slice(1).trimStart()}`;
  // An anchor or the like before the first key would come to stand before this one.
  return /(?:^|\n)$/.test(before) ? `${before}${key}\n${after}` : text;
}
