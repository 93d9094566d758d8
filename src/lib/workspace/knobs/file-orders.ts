import { findLever, type LeverDefinition } from '../../plan/index.ts';
import type { Lang } from '../messages/index.ts';
import type { WorkspaceFiles } from '../read.ts';
import { isName, nameLike } from '../text/names.ts';
import { partAt, type Path } from '../text/tree.ts';
import { chainOf, familyOf, textAt, textsAt, type Family, type OwnFile, type Side } from './family.ts';
import { copied, isJson, textLiteral, treeOf, withItem, withoutValue, withValue } from './file-text.ts';
import { renamedInChecks } from './renamed-in-checks.ts';
import type { FileEdit } from './turn.ts';

/** What is to be done with the file of a strategy or of a scenario. */
export type FileOrder =
  /** A new one; `basedOn` another, or from nothing. */
  | { readonly kind: 'add'; readonly side: Side; readonly title: string; readonly basedOn?: string }
  /** A copy of one as it is edited. */
  | { readonly kind: 'duplicate'; readonly side: Side; readonly name: string; readonly title: string }
  /** As it is edited under a new name; under its old one it is again as it is kept. */
  | { readonly kind: 'save as'; readonly side: Side; readonly name: string; readonly title: string }
  | {
      readonly kind: 'rename';
      readonly side: Side;
      readonly name: string;
      readonly title: string;
      readonly lang: Lang;
      readonly to: string;
    }
  | { readonly kind: 'remove'; readonly side: Side; readonly name: string }
  /** Another shock of a scenario, on any lever of the world. */
  | { readonly kind: 'add shock'; readonly name: string; readonly lever: string }
  | {
      readonly kind: 'remove entry';
      readonly side: Side;
      readonly name: string;
      readonly list: 'shocks' | 'changes';
      readonly index: number;
    };

/** Why something is not done. */
export type OrderProblem =
  | { readonly kind: 'no name' | 'bad name' | 'last one' | 'unreadable' }
  | { readonly kind: 'taken'; readonly name: string }
  /** Others rest on it. */
  | { readonly kind: 'needed'; readonly by: readonly string[] };

export type OrderResult =
  /** @property name - of the file that it is about afterwards */
  | { readonly ok: true; readonly edits: readonly FileEdit[]; readonly name: string }
  | { readonly ok: false; readonly problem: OrderProblem };

const FOLDERS: Readonly<Record<Side, string>> = {
  strategy: 'scenarios/shop/strategies/',
  scenario: 'scenarios/',
};
const MODELINE = '# yaml-language-server:';

const refused = (problem: OrderProblem): OrderResult => ({ ok: false, problem });
const done = (name: string, edits: readonly FileEdit[]): OrderResult => ({ ok: true, name, edits });

/** Names that file systems would take for the same. */
const folded = (name: string): string => name.normalize('NFKC').toLowerCase();

class Orders {
  readonly #files: WorkspaceFiles;
  readonly #kept: WorkspaceFiles;
  readonly #family: Family;

  constructor(files: WorkspaceFiles, kept: WorkspaceFiles) {
    this.#files = files;
    this.#kept = kept;
    this.#family = familyOf(files);
  }

  #isTaken(side: Side, name: string): boolean {
    return [...this.#family[side].keys()].some((each) => folded(each) === folded(name));
  }

  /** A free name like a title; undefined where a title has nothing that could be in a name. */
  #freeName(side: Side, title: string): string | undefined {
    const near = nameLike(title.toLowerCase());
    if (near === null) return undefined;
    let name = near;
    for (let next = 2; this.#isTaken(side, name); next++) name = `${near}-${next}`;
    return name;
  }

  add(side: Side, title: string, basedOn: string | undefined): OrderResult {
    const name = this.#freeName(side, title);
    if (title.trim() === '' || name === undefined) return refused({ kind: 'no name' });
    const path = `${FOLDERS[side]}${name}.yaml`;
    const from = basedOn ?? (side === 'strategy' ? [...this.#family.strategy.keys()][0] : undefined);
    const lines = [
      ...this.#modeline(side),
      'version: 1',
      `title: ${titleText(title, false)}`,
      ...(from === undefined ? ['shocks: []'] : [`based_on: ${textLiteral(from, false)}`]),
    ];
    return done(name, [{ path, text: `${lines.join('\n')}\n` }]);
  }

  /** The first line by which editors find the schema, where another file of its kind has one. */
  #modeline(side: Side): readonly string[] {
    const lines = [...this.#family[side].values()].map((file) => textOf(file).split('\n', 1)[0] ?? '');
    return lines.filter((line) => line.startsWith(MODELINE)).slice(0, 1);
  }

  copy(side: Side, name: string, title: string, isMoved: boolean): OrderResult {
    const file = this.#family[side].get(name);
    const free = this.#freeName(side, title);
    if (title.trim() === '' || free === undefined) return refused({ kind: 'no name' });
    if (!file) return refused({ kind: 'unreadable' });
    const path = `${FOLDERS[side]}${free}${isJson(file.path) ? '.json' : '.yaml'}`;
    const text = withTitle(file.path, textOf(file), title);
    if (text === undefined) return refused({ kind: 'unreadable' });
    const before = isMoved ? this.#keptText(file.path) : undefined;
    return done(free, [{ path, text }, ...(before === undefined ? [] : [{ path: file.path, text: before }])]);
  }

  #keptText(path: string): string | undefined {
    const kept = this.#kept.get(path);
    return kept === undefined ? undefined : treeOf(path, kept)?.place.source.text;
  }

  rename(side: Side, name: string, title: string, lang: Lang, to: string): OrderResult {
    const file = this.#family[side].get(name);
    if (!file) return refused({ kind: 'unreadable' });
    if (title.trim() === '') return refused({ kind: 'no name' });
    if (!isName(to)) return refused({ kind: 'bad name' });
    if (folded(to) !== folded(name) && this.#isTaken(side, to)) return refused({ kind: 'taken', name: to });
    const json = isJson(file.path);
    const whole = partAt(file.tree, ['title']);
    const text =
      whole?.kind === 'map'
        ? withValue(file.path, textOf(file), ['title', lang], textLiteral(title, json))
        : withTitle(file.path, textOf(file), title);
    if (text === undefined) return refused({ kind: 'unreadable' });
    if (to === name) return done(name, [{ path: file.path, text }]);
    const path = `${FOLDERS[side]}${to}${file.path.slice(file.path.lastIndexOf('.'))}`;
    const others = this.#renamedIn(side, name, to).filter((edit) => edit.path !== file.path);
    return done(to, [{ path: file.path, text: null }, { path, text }, ...others]);
  }

  /** Files that speak of a name, with the new one in its place. */
  #renamedIn(side: Side, name: string, to: string): FileEdit[] {
    const edits: FileEdit[] = [];
    const change = (path: string, text: string, places: readonly Path[]): void => {
      const changed = places.reduce(
        (each, at) => withValue(path, each, at, textLiteral(to, isJson(path))) ?? each,
        text,
      );
      if (changed !== text) edits.push({ path, text: changed });
    };
    for (const file of this.#family[side].values()) {
      const based = textAt(file.tree, ['based_on']) === name ? [['based_on']] : [];
      const included =
        side === 'scenario' ? placesOf(textsAt(file.tree, ['include']), name, ['include']) : [];
      change(file.path, textOf(file), [...based, ...included]);
    }
    return [...edits, ...renamedInChecks(this.#files, side, name, to)];
  }

  remove(side: Side, name: string): OrderResult {
    const files = this.#family[side];
    const file = files.get(name);
    if (!file) return refused({ kind: 'unreadable' });
    if (files.size === 1) return refused({ kind: 'last one' });
    const by = [...files.values()].filter(
      ({ tree }) => textAt(tree, ['based_on']) === name || textsAt(tree, ['include']).includes(name),
    );
    if (by.length > 0) return refused({ kind: 'needed', by: by.map((each) => each.name) });
    const next = [...files.keys()].find((each) => each !== name) ?? '';
    return done(next, [{ path: file.path, text: null }]);
  }

  addShock(name: string, lever: string): OrderResult {
    const file = this.#family.scenario.get(name);
    const known = findLever(lever);
    if (!file || known?.kind !== 'world') return refused({ kind: 'unreadable' });
    const text = withItem(
      file.path,
      this.#withOwn(file, 'scenario', 'shocks'),
      'shocks',
      shockText(known, isJson(file.path)),
    );
    return text === undefined ? refused({ kind: 'unreadable' }) : done(name, [{ path: file.path, text }]);
  }

  removeEntry(side: Side, name: string, list: 'shocks' | 'changes', index: number): OrderResult {
    const file = this.#family[side].get(name);
    const text = file && withoutValue(file.path, textOf(file), [list, index]);
    return file === undefined || text === undefined
      ? refused({ kind: 'unreadable' })
      : done(name, [{ path: file.path, text }]);
  }

  /** A file's text with a list of its own, copied from what it is based on where it has none. */
  #withOwn(file: OwnFile, side: Side, list: string): string {
    if (partAt(file.tree, [list]) !== undefined) return textOf(file);
    const inherited = chainOf(this.#family[side], file.name)
      .map(({ tree }) => partAt(tree, [list]))
      .find((part) => part?.kind === 'list');
    if (inherited?.kind !== 'list' || inherited.items.length === 0) return textOf(file);
    return withValue(file.path, textOf(file), [list], copied(inherited, isJson(file.path))) ?? textOf(file);
  }
}

const textOf = ({ tree }: OwnFile): string => tree.place.source.text;

const titleText = (title: string, json: boolean): string => {
  const text = textLiteral(title.trim(), json);
  return json ? `{ "en": ${text}, "zh": ${text} }` : `{ en: ${text}, zh: ${text} }`;
};

const withTitle = (path: string, text: string, title: string): string | undefined =>
  withValue(path, text, ['title'], titleText(title, isJson(path)));

const placesOf = (names: readonly string[], name: string, at: Path): Path[] =>
  names.flatMap((each, index) => (each === name ? [[...at, index]] : []));

/** A shock to begin with: a fifth more, or a fifth of the lever's range, for a quarter. */
function shockText(lever: LeverDefinition, json: boolean): string {
  const size: Readonly<Record<string, string>> =
    lever.unit === 'share'
      ? { add: `${Math.round((lever.max - lever.min) * 20)}%` }
      : lever.neutral === 0
        ? { add: String(Math.max(1, Math.round((lever.max - lever.min) / 5))) }
        : { multiply: lever.max <= 1 ? '0.5' : '1.2' };
  const entries = Object.entries({
    lever: lever.name,
    ...size,
    from: 'week 14',
    for: '13 weeks',
    chance: '100%',
  });
  const written = entries.map(([key, value]) =>
    json ? `"${key}": ${/^[0-9.]+$/.test(value) ? value : JSON.stringify(value)}` : `${key}: ${value}`,
  );
  return `{ ${written.join(', ')} }`;
}

/** The changes of files that an order comes to, or why it is not carried out. */
export function orderFiles(files: WorkspaceFiles, kept: WorkspaceFiles, order: FileOrder): OrderResult {
  const orders = new Orders(files, kept);
  switch (order.kind) {
    case 'add':
      return orders.add(order.side, order.title, order.basedOn);
    case 'duplicate':
      return orders.copy(order.side, order.name, order.title, false);
    case 'save as':
      return orders.copy(order.side, order.name, order.title, true);
    case 'rename':
      return orders.rename(order.side, order.name, order.title, order.lang, order.to);
    case 'remove':
      return orders.remove(order.side, order.name);
    case 'add shock':
      return orders.addShock(order.name, order.lever);
    case 'remove entry':
      return orders.removeEntry(order.side, order.name, order.list, order.index);
  }
}
