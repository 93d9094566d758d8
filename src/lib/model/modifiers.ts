import { LEVERS, type Layer, LAYERS, type Modifier, type ModifierOperation } from '../plan/index.ts';
import { column, type Column, leverIndex } from './column.ts';

/** When something is in force on the lanes of a block: from a week, until a week (not included). */
export interface Happening {
  /** Infinity where it does not happen. */
  readonly from: Column;
  readonly until: Column;
  /** Earliest and latest week in which any lane has it: outside, nothing is computed. Kept by who fills the columns. */
  readonly span: { first: number; last: number };
}

/** A modifier on the lanes of a block. */
export interface LaneModifier {
  readonly lever: number;
  readonly layer: Layer;
  /** Sorts modifiers of one layer, so that the order in a file changes no byte. */
  readonly key: string;
  readonly operation: ModifierOperation;
  readonly value: Column;
  readonly when: Happening;
  /** Weeks over which it grows to its full size. */
  readonly ramp: number;
}

export const createHappening = (): Happening => ({
  from: column(Infinity),
  until: column(Infinity),
  span: { first: Infinity, last: -Infinity },
});

/** All modifiers of one lever, in the order in which they act. */
interface LeverModifiers {
  readonly lever: number;
  readonly modifiers: readonly LaneModifier[];
  /** The weight of each modifier. */
  readonly weights: readonly Weight[];
}

/** The order in which modifiers act: sets, then products, then sums; within each by layer, then key. */
const OPERATION_ORDER: Readonly<Record<ModifierOperation, number>> = { set: 0, multiply: 1, add: 2 };

/** Groups modifiers by lever in canonical order; modifiers of one happening with one ramp share a weight. */
function groupModifiers(modifiers: readonly LaneModifier[]): { groups: LeverModifiers[]; weights: Weight[] } {
  const sorted = [...modifiers].sort(
    (x, y) =>
      x.lever - y.lever ||
      OPERATION_ORDER[x.operation] - OPERATION_ORDER[y.operation] ||
      LAYERS.indexOf(x.layer) - LAYERS.indexOf(y.layer) ||
      (x.key < y.key ? -1 : x.key > y.key ? 1 : 0),
  );
  const weights: Weight[] = [];
  const weightOf = ({ when, ramp }: LaneModifier): Weight => {
    const known = weights.find((weight) => weight.when === when && weight.ramp === ramp);
    if (known) return known;
    const weight = { when, ramp, values: column() };
    weights.push(weight);
    return weight;
  };
  const levers = [...new Set(sorted.map(({ lever }) => lever))];
  const groups = levers.map((lever) => {
    const own = sorted.filter((modifier) => modifier.lever === lever);
    return { lever, modifiers: own, weights: own.map(weightOf) };
  });
  return { groups, weights };
}

/** Sets the span of a happening from its columns. */
export function measureSpan({ from, until, span }: Happening): void {
  span.first = Infinity;
  span.last = -Infinity;
  for (let i = 0; i < from.length; i++) {
    if (from[i]! === Infinity) continue;
    span.first = Math.min(span.first, from[i]!);
    span.last = Math.max(span.last, until[i]!);
  }
}

const inForce = ({ span }: Happening, week: number): boolean => week >= span.first && week < span.last;

/** How much of a happening is in force in the week, 0 to 1, by lane: shared by all modifiers with its ramp. */
interface Weight {
  readonly when: Happening;
  readonly ramp: number;
  readonly values: Column;
}

function weigh({ when, ramp, values }: Weight, week: number): void {
  if (ramp > 1) weighRamp(values, when.from, when.until, week, ramp);
  else weighWhole(values, when.from, when.until, week);
}

function weighWhole(out: Column, from: Column, until: Column, week: number): void {
  for (let i = 0; i < out.length; i++) out[i] = week >= from[i]! && week < until[i]! ? 1 : 0;
}

/** Grows evenly: one part in the first week, the whole after `ramp` weeks. */
function weighRamp(out: Column, from: Column, until: Column, week: number, ramp: number): void {
  for (let i = 0; i < out.length; i++) {
    out[i] = week >= from[i]! && week < until[i]! ? Math.min(1, (week + 1 - from[i]!) / ramp) : 0;
  }
}

function applySet(out: Column, value: Column, weight: Column): void {
  for (let i = 0; i < out.length; i++) out[i]! += weight[i]! * (value[i]! - out[i]!);
}

function applyMultiply(out: Column, value: Column, weight: Column): void {
  for (let i = 0; i < out.length; i++) out[i]! *= 1 + weight[i]! * (value[i]! - 1);
}

function applyAdd(out: Column, value: Column, weight: Column): void {
  for (let i = 0; i < out.length; i++) out[i]! += weight[i]! * value[i]!;
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

/**
 * The value of each modified lever in a week: clip((last set, else base) x product of multiplies + sum of adds).
 * A lever no modifier of which is in force is its base column itself, not a copy: `values[lever]` changes only by
 * reference then, and whoever caches by reference sees that nothing changed.
 */
export class LeverValues {
  readonly #base: readonly Column[];
  readonly #groups: readonly LeverModifiers[];
  readonly #weights: readonly Weight[];
  readonly #buffers: ReadonlyMap<number, Column>;
  /** The columns in force, by lever. */
  readonly values: Column[];
  /** Weekly counter that grows whenever the lever's value may have changed. */
  readonly version: Uint32Array;

  constructor(base: readonly Column[], modifiers: readonly LaneModifier[]) {
    this.#base = base;
    const { groups, weights } = groupModifiers(modifiers);
    this.#groups = groups;
    this.#weights = weights;
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
    for (const weight of this.#weights) if (inForce(weight.when, week)) weigh(weight, week);
    for (const { lever, modifiers, weights } of this.#groups) {
      const base = this.#base[lever]!;
      if (!modifiers.some(({ when }) => inForce(when, week))) {
        if (this.values[lever] !== base) {
          this.values[lever] = base;
          this.version[lever]!++;
        }
        continue;
      }
      const out = this.#buffers.get(lever)!;
      out.set(base);
      modifiers.forEach(({ operation, value, when }, k) => {
        if (inForce(when, week)) APPLY[operation](out, value, weights[k]!.values);
      });
      clipToBounds(lever, out);
      this.values[lever] = out;
      this.version[lever]!++;
    }
  }
}

/** A modifier of a strategy or phase: the same on every lane. */
export function constantModifier(modifier: Modifier): LaneModifier {
  const { value, from, weeks } = modifier;
  if (typeof value !== 'number' || typeof from !== 'number' || typeof weeks !== 'number') {
    throw new RangeError(`${modifier.key}: what we decide is not drawn`);
  }
  const when = createHappening();
  when.from.fill(from);
  when.until.fill(from + weeks);
  measureSpan(when);
  const lanes: LaneModifier = {
    lever: leverIndex(modifier.lever),
    layer: modifier.layer,
    key: modifier.key,
    operation: modifier.operation,
    value: column(value),
    when,
    ramp: modifier.ramp,
  };
  return lanes;
}
