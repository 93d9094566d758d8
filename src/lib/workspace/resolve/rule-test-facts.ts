import {
  FACTS,
  type FactDefinition,
  findFact,
  findObjectFact,
  OBJECT_FACTS,
  type ObjectFactDefinition,
} from '../../plan/index.ts';
import type { SignalRef } from '../../rules/index.ts';
import type { Report } from '../finding.ts';
import { parseAmount } from '../grammar/number.ts';
import { nearest } from '../text/nearest.ts';
import type { Tree } from '../text/tree.ts';
import { plain } from '../text/tree.ts';
import { isBareShare } from './levers.ts';

/** Numbers of a signal by week from week 1, encoded as columns are; NaN where it is missing. */
export interface TestSeries {
  readonly ref: SignalRef;
  readonly values: readonly number[];
}

/** What the facts of a test may name. */
export interface FactNames {
  readonly targetFacts: readonly string[];
  /** Facts of rules/facts.yaml. */
  readonly derived: readonly string[];
}

/** A fact that a test may give, by the name under which it is given. */
interface Given {
  readonly ref: SignalRef;
  readonly name: string;
  readonly fact: Pick<FactDefinition, 'type' | 'members' | 'unit' | 'bounds'>;
}

/** A part of a test file with the fact that it is about. */
interface Placed extends Given {
  readonly tree: Tree;
}

const GAP = 'gap';

/** The encoded value; undefined where it is none. */
function encode({ type, members }: Given['fact'], value: unknown): number | undefined {
  switch (type) {
    case 'number': {
      const amount = typeof value === 'number' || typeof value === 'string' ? parseAmount(value) : undefined;
      return amount?.ok ? amount.value.value : undefined;
    }
    case 'flag':
      return typeof value === 'boolean' ? Number(value) : undefined;
    case 'name': {
      const place = members.indexOf(String(value));
      return place < 0 ? undefined : place;
    }
    case 'list': {
      if (!Array.isArray(value)) return undefined;
      const places = value.map((each) => members.indexOf(String(each)));
      return places.includes(-1)
        ? undefined
        : [...new Set(places)].reduce((sum, place) => sum + 2 ** place, 0);
    }
  }
}

/** Reads the facts of one test: those of its week, and of the weeks before. */
export class FactsReader {
  readonly #names: FactNames;
  readonly #report: Report;
  readonly #week: number;
  readonly #series = new Map<string, { ref: SignalRef; values: number[] }>();

  constructor(week: number, names: FactNames, report: Report) {
    this.#week = week;
    this.#names = names;
    this.#report = report;
    const weeks = Array.from({ length: week }, (_, t) => t + 1);
    this.#series.set(JSON.stringify({ fact: 'week' }), { ref: { fact: 'week' }, values: weeks });
  }

  get series(): readonly TestSeries[] {
    return [...this.#series.values()];
  }

  /** Facts of the test's own week. */
  readWeek(tree: Tree): void {
    for (const given of this.#given(tree)) {
      const value = this.#value(given, given.tree);
      if (value !== undefined) this.#valuesOf(given)[this.#week - 1] = value;
    }
  }

  /** Facts of the weeks before: a list ends with the last of them, a single value is that of all of them. */
  readPast(tree: Tree): void {
    for (const given of this.#given(tree)) {
      const { tree: part, fact, name } = given;
      const before = this.#week - 1;
      const byWeek =
        part.kind === 'list' && (fact.type !== 'list' || part.items.some((item) => item.kind === 'list'));
      if (!byWeek) {
        const value = this.#value(given, part);
        if (value !== undefined) this.#valuesOf(given).fill(value, 0, before);
        continue;
      }
      if (part.items.length > before) {
        const args = { fact: name, given: part.items.length, week: this.#week };
        this.#report.add('test-history', args, part.place);
        continue;
      }
      const first = before - part.items.length;
      part.items.forEach((item, k) => {
        const value = this.#value(given, item);
        if (value !== undefined) this.#valuesOf(given)[first + k] = value;
      });
    }
  }

  #valuesOf({ ref }: Given): number[] {
    const key = JSON.stringify(ref);
    const known = this.#series.get(key);
    if (known) return known.values;
    const values = new Array<number>(this.#week).fill(NaN);
    this.#series.set(key, { ref, values });
    return values;
  }

  /** A value of a fact; null says that it is missing. */
  #value({ fact, name }: Given, tree: Tree): number | undefined {
    const value = plain(tree);
    if (value === null) return NaN;
    const code = encode(fact, value);
    if (code === undefined) {
      const { type, members } = fact;
      this.#report.add('test-value', { fact: name, type, members, value: JSON.stringify(value) }, tree.place);
      return undefined;
    }
    const percent = typeof value === 'string' && value.endsWith('%');
    const bare = percent || fact.type !== 'number' ? [] : [code];
    return isBareShare(fact.unit, fact.bounds[1], bare, this.#report, tree.place) ? undefined : code;
  }

  /** Every fact that a map gives, objects and gaps opened out. */
  *#given(tree: Tree): Iterable<Placed> {
    if (tree.kind !== 'map') return;
    for (const [name, { key, value }] of tree.entries) {
      const object = findObjectFact(name);
      if (object) yield* this.#parts(object, value);
      else if (name === GAP && value.kind === 'map') {
        for (const [fact, entry] of value.entries) yield* this.#gap(fact, entry.value, entry.key);
      } else if (name.startsWith(`${GAP}.`)) yield* this.#gap(name.slice(GAP.length + 1), value, key);
      else {
        const fact = findFact(name);
        if (fact) yield { ref: { fact: name }, name, fact, tree: value };
        else this.#unknown(name, key);
      }
    }
  }

  *#gap(target: string, tree: Tree, key: Tree['place']): Iterable<Placed> {
    const fact = this.#names.targetFacts.includes(target) ? findFact(target) : undefined;
    if (!fact) {
      this.#unknown(`${GAP}.${target}`, key);
      return;
    }
    const unbounded = {
      type: 'number',
      members: [],
      unit: fact.unit,
      bounds: [-Infinity, Infinity],
    } as const;
    yield { ref: { gap: target }, name: `${GAP}.${target}`, fact: unbounded, tree };
  }

  *#parts({ name, keys, parts }: ObjectFactDefinition, tree: Tree): Iterable<Placed> {
    if (tree.kind !== 'map') {
      const args = { fact: name, type: 'object' as const, members: keys, value: JSON.stringify(plain(tree)) };
      this.#report.add('test-value', args, tree.place);
      return;
    }
    for (const [key, entry] of tree.entries) {
      const known = parts[key];
      if (!known || entry.value.kind !== 'map') {
        const near = known ? null : nearest(key, keys);
        this.#report.add('test-part', { fact: name, key, nearest: near, known: keys }, entry.key);
        continue;
      }
      for (const [part, inside] of entry.value.entries) {
        const fact = known[part];
        const path = `${name} $.${key}.${part}`;
        if (fact) yield { ref: { fact: name, key, part }, name: path, fact, tree: inside.value };
        else {
          const partNames = Object.keys(known);
          const args = {
            fact: `${name} $.${key}`,
            key: part,
            nearest: nearest(part, partNames),
            known: partNames,
          };
          this.#report.add('test-part', args, inside.key);
        }
      }
    }
  }

  #unknown(name: string, place: Tree['place']): void {
    const { derived, targetFacts } = this.#names;
    const known = [
      ...FACTS.map((fact) => fact.name),
      ...OBJECT_FACTS.map((fact) => fact.name),
      ...targetFacts.map((fact) => `${GAP}.${fact}`),
    ];
    const isDerived = derived.includes(name);
    const near = isDerived ? null : nearest(name, known);
    this.#report.add('test-fact', { name, nearest: near, derived: isDerived }, place);
  }
}
