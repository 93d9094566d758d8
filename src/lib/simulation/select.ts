import { quantileSorted } from './statistics.ts';

/**
 * Moves the value that ascending order would have at `place` there, lesser ones before it and greater ones behind it. Hoare's
 * selection (1961) between `from` and `to`, included: one look at each value for every halving of what is left.
 */
function select(values: Float64Array, place: number, from: number, to: number): void {
  let low = from;
  let high = to;
  while (low < high) {
    const pivot = middleOf(values[low]!, values[(low + high) >> 1]!, values[high]!);
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const value = values[i]!;
      values[i] = values[j]!;
      values[j] = value;
      i++;
      j--;
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else return;
  }
}

const middleOf = (x: number, y: number, z: number): number =>
  Math.max(Math.min(x, y), Math.min(Math.max(x, y), z));

/** Moves missing values to the end, and tells how many others there are. */
function putMissingLast(values: Float64Array): number {
  let end = values.length;
  for (let k = 0; k < end;) {
    const value = values[k]!;
    if (value === value) k++;
    else {
      end--;
      values[k] = values[end]!;
      values[end] = NaN;
    }
  }
  return end;
}

/**
 * The quantiles at `shares`, ascending, of the values that are there, as `quantileSorted` takes them from sorted values; NaN where
 * none is. Reorders the values, as far as that takes.
 */
export function takeQuantiles(values: Float64Array, shares: readonly number[]): number[] {
  const count = putMissingLast(values);
  if (count === 0) return shares.map(() => NaN);
  const there = values.subarray(0, count);
  let from = 0;
  return shares.map((share) => {
    const below = Math.floor((count - 1) * share);
    select(values, below, from, count - 1);
    select(values, Math.min(count - 1, below + 1), below, count - 1);
    from = below;
    return quantileSorted(there, share);
  });
}
