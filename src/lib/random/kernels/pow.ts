import { expSum } from './exp.ts';
import { highWord } from './high-word.ts';
import { LOG_CELLS, POWERS_OF_TWO } from './tables.ts';

/** 2^64: from here on every base but 1 overflows or vanishes. */
const HUGE_EXPONENT = 18446744073709551616;

/**
 * base to the power exponent, within .55 ulp, for a base that is not negative.
 *
 * e^(exponent × ln base), with the logarithm and the product carried in two doubles each, as in
 * fdlibm's e_pow.c. A negative base gives NaN; all else is as with `Math.pow`: exponent 0 gives 1
 * for every base.
 */
export function pow(base: number, exponent: number): number {
  return base >= 2.2250738585072014e-308 && base < Infinity && Math.abs(exponent) < HUGE_EXPONENT
    ? powOfNormal(base, exponent, 0)
    : powOfOther(base, exponent);
}

/** (base × 2^lift)^exponent for a normal base. The logarithm is taken as in log.ts. */
function powOfNormal(base: number, exponent: number, lift: number): number {
  const place = highWord(base) - 0x3fe60000;
  const k = place >> 20;
  const cell = (place >> 11) & 508;
  const inverse = LOG_CELLS[cell]!;
  const z = base * POWERS_OF_TWO[1074 - k]!;
  const short = z + 1610612736 - 1610612736;
  // At most 25 bits, so that its square is exact too.
  const rHigh = short * inverse - 1;
  const rLow = (z - short) * inverse;
  const octaves = k + lift;
  const first = octaves * 0.6931471805598903 + LOG_CELLS[cell | 1]! + rHigh;
  const second = rHigh * rHigh * (-1 / 2);
  const r = rHigh + rLow;
  const r2 = r * r;
  const series =
    1 / 3 + r * (-1 / 4) + r2 * (1 / 5 + r * (-1 / 6) + r2 * (1 / 7 + r * (-1 / 8) + r2 * (1 / 9)));
  const rest = octaves * 5.497923018708371e-14 + LOG_CELLS[cell | 2]! + r2 * r * series;
  const small = rLow - rLow * (rHigh + rLow * (1 / 2)) + rest;
  const sum = first + second;
  const logHigh = sum + small;
  const logLow = sum - logHigh + small + (first - sum + second);

  const product = exponent * logHigh;
  const exponentTop = topHalf(exponent);
  const exponentRest = exponent - exponentTop;
  const logTop = topHalf(logHigh);
  const logRest = logHigh - logTop;
  const lost =
    exponentTop * logTop - product + exponentTop * logRest + exponentRest * logTop + exponentRest * logRest;
  return expSum(product, lost + exponent * logLow);
}

/** The leading 26 bits of x, whose product with another such is exact (T. J. Dekker 1971). */
function topHalf(x: number): number {
  const scaled = x * 134217729;
  return scaled - (scaled - x);
}

function powOfOther(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  if (!(base >= 0) || exponent !== exponent) return NaN;
  if (base === 1) return Math.abs(exponent) === Infinity ? NaN : 1;
  if (base === 0 || base === Infinity || Math.abs(exponent) >= HUGE_EXPONENT) {
    return base > 1 === exponent > 0 ? Infinity : 0;
  }
  // Below the normal doubles: 2^54 times as much is one.
  return powOfNormal(base * 18014398509481984, exponent, -54);
}
