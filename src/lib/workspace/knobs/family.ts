import { findLever } from '../../plan/index.ts';
import { kindOf } from '../files.ts';
import type { WorkspaceFiles } from '../read.ts';
import { byName } from '../text/names.ts';
import { partAt, type Path, type Tree } from '../text/tree.ts';
import { treeOf } from './file-text.ts';

export type Side = 'strategy' | 'scenario';

/** A strategy's or a scenario's file. */
export interface OwnFile {
  readonly name: string;
  readonly path: string;
  readonly tree: Tree;
}

/** The files of a workspace that knobs speak of, by name. */
export interface Family {
  readonly strategy: ReadonlyMap<string, OwnFile>;
  readonly scenario: ReadonlyMap<string, OwnFile>;
  readonly business: Tree | undefined;
}

/** Sorts out the files that can be read; of two files with one name the first counts. */
export function familyOf(files: WorkspaceFiles): Family {
  const found = { strategy: new Map<string, OwnFile>(), scenario: new Map<string, OwnFile>() };
  let business: Tree | undefined;
  for (const [path, content] of [...files].sort(([a], [b]) => byName(a, b))) {
    const file = kindOf(path);
    if (file?.kind === 'business') business ??= treeOf(path, content);
    if (file?.kind !== 'strategy' && file?.kind !== 'scenario') continue;
    const tree = treeOf(path, content);
    const { kind, name } = file;
    if (tree !== undefined && !found[kind].has(name)) found[kind].set(name, { name, path, tree });
  }
  return { ...found, business };
}

export function textAt(tree: Tree, path: Path): string | undefined {
  const part = partAt(tree, path);
  return part?.kind === 'scalar' && typeof part.value === 'string' ? part.value : undefined;
}

/** Texts of a list of them. */
export function textsAt(tree: Tree, path: Path): readonly string[] {
  const list = partAt(tree, path);
  if (list?.kind !== 'list') return [];
  return list.items.flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : [],
  );
}

/** A file and those that it is based on, nearest first. */
export function chainOf(files: ReadonlyMap<string, OwnFile>, name: string): readonly OwnFile[] {
  const chain: OwnFile[] = [];
  let next = files.get(name);
  while (next !== undefined && !chain.includes(next)) {
    chain.push(next);
    const parent = textAt(next.tree, ['based_on']);
    next = parent === undefined ? undefined : files.get(parent);
  }
  return chain;
}

/** Where something stands: in which file, and where in it. */
export interface Stand {
  readonly file: OwnFile;
  readonly at: Path;
  readonly part: Tree;
}

const isNull = (tree: Tree): boolean => tree.kind === 'scalar' && tree.value === null;

/** What a path leads to in the nearest file that says something about it; a `null` on the way takes it out. */
export function stand(chain: readonly OwnFile[], at: Path): Stand | undefined {
  for (const file of chain) {
    for (let length = 1; length <= at.length; length++) {
      const part = partAt(file.tree, at.slice(0, length));
      if (part === undefined) break;
      if (isNull(part)) return undefined;
      if (length === at.length) return { file, at, part };
    }
  }
  return undefined;
}

/** A list that a file has, or has from those that it is based on. */
export interface StandingList extends Stand {
  /** The list of those that it is based on. */
  readonly inherited: Tree | undefined;
}

export function listStand(chain: readonly OwnFile[], key: string): StandingList | undefined {
  const found = stand(chain, [key]);
  if (found?.part.kind !== 'list') return undefined;
  return { ...found, inherited: stand(chain.slice(1), [key])?.part };
}

/** The path to a lever in a map of them, nested or dotted; and the path at which it would be added. */
export function leverPath(
  map: Tree | undefined,
  name: string,
): { readonly at: Path; readonly there: boolean } {
  if (map?.kind !== 'map') return { at: [name], there: false };
  if (map.entries.has(name)) return { at: [name], there: true };
  for (const [key, { value }] of map.entries) {
    if (!name.startsWith(`${key}.`) || findLever(key) !== undefined) continue;
    const below = leverPath(value, name.slice(key.length + 1));
    return { at: [key, ...below.at], there: below.there || isNull(value) };
  }
  return { at: [name], there: false };
}

/** A lever in the nearest file that says something about it, under the key that its levers stand under. */
export function leverStand(chain: readonly OwnFile[], key: string, name: string): Stand | undefined {
  for (const file of chain) {
    const { at, there } = leverPath(partAt(file.tree, [key]), name);
    if (!there) continue;
    const part = partAt(file.tree, [key, ...at]);
    return part === undefined || isNull(part) ? undefined : { file, at: [key, ...at], part };
  }
  return undefined;
}

/** The scenarios that one includes, however far down, each once and nearest first. */
export function includedBy(files: ReadonlyMap<string, OwnFile>, name: string): readonly string[] {
  const found: string[] = [];
  const visit = (each: string): void => {
    const include = stand(chainOf(files, each), ['include']);
    const names = include ? textsAt(include.file.tree, include.at) : [];
    for (const next of names) {
      if (next === name || found.includes(next) || !files.has(next)) continue;
      found.push(next);
      visit(next);
    }
  };
  visit(name);
  return found;
}

/**
 * What a scenario must not say on its own where another includes it beside one that says it too: the two would have to agree.
 *
 * @param says - whether a scenario's files say it
 */
export function wouldClash(
  files: ReadonlyMap<string, OwnFile>,
  name: string,
  says: (chain: readonly OwnFile[]) => boolean,
): boolean {
  const own = new Set([name, ...includedBy(files, name)]);
  return [...files.keys()].some((other) => {
    const included = includedBy(files, other);
    if (!included.includes(name) || says(chainOf(files, other))) return false;
    return included.some((each) => !own.has(each) && says(chainOf(files, each)));
  });
}
