/** A rising function of a standard normal score, tabulated on an even grid. */
export interface MonotoneTable {
  /** Cells a unit of the score. */
  readonly cellsPerUnit: number;
  /** Four coefficients a cell, of the cubic in the share of the cell that is passed. */
  readonly cubics: Float64Array;
}

/** The grid reaches from -8 to 8: scores beyond, one draw in 10^15, get the value at its end. */
export const REACH = 8;

/**
 * The monotone cubic through values and slopes at even steps from -8 to 8.
 *
 * Slopes are shortened, where they must be, to keep each cubic from turning: F. N. Fritsch and R. E.
 * Carlson, "Monotone piecewise cubic interpolation", SIAM J. Numerical Analysis 17 (1980).
 */
export function monotoneTable(values: Float64Array, slopes: Float64Array): MonotoneTable {
  const cells = values.length - 1;
  const width = (2 * REACH) / cells;
  const limited = slopes.map((slope) => slope * width);
  for (let cell = 0; cell < cells; cell++) {
    const rise = values[cell + 1]! - values[cell]!;
    const size = Math.sqrt(limited[cell]! * limited[cell]! + limited[cell + 1]! * limited[cell + 1]!);
    if (size <= 3 * rise) continue;
    const factor = rise <= 0 ? 0 : (3 * rise) / size;
    limited[cell] = limited[cell]! * factor;
    limited[cell + 1] = limited[cell + 1]! * factor;
  }
  const cubics = new Float64Array(4 * cells);
  for (let cell = 0; cell < cells; cell++) {
    const rise = values[cell + 1]! - values[cell]!;
    const before = limited[cell]!;
    const after = limited[cell + 1]!;
    cubics[4 * cell] = values[cell]!;
    cubics[4 * cell + 1] = before;
    cubics[4 * cell + 2] = 3 * rise - 2 * before - after;
    cubics[4 * cell + 3] = before + after - 2 * rise;
  }
  return { cellsPerUnit: 1 / width, cubics };
}

/** The table's value at a score. NaN gives NaN. */
export function lookUp({ cellsPerUnit, cubics }: MonotoneTable, z: number): number {
  const place = (Math.max(-REACH, Math.min(REACH, z)) + REACH) * cellsPerUnit;
  const cell = Math.min(place | 0, cubics.length / 4 - 1);
  const share = place - cell;
  const first = 4 * cell;
  return (
    cubics[first]! + share * (cubics[first + 1]! + share * (cubics[first + 2]! + share * cubics[first + 3]!))
  );
}
