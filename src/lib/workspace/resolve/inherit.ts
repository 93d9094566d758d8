import type { Report } from '../finding.ts';
import type { NamedKind } from '../messages/index.ts';
import type { Step } from '../read-cache.ts';
import { merge } from '../text/merge.ts';
import { byName } from '../text/names.ts';
import { nearest } from '../text/nearest.ts';
import { keyPlaceAt, mapTree, partAt, placeAt, type Tree } from '../text/tree.ts';

/** Files of one kind by name; null where a file could not be read, so that it is not called unknown. */
export type Named = ReadonlyMap<string, Tree | null>;

const BASED_ON = 'based_on';
/** Keys that are a file's own. */
const OWN: readonly string[] = ['title', 'name', 'note', 'version'];

function parentOf(tree: Tree): string | undefined {
  const part = partAt(tree, [BASED_ON]);
  return part?.kind === 'scalar' && typeof part.value === 'string' ? part.value : undefined;
}

function withoutOwn(tree: Tree): Tree {
  if (tree.kind !== 'map') return tree;
  const entries = new Map(tree.entries);
  for (const key of OWN) entries.delete(key);
  return mapTree(tree.place, entries);
}

/** Names in the order in which each rests on the next, if `name` comes round to itself. */
function cycleFrom(files: Named, name: string): readonly string[] | undefined {
  const chain: string[] = [];
  let next: string | undefined = name;
  while (next !== undefined) {
    if (chain.includes(next)) return next === name ? chain : undefined;
    chain.push(next);
    const tree: Tree | null | undefined = files.get(next);
    next = tree ? parentOf(tree) : undefined;
  }
  return undefined;
}

/** Reports a name that stands in no file, at a place. */
export function reportUnknownName(
  report: Report,
  kind: NamedKind,
  name: string,
  known: Iterable<string>,
  place: Parameters<Report['add']>[2],
): void {
  const names = [...known].sort(byName);
  report.add('unknown-name', { kind, name, nearest: nearest(name, names), known: names }, place);
}

/**
 * Works in `based_on`: each file over its parent. A file whose chain of parents has something wrong is left out,
 * because half of it would be missing.
 */
export function inherit(files: Named, kind: NamedKind, step: Step, report: Report): Map<string, Tree> {
  const whole = new Map<string, Tree | undefined>();
  const resolve = (name: string, tree: Tree): Tree | undefined => {
    const parent = parentOf(tree);
    if (parent === undefined) return tree;
    const place = placeAt(tree, [BASED_ON]);
    if (!files.has(parent)) {
      reportUnknownName(report, kind, parent, files.keys(), place);
      return undefined;
    }
    const cycle = cycleFrom(files, name);
    if (cycle !== undefined) {
      const first = [...cycle].sort(byName)[0];
      if (first === name) report.add('based-on-cycle', { kind, cycle }, place);
      return undefined;
    }
    const base = resolved(parent);
    if (base === undefined) return undefined;
    return step(`${kind} ${name} over its parent`, [base, tree], (found) =>
      merge(withoutOwn(base), tree, found),
    );
  };
  const resolved = (name: string): Tree | undefined => {
    if (whole.has(name)) return whole.get(name);
    // Names on a cycle that `name` only leads to are met again before they are done.
    whole.set(name, undefined);
    const tree = files.get(name);
    const result = tree ? resolve(name, tree) : undefined;
    whole.set(name, result);
    return result;
  };
  const trees = new Map<string, Tree>();
  for (const name of [...files.keys()].sort(byName)) {
    const tree = resolved(name);
    if (tree !== undefined) trees.set(name, tree);
  }
  return trees;
}

/** The place of a key in a file's outermost map. */
export const topKey = (tree: Tree, key: string) => keyPlaceAt(tree, [], key);
