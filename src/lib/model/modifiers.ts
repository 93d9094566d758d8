import { LEVERS, type Layer, LAYERS, type Modifier, type ModifierOperation } from '../plan/index.ts';
import { column, type Column, LANES, leverIndex } from './column.ts';

/** A week after every plan's end: what never happens starts then, and what never ends lasts until then. */
export const NEVER = 1 << 20;

/** When something is in force on the lanes of a block: from a week, until a week (not included). */
export interface Happening {
  readonly from: Int32Array;
  readonly until: Int32Array;
  /** Earliest and latest week in which any lane has it: outside, nothing is computed. Kept by who fills the columns. */
  readonly span: { first: number; last: number };
  /** 1 where it is in force in the week that `weigh` was last asked about, else 0. */
  readonly weight: Column;
  /** That week; 0 when the columns have been filled anew. */
  weighed: number;
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

export function createHappening(): Happening {
  return {
    from: new Int32Array(LANES).fill(NEVER),
    until: new Int32Array(LANES),
    span: { first: NEVER, last: 0 },
    weight: column(),
    weighed: 0,
  };
}

/** Puts a happening back to never. */
export function clearHappening(when: Happening): void {
  when.from.fill(NEVER);
  when.until.fill(0);
  when.span.first = NEVER;
  when.span.last = 0;
  when.weighed = 0;
}

/** All modifiers of one lever, in the order in which they act, each with the column of its weight. */
interface LeverModifiers {
  readonly lever: number;
  readonly modifiers: readonly (LaneModifier & { readonly weight: Column })[];
}

/** The order in which modifiers act: sets, then products, then sums; within each by layer, then key. */
const OPERATION_ORDER: Readonly<Record<ModifierOperation, number>> = { set: 0, multiply: 1, add: 2 };

/** Groups modifiers by lever in canonical order; modifiers of one happening that grow alike share a ramp. */
function groupModifiers(modifiers: readonly LaneModifier[]): { groups: LeverModifiers[]; ramps: Ramp[] } {
  const sorted = [...modifiers].sort(
    (x, y) =>
      x.lever - y.lever ||
      OPERATION_ORDER[x.operation] - OPERATION_ORDER[y.operation] ||
      LAYERS.indexOf(x.layer) - LAYERS.indexOf(y.layer) ||
      (x.key < y.key ? -1 : x.key > y.key ? 1 : 0),
  );
  const ramps: Ramp[] = [];
  const weightOf = ({ when, ramp }: LaneModifier): Column => {
    if (ramp <= 1) return when.weight;
    const known = ramps.find((other) => other.when === when && other.ramp === ramp);
    if (known) return known.values;
    const values = column();
    ramps.push({ when, ramp, values });
    return values;
  };
  const levers = [...new Set(sorted.map(({ lever }) => lever))];
  const groups = levers.map((lever) => ({
    lever,
    modifiers: sorted
      .filter((modifier) => modifier.lever === lever)
      .map((modifier) => ({ ...modifier, weight: weightOf(modifier) })),
  }));
  return { groups, ramps };
}

/** Sets the span of a happening from its columns. */
export function measureSpan(when: Happening): void {
  const { from, until, span } = when;
  span.first = NEVER;
  span.last = 0;
  for (let i = 0; i < from.length; i++) {
    if (from[i] === NEVER) continue;
    span.first = Math.min(span.first, from[i]!);
    span.last = Math.max(span.last, until[i]!);
  }
  when.weighed = 0;
}

/** Whether any lane may have it in the week. */
export const inForce = ({ span }: Happening, week: number): boolean => week >= span.first && week < span.last;

/** The happening's weight in a week. */
export function weigh(when: Happening, week: number): Column {
  if (when.weighed !== week) {
    setWeight(when.weight, when.from, when.until, week);
    when.weighed = week;
  }
  return when.weight;
}

/** By sign bits, without a branch, which no processor could foresee: not before `from`, and before `until`. */
function setWeight(out: Column, from: Int32Array, until: Int32Array, week: number): void {
  for (let i = 0; i < out.length; i++) out[i] = (~(week - from[i]!) & (week - until[i]!)) >>> 31;
}

/** How much of a happening is in force with a ramp, 0 to 1, by lane: shared by all modifiers that grow so. */
interface Ramp {
  readonly when: Happening;
  readonly ramp: number;
  readonly values: Column;
}

/** Grows evenly: one part in the first week, the whole after `ramp` weeks. */
function climb({ when, ramp, values }: Ramp, week: number): void {
  const weight = weigh(when, week);
  const { from } = when;
  for (let i = 0; i < values.length; i++) {
    values[i] = weight[i] === 0 ? 0 : Math.min(1, (week + 1 - from[i]!) / ramp);
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
  readonly #ramps: readonly Ramp[];
  readonly #buffers: ReadonlyMap<number, Column>;
  /** The columns in force, by lever. */
  readonly values: Column[];
  /** Weekly counter that grows whenever the lever's value may have changed. */
  readonly version: Uint32Array;

  constructor(base: readonly Column[], modifiers: readonly LaneModifier[]) {
    this.#base = base;
    const { groups, ramps } = groupModifiers(modifiers);
    this.#groups = groups;
    this.#ramps = ramps;
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
    for (const ramp of this.#ramps) if (inForce(ramp.when, week)) climb(ramp, week);
    for (const { lever, modifiers } of this.#groups) {
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
      for (const { operation, value, when, weight } of modifiers) {
        if (!inForce(when, week)) continue;
        weigh(when, week);
        APPLY[operation](out, value, weight);
      }
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
  when.until.fill(Math.min(NEVER, from + weeks));
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
