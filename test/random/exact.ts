/**
 * Exponentials and logarithms to some 90 digits, in big integers, to measure the kernels' errors
 * against. Independent of the kernels' own tables.
 */

/** Bits after the point. */
const BITS = 320n;
const ONE = 1n << BITS;

/** The unit in the last place of a double that is not 0. */
export function ulp(x: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(x));
  const bits = view.getBigUint64(0);
  view.setBigUint64(0, bits + 1n);
  return view.getFloat64(0) - Math.abs(x);
}

/** The next double above a positive x, or below it for a negative one. */
export function nextAway(x: number): number {
  return x < 0 ? x - ulp(x) : x + ulp(x);
}

/** How far `got` is from e^x, in units of its last place. */
export function expError(x: number, got: number): number {
  return errorOfPower(exactly(x), got);
}

/** How far `got` is from base^exponent, in units of its last place. */
export function powError(base: number, exponent: number, got: number): number {
  return errorOfPower((exactly(exponent) * naturalLog(base)) >> BITS, got);
}

/** How far `got` is from ln x, in units of its last place. */
export function logError(x: number, got: number): number {
  return inUlps(naturalLog(x) - exactly(got), got);
}

/** How far `got` is from ln(1 + x), in units of its last place. */
export function log1pError(x: number, got: number): number {
  return inUlps(logOfFixed(ONE + exactly(x)) - exactly(got), got);
}

/** How far `got` is from e^x - 1, in units of its last place. */
export function expm1Error(x: number, got: number): number {
  const [octaves, rest] = exponential(exactly(x));
  return inUlps(shifted(rest, octaves) - ONE - exactly(got), got);
}

/** How far `got` is from 1 / (1 + e^-x), in units of its last place. */
export function sigmoidError(x: number, got: number): number {
  const [octaves, rest] = exponential(-exactly(x));
  return inUlps((ONE * ONE) / (ONE + shifted(rest, octaves)) - exactly(got), got);
}

function errorOfPower(power: bigint, got: number): number {
  const [octaves, rest] = exponential(power);
  const shift = 1100n - BigInt(octaves);
  // Compared as whole multiples of 2^(octaves - 1100), where all but the last doubles are exact.
  const gotFixed = significand(got);
  const difference = (rest << 780n) - (gotFixed.digits << (BigInt(gotFixed.exponent) + shift));
  const unit = 1n << (BigInt(Math.max(gotFixed.exponent, -1074)) + shift);
  return Math.abs(Number((difference * 1_000_000n) / unit)) / 1e6;
}

function inUlps(difference: bigint, got: number): number {
  const unit = exactly(ulp(got));
  return Math.abs(Number((difference * 1_000_000n) / unit)) / 1e6;
}

function significand(x: number): { readonly digits: bigint; readonly exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 2047n);
  const fraction = bits & ((1n << 52n) - 1n);
  const digits = biased === 0 ? fraction : fraction | (1n << 52n);
  return { digits: x < 0 ? -digits : digits, exponent: Math.max(biased, 1) - 1075 };
}

/** A double with |x| above 2^-260 or so: what lies under 2^-320 is cut off. */
function exactly(x: number): bigint {
  const { digits, exponent } = significand(x);
  return shifted(digits, exponent + Number(BITS));
}

function shifted(x: bigint, places: number): bigint {
  return places >= 0 ? x << BigInt(places) : x >> BigInt(-places);
}

/** e^power as 2^octaves times a number from .7 to 1.5. */
function exponential(power: bigint): readonly [octaves: number, rest: bigint] {
  const octaves = Math.round(Number(power) / Number(LN2));
  const r = power - BigInt(octaves) * LN2;
  let sum = ONE;
  let term = ONE;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = (term * r) >> BITS;
    term /= n;
    sum += term;
  }
  return [octaves, sum];
}

function naturalLog(x: number): bigint {
  const { digits, exponent } = significand(x);
  // Brought to [1, 2) or thereabouts, so that no digit of x is cut off.
  const length = digits.toString(2).length;
  const octaves = exponent + length - 1;
  return logOfFixed(shifted(digits, Number(BITS) - length + 1)) + BigInt(octaves) * LN2;
}

/** ln of a fixed-point number, by halving it into [.7, 1.5] and 2 artanh((x - 1) / (x + 1)). */
function logOfFixed(x: bigint): bigint {
  const octaves = x.toString(2).length - 1 - Number(BITS);
  let mantissa = shifted(x, -octaves);
  let extra = octaves;
  if (mantissa > (ONE * 3n) / 2n) {
    mantissa /= 2n;
    extra += 1;
  }
  return series(mantissa - ONE, mantissa + ONE) + BigInt(extra) * LN2;
}

function series(above: bigint, below: bigint): bigint {
  const ratio = (above << BITS) / below;
  const square = (ratio * ratio) >> BITS;
  let sum = 0n;
  let power = ratio;
  for (let odd = 1n; power !== 0n && power !== -1n; odd += 2n) {
    sum += power / odd;
    power = (power * square) >> BITS;
  }
  return 2n * sum;
}

const LN2 = series(1n, 3n);
