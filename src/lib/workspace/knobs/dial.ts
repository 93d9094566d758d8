import { parseAmount, writeNumber, writePercent } from '../grammar/number.ts';
import { parseWeeks, writeWeeks } from '../grammar/weeks.ts';
import { FAMILIES, type Family } from '../grammar/families.ts';
import { partAt, type Path, type Tree } from '../text/tree.ts';

/** How a number is spelt: in percent, plainly, or as a duration with its unit. */
export type Spelling = 'percent' | 'number' | 'weeks';

/** A number as it stands in a file. */
interface Parameter {
  /** From the value's own root. */
  readonly at: Path;
  readonly value: number;
  readonly spelling: Spelling;
}

/** A number that a knob turns: one that is known, or the middle of an assumption, whose other numbers move along. */
export interface Dial {
  readonly family: Family | 'known';
  readonly middle: number;
  readonly parameters: readonly Parameter[];
  /** How the other numbers of an assumption follow; undefined where there are none. */
  readonly spread: 'scales' | 'shifts' | undefined;
}

/** A new spelling of one number of a value. */
interface Turned {
  readonly at: Path;
  readonly text: string;
}

/** Digits of the numbers that move along. */
const DIGITS = 4;
/** More digits than that are dust of binary fractions. */
const DUST = 12;

const clean = (value: number): number => Number(value.toPrecision(DUST));

export function spelled(value: number, spelling: Spelling): string {
  const exact = clean(value);
  if (spelling === 'percent') return writePercent(exact);
  return spelling === 'weeks' ? writeWeeks(exact) : writeNumber(exact);
}

function parameterOf(tree: Tree | undefined, at: Path, inWeeks: boolean): Parameter | undefined {
  if (tree?.kind !== 'scalar' || (typeof tree.value !== 'number' && typeof tree.value !== 'string'))
    return undefined;
  if (inWeeks) {
    const weeks = parseWeeks(tree.value);
    const spelling = typeof tree.value === 'string' && /week/.test(tree.value) ? 'weeks' : 'number';
    return weeks.ok ? { at, value: weeks.value, spelling } : undefined;
  }
  const amount = parseAmount(tree.value);
  return amount.ok
    ? { at, value: amount.value.value, spelling: amount.value.percent ? 'percent' : 'number' }
    : undefined;
}

const all = <Value>(values: readonly (Value | undefined)[]): readonly Value[] | undefined =>
  values.every((value) => value !== undefined) ? values : undefined;

/** The numbers of an assumption that are of its unit. */
function parametersOf(tree: Tree, family: Family, inWeeks: boolean): readonly Parameter[] | undefined {
  const under = (...keys: string[]): readonly Parameter[] | undefined =>
    all(keys.map((key) => parameterOf(partAt(tree, [family, key]), [family, key], inWeeks)));
  const listed = (at: Path): readonly Parameter[] | undefined => {
    const list = partAt(tree, at);
    if (list?.kind !== 'list' || list.items.length === 0) return undefined;
    return all(list.items.map((item, index) => parameterOf(item, [...at, index], inWeeks)));
  };
  switch (family) {
    case 'value':
      return all([parameterOf(partAt(tree, ['value']), ['value'], inWeeks)]);
    case 'lognormal':
      return under('p5', 'p95');
    case 'normal':
      return under('mean', 'sd');
    case 'beta':
      return under('min', 'max');
    case 'discrete':
      return listed([family, 'values']);
    default:
      return listed([family]);
  }
}

function middleOf(tree: Tree, family: Family, values: readonly number[]): number {
  const [first = 0, second = 0] = values;
  const weight = (at: Path): number => parameterOf(partAt(tree, at), at, false)?.value ?? 1;
  switch (family) {
    case 'value':
    case 'normal':
      return first;
    case 'pert':
    case 'triangular':
      return second;
    case 'lognormal':
      return Math.sqrt(first * second);
    case 'beta': {
      const [alpha, beta] = [weight(['beta', 'alpha']), weight(['beta', 'beta'])];
      return first + ((second - first) * alpha) / (alpha + beta);
    }
    case 'discrete': {
      const weights = values.map((_, index) => weight(['discrete', 'weights', index]));
      const sum = weights.reduce((total, each) => total + each, 0);
      return values.reduce((total, value, index) => total + value * (weights[index] ?? 0), 0) / sum;
    }
    default:
      return values.reduce((total, value) => total + value, 0) / values.length;
  }
}

/** The dial of a value as it stands in a file; undefined where it is nothing that one number could stand for. */
export function dialOf(tree: Tree | undefined, inWeeks = false): Dial | undefined {
  const known = tree && parameterOf(tree, [], inWeeks);
  if (known) return { family: 'known', middle: known.value, parameters: [known], spread: undefined };
  if (tree?.kind !== 'map') return undefined;
  const family = FAMILIES.find((each) => tree.entries.has(each));
  const parameters = family && parametersOf(tree, family, inWeeks);
  if (family === undefined || parameters === undefined) return undefined;
  const values = parameters.map(({ value }) => value);
  const middle = middleOf(tree, family, values);
  if (!Number.isFinite(middle)) return undefined;
  const scales = middle > 0 && values.every((value) => value >= 0);
  return {
    family,
    middle,
    parameters,
    spread: family === 'value' ? undefined : scales ? 'scales' : 'shifts',
  };
}

/** Whether its ends may be cut off at a bound without moving its middle. */
const hasMode = ({ family }: Dial): boolean => family === 'pert' || family === 'triangular';

/** Where a dial can be turned so that all numbers stay within bounds. */
export function reachOf(dial: Dial, low: number, high: number, step: number): readonly [number, number] {
  const { middle, parameters, spread } = dial;
  if (spread === undefined) return [low, high];
  const least = spread === 'scales' ? Math.max(low, step) : low;
  if (hasMode(dial)) return [least + (least === low ? step : 0), high - step];
  // the standard deviation is no place that has bounds
  const placed = dial.family === 'normal' ? parameters.slice(0, 1) : parameters;
  if (spread === 'shifts')
    return [
      Math.max(...placed.map(({ value }) => low + middle - value)),
      Math.min(...placed.map(({ value }) => high + middle - value)),
    ];
  return [
    Math.max(least, ...placed.map(({ value }) => (value > 0 ? (low / value) * middle : 0))),
    Math.min(high, ...placed.map(({ value }) => (value > 0 ? (high / value) * middle : Infinity))),
  ];
}

/** The numbers of a dial turned to a new middle, each spelt as it was. */
export function turned(dial: Dial, to: number, low: number, high: number): readonly Turned[] {
  const { middle, parameters, spread } = dial;
  return parameters.map(({ at, value, spelling }, index): Turned => {
    if (spread === undefined || (hasMode(dial) && index === 1)) return { at, text: spelled(to, spelling) };
    if (spread === 'shifts') {
      const isSpread = dial.family === 'normal' && index === 1;
      return { at, text: spelled(isSpread ? value : within(value + to - middle, low, high), spelling) };
    }
    const scaled = Number((value * (to / middle)).toPrecision(DIGITS));
    return { at, text: spelled(within(scaled, low, high), spelling) };
  });
}

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
