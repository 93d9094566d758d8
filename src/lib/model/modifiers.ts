import { LEVERS, type Layer, LAYERS, type ModifierOperation } from '../plan/index.ts';
import { column, type Column } from './column.ts';

/** A modifier on the lanes of a block: who has it, from which week, until which week (not included). */
export interface LaneModifier {
  readonly lever: number;
  readonly layer: Layer;
  /** Sorts modifiers of one layer, so that the order in a file changes no byte. */
  readonly key: string;
  readonly operation: ModifierOperation;
  readonly value: Column;
  /** Infinity where the modifier does not happen. */
  readonly from: Column;
  readonly until: Column;
  readonly ramp: number;
  /** Earliest and latest week in which any lane has it: outside, nothing is computed. Kept by who fills the columns. */
  readonly span: { first: number; last: number };
}

/** All modifiers of one lever, in the order in which they act. */
interface LeverModifiers {
  readonly lever: number;
  readonly modifiers: readonly LaneModifier[];
}

/** The order in which modifiers act: sets, then products, then sums; within each by layer, then key. */
const OPERATION_ORDER: Readonly<Record<ModifierOperation, number>> = { set: 0, multiply: 1, add: 2 };

/** Groups modifiers by lever in canonical order. */
export function groupModifiers(modifiers: readonly LaneModifier[]): LeverModifiers[] {
  const sorted = [...modifiers].sort(
    (x, y) =>
      x.lever - y.lever ||
      OPERATION_ORDER[x.operation] - OPERATION_ORDER[y.operation] ||
      LAYERS.indexOf(x.layer) - LAYERS.indexOf(y.layer) ||
      (x.key < y.key ? -1 : x.key > y.key ? 1 : 0),
  );
  const groups = new Map<number, LaneModifier[]>();
  for (const modifier of sorted) {
    const group = groups.get(modifier.lever);
    if (group) group.push(modifier);
    else groups.set(modifier.lever, [modifier]);
  }
  return [...groups].map(([lever, group]) => ({ lever, modifiers: group }));
}

/** Sets the span of a modifier from its columns. */
export function measureSpan(modifier: LaneModifier): void {
  let first = Infinity;
  let last = -Infinity;
  for (let i = 0; i < modifier.from.length; i++) {
    if (modifier.from[i]! < first) first = modifier.from[i]!;
    if (modifier.from[i]! < Infinity && modifier.until[i]! > last) last = modifier.until[i]!;
  }
  modifier.span.first = first;
  modifier.span.last = last;
}

/** Size of a modifier in its (week - from + 1)th week: it grows evenly over its ramp. */
const weight = (week: number, from: number, ramp: number): number =>
  ramp > 1 ? Math.min(1, (week - from + 1) / ramp) : 1;

function applySet(out: Column, m: LaneModifier, week: number): void {
  const { value, from, until, ramp } = m;
  for (let i = 0; i < out.length; i++) {
    if (week >= from[i]! && week < until[i]!) out[i]! += weight(week, from[i]!, ramp) * (value[i]! - out[i]!);
  }
}

function applyMultiply(out: Column, m: LaneModifier, week: number): void {
  const { value, from, until, ramp } = m;
  for (let i = 0; i < out.length; i++) {
    if (week >= from[i]! && week < until[i]!) out[i]! *= 1 + weight(week, from[i]!, ramp) * (value[i]! - 1);
  }
}

function applyAdd(out: Column, m: LaneModifier, week: number): void {
  const { value, from, until, ramp } = m;
  for (let i = 0; i < out.length; i++) {
    if (week >= from[i]! && week < until[i]!) out[i]! += weight(week, from[i]!, ramp) * value[i]!;
  }
}

const APPLY = { set: applySet, multiply: applyMultiply, add: applyAdd } as const;

function clip(out: Column, min: number, max: number): void {
  for (let i = 0; i < out.length; i++) {
    if (out[i]! < min) out[i] = min;
    else if (out[i]! > max) out[i] = max;
  }
}

/** Clips a base column to its lever's bounds, in place. */
export function clipToBounds(lever: number, values: Column): void {
  const { min, max } = LEVERS[lever]!;
  clip(values, min, max);
}

const inForce = (m: LaneModifier, week: number): boolean => week >= m.span.first && week < m.span.last;

/**
 * The value of each modified lever in a week: clip((last set, else base) x product of multiplies + sum of adds).
 * A lever no modifier of which is in force is its base column itself, not a copy: `values[lever]` changes only by
 * reference then, and whoever caches by reference sees that nothing changed.
 */
export class LeverValues {
  readonly #base: readonly Column[];
  readonly #groups: readonly LeverModifiers[];
  readonly #buffers: ReadonlyMap<number, Column>;
  /** The columns in force, by lever. */
  readonly values: Column[];
  /** Weekly counter that grows whenever the lever's value may have changed. */
  readonly version: Uint32Array;

  constructor(base: readonly Column[], modifiers: readonly LaneModifier[]) {
    this.#base = base;
    this.#groups = groupModifiers(modifiers);
    this.#buffers = new Map(this.#groups.map((group) => [group.lever, column()]));
    this.values = [...base];
    this.version = new Uint32Array(base.length).fill(1);
  }

  /** Forgets the weeks of the last block: base columns have been drawn anew. */
  reset(): void {
    for (const { lever } of this.#groups) this.values[lever] = this.#base[lever]!;
    for (let lever = 0; lever < this.version.length; lever++) this.version[lever]!++;
  }

  /** Moves every modified lever to its value in `week`. */
  advance(week: number): void {
    for (const { lever, modifiers } of this.#groups) {
      const base = this.#base[lever]!;
      if (!modifiers.some((m) => inForce(m, week))) {
        if (this.values[lever] !== base) {
          this.values[lever] = base;
          this.version[lever]!++;
        }
        continue;
      }
      const out = this.#buffers.get(lever)!;
      out.set(base);
      for (const m of modifiers) if (inForce(m, week)) APPLY[m.operation](out, m, week);
      clipToBounds(lever, out);
      this.values[lever] = out;
      this.version[lever]!++;
    }
  }
}
