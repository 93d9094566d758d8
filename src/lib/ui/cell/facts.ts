import type { Exceedance } from '../../analysis/index.ts';
import {
  FACTS,
  type FactLayer,
  findYearFact,
  hasYear,
  OBJECT_FACTS,
  SEGMENT_LABELS,
  type Shop,
  SOURCE_LABELS,
  SUPPLIER_LABELS,
  type Label,
  type Unit,
  type YearFact,
} from '../../plan/index.ts';
import type { Voice } from '../reader/voice.ts';

/** The facts that most people ask about first. */
export const QUICK_FACTS = ['gmv', 'cac', 'cvr', 'profit', 'stock_weeks', 'cash'] as const;

/** What keys of objects are called; the business file may call some otherwise. */
export function keyLabel(object: string, key: string, shop: Shop, voice: Voice): string {
  const own = object === 'segment' ? undefined : (shop.labels as Readonly<Record<string, string>>)[key];
  if (own !== undefined) return own;
  const labels: Readonly<Record<string, Label>> =
    object === 'channel' ? SOURCE_LABELS : object === 'segment' ? SEGMENT_LABELS : SUPPLIER_LABELS;
  const label = labels[key];
  return label ? voice.label(label) : key;
}

/** The name of a fact, of an object's with its key. */
export function factTitle(name: string, shop: Shop, voice: Voice): string {
  const fact = findYearFact(name);
  if (!fact) return name;
  const [object = '', key] = name.split('.');
  const own = voice.label(fact);
  return key === undefined
    ? own
    : voice.say('of-key', { key: keyLabel(object, key, shop, voice), fact: own });
}

export const unitOf = (name: string): Unit => findYearFact(name)?.unit ?? 'number';

/** Which way a curve of years runs: by the target, or by what is better. */
export const directionOf = (
  fact: YearFact | undefined,
  atMost: number | undefined,
): Exceedance['direction'] => (atMost !== undefined || fact?.better === 'down' ? 'atMost' : 'atLeast');

export interface FactGroup {
  readonly name: string;
  readonly facts: readonly { readonly name: string; readonly title: string }[];
}

const LAYERS: readonly FactLayer[] = ['finance', 'traffic', 'conversion', 'retention', 'supply', 'world'];

/** Every fact that a week and a year have a number of: by layer, then by channel, segment and supplier. */
export function factGroups(shop: Shop, layerName: (layer: FactLayer) => string, voice: Voice): FactGroup[] {
  const scalars = LAYERS.map((layer) => ({
    name: layerName(layer),
    facts: FACTS.filter((fact) => hasYear(fact) && fact.layer === layer).map((fact) => ({
      name: fact.name,
      title: voice.label(fact),
    })),
  }));
  const objects = OBJECT_FACTS.flatMap(({ name: object, keys, parts }) =>
    keys.map((key) => ({
      name: keyLabel(object, key, shop, voice),
      facts: Object.values(parts[key] ?? {})
        .filter(hasYear)
        .map((fact) => ({
          name: `${object}.${key}.${fact.name}`,
          title: factTitle(`${object}.${key}.${fact.name}`, shop, voice),
        })),
    })),
  );
  return [...scalars, ...objects].filter(({ facts }) => facts.length > 0);
}

/** Last year's weeks of a fact, where the business file tells them. */
export function lastYearOf(name: string, { lastYear }: Shop): readonly number[] | undefined {
  if (name === 'gmv') return lastYear.gmv;
  return name === 'organic_visits' || name === 'channel.organic.visits' ? lastYear.organicVisits : undefined;
}
