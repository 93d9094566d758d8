import { kindOf } from '../files.ts';
import type { WorkspaceFiles } from '../read.ts';
import { quotedNames } from '../statement/quoted-names.ts';
import { placeWithin } from '../text/source.ts';
import type { Tree } from '../text/tree.ts';
import type { Side } from './family.ts';
import { isJson, spelling, textLiteral, treeOf } from './file-text.ts';
import type { FileEdit } from './turn.ts';

/** What checks speak of by its name. */
export type Named = Side | 'rule';

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Keys under which the names of a kind stand, one alone or a list of them. */
const KEYS: Readonly<Record<Named, ReadonlySet<string>>> = {
  strategy: new Set(['strategy', 'strategies']),
  scenario: new Set(['scenario', 'scenarios']),
  rule: new Set(['holds', 'holds_not', 'fires', 'fires_not', 'held_back']),
};
/** Under this key stand statements, which have names in quotes. */
const STATEMENTS = 'expect';
/** Under this key rules are keys themselves. */
const FIRED = 'fired';

class Renaming {
  readonly #what: Named;
  readonly #name: string;
  readonly #to: string;

  constructor(what: Named, name: string, to: string) {
    this.#what = what;
    this.#name = name;
    this.#to = to;
  }

  /** A file's text with the new name wherever it speaks of the old one. */
  in(tree: Tree): string {
    // an alias stands for what is written elsewhere: each place once
    const places = new Map(this.#stretchesIn(tree).map((stretch) => [stretch.start, stretch]));
    return [...places.values()]
      .sort((a, b) => b.start - a.start)
      .reduce(
        (text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end),
        tree.place.source.text,
      );
  }

  #stretchesIn(tree: Tree): Stretch[] {
    if (tree.kind === 'list') return tree.items.flatMap((item) => this.#stretchesIn(item));
    if (tree.kind !== 'map') return [];
    return [...tree.entries].flatMap(([key, { value }]) => {
      if (KEYS[this.#what].has(key)) return itemsOf(value).flatMap((item) => this.#mention(item));
      if (key === STATEMENTS && value.kind === 'list')
        return value.items.flatMap((item) => this.#statement(item));
      if (key === FIRED && this.#what === 'rule') return this.#key(value);
      return this.#stretchesIn(value);
    });
  }

  #mention(item: Tree): Stretch[] {
    if (item.kind !== 'scalar' || item.value !== this.#name) return [];
    const { start, end, source } = item.place;
    return [{ start, end, text: textLiteral(this.#to, isJson(source.file)) }];
  }

  #key(map: Tree): Stretch[] {
    const key = map.kind === 'map' ? map.entries.get(this.#name)?.key : undefined;
    if (!key) return [];
    return [{ start: key.start, end: key.end, text: textLiteral(this.#to, isJson(key.source.file)) }];
  }

  #statement(item: Tree): Stretch[] {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') return [];
    const { value: text, place } = item;
    const kind = this.#what === 'rule' ? 'event' : this.#what;
    const names = quotedNames(text).filter((each) => each.kind === kind && each.name === this.#name);
    if (names.length === 0) return [];
    const spelt = spelling(item);
    if (spelt.includes(text))
      return names.map(({ from, to }) => {
        const { start, end } = placeWithin(place, text, from, to);
        return { start, end, text: this.#to };
      });
    // what is spelt with escapes, or over several lines, is written anew
    const changed = names.reduceRight(
      (now, { from, to }) => now.slice(0, from) + this.#to + now.slice(to),
      text,
    );
    const written =
      spelt.startsWith('"') || isJson(place.source.file) ? JSON.stringify(changed) : `'${changed}'`;
    return [{ start: place.start, end: place.end, text: written }];
  }
}

const itemsOf = (tree: Tree): readonly Tree[] => (tree.kind === 'list' ? tree.items : [tree]);

/**
 * Expectations and tests of rules with a new name in the place of an old one, also within statements; comments and all else stay as
 * they stand. Only files that change.
 */
export function renamedInChecks(
  files: WorkspaceFiles,
  what: Named,
  name: string,
  to: string,
): readonly FileEdit[] {
  const renaming = new Renaming(what, name, to);
  return [...files].flatMap(([path, content]): FileEdit[] => {
    const kind = kindOf(path)?.kind;
    const tree = kind === 'expectations' || kind === 'test' ? treeOf(path, content) : undefined;
    if (!tree) return [];
    const text = renaming.in(tree);
    return text === tree.place.source.text ? [] : [{ path, text }];
  });
}
