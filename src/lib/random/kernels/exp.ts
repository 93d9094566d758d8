import { POWERS_OF_TWO, ROOTS_OF_TWO } from './tables.ts';

/*
 * e^x is 2^(k/128) e^r, with k/128 octaves and a rest r of at most ln 2 / 256. 2^(k/128) comes from a
 * table, e^r - 1 from its Taylor series: P. T. P. Tang, "Table-driven implementation of the
 * exponential function in IEEE floating-point arithmetic", ACM TOMS 15 (1989).
 *
 * Numbers stand in the functions and not beside them because engines fold only those: 20% of the time.
 */

/**
 * e to the power x, within .51 ulp, and 1 ulp where the result is below the normal doubles.
 *
 * NaN gives NaN; past the largest double, Infinity.
 */
export function exp(x: number): number {
  if (!(x > -690 && x < 709)) return expSum(x, 0);
  const steps = nearestStep(x);
  const k = steps | 0;
  const j = (k & 127) << 1;
  const scale = ROOTS_OF_TWO[j]! * POWERS_OF_TWO[1074 + (k >> 7)]!;
  return scale + scale * (ROOTS_OF_TWO[j | 1]! + expm1Series(remainder(x, steps)));
}

/** e to the power high + low, over the whole range of high; low must be far smaller than 1. */
export function expSum(high: number, low: number): number {
  if (high !== high) return high;
  if (high > 710) return Infinity;
  if (high < -746) return 0;
  const steps = nearestStep(high);
  const k = steps | 0;
  const j = (k & 127) << 1;
  const exponent = k >> 7;
  // Near the ends 2^exponent is no normal double: work elsewhere and move the result, rounding once.
  const shift = exponent > 1000 ? 64 : exponent < -960 ? -128 : 0;
  const scale = ROOTS_OF_TWO[j]! * POWERS_OF_TWO[1074 + exponent - shift]!;
  const near = scale + scale * (ROOTS_OF_TWO[j | 1]! + expm1Series(remainder(high, steps) + low));
  return near * POWERS_OF_TWO[1074 + shift]!;
}

/** e to the power x, less 1, without losing digits near 0: within 2 ulp. */
export function expm1(x: number): number {
  // The result is x itself to the last digit; this also keeps -0.
  if (Math.abs(x) < 1e-17) return x;
  if (!(x > -40 && x < 709)) return x < 0 ? -1 : expSum(x, 0);
  const steps = nearestStep(x);
  const k = steps | 0;
  const j = (k & 127) << 1;
  const scale = ROOTS_OF_TWO[j]! * POWERS_OF_TWO[1074 + (k >> 7)]!;
  // Where digits would cancel, scale is so near 1 that taking 1 from it is exact.
  return scale - 1 + scale * (ROOTS_OF_TWO[j | 1]! + expm1Series(remainder(x, steps)));
}

/** The logistic function 1 / (1 + e^-x): the chance whose log odds are x. Within 2.5 ulp. */
export function sigmoid(x: number): number {
  // Only e to a negative power is taken, which cannot overflow, so that both tails keep their digits.
  const small = exp(-Math.abs(x));
  return (x < 0 ? small : 1) / (1 + small);
}

/** How many steps of ln 2 / 128 are nearest to x. */
function nearestStep(x: number): number {
  // Adding 1.5 × 2^52 leaves no room for a fraction.
  return x * 184.6649652337873 + 6755399441055744 - 6755399441055744;
}

/** x less so many steps of ln 2 / 128: its leading 34 bits, whose product with steps is exact, then the rest. */
function remainder(x: number, steps: number): number {
  return x - steps * 0.005415212347998022 - steps * 1.2655086083325438e-13;
}

/** e^r - 1 for |r| up to ln 2 / 256, where the terms left out are below 2^-60 of it. */
function expm1Series(r: number): number {
  return r + r * r * (1 / 2 + r * (1 / 6) + r * r * (1 / 24 + r * (1 / 120)));
}
