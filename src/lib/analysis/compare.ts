import { momentsOf, standardDeviation, Z } from '../simulation/index.ts';

/** A difference of two figures on the same draws, with its 95% interval. */
export interface Difference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Runs in which both sides have a value. */
  readonly runs: number;
}

/** Whether the interval leaves out zero: only then is one side called better. */
export const isDistinct = ({ low, high }: Difference): boolean => low > 0 || high < 0;

function needRuns(a: ArrayLike<number>, b: ArrayLike<number>): void {
  if (a.length !== b.length) throw new RangeError(`${a.length} runs cannot be paired with ${b.length}`);
  if (a.length === 0) throw new RangeError('a difference needs at least one run');
}

/**
 * Share of runs in which something holds on side `a` less that on side `b`, run paired with run: flags are 1 or 0 by run.
 * The interval adds one run to each kind of disagreement, so that it keeps its level where there are few. Bonett and Price (2012).
 *
 * @param z - normal deviate of the interval's ends
 * @throws RangeError where the sides have different numbers of runs, or none
 */
export function differenceOfChances(a: Uint8Array, b: Uint8Array, z = Z): Difference {
  needRuns(a, b);
  const n = a.length;
  let onlyA = 0;
  let onlyB = 0;
  for (let i = 0; i < n; i++) {
    if (a[i]! > b[i]!) onlyA++;
    else if (b[i]! > a[i]!) onlyB++;
  }
  const pA = (onlyA + 1) / (n + 2);
  const pB = (onlyB + 1) / (n + 2);
  const centre = pA - pB;
  const half = z * Math.sqrt((pA + pB - centre * centre) / (n + 2));
  return {
    difference: (onlyA - onlyB) / n,
    low: Math.max(-1, centre - half),
    high: Math.min(1, centre + half),
    runs: n,
  };
}

/**
 * Mean over runs of `a` less `b`, run paired with run; runs in which either side is missing do not count. Normal interval of
 * the mean difference.
 *
 * @param z - normal deviate of the interval's ends
 * @throws RangeError where the sides have different numbers of runs, or no run has both
 */
export function differenceOfMeans(a: Float64Array, b: Float64Array, z = Z): Difference {
  needRuns(a, b);
  const moments = momentsOf(a.map((value, i) => value - b[i]!));
  if (moments.count === 0) throw new RangeError('a difference needs at least one run with both values');
  const half = (z * standardDeviation(moments)) / Math.sqrt(moments.count);
  const difference = moments.mean;
  return { difference, low: difference - half, high: difference + half, runs: moments.count };
}
