import { highWord } from './high-word.ts';
import { LOG_CELLS, POWERS_OF_TWO } from './tables.ts';

/**
 * The natural logarithm, within .8 ulp. 0 gives -Infinity; below 0 and NaN, NaN.
 *
 * x is 2^k z with z from .6875 to 1.375, so that 1 lies inside. A table gives a short inverse c of
 * about z, and ln c; with r = cz - 1, ln x is k ln 2 - ln c + ln(1 + r), the last by its Taylor series:
 * P. T. P. Tang, "Table-driven implementation of the logarithm function in IEEE floating-point
 * arithmetic", ACM TOMS 16 (1990).
 */
export function log(x: number): number {
  if (!(x >= 2.2250738585072014e-308 && x < Infinity)) return logOfOther(x);
  // From .6875 on, the octave and the cell are a word's leading 12 and next 7 bits.
  const place = highWord(x) - 0x3fe60000;
  const k = place >> 20;
  const cell = (place >> 11) & 508;
  const inverse = LOG_CELLS[cell]!;
  const z = x * POWERS_OF_TWO[1074 - k]!;
  // Adding 1.5 × 2^30 leaves no room for places after the 22nd.
  const short = z + 1610612736 - 1610612736;
  // r in two parts: a short one that is exact, and so are its sums with other high parts, and a small one.
  const rHigh = short * inverse - 1;
  const rLow = (z - short) * inverse;
  const r = rHigh + rLow;
  const r2 = r * r;
  const high = k * 0.6931471805598903 + LOG_CELLS[cell | 1]! + rHigh;
  const low = rLow + (k * 5.497923018708371e-14 + LOG_CELLS[cell | 2]!);
  return (
    high +
    (low +
      r2 * (-1 / 2 + r * (1 / 3) + r2 * (-1 / 4 + r * (1 / 5) + r2 * (-1 / 6 + r * (1 / 7) + r2 * (-1 / 8)))))
  );
}

function logOfOther(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0)) return NaN;
  if (x === Infinity) return x;
  // Below the normal doubles: 2^54 times as much is one.
  return log(x * 18014398509481984) - 37.42994775023705;
}

/** ln(1 + x) without losing digits near 0: within 1.5 ulp. -1 gives -Infinity; below -1 and NaN, NaN. */
export function log1p(x: number): number {
  // The result is x itself to the last digit; this also keeps -0.
  if (Math.abs(x) < 1e-17) return x;
  const sum = 1 + x;
  if (!(sum > 0 && sum < Infinity)) return log(sum);
  // What the rounding of the sum lost: Knuth's two-sum, right whichever of the terms is larger.
  const part = sum - x;
  const lost = 1 - part + (x - (sum - part));
  return log(sum) + lost / sum;
}
