/**
 * Fixed-point arithmetic on big integers, with {@link FRACTION_BITS} bits after the point.
 *
 * Integer arithmetic is exact and the same in every engine, which `Math.exp` and `Math.log` are
 * not: the tables of the kernels are worked out in it, once, at load.
 */

/** Bits after the point: 53 for a double, 53 for what its rounding lost, and some to spare. */
export const FRACTION_BITS = 160;

/** The number 1. */
export const ONE = 1n << BigInt(FRACTION_BITS);

/** The natural logarithm of the positive ratio p/q, as 2 artanh((p - q)/(p + q)). */
export function naturalLog(p: bigint, q: bigint): bigint {
  const ratio = ((p - q) * ONE) / (p + q);
  const square = (ratio * ratio) >> BigInt(FRACTION_BITS);
  let sum = 0n;
  let power = ratio;
  // A negative power that is shifted right ends at -1, never at 0.
  for (let odd = 1n; power !== 0n && power !== -1n; odd += 2n) {
    sum += power / odd;
    power = (power * square) >> BigInt(FRACTION_BITS);
  }
  return 2n * sum;
}

/** The square root of a fixed-point number that is at least 1, rounded down. */
export function squareRoot(value: bigint): bigint {
  const square = value << BigInt(FRACTION_BITS);
  // Newton's method falls towards the root from any start above it; value is one.
  let root = value;
  for (;;) {
    const next = (root + square / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** The nearest double. */
export function toDouble(value: bigint): number {
  return Number(value) / Number(ONE);
}

/** The exact fixed-point form of a double that is at least 1. */
export function fromDouble(value: number): bigint {
  const unit = 4503599627370496; // 2^52: a double of 1 or more is a whole number of its inverse
  return BigInt(value * unit) * (ONE / BigInt(unit));
}

/** A number as a multiple of 2^-places, rounded down, and the rest. */
export function split(value: bigint, places: number): readonly [high: number, low: number] {
  const cut = BigInt(FRACTION_BITS - places);
  const high = (value >> cut) << cut;
  return [toDouble(high), toDouble(value - high)];
}
