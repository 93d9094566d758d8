import { LEVERS, type Layer, LAYERS, type Modifier, type ModifierOperation } from '../plan/index.ts';
import { column, type Column, LANES, leverIndex } from './column.ts';

/** A week after every plan's end: what never happens starts then, and what never ends lasts until then. */
export const NEVER = 1 << 20;

/** A week after which no other comes next: every block starts afresh. */
const BEFORE = -1;

/** When something is in force on the lanes of a block: from a week, until a week (not included). */
export interface Happening {
  readonly from: Int32Array;
  readonly until: Int32Array;
  /** Lanes on which it starts, and on which it ends, by week: on all others it is as in the week before. */
  readonly starts: Turns;
  readonly ends: Turns;
  /** Earliest and latest week in which any lane has it: outside, nothing is computed. */
  readonly span: { first: number; last: number };
}

/** Places of lanes in a block. */
export type LaneList = readonly number[];
/** By week; not beyond the weeks of any plan. */
type Turns = (LaneList[] | undefined)[];

/** More weeks than any plan has. */
const MOST_WEEKS = 1024;

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
  from: new Int32Array(LANES).fill(NEVER),
  until: new Int32Array(LANES),
  starts: [],
  ends: [],
  span: { first: NEVER, last: 0 },
});

/** Puts a happening back to never. */
export function clearHappening({ from, until, starts, ends, span }: Happening): void {
  from.fill(NEVER);
  until.fill(0);
  starts.length = 0;
  ends.length = 0;
  span.first = NEVER;
  span.last = 0;
}

function note(turns: Turns, week: number, lanes: LaneList): void {
  if (week >= MOST_WEEKS) return;
  const known = turns[week];
  if (known) known.push(lanes);
  else turns[week] = [lanes];
}

/** Puts a happening in force on lanes on which it is not, or no longer will be by then. The list is kept, and may not change. */
export function begin(when: Happening, lanes: LaneList, first: number, end: number): void {
  const { from, until, starts, ends, span } = when;
  for (const lane of lanes) {
    from[lane] = first;
    until[lane] = end;
  }
  note(starts, first, lanes);
  note(ends, end, lanes);
  span.first = Math.min(span.first, first);
  span.last = Math.max(span.last, end);
}

/** The same for lanes each at a time of its own; where one has no `first`, it never happens. */
export function beginEach(
  when: Happening,
  times: (lane: number) => readonly [number, number] | undefined,
): void {
  const byFirst = new Map<number, number[]>();
  const byEnd = new Map<number, number[]>();
  const { from, until, starts, ends, span } = when;
  for (let lane = 0; lane < LANES; lane++) {
    const [first, end] = times(lane) ?? [];
    if (first === undefined || end === undefined) continue;
    from[lane] = first;
    until[lane] = end;
    listed(byFirst, first).push(lane);
    listed(byEnd, end).push(lane);
    span.first = Math.min(span.first, first);
    span.last = Math.max(span.last, end);
  }
  for (const [week, lanes] of byFirst) note(starts, week, lanes);
  for (const [week, lanes] of byEnd) note(ends, week, lanes);
}

function listed(lists: Map<number, number[]>, week: number): number[] {
  const known = lists.get(week) ?? [];
  lists.set(week, known);
  return known;
}

/** Whether any lane may have it in the week. */
export const inForce = ({ span }: Happening, week: number): boolean => week >= span.first && week < span.last;

function anyInForce(modifiers: readonly LaneModifier[], week: number): boolean {
  for (const { when } of modifiers) if (inForce(when, week)) return true;
  return false;
}

/** Every lane. */
const ALL_LANES: LaneList = Array.from({ length: LANES }, (_, lane) => lane);

/** Adds the lanes on which a happening that takes `ramp` weeks to grow weighs otherwise in `week` than in the week before. */
export function addTurns(
  to: LaneList[],
  { starts, ends, span }: Happening,
  ramp: number,
  week: number,
): void {
  if (week < span.first || week > span.last) return;
  for (let since = 0; since < Math.max(1, ramp); since++) addAll(to, starts[week - since]);
  addAll(to, ends[week]);
}

function addAll(to: LaneList[], lists: readonly LaneList[] | undefined): void {
  if (lists) for (const lanes of lists) to.push(lanes);
}

/** The order in which modifiers act: sets, then products, then sums; within each by layer, then key. */
const OPERATION_ORDER: Readonly<Record<ModifierOperation, number>> = { set: 0, multiply: 1, add: 2 };

const inOrder = (x: LaneModifier, y: LaneModifier): number =>
  OPERATION_ORDER[x.operation] - OPERATION_ORDER[y.operation] ||
  LAYERS.indexOf(x.layer) - LAYERS.indexOf(y.layer) ||
  (x.key < y.key ? -1 : x.key > y.key ? 1 : 0);

/** Share of a modifier in force: 0 or 1, and in between while it grows, one part in each week of its ramp. */
function weightOf(from: number, until: number, ramp: number, week: number): number {
  if (week < from || week >= until) return 0;
  return ramp <= 1 ? 1 : Math.min(1, (week + 1 - from) / ramp);
}

type Apply = (out: Column, modifier: LaneModifier, week: number, lanes: LaneList) => void;

const applySet: Apply = (out, { value, when, ramp }, week, lanes) => {
  const { from, until } = when;
  for (const i of lanes) {
    out[i]! += weightOf(from[i]!, until[i]!, ramp, week) * (value[i]! - out[i]!);
  }
};

const applyMultiply: Apply = (out, { value, when, ramp }, week, lanes) => {
  const { from, until } = when;
  for (const i of lanes) {
    out[i]! *= 1 + weightOf(from[i]!, until[i]!, ramp, week) * (value[i]! - 1);
  }
};

const applyAdd: Apply = (out, { value, when, ramp }, week, lanes) => {
  const { from, until } = when;
  for (const i of lanes) {
    out[i]! += weightOf(from[i]!, until[i]!, ramp, week) * value[i]!;
  }
};

const APPLY: Readonly<Record<ModifierOperation, Apply>> = {
  set: applySet,
  multiply: applyMultiply,
  add: applyAdd,
};

/** Clips a base column to its lever's bounds, in place. */
export function clipToBounds(lever: number, values: Column): void {
  clip(lever, values, ALL_LANES);
}

function clip(lever: number, values: Column, lanes: LaneList): void {
  const { min, max } = LEVERS[lever]!;
  for (const i of lanes) {
    if (values[i]! < min) values[i] = min;
    else if (values[i]! > max) values[i] = max;
  }
}

/** A lever that modifiers move, and its column while any is in force. */
interface MovedLever {
  readonly lever: number;
  readonly modifiers: readonly LaneModifier[];
  readonly values: Column;
}

/** Groups modifiers by lever, in canonical order. */
const groupByLever = (modifiers: readonly LaneModifier[]): MovedLever[] =>
  [...new Set(modifiers.map(({ lever }) => lever))]
    .sort((x, y) => x - y)
    .map((lever) => ({
      lever,
      modifiers: modifiers.filter((modifier) => modifier.lever === lever).sort(inOrder),
      values: column(),
    }));

/**
 * The value of each modified lever in a week: clip((last set, else base) x product of multiplies + sum of adds). Worked out
 * again only on the lanes on which a modifier starts, grows or ends. A lever no modifier of which is in force is its base
 * column itself, not a copy: whoever caches by reference sees that nothing changed.
 */
export class LeverValues {
  readonly #base: readonly Column[];
  readonly #moved: readonly MovedLever[];
  #week = BEFORE;
  /** Used again for each lever and week: lists of their own would be most of a week's garbage. */
  readonly #turned: LaneList[] = [];
  /** The columns in force, by lever. */
  readonly values: Column[];
  /** Grows whenever the lever's value changes on any lane. */
  readonly version: Uint32Array;

  constructor(base: readonly Column[], modifiers: readonly LaneModifier[]) {
    this.#base = base;
    this.#moved = groupByLever(modifiers);
    this.values = [...base];
    this.version = new Uint32Array(base.length).fill(1);
  }

  /** Forgets the weeks of the last block: base columns have been drawn anew. */
  reset(): void {
    this.#week = BEFORE;
    for (const { lever } of this.#moved) this.values[lever] = this.#base[lever]!;
    for (let lever = 0; lever < this.version.length; lever++) this.version[lever]!++;
  }

  /** Moves every modified lever to its value in `week`. */
  advance(week: number): void {
    // Only from one week to the next is it enough to look at what turns.
    const afresh = week !== this.#week + 1;
    this.#week = week;
    for (const moved of this.#moved) this.#move(moved, week, afresh);
  }

  #move({ lever, modifiers, values }: MovedLever, week: number, afresh: boolean): void {
    const base = this.#base[lever]!;
    if (!anyInForce(modifiers, week)) {
      if (this.values[lever] === base) return;
      this.values[lever] = base;
      this.version[lever]!++;
      return;
    }
    const turned = this.#turned;
    turned.length = 0;
    if (afresh || this.values[lever] === base) turned.push(ALL_LANES);
    else for (const { when, ramp } of modifiers) addTurns(turned, when, ramp, week);
    if (turned.length === 0) return;
    for (const lanes of turned) fold(values, base, lever, modifiers, week, lanes);
    this.values[lever] = values;
    this.version[lever]!++;
  }
}

/** A lever's value on some lanes, from its base. */
function fold(
  out: Column,
  base: Column,
  lever: number,
  modifiers: readonly LaneModifier[],
  week: number,
  lanes: LaneList,
): void {
  for (const i of lanes) out[i] = base[i]!;
  for (const modifier of modifiers) {
    if (inForce(modifier.when, week)) APPLY[modifier.operation](out, modifier, week, lanes);
  }
  clip(lever, out, lanes);
}

/** A modifier of a strategy or phase: the same on every lane. */
export function constantModifier(modifier: Modifier): LaneModifier {
  const { value, from, weeks } = modifier;
  if (typeof value !== 'number' || typeof from !== 'number' || typeof weeks !== 'number') {
    throw new RangeError(`${modifier.key}: what we decide is not drawn`);
  }
  const when = createHappening();
  begin(when, ALL_LANES, from, Math.min(NEVER, from + weeks));
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
