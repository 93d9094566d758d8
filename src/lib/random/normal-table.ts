import { normalDensity, normalQuantile } from './kernels/index.ts';

/** Octaves of [0, 1/2) that are tabulated, from 1/2 down: below, one draw in 8,192, the quantile is computed. */
const OCTAVES = 12;
/** Cells an octave: the error of a cubic falls with the fourth power of a cell's width. */
const CELLS = 64;
const COEFFICIENTS = 4;

/**
 * For each cell the cubic that has the normal quantile's values and slopes at both ends, in the share t of the cell that lies
 * below: c0 + c1 t + c2 t^2 + c3 t^3.
 */
const TABLE = tabulate();

function tabulate(): Float64Array {
  const table = new Float64Array(OCTAVES * CELLS * COEFFICIENTS);
  for (let octave = 0; octave < OCTAVES; octave++) {
    // Octave 0 is [1/4, 1/2), octave 1 [1/8, 1/4), and so on.
    const start = 1 / 4 / (1 << octave);
    const width = start / CELLS;
    for (let cell = 0; cell < CELLS; cell++) {
      const below = start + cell * width;
      const [z0, z1] = [normalQuantile(below), normalQuantile(below + width)];
      const [d0, d1] = [width / normalDensity(z0), width / normalDensity(z1)];
      table.set(
        [z0, d0, 3 * (z1 - z0) - 2 * d0 - d1, 2 * (z0 - z1) + d0 + d1],
        (octave * CELLS + cell) * COEFFICIENTS,
      );
    }
  }
  return table;
}

/**
 * The standard normal score of a 32-bit integer taken as the uniform ((k + 2^32) mod 2^32 + 1/2) / 2^32: within 2e-9 of
 * `normalQuantile`, and exactly as far from 0 for k as for its complement.
 */
export function tabulatedNormal(integer: number): number {
  // The lower half's integer at the same distance from 1/2.
  const half = integer < 0 ? ~integer : integer;
  const zeros = Math.clz32(half);
  if (zeros > OCTAVES) {
    const z = normalQuantile((half + 0.5) * (1 / 4294967296));
    return integer < 0 ? -z : z;
  }
  // The bits after the leading one: six of them name the cell, the rest the place in it.
  const bits = half << (zeros + 1);
  const at = (((zeros - 1) << 6) | (bits >>> 26)) << 2;
  // Half an integer's width, as far left as the bits.
  const t = ((bits << 6) >>> 0) * (1 / 4294967296) + HALF_STEP[zeros]!;
  const z = TABLE[at]! + t * (TABLE[at + 1]! + t * (TABLE[at + 2]! + t * TABLE[at + 3]!));
  return integer < 0 ? -z : z;
}

/** Half the width of an integer in shares of a cell, by leading zeros. */
const HALF_STEP = Float64Array.from({ length: OCTAVES + 1 }, (_, zeros) => {
  const integersInOctave = 1 << (31 - zeros);
  return 0.5 / (integersInOctave / CELLS);
});
