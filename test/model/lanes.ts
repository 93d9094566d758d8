import {
  column,
  type Column,
  beginEach,
  createHappening,
  detailsOf,
  LANES,
  type LaneModifier,
  leverIndex,
  WorldBlock,
  Year,
} from '../../src/lib/model/index.ts';
import { findLever, LEVERS, type Quantity, SUPPLIERS } from '../../src/lib/plan/index.ts';
import { stream } from '../../src/lib/random/index.ts';
import type { SetUp } from './sample.ts';

/** Page tests are the one piece of luck that a set-up without luck still has: with this, lanes differ by their levers alone. */
export const SAME_LUCK = { 'page.lift_sd': 0 };

/** A lever's value on each lane; undefined leaves the lane as the set-up has it. */
export type ByLane = (lane: number) => number | undefined;

export interface Following {
  readonly seed?: number;
  readonly block?: number;
  readonly weeks?: number;
  /** Values of single lanes, by lever: every lane may be a shop of its own. */
  readonly lanes?: Readonly<Record<string, ByLane>>;
  /** Columns that are read, where not all are. */
  readonly details?: readonly string[];
  /** Called when the year is at its opening. */
  readonly opened?: (year: Year) => void;
  /** Called at the end of every week. */
  readonly see?: (year: Year, week: number) => void;
}

/** After the last week of every plan. */
export const FAR = 1000;

/** A lever of ours that is set for the whole year on the lanes that have a value. */
function setByLane(lever: string, value: ByLane): LaneModifier {
  const when = createHappening();
  const values = column();
  beginEach(when, (i) => {
    const given = value(i);
    if (given === undefined) return undefined;
    values[i] = given;
    return [1, FAR];
  });
  return {
    lever: leverIndex(lever),
    layer: 'play',
    key: lever,
    operation: 'set',
    value: values,
    when,
    ramp: 0,
  };
}

/** Runs the year of a set-up week by week without keeping what nobody looks at. */
export function follow(setup: SetUp, following: Following = {}): Year {
  const {
    seed = 42,
    block = 0,
    weeks = setup.world.shop.calendar.weeks,
    lanes = {},
    details,
    opened,
    see,
  } = following;
  const world = new WorldBlock(setup.world, [setup.strategy.values]);
  const ours: LaneModifier[] = [];
  for (const [lever, value] of Object.entries(lanes)) {
    if (findLever(lever)?.kind === 'ours') {
      ours.push(setByLane(lever, value));
      continue;
    }
    // Only a constant's column keeps what is written to it: that of an assumption is drawn anew.
    if (typeof setup.world.values[lever] !== 'number') throw new Error(`${lever} is no constant here`);
    const base = world.base(leverIndex(lever));
    for (let i = 0; i < LANES; i++) base[i] = value(i) ?? base[i]!;
  }
  world.run({ seed, block });
  const year = new Year(setup.strategy, world, ours, details && detailsOf(details));
  year.start();
  opened?.(year);
  for (let week = 1; week <= weeks; week++) {
    year.step();
    see?.(year, week);
  }
  return year;
}

/** A column of the week's output. */
export function output(year: Year, name: string): Column {
  const values = year.outputByName.get(name);
  if (!values) throw new Error(`the model makes no ${name}`);
  return values;
}

/** Several columns of the week's output, in the order of their names. */
export const outputs = <const Names extends readonly string[]>(year: Year, ...names: Names) =>
  names.map((name) => output(year, name)) as unknown as { readonly [Place in keyof Names]: Column };

/** Unit cost of the goods that arrive in the week, against the base cost; NaN where none do. */
export function arrivingCost(year: Year): Column {
  const [paid, goods] = outputs(year, 'arrivals_cost', 'arrivals');
  const [share, value] = [inForce(year, 'finance.cogs_share'), inForce(year, 'finance.order_value')];
  return paid.map((money, i) => money / goods[i]! / (share[i]! * value[i]!));
}

/** A lever of every supplier. */
export const ofAllSuppliers = <Value>(lever: string, value: Value): Record<string, Value> =>
  Object.fromEntries(SUPPLIERS.map((supplier) => [`suppliers.${supplier}.${lever}`, value]));

/** The value of a lever in force this week. */
export const inForce = (year: Year, lever: string): Column => year.levers[leverIndex(lever)]!;

/** Adds a column to a total kept by lane. */
export function addTo(total: Column, values: Column): void {
  for (let i = 0; i < total.length; i++) total[i]! += values[i]!;
}

/** The sum over the year of every column of output, by name; a column's missing values make its sum missing. */
export function totals(setup: SetUp, following: Following = {}): ReadonlyMap<string, Column> {
  const sums = new Map<string, Column>();
  follow(setup, {
    ...following,
    see: (year, week) => {
      for (const [name, values] of year.outputByName) {
        const total = sums.get(name);
        if (total) addTo(total, values);
        else sums.set(name, values.slice());
      }
      following.see?.(year, week);
    },
  });
  return sums;
}

/** Draws between two bounds, one a lane, that belong to a seed and a name. */
export function between(seed: number, name: string, min: number, max: number): (lane: number) => number {
  const draws = new Float64Array(LANES);
  stream(seed, `test/${name}`, 0).fillUniform(draws);
  return (lane) => min + (max - min) * draws[lane]!;
}

/** Most that a random plan spends in a year, CNY. */
const LARGE_BUDGET = 40_000_000;

/** The set-up with another plan on every lane: each lever of ours drawn between its bounds, but for those given. */
export function randomPlans(setup: SetUp, given: Readonly<Record<string, Quantity>> = {}): SetUp {
  const drawn = LEVERS.filter((lever) => lever.kind === 'ours').map(
    ({ name, min, max }): [string, Quantity] => [
      name,
      given[name] ?? { family: 'uniform', min, max: name === 'budget.total' ? LARGE_BUDGET : max },
    ],
  );
  return { ...setup, strategy: { ...setup.strategy, values: Object.fromEntries(drawn) } };
}

/** Largest difference of a column from what it should be, in parts of 1 + its size. */
export const apart = (one: ArrayLike<number>, other: (lane: number) => number): number =>
  largest((i) => Math.abs(one[i]! - other(i)) / (1 + Math.abs(one[i]!)));

/** The largest of a number over all lanes; NaN as soon as one of them is. */
export function largest(of: (lane: number) => number): number {
  let most = -Infinity;
  for (let i = 0; i < LANES; i++) {
    const value = of(i);
    if (!(value <= most)) most = value;
    if (Number.isNaN(value)) return NaN;
  }
  return most;
}

/** The smallest of a number over all lanes; NaN as soon as one of them is. */
export const smallest = (of: (lane: number) => number): number => -largest((lane) => -of(lane));

/** Mean over the lanes and its standard error. */
export function meanOf(values: ArrayLike<number>): { mean: number; error: number } {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i]!;
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i]! - mean) ** 2;
  return { mean, error: Math.sqrt(squares / (n - 1) / n) };
}
