import { kindOf } from '../files.ts';
import { createReport, type Finding } from '../finding.ts';
import { formatFile, hasLayout } from '../format/index.ts';
import { readWorkspace, type WorkspaceFiles } from '../read.ts';
import { createReadCache, type ReadCache } from '../read-cache.ts';
import { decode } from '../text/decode.ts';
import { makeSource } from '../text/source.ts';
import { upgradeText } from '../upgrade/index.ts';
import { repairOf } from './repair.ts';
import { withoutTabs } from './tabs.ts';

/** One repair may bring another to light; there are few kinds of them. */
const ROUNDS = 4;

/** The file's text in its canonical layout; undefined where it cannot be read. */
function readable(path: string, content: string | Uint8Array): string | undefined {
  const formatted = formatFile(path, content);
  if (formatted.ok) return formatted.text;
  if (path.endsWith('.json') || formatted.findings.every(({ code }) => code !== 'yaml-syntax'))
    return undefined;
  const text = decode(path, content, createReport())?.text;
  const spaced = text === undefined ? undefined : withoutTabs(text);
  const again = spaced === undefined ? undefined : formatFile(path, spaced);
  return again?.ok ? again.text : undefined;
}

function repaired(path: string, text: string, findings: readonly Finding[]): string {
  const { lineStarts } = makeSource(path, text);
  const edits = new Map<number, { readonly length: number; readonly text: string }>();
  for (const finding of findings) {
    const at = (lineStarts[finding.line - 1] ?? text.length) + finding.column - 1;
    const repair = finding.file === path ? repairOf(finding, text.slice(at)) : undefined;
    if (repair !== undefined) edits.set(at, repair);
  }
  let mended = text;
  for (const [at, { length, text: by }] of [...edits].sort(([a], [b]) => b - a))
    mended = mended.slice(0, at) + by + mended.slice(at + length);
  return mended;
}

/** The text in the newest version of its kind of file. */
function upgraded(path: string, text: string): string {
  const kind = kindOf(path)?.kind;
  return kind === undefined ? text : upgradeText(kind, path, text);
}

/** One round of repairs; whether there was anything to do. */
function mendOnce(
  files: Map<string, string | Uint8Array>,
  wanted: readonly string[],
  cache: ReadCache,
): boolean {
  const read = readWorkspace(files, cache);
  const findings = read.ok ? read.warnings : read.findings;
  let hasMended = false;
  for (const path of wanted) {
    const before = files.get(path);
    if (typeof before !== 'string') continue;
    const text = repaired(path, before, findings);
    const after = text === before ? before : (readable(path, text) ?? before);
    if (after === before) continue;
    files.set(path, after);
    hasMended = true;
  }
  return hasMended;
}

/**
 * Mends what can be mended without loss and in one way only: layout, tabs, the spelling of numbers, a percent sign that
 * can only be missing, and files of an older version, which are brought up to the newest. Returns the new texts of the
 * files that change.
 *
 * @param wanted - the paths of the files that may change
 */
export function mendFiles(files: WorkspaceFiles, wanted: readonly string[]): ReadonlyMap<string, string> {
  const mended = new Map<string, string | Uint8Array>(files);
  const mendable = wanted.filter(hasLayout);
  for (const path of mendable) {
    const text = readable(path, files.get(path) ?? '');
    if (text !== undefined) mended.set(path, readable(path, upgraded(path, text)) ?? text);
  }
  const cache = createReadCache();
  for (let round = 0; round < ROUNDS && mendOnce(mended, mendable, cache); round++);
  const changed = new Map<string, string>();
  for (const path of mendable) {
    const text = mended.get(path);
    const before = files.get(path);
    const old =
      typeof before === 'string' ? before : new TextDecoder('utf-8', { ignoreBOM: true }).decode(before);
    if (typeof text === 'string' && text !== old) changed.set(path, text);
  }
  return changed;
}
