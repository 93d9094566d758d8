import type { Unit } from './lever-table.ts';
import type { Measure } from './measure.ts';
import { label, type Label } from './words.ts';

export type FactLayer = 'traffic' | 'conversion' | 'retention' | 'supply' | 'finance' | 'world';
export type Better = 'up' | 'down' | 'none';

/**
 * What a rule sees of a fact. In a column a flag is 0 or 1, a name is its place in `members`, a list is the sum of
 * 2^place over the members it holds, and a missing value is NaN.
 */
export type FactType = 'number' | 'flag' | 'name' | 'list';

/** One observable number of a week: what rules, charts, targets and documents all read. */
export interface FactDefinition extends Label {
  readonly name: string;
  readonly layer: FactLayer;
  readonly type: FactType;
  readonly unit: Unit;
  readonly better: Better;
  /** The closed set of a name or a list. */
  readonly members: readonly string[];
  /** Values outside these cannot occur: a threshold beyond them never decides anything. */
  readonly bounds: readonly [number, number];
  /** The definition in words, as shown to planners. */
  readonly definition: string;
  readonly measure: Measure;
}

/** A fact that is read with a path: `{ "fact": "channel", "path": "$.douyin.cac" }`. */
export interface ObjectFactDefinition extends Label {
  readonly name: string;
  readonly keys: readonly string[];
  /** What can be read, per key. */
  readonly parts: Readonly<Record<string, Readonly<Record<string, FactDefinition>>>>;
}

/** Bounds of money and numbers that cannot be negative, of those that can be anything, and of growth: nothing falls by more than all. */
export const NOT_NEGATIVE: readonly [number, number] = [0, Infinity];
export const ANY: readonly [number, number] = [-Infinity, Infinity];
export const GROWTH: readonly [number, number] = [-1, Infinity];

interface Spec {
  readonly type?: FactType;
  readonly members?: readonly string[];
  readonly bounds?: readonly [number, number];
}

/** Bounds that follow from the unit: shares lie in [0, 1], counts and money of a kind are not negative. */
function unitBounds(unit: Unit): readonly [number, number] {
  switch (unit) {
    case 'share':
    case 'flag':
      return [0, 1];
    case 'CNY':
    case 'CNY a week':
    case 'CNY a year':
    case 'index':
    case 'log odds':
    case 'exponent':
    case 'z':
      return [-Infinity, Infinity];
    default:
      return [0, Infinity];
  }
}

export const factRow =
  (layer: FactLayer) =>
  (
    name: string,
    unit: Unit,
    better: Better,
    en: string,
    zh: string,
    definition: string,
    measure: Measure,
    spec: Spec = {},
  ): FactDefinition => ({
    name,
    layer,
    unit,
    better,
    ...label(en, zh),
    definition,
    measure,
    type: spec.type ?? 'number',
    members: spec.members ?? [],
    bounds: spec.bounds ?? unitBounds(unit),
  });
