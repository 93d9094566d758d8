import { findLever, LEVERS } from '../../plan/index.ts';
import { typeOf } from '../check.ts';
import type { Report } from '../finding.ts';
import { finderOf, MOST_SOUGHT } from '../text/nearest.ts';
import { positionOf } from '../text/source.ts';
import { listTree, mapTree, scalarTree, type Entry, type MapTree, type Tree } from '../text/tree.ts';

/** Every name under which levers are grouped, such as `channels` and `channels.search`. */
const GROUPS: ReadonlySet<string> = new Set(
  LEVERS.flatMap(({ name }) => {
    const steps = name.split('.');
    return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('.'));
  }),
);

const LEVER_NAMES: readonly string[] = LEVERS.map((lever) => lever.name);

const findLeverName = finderOf(LEVER_NAMES);
const findGroup = finderOf(GROUPS);

/** The known lever or group nearest to a wrong name. */
export function nearestLever(name: string): string | null {
  const direct = findLeverName(name) ?? findGroup(name);
  if (direct !== null) return direct;
  // `cpc` for `channels.search.cpc`: the last step alone is often all that people remember.
  return LEVER_NAMES.find((lever) => lever.endsWith(`.${name}`)) ?? null;
}

const INHERITED = 'source';
/** Keys of a group that are no levers. */
const ABOUT: ReadonlySet<string> = new Set([INHERITED, 'note']);

interface Laying {
  readonly report: Report;
  readonly entries: Map<string, Entry>;
  /** Unknown names so far. */
  unknown: number;
}

function sourceOf(map: MapTree): string | undefined {
  const own = map.entries.get(INHERITED)?.value;
  return own?.kind === 'scalar' && typeof own.value === 'string' ? own.value : undefined;
}

const isBroken = (tree: Tree): boolean => tree.kind === 'scalar' && tree.broken;

function addLeaf(laying: Laying, name: string, entry: Entry, source: string | undefined): void {
  const first = laying.entries.get(name);
  if (first !== undefined && !isBroken(first.value)) {
    const { line } = positionOf(first.key.source, first.key.start);
    laying.report.add('duplicate-key', { key: name, first: line }, entry.key);
    return;
  }
  const value = source === undefined ? entry.value : { ...entry.value, inheritedSource: source };
  laying.entries.set(name, { key: entry.key, value });
}

/** Says that there is no such lever; the one that is meant counts as written, so that it is not called missing. */
function addUnknown(laying: Laying, prefix: string, key: string, entry: Entry): void {
  const name = `${prefix}${key}`;
  const meant = laying.unknown++ < MOST_SOUGHT ? nearestLever(name) : null;
  // Inside a group its name is not written again.
  const written = meant?.startsWith(prefix) ? meant.slice(prefix.length) : meant;
  laying.report.add('unknown-lever', { name, nearest: written }, entry.key);
  if (meant === null || findLever(meant) === undefined || laying.entries.has(meant)) return;
  laying.entries.set(meant, { key: entry.key, value: scalarTree(entry.value.place, null, true) });
}

function layFlat(laying: Laying, map: MapTree, prefix: string, inherited: string | undefined): void {
  const source = sourceOf(map) ?? inherited;
  for (const [key, entry] of map.entries) {
    if (ABOUT.has(key)) {
      const { value } = entry;
      const got = typeOf(value);
      if (got !== 'text') laying.report.add('wrong-type', { key, expected: ['text'], got }, value.place);
      continue;
    }
    const name = `${prefix}${key}`;
    const isNull = entry.value.kind === 'scalar' && entry.value.value === null;
    if (findLever(name) !== undefined || (GROUPS.has(name) && isNull)) addLeaf(laying, name, entry, source);
    else if (!GROUPS.has(name)) addUnknown(laying, prefix, key, entry);
    else if (entry.value.kind === 'map') layFlat(laying, entry.value, `${name}.`, source);
    else {
      const members = LEVER_NAMES.filter((lever) => lever.startsWith(`${name}.`));
      laying.report.add('lever-group', { name, members: members.slice(0, 5) }, entry.value.place);
    }
  }
}

/** A nested map of levers as a flat one, dotted names in the order of the file; sources inherited from above. */
function flattenLevers(tree: Tree, report: Report): Tree {
  if (tree.kind !== 'map') return tree;
  const laying: Laying = { report, entries: new Map(), unknown: 0 };
  layFlat(laying, tree, '', undefined);
  return mapTree(tree.place, laying.entries);
}

function replaceEntry(tree: Tree, key: string, change: (value: Tree) => Tree): Tree {
  if (tree.kind !== 'map') return tree;
  const entry = tree.entries.get(key);
  if (entry === undefined) return tree;
  return mapTree(tree.place, new Map(tree.entries).set(key, { key: entry.key, value: change(entry.value) }));
}

/** A file with the map of levers under `key` laid flat. */
export const flattenUnder = (tree: Tree, key: string, report: Report): Tree =>
  replaceEntry(tree, key, (value) => flattenLevers(value, report));

/** A strategy's file with its own levers and those of its phases laid flat. */
export function flattenStrategy(tree: Tree, report: Report): Tree {
  return replaceEntry(flattenUnder(tree, 'levers', report), 'phases', (phases) =>
    phases.kind === 'list'
      ? listTree(
          phases.place,
          phases.items.map((phase) => flattenUnder(phase, 'levers', report)),
        )
      : phases,
  );
}
