import type { Json, Label } from '../../plan/index.ts';
import { kindOf, type WorkspaceFile } from '../files.ts';
import { createReport } from '../finding.ts';
import type { WorkspaceFiles } from '../read.ts';
import { decode } from '../text/decode.ts';
import { parseJson } from '../text/json.ts';
import { partAt, plain, type Path, type Tree } from '../text/tree.ts';
import { parseYaml } from '../text/yaml.ts';

/** A file's values with their places; undefined where it cannot be read. What is wrong with it others say. */
export function treeOf(path: string, content: string | Uint8Array): Tree | undefined {
  const report = createReport();
  const source = decode(path, content, report);
  return source && (path.endsWith('.json') ? parseJson(source, report) : parseYaml(source, report));
}

const textAt = (tree: Tree | undefined, path: Path): string | undefined => {
  const part = tree && partAt(tree, path);
  return part?.kind === 'scalar' && typeof part.value === 'string' ? part.value : undefined;
};

/** What people call what a file is about, where the file says so. */
export function titleIn(tree: Tree | undefined, path: Path = []): Label | undefined {
  const both = textAt(tree, [...path, 'title']);
  const en = textAt(tree, [...path, 'title', 'en']) ?? both;
  const zh = textAt(tree, [...path, 'title', 'zh']) ?? both;
  const either = en ?? zh ?? textAt(tree, [...path, 'name']);
  return either === undefined ? undefined : { en: en ?? either, zh: zh ?? either };
}

/** The names that a workspace's files define, as far as the files can be read; each file is read when it is first asked for. */
export class Folder {
  readonly #files: WorkspaceFiles;
  readonly #trees = new Map<string, Tree | undefined>();

  constructor(files: WorkspaceFiles) {
    this.#files = files;
  }

  /** The same folder with another text of one file. */
  with(path: string, text: string): Folder {
    return new Folder(new Map([...this.#files, [path, text]]));
  }

  get paths(): readonly string[] {
    return [...this.#files.keys()];
  }

  tree(path: string): Tree | undefined {
    if (!this.#trees.has(path)) {
      const content = this.#files.get(path);
      this.#trees.set(path, content === undefined ? undefined : treeOf(path, content));
    }
    return this.#trees.get(path);
  }

  files(kind: WorkspaceFile['kind']): readonly WorkspaceFile[] {
    return this.paths.map(kindOf).filter((file) => file?.kind === kind) as WorkspaceFile[];
  }

  /** Entries of a map in the one file of a kind. */
  #section(kind: WorkspaceFile['kind'], key: string): ReadonlyMap<string, Tree> {
    const path = this.files(kind)[0]?.path;
    const tree = path === undefined ? undefined : this.tree(path);
    const map = tree && partAt(tree, [key]);
    if (map?.kind !== 'map') return new Map();
    return new Map([...map.entries].map(([name, { value }]) => [name, value]));
  }

  /** Expressions of facts of the workspace's own, by name. */
  get ownFacts(): ReadonlyMap<string, string> {
    return new Map(
      [...this.#section('facts', 'facts')].map(([name, tree]) => [name, textAt(tree, []) ?? '']),
    );
  }

  get conditions(): ReadonlyMap<string, Json> {
    return new Map(
      [...this.#section('conditions', 'conditions')].map(([name, tree]) => [name, plain(tree) as Json]),
    );
  }

  get plays(): ReadonlyMap<string, Tree> {
    return this.#section('plays', 'plays');
  }

  get notes(): ReadonlyMap<string, Tree> {
    return this.#section('notes', 'rules');
  }

  /** Facts that have a target. */
  get targets(): readonly string[] {
    const path = this.files('targets')[0]?.path;
    const tree = path === undefined ? undefined : this.tree(path);
    const list = tree && partAt(tree, ['targets']);
    const facts = list?.kind === 'list' ? list.items.map((item) => textAt(item, ['fact'])) : [];
    return [...new Set(facts.filter((fact) => fact !== undefined))];
  }

  /** Names of all rules of all rulebooks. */
  get rules(): readonly string[] {
    return this.files('rulebook').flatMap(({ path }) => {
      const tree = this.tree(path);
      const names = tree?.kind === 'list' ? tree.items.map((item) => textAt(item, ['name'])) : [];
      return names.filter((name) => name !== undefined);
    });
  }

  /** What people call a strategy, scenario or rulebook. */
  titleOf({ path }: WorkspaceFile): Label | undefined {
    return path.endsWith('.json') ? undefined : titleIn(this.tree(path));
  }
}
