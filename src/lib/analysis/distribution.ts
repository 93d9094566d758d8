import { quantileSorted } from '../simulation/index.ts';

/** What a year's value is held against. */
export interface Aim {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** Years by the value of a fact. */
export interface Histogram {
  /** One more than there are counts. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  /** Which edge belongs to a bin: the right one where the aim is at most something, so that a bin is on one side of it. */
  readonly closed: 'left' | 'right';
  /** Years without a value. */
  readonly missing: number;
  readonly years: number;
}

/** Share of all years whose value is at least, or at most, each of some values. */
export interface Exceedance {
  readonly direction: 'atLeast' | 'atMost';
  readonly values: readonly number[];
  readonly shares: readonly number[];
}

/** Bins there are at most, and wanted at least. */
const MOST_BINS = 60;
const FEWEST_BINS = 12;
const SAME = 1e-9;
/** Steps of the curve between the least value and the greatest. */
const CURVE_STEPS = 120;

const NICE = [1, 2, 5, 10];

/** The nearest of 1, 2 and 5 times a power of ten. */
function nice(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  const off = (factor: number): number => Math.abs(Math.log(width / (factor * power)));
  return power * NICE.reduce((best, factor) => (off(factor) < off(best) ? factor : best));
}

/** The next greater of those. */
function nextNice(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width * 1.5));
  return power * (NICE.find((factor) => factor * power > width * 1.5) ?? 10);
}

/** Values that are there, ascending. */
export function sortedValues(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  const missing = sorted.findIndex(Number.isNaN);
  return missing < 0 ? sorted : sorted.subarray(0, missing);
}

/**
 * Width of bins after Freedman and Diaconis (1981), as a round number and within limits. Values nearer to each other than this
 * part of their size, or of the edge's that bins are counted from, are one value: bins between them would be rounding.
 */
function binWidth(sorted: Float64Array, anchor: number): number {
  const low = sorted[0]!;
  const high = sorted[sorted.length - 1]!;
  const size = Math.max(Math.abs(low), Math.abs(high), Math.abs(anchor));
  const range = high - low;
  if (!(range > Math.max(size, 1) * SAME)) return nice(Math.max(size / MOST_BINS, SAME));
  const spread = quantileSorted(sorted, 0.75) - quantileSorted(sorted, 0.25);
  const wanted = (2 * spread) / Math.cbrt(sorted.length);
  let width = nice(Math.max(range / MOST_BINS, Math.min(wanted, range / FEWEST_BINS)));
  // one bin more at each end, where the aim is an edge
  while (range / width > MOST_BINS - 2) width = nextNice(width);
  return width;
}

/** Years by value, in bins of which none has the aim within it: what meets it and what does not are counted apart. */
export function histogram(values: Float64Array, { atLeast, atMost }: Aim = {}): Histogram {
  const sorted = sortedValues(values);
  const closed = atMost === undefined ? 'left' : 'right';
  const years = values.length;
  const missing = years - sorted.length;
  if (sorted.length === 0) return { edges: [], counts: [], closed, missing, years };
  const anchor = atLeast ?? atMost ?? 0;
  const width = binWidth(sorted, anchor);
  // a value on the other side of the aim by less than a division can tell stays on that side
  const binOf = (value: number): number => {
    const bins = (value - anchor) / width;
    if (closed === 'left') return value < anchor ? Math.min(Math.floor(bins), -1) : Math.floor(bins);
    return value > anchor ? Math.max(Math.ceil(bins), 1) - 1 : Math.ceil(bins) - 1;
  };
  const first = binOf(sorted[0]!);
  const counts = Array.from({ length: binOf(sorted[sorted.length - 1]!) - first + 1 }, () => 0);
  for (const value of sorted) counts[binOf(value) - first]!++;
  const edges = Array.from({ length: counts.length + 1 }, (_, k) => anchor + (first + k) * width);
  return { edges, counts, closed, missing, years };
}

/** How many of ascending values are less than a value; with `orSame`, at most. */
function countBelow(sorted: Float64Array, value: number, orSame: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = sorted[middle]!;
    if (at < value || (orSame && at === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The curve of how many years are at least so high (at most, where less is asked for). Shares are of all years, as a target's
 * chance is: a year without a value meets nothing.
 */
export function exceedance(
  values: Float64Array,
  { atLeast, atMost }: Aim = {},
  direction: Exceedance['direction'] = atMost === undefined ? 'atLeast' : 'atMost',
): Exceedance {
  const sorted = sortedValues(values);
  if (sorted.length === 0) return { direction, values: [], shares: [] };
  const low = sorted[0]!;
  const step = (sorted[sorted.length - 1]! - low) / CURVE_STEPS;
  const grid = Array.from({ length: CURVE_STEPS + 1 }, (_, k) =>
    k === CURVE_STEPS ? sorted[sorted.length - 1]! : low + k * step,
  );
  const aim = atLeast ?? atMost;
  const all = [...new Set(aim === undefined ? grid : [...grid, aim])].sort((a, b) => a - b);
  const share = (value: number): number =>
    (direction === 'atLeast'
      ? sorted.length - countBelow(sorted, value, false)
      : countBelow(sorted, value, true)) / values.length;
  return { direction, values: all, shares: all.map(share) };
}
