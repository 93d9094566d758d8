/** The tables that `exp`, `log` and `pow` look up, worked out once at load. */

import { FRACTION_BITS, ONE, fromDouble, naturalLog, split, squareRoot, toDouble } from './fixed-point.ts';

/** Steps an octave is cut into by `exp`. */
const OCTAVE_STEPS = 128;
/** `[2j]` is 2^(j/128) as a double, `[2j + 1]` the relative amount that this rounding lost. */
export const ROOTS_OF_TWO = rootsOfTwo();

/** Cells that `log` sorts mantissas from .6875 to 1.375 into, and how many of them lie below 1. */
const CELLS = 128;
const CELLS_BELOW_ONE = 80;
/** An inverse has 10 places, so that its product with a shortened mantissa is exact. */
const INVERSE_UNIT = 1024;
/** High parts of logarithms are multiples of 2^-42: below 2^10 these have 52 bits and add exactly. */
const HIGH_PLACES = 42;
/** Four numbers a cell: an inverse c of its centre, -ln c as a high and a low part, and nothing. */
export const LOG_CELLS = logCells();

/** `[1074 + k]` is 2^k, k from -1074 to 1023: all powers of two that are doubles. */
export const POWERS_OF_TWO = powersOfTwo();

function powersOfTwo(): Float64Array {
  const table = new Float64Array(1074 + 1 + 1023);
  table[1074] = 1;
  for (let i = 1075; i < table.length; i++) table[i] = table[i - 1]! * 2;
  for (let i = 1073; i >= 0; i--) table[i] = table[i + 1]! / 2;
  return table;
}

function rootsOfTwo(): Float64Array {
  let step = 2n * ONE;
  for (let steps = 1; steps < OCTAVE_STEPS; steps *= 2) step = squareRoot(step);
  const table = new Float64Array(2 * OCTAVE_STEPS);
  let root = ONE;
  for (let j = 0; j < OCTAVE_STEPS; j++) {
    const rounded = toDouble(root);
    table[2 * j] = rounded;
    table[2 * j + 1] = toDouble(root - fromDouble(rounded)) / rounded;
    root = (root * step) >> BigInt(FRACTION_BITS);
  }
  return table;
}

function logCells(): Float64Array {
  const table = new Float64Array(4 * CELLS);
  for (let cell = 0; cell < CELLS; cell++) {
    const inverse = Math.round(INVERSE_UNIT / cellCentre(cell));
    const [high, low] = split(-naturalLog(BigInt(inverse), BigInt(INVERSE_UNIT)), HIGH_PLACES);
    table[4 * cell] = inverse / INVERSE_UNIT;
    table[4 * cell + 1] = high;
    table[4 * cell + 2] = low;
  }
  return table;
}

/**
 * The middle of a cell. The two cells that touch 1 get exactly 1, whose logarithm is exactly 0: near 1
 * nothing may be added that is larger than the result.
 */
function cellCentre(cell: number): number {
  const steps = cell - CELLS_BELOW_ONE;
  if (steps === 0 || steps === -1) return 1;
  return 1 + (steps + 0.5) / (steps < 0 ? 2 * CELLS : CELLS);
}
