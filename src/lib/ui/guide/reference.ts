import {
  BUDGET_LINE_LABELS,
  type CostOn,
  type FactDefinition,
  FACTS,
  label,
  type Label,
  type LeverDefinition,
  type LeverKind,
  LEVERS,
  OBJECT_FACTS,
  type ObjectFactDefinition,
  SEGMENT_LABELS,
  SOURCE_LABELS,
  SUPPLIER_LABELS,
} from '../../plan/index.ts';
import {
  DEFINITIONS_IN_CHINESE,
  LAYER_LABELS,
  MOVES_IN_CHINESE,
  UNIT_LABELS,
} from '../../workspace/messages/guide.ts';
import type { Voice } from '../reader/voice.ts';

/** A fact of the guide's tables; a part of an object fact with the keys that have it. */
export interface FactRow {
  readonly fact: FactDefinition;
  /** Undefined when every key has it, and for facts that have no keys. */
  readonly keys?: readonly NamedKey[];
}

/** Facts under one heading. */
export interface FactGroup extends Label {
  readonly name: string;
  readonly rows: readonly FactRow[];
  /** The keys of an object fact, and an example of a path. */
  readonly path?: { readonly example: string; readonly keys: readonly NamedKey[] };
}

export interface NamedKey extends Label {
  readonly name: string;
}

export interface LeverGroup {
  readonly kind: LeverKind;
  readonly rows: readonly LeverDefinition[];
}

const KEY_LABELS: Readonly<Record<string, Label>> = {
  ...SOURCE_LABELS,
  ...SEGMENT_LABELS,
  ...SUPPLIER_LABELS,
};

const namedKey = (name: string): NamedKey => ({ name, ...(KEY_LABELS[name] ?? label(name, name)) });

function layerGroups(): FactGroup[] {
  const layers = [...new Set(FACTS.map(({ layer }) => layer))];
  return layers.map((layer) => ({
    name: layer,
    ...LAYER_LABELS[layer],
    rows: FACTS.filter((fact) => fact.layer === layer).map((fact) => ({ fact })),
  }));
}

/** One row for each part, from the first key that has it. */
function objectGroup({ name, en, zh, keys, parts }: ObjectFactDefinition): FactGroup {
  const first = new Map<string, FactDefinition>();
  for (const key of keys) {
    for (const fact of Object.values(parts[key] ?? {})) {
      if (!first.has(fact.name)) first.set(fact.name, fact);
    }
  }
  const rows = [...first.values()].map((fact): FactRow => {
    const having = keys.filter((key) => parts[key]?.[fact.name] !== undefined);
    return having.length === keys.length ? { fact } : { fact, keys: having.map(namedKey) };
  });
  const example = `$.${keys[0] ?? ''}.${rows[0]?.fact.name ?? ''}`;
  return { name, en, zh, rows, path: { example, keys: keys.map(namedKey) } };
}

/** Every fact that the catalogue has, by layer, and those read with a path by their object. */
export const FACT_GROUPS: readonly FactGroup[] = [...layerGroups(), ...OBJECT_FACTS.map(objectGroup)];

const KINDS: readonly LeverKind[] = ['ours', 'world', 'shop'];

/** Every lever that the catalogue has, by who may move it. */
export const LEVER_GROUPS: readonly LeverGroup[] = KINDS.map((kind) => ({
  kind,
  rows: LEVERS.filter((lever) => lever.kind === kind),
}));

interface Findable extends Label {
  readonly name: string;
}

/** Full-width letters and capitals do not matter. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/**
 * Whether a row answers to what is typed: each of its words is in the name or in a label, in either language, whatever
 * the order. Nothing typed finds everything.
 */
export function answersTo({ name, en, zh }: Findable, typed: string): boolean {
  const text = plain(`${name} ${en} ${zh}`);
  return plain(typed)
    .split(/\s+/)
    .every((piece) => text.includes(piece));
}

/** A text as a reader sees it; in a language of its own where it is not there in the reader's. */
export interface Said {
  readonly text: string;
  readonly lang?: 'en';
}

const said = (english: string, chinese: Readonly<Record<string, string>>, { lang }: Voice): Said => {
  if (lang === 'en') return { text: english };
  const text = chinese[english];
  return text === undefined ? { text: english, lang: 'en' } : { text };
};

/** What a fact is. */
export const definitionOf = ({ definition }: FactDefinition, voice: Voice): Said =>
  said(definition, DEFINITIONS_IN_CHINESE, voice);

/** What a lever moves. */
export const movesOf = ({ moves }: LeverDefinition, voice: Voice): Said =>
  said(moves, MOVES_IN_CHINESE, voice);

/** The unit of a fact; of one that is not a number, what it is instead. */
export const unitOf = ({ type, unit }: FactDefinition, voice: Voice): string =>
  type === 'name' || type === 'list' ? voice.say(`type-${type}`) : voice.label(UNIT_LABELS[unit]);

/** How the weeks of a fact make its year; undefined when it has none. */
export function yearOf({ measure: { year } }: FactDefinition, voice: Voice): string | undefined {
  if (!year) return undefined;
  if ('total' in year) return voice.say(`year-${year.total.of}`);
  const ratio = `${voice.say(`year-${year.over.of}`)} ÷ ${voice.say(`year-${year.under.of}`)}`;
  const scaled = year.times === undefined || year.times === 1 ? ratio : `${ratio} × ${year.times}`;
  return year.minus === 0 ? scaled : `${scaled} − ${year.minus}`;
}

/** Bounds in the unit that files write them in. */
export const boundsOf = ({ min, max, unit }: LeverDefinition, voice: Voice): string =>
  voice.say('from-to', { low: voice.written(min, unit), high: voice.written(max, unit) });

/** What pays for a lever. */
export function costOf(on: CostOn, voice: Voice): string {
  if (on === 'none') return voice.say('cost-none');
  return on === 'margin' ? voice.say('cost-margin') : voice.label(BUDGET_LINE_LABELS[on]);
}
