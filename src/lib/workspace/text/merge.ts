import type { Report } from '../finding.ts';
import { FAMILIES } from '../grammar/families.ts';
import { mapTree, type Entry, type MapTree, type Tree } from './tree.ts';

const families: ReadonlySet<string> = new Set(FAMILIES);

/** Whether a map is an assumption: one value, which replaces another as a number does. */
const isAssumption = (tree: MapTree): boolean => [...tree.entries.keys()].some((key) => families.has(key));

const isNull = (tree: Tree): boolean => tree.kind === 'scalar' && tree.value === null && !tree.broken;

/** Removes a key and, of levers laid flat, all that are named below it. */
function remove(entries: Map<string, Entry>, key: string): boolean {
  const removed = [...entries.keys()].filter((each) => each === key || each.startsWith(`${key}.`));
  for (const each of removed) entries.delete(each);
  return removed.length > 0;
}

/** A child's value over its parent's: maps merge, everything else replaces, null removes. */
export function merge(parent: Tree, child: Tree, report: Report): Tree {
  if (parent.kind !== 'map' || child.kind !== 'map' || isAssumption(parent) || isAssumption(child))
    return child;
  const entries = new Map(parent.entries);
  for (const [key, entry] of child.entries) {
    const inherited = parent.entries.get(key);
    if (isNull(entry.value)) {
      if (!remove(entries, key)) report.add('nothing-to-remove', { key }, entry.key);
    } else if (inherited === undefined) entries.set(key, entry);
    else entries.set(key, { key: entry.key, value: merge(inherited.value, entry.value, report) });
  }
  return mapTree(child.place, entries);
}
