import { classify, type WorkspaceFile } from './files.ts';
import { createReport } from './finding.ts';
import type { WorkspaceFiles } from './read.ts';
import { decode } from './text/decode.ts';
import { parseJson } from './text/json.ts';
import { byName } from './text/names.ts';
import { partAt, plain, type Tree } from './text/tree.ts';
import { parseYaml } from './text/yaml.ts';

/** Files that every cell rests on. */
const EVERYWHERE: ReadonlySet<WorkspaceFile['kind']> = new Set(['business', 'targets']);
/** Files that a strategy rests on as soon as it has a rulebook. Titles and owners of rules move nothing. */
const WITH_RULES: ReadonlySet<WorkspaceFile['kind']> = new Set(['plays', 'facts', 'conditions']);
/** Keys that are for people. */
const FOR_PEOPLE: readonly string[] = ['title', 'name', 'note', 'version'];

/** Which files are behind strategies and scenarios, and what those files say. */
export interface Sources {
  /** Paths of all files that a cell's outcome can depend on, sorted. */
  behind(strategy: string, scenario: string): readonly string[];
  /** What the file of a strategy or scenario says, without what is for people: the same text for the same content. */
  content(kind: 'strategy' | 'scenario', name: string): string | undefined;
}

interface Read {
  readonly path: string;
  readonly tree: Tree | undefined;
}

function readTree(path: string, files: WorkspaceFiles): Tree | undefined {
  // what is wrong in a file is said where the workspace is read
  const report = createReport();
  const source = decode(path, files.get(path) ?? '', report);
  if (source === undefined) return undefined;
  return path.endsWith('.json') ? parseJson(source, report) : parseYaml(source, report);
}

/** The names that stand under a key: one, or a list of them. */
function namesAt(tree: Tree | undefined, key: string): readonly string[] {
  const part = tree && partAt(tree, [key]);
  const items = part?.kind === 'list' ? part.items : part ? [part] : [];
  return items.flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : [],
  );
}

/** A name and all that it leads to by some keys, each once. */
function chainOf(files: ReadonlyMap<string, Read>, name: string, keys: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const visit = (each: string): void => {
    const file = files.get(each);
    if (seen.has(each) || !file) return;
    seen.add(each);
    for (const key of keys) for (const next of namesAt(file.tree, key)) visit(next);
  };
  visit(name);
  return [...seen];
}

function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => byName(a, b));
  return Object.fromEntries(entries.map(([key, part]) => [key, withSortedKeys(part)]));
}

/** Reads which files are behind what; a file that cannot be read leads nowhere. */
export function sourcesOf(files: WorkspaceFiles): Sources {
  const all = classify(files.keys(), createReport()).filter(({ refused }) => !refused);
  const pathsOf = (kinds: ReadonlySet<WorkspaceFile['kind']>) =>
    all.flatMap(({ kind, path }) => (kinds.has(kind) ? [path] : []));
  const named = (wanted: WorkspaceFile['kind']): ReadonlyMap<string, Read> =>
    new Map(
      all.flatMap(({ kind, name, path }) =>
        kind === wanted ? [[name, { path, tree: readTree(path, files) }] as const] : [],
      ),
    );
  const byKind = { strategy: named('strategy'), scenario: named('scenario') };
  const rulebooks = new Map(
    all.flatMap(({ kind, name, path }) => (kind === 'rulebook' ? [[name, path] as const] : [])),
  );
  const everywhere = pathsOf(EVERYWHERE);
  const withRules = pathsOf(WITH_RULES);

  const strategyPaths = (name: string): readonly string[] => {
    const chain = chainOf(byKind.strategy, name, ['based_on']).map((each) => byKind.strategy.get(each)!);
    // a list replaces that of the strategy it is based on
    const own = chain.find(({ tree }) => tree && partAt(tree, ['rules']));
    const books = namesAt(own?.tree, 'rules').flatMap((each) => rulebooks.get(each) ?? []);
    return [...chain.map(({ path }) => path), ...books, ...(books.length > 0 ? withRules : [])];
  };
  return {
    behind(strategy, scenario) {
      const scenarios = chainOf(byKind.scenario, scenario, ['based_on', 'include']);
      const paths = [
        ...everywhere,
        ...strategyPaths(strategy),
        ...scenarios.map((each) => byKind.scenario.get(each)!.path),
      ];
      return [...new Set(paths)].sort(byName);
    },
    content(kind, name) {
      const tree = byKind[kind].get(name)?.tree;
      if (tree === undefined) return undefined;
      const value = plain(tree);
      if (typeof value !== 'object' || value === null) return undefined;
      const kept = Object.entries(value).filter(([key]) => !FOR_PEOPLE.includes(key));
      return JSON.stringify(withSortedKeys(Object.fromEntries(kept)));
    },
  };
}
