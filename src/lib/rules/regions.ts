import type { Json } from '../plan/index.ts';
import type { OperatorName } from './operators.ts';
import type { Step } from './program.ts';
import type { StepBuilder } from './steps.ts';

/**
 * A comparison of a number with a constant changes its result only at the numbers that the constant holds. So it is
 * known from one value in each stretch between them, found by asking the reference.
 */
export interface Regions {
  /** Ascending. */
  readonly thresholds: readonly number[];
  readonly missing: boolean;
  /** Below the first threshold, at it, between it and the next, at that, and so on to above the last. */
  readonly results: readonly boolean[];
}

/** All numbers that JavaScript could take the constant, or something in it, for. */
function numbersIn(value: Json): number[] {
  const own = Number(value);
  const inside = Array.isArray(value) ? (value as readonly Json[]).flatMap(numbersIn) : [];
  return Number.isNaN(own) ? inside : [own, ...inside];
}

function holdsText(value: Json): boolean {
  return typeof value === 'string' || (Array.isArray(value) && (value as readonly Json[]).some(holdsText));
}

/** `in` a text looks for the number's digits there: no order of numbers describes that. */
export const isOrderly = (operator: OperatorName, constant: Json): boolean =>
  !((operator.base === 'in' || operator.base === 'notIn') && holdsText(constant));

/** A number strictly between two others, or the lower one if there is none. */
function between(low: number, high: number): number {
  const middle = low / 2 + high / 2;
  if (middle > low && middle < high) return middle;
  if (low === -Infinity && high === Infinity) return 0;
  if (low === -Infinity && high > -Number.MAX_VALUE) return -Number.MAX_VALUE;
  if (high === Infinity && low < Number.MAX_VALUE) return Number.MAX_VALUE;
  return low;
}

/** One value of each region, in the order of `Regions.results`. */
function samples(thresholds: readonly number[]): number[] {
  const first = thresholds[0];
  if (first === undefined) return [0];
  return [
    first === -Infinity ? first : -Infinity,
    ...thresholds.flatMap((threshold, place) => [
      threshold,
      place + 1 < thresholds.length ? between(threshold, thresholds[place + 1]!) : Infinity,
    ]),
  ];
}

/** Finds the regions of a comparison; `compare` takes undefined for missing. */
export function findRegions(constant: Json, compare: (value: number | undefined) => boolean): Regions {
  const thresholds = [...new Set(numbersIn(constant).map((number) => number + 0))].sort((a, b) => a - b);
  const results = samples(thresholds).map(compare);
  return mergeRegions({ thresholds, missing: compare(undefined), results });
}

/** Drops thresholds at which nothing changes. */
function mergeRegions({ thresholds, missing, results }: Regions): Regions {
  const kept: number[] = [];
  const merged = [results[0]!];
  for (const [place, threshold] of thresholds.entries()) {
    const at = results[2 * place + 1]!;
    const after = results[2 * place + 2]!;
    if (at === merged.at(-1) && after === at) continue;
    kept.push(threshold);
    merged.push(at, after);
  }
  return { thresholds: kept, missing, results: merged };
}

/** The result for every possible value within bounds, undefined if there are two. */
export function decided(
  { thresholds, results }: Regions,
  [low, high]: readonly [number, number],
): boolean | undefined {
  const seen = new Set<boolean>();
  let from = -Infinity;
  for (const [place, threshold] of [...thresholds, Infinity].entries()) {
    if (from <= high && threshold > low && (from < high || from === low)) seen.add(results[2 * place]!);
    if (place < thresholds.length && threshold >= low && threshold <= high) seen.add(results[2 * place + 1]!);
    from = threshold;
  }
  return seen.size === 1 ? [...seen][0] : undefined;
}

type Plain = Extract<Step, { threshold: number }>;

/** The next number above; nothing is above infinity. */
function nextUp(x: number): number {
  if (x === Infinity) return x;
  if (x === 0) return Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  view.setBigInt64(0, view.getBigInt64(0) + (x > 0 ? 1n : -1n));
  return view.getFloat64(0);
}

/**
 * The kernel for one threshold, by the results below, at and above it; all are false when missing. "At most" is below
 * the next number, "at least" above the one before.
 */
function plainStep(results: string, cell: number, threshold: number): Plain | undefined {
  switch (results) {
    case '100':
      return { kind: 'below', cell, threshold };
    case '110':
      return threshold === Infinity ? undefined : { kind: 'below', cell, threshold: nextUp(threshold) };
    case '001':
      return { kind: 'above', cell, threshold };
    case '011':
      return threshold === -Infinity ? undefined : { kind: 'above', cell, threshold: -nextUp(-threshold) };
    case '010':
      return { kind: 'equal', cell, threshold };
    default:
      return { kind: 'unequal', cell, threshold };
  }
}

const bits = (results: readonly boolean[]): string => results.map(Number).join('');

/** The mask of a comparison by its regions. */
export function regionStep(cell: number, regions: Regions, steps: StepBuilder): number {
  const { thresholds, missing, results } = regions;
  const [threshold] = thresholds;
  if (threshold === undefined && results[0] === missing) return steps.constant(missing);
  if (threshold !== undefined && thresholds.length === 1) {
    const plain = plainStep(bits(missing ? results.map((result) => !result) : results), cell, threshold);
    if (plain) return missing ? steps.not(steps.add(plain)) : steps.add(plain);
  }
  return steps.add({
    kind: 'ranges',
    cell,
    thresholds,
    table: Uint8Array.from([missing, ...results].map(Number)),
  });
}
