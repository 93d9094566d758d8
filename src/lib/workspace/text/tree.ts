import type { Place } from './source.ts';

/** A value of a file with the place of every part, so that any later complaint can point at it. */
export type Tree = MapTree | ListTree | ScalarTree;

interface Common {
  readonly place: Place;
  /** Number of values in it, aliases written out, itself included. */
  readonly size: number;
  /** Levels of nesting in it: 1 for a scalar. */
  readonly depth: number;
  /** The `source:` that stands at a level above it, where sources are inherited. */
  readonly inheritedSource?: string;
}

export interface Entry {
  readonly key: Place;
  readonly value: Tree;
}

export interface MapTree extends Common {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Entry>;
}

export interface ListTree extends Common {
  readonly kind: 'list';
  readonly items: readonly Tree[];
}

export interface ScalarTree extends Common {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** It has been complained about already: nothing more is said about it. */
  readonly broken: boolean;
}

/** Keys and indices from a tree's root down to a part of it. */
export type Path = readonly (string | number)[];

export function scalarTree(place: Place, value: ScalarTree['value'], broken = false): ScalarTree {
  return { kind: 'scalar', place, size: 1, depth: 1, value, broken };
}

function measure(parts: readonly Tree[]): { size: number; depth: number } {
  let size = 1;
  let depth = 0;
  for (const part of parts) {
    size += part.size;
    depth = Math.max(depth, part.depth);
  }
  return { size, depth: depth + 1 };
}

export function listTree(place: Place, items: readonly Tree[]): ListTree {
  return { kind: 'list', place, items, ...measure(items) };
}

export function mapTree(place: Place, entries: ReadonlyMap<string, Entry>): MapTree {
  return { kind: 'map', place, entries, ...measure([...entries.values()].map((entry) => entry.value)) };
}

/** The part at a path, or undefined where the path leads nowhere. */
export function partAt(tree: Tree, path: Path): Tree | undefined {
  let part: Tree | undefined = tree;
  for (const step of path) {
    if (part === undefined) return undefined;
    if (part.kind === 'map') part = part.entries.get(String(step))?.value;
    else if (part.kind === 'list' && typeof step === 'number') part = part.items[step];
    else return undefined;
  }
  return part;
}

/** The place of the part at a path, or of the deepest part on the way to it that exists. */
export function placeAt(tree: Tree, path: Path): Place {
  for (let length = path.length; length > 0; length--) {
    const part = partAt(tree, path.slice(0, length));
    if (part !== undefined) return part.place;
  }
  return tree.place;
}

/** The place of a key of the map at a path; of the map where it has no such key. */
export function keyPlaceAt(tree: Tree, path: Path, key: string): Place {
  const part = partAt(tree, path);
  const entry = part?.kind === 'map' ? part.entries.get(key) : undefined;
  return entry?.key ?? placeAt(tree, path);
}

/** The value as plain data. */
export function plain(tree: Tree): unknown {
  switch (tree.kind) {
    case 'scalar':
      return tree.value;
    case 'list':
      return tree.items.map(plain);
    case 'map': {
      const value: Record<string, unknown> = {};
      for (const [key, entry] of tree.entries) value[key] = plain(entry.value);
      return value;
    }
  }
}
