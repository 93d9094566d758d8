import type { WorkspaceFile } from '../files.ts';
import { createReport, type Report } from '../finding.ts';
import { parse } from '../text/parse.ts';
import { makeSource, type Place, type Source } from '../text/source.ts';
import { mapTree, scalarTree, type MapTree, type Tree } from '../text/tree.ts';
import { applyEdits, placedBefore, type Edit } from './edits.ts';

type Kind = WorkspaceFile['kind'];

/** What changes in files of each kind from one version of their format to the next, the number itself aside. */
export type Upgrade = Readonly<Partial<Record<Kind, (tree: MapTree) => readonly Edit[]>>>;

/** The upgrades from each version to the next, from 0 on: the version of files that give none. */
const UPGRADES: readonly Upgrade[] = [
  // Files without a version are written as those of version 1 are.
  {},
];

/** The version that a file gives: 0 where it gives none, undefined where it is not one. */
function versionOf(tree: MapTree): number | undefined {
  const part = tree.entries.get('version')?.value;
  if (part === undefined) return 0;
  const value = part.kind === 'scalar' ? part.value : null;
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}

/** Writes a version into a file, as its first key where it gives none; undefined where there is no room for a key. */
function versionEdit(tree: MapTree, version: number): Edit | undefined {
  const { source, start } = tree.place;
  const there = tree.entries.get('version')?.value.place;
  if (there !== undefined) return { start: there.start, end: there.end, text: String(version) };
  const key = source.file.endsWith('.json') ? `"version": ${version}` : `version: ${version}`;
  if (source.text[start] === '{') {
    const isEmpty = tree.entries.size === 0;
    return { start: start + 1, end: start + 1, text: isEmpty ? ` ${key} ` : ` ${key},` };
  }
  const indent = source.text.slice(source.text.lastIndexOf('\n', start - 1) + 1, start);
  // An anchor or the like before the first key would come to stand before this one.
  return /^ *$/.test(indent) ? { start, end: start, text: `${key}\n${indent}` } : undefined;
}

/** A tree with the text that it is of, and the edits of each upgrade that led to it. */
interface Newest {
  readonly tree: MapTree;
  readonly rounds: readonly (readonly Edit[])[];
}

function edited({ file, text }: Source, edits: readonly Edit[]): MapTree | undefined {
  const report = createReport();
  const tree = parse(makeSource(file, applyEdits(text, edits)), report);
  return tree?.kind === 'map' && report.errors() === 0 ? tree : undefined;
}

/** A file brought up version by version, as far as that can be written. */
function newestOf(kind: Kind, older: MapTree, upgrades: readonly Upgrade[]): Newest {
  const rounds: (readonly Edit[])[] = [];
  let tree = older;
  for (const [version, upgrade] of upgrades.entries()) {
    if (versionOf(tree) !== version) continue;
    const number = versionEdit(tree, version + 1);
    const edits = [...(number ? [number] : []), ...(upgrade[kind]?.(tree) ?? [])];
    const next = number && edited(tree.place.source, edits);
    if (next === undefined) break;
    tree = next;
    rounds.push(edits);
  }
  return { tree, rounds };
}

/** The text of a file in the newest version; as it is where it is no older one, or cannot be read. */
export function upgradeText(kind: Kind, path: string, text: string, upgrades = UPGRADES): string {
  const report = createReport();
  const tree = parse(makeSource(path, text), report);
  if (kind === 'rulebook' || tree?.kind !== 'map' || report.errors() > 0) return text;
  return newestOf(kind, tree, upgrades).tree.place.source.text;
}

/** Where a file's version stands; its first key where it gives none. */
function versionPlace(tree: MapTree): Place {
  const part = tree.entries.get('version')?.value;
  const [first] = tree.entries.values();
  return part?.place ?? first?.key ?? tree.place;
}

/** A text with its quotes; undefined for what is no single value. */
const written = (part: Tree | undefined): string | null =>
  part?.kind === 'scalar' ? JSON.stringify(part.value) : null;

/**
 * A file as the newest version has it, whatever version it is of, with the places of the text as it is. Says that it is
 * older, or what is wrong with its version; null where it is newer, so that nothing can be known of what it means.
 */
export function readVersion(kind: Kind, tree: Tree, report: Report, upgrades = UPGRADES): Tree | null {
  if (kind === 'rulebook' || tree.kind !== 'map') return tree;
  const known = upgrades.length;
  const found = versionOf(tree);
  const place = versionPlace(tree);
  if (found === known) return tree;
  if (found === undefined) {
    const there = tree.entries.get('version');
    if (there?.value.kind !== 'scalar' || !there.value.broken)
      report.add('version', { found: written(there?.value), known }, place);
    // Said once: the rest is read as if it were right.
    const right = { key: there?.key ?? place, value: scalarTree(place, known) };
    return mapTree(tree.place, new Map(tree.entries).set('version', right));
  }
  if (found > known) {
    report.add('version-newer', { found, known }, place);
    return null;
  }
  report.add('version-older', { found, known }, place);
  const { tree: newest, rounds } = newestOf(kind, tree, upgrades);
  return rounds.reduceRight<Tree>(
    (upgraded, edits) => placedBefore(upgraded, edits, tree.place.source),
    newest,
  );
}
