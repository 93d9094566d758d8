/**
 * Masks over lanes, a bit a lane: lane i is bit i mod 32 of word i / 32, and bits past the last lane are 0.
 *
 * Written for the optimiser: no branch on data (a mispredicted one costs more than four comparisons), eight lanes a
 * turn in what rules do most. The rest goes through bytes, four of which are packed at a time.
 */
export type Mask = Int32Array;
type Bytes = Uint8Array;
type Column = Float64Array;

/** `x < threshold`, missing false. */
export function below(out: Mask, x: Column, threshold: number, lanes: number): void {
  let i = 0;
  for (; i + 31 < lanes;) {
    const word = i >> 5;
    let bits = 0;
    for (const end = i + 32; i < end; i += 8) {
      bits =
        (bits >>> 8) |
        (Number(x[i]! < threshold) << 24) |
        (Number(x[i + 1]! < threshold) << 25) |
        (Number(x[i + 2]! < threshold) << 26) |
        (Number(x[i + 3]! < threshold) << 27) |
        (Number(x[i + 4]! < threshold) << 28) |
        (Number(x[i + 5]! < threshold) << 29) |
        (Number(x[i + 6]! < threshold) << 30) |
        (Number(x[i + 7]! < threshold) << 31);
    }
    out[word] = bits;
  }
  let tail = 0;
  for (const start = i; i < lanes; i += 1) tail |= Number(x[i]! < threshold) << (i - start);
  if ((lanes & 31) !== 0) out[lanes >> 5] = tail;
}

/** `x > threshold`, missing false. */
export function above(out: Mask, x: Column, threshold: number, lanes: number): void {
  let i = 0;
  for (; i + 31 < lanes;) {
    const word = i >> 5;
    let bits = 0;
    for (const end = i + 32; i < end; i += 8) {
      bits =
        (bits >>> 8) |
        (Number(x[i]! > threshold) << 24) |
        (Number(x[i + 1]! > threshold) << 25) |
        (Number(x[i + 2]! > threshold) << 26) |
        (Number(x[i + 3]! > threshold) << 27) |
        (Number(x[i + 4]! > threshold) << 28) |
        (Number(x[i + 5]! > threshold) << 29) |
        (Number(x[i + 6]! > threshold) << 30) |
        (Number(x[i + 7]! > threshold) << 31);
    }
    out[word] = bits;
  }
  let tail = 0;
  for (const start = i; i < lanes; i += 1) tail |= Number(x[i]! > threshold) << (i - start);
  if ((lanes & 31) !== 0) out[lanes >> 5] = tail;
}

/** `a < b`, missing false. */
export function pairBelow(out: Mask, a: Column, b: Column, lanes: number): void {
  let i = 0;
  for (; i + 31 < lanes;) {
    const word = i >> 5;
    let bits = 0;
    for (const end = i + 32; i < end; i += 4) {
      bits =
        (bits >>> 4) |
        (Number(a[i]! < b[i]!) << 28) |
        (Number(a[i + 1]! < b[i + 1]!) << 29) |
        (Number(a[i + 2]! < b[i + 2]!) << 30) |
        (Number(a[i + 3]! < b[i + 3]!) << 31);
    }
    out[word] = bits;
  }
  let tail = 0;
  for (const start = i; i < lanes; i += 1) tail |= Number(a[i]! < b[i]!) << (i - start);
  if ((lanes & 31) !== 0) out[lanes >> 5] = tail;
}

/** `a <= b`, missing false. */
export function pairAtMost(out: Bytes, a: Column, b: Column, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = Number(a[i]! <= b[i]!);
}

/** `a === b`, two missing ones being equal. */
export function pairEqual(out: Bytes, a: Column, b: Column, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) {
    out[i] = Number(a[i] === b[i]) | (Number(a[i] !== a[i]) & Number(b[i] !== b[i]));
  }
}

/** `table` by the codes of both, each 0 when missing. */
export function pairLookUp(
  out: Bytes,
  a: Column,
  b: Column,
  width: number,
  table: Uint8Array,
  lanes: number,
): void {
  for (let i = 0; i < lanes; i += 1) out[i] = table[((a[i]! + 1) | 0) * width + ((b[i]! + 1) | 0)]!;
}

/** `x === value`, missing false. */
export function equal(out: Bytes, x: Column, value: number, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = Number(x[i] === value);
}

/** A number other than `value`, missing false. */
export function unequal(out: Bytes, x: Column, value: number, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = Number(x[i]! < value) | Number(x[i]! > value);
}

/** `table` at 0 when missing, else at 1 plus how many of "reached" and "passed" hold of the ascending thresholds. */
export function ranges(
  out: Bytes,
  x: Column,
  thresholds: readonly number[],
  table: Uint8Array,
  lanes: number,
): void {
  for (let i = 0; i < lanes; i += 1) {
    const value = x[i]!;
    let place = Number(value === value);
    for (const threshold of thresholds) place += Number(value >= threshold) + Number(value > threshold);
    out[i] = table[place]!;
  }
}

/** `table` at 0 when missing, else at the code plus 1. */
export function lookUp(out: Bytes, x: Column, table: Uint8Array, lanes: number): void {
  let i = 0;
  for (; i + 3 < lanes; i += 4) {
    out[i] = table[(x[i]! + 1) | 0]!;
    out[i + 1] = table[(x[i + 1]! + 1) | 0]!;
    out[i + 2] = table[(x[i + 2]! + 1) | 0]!;
    out[i + 3] = table[(x[i + 3]! + 1) | 0]!;
  }
  for (; i < lanes; i += 1) out[i] = table[(x[i]! + 1) | 0]!;
}

/** Lists that share a member with `set`, missing false. */
export function overlaps(out: Bytes, x: Column, set: number, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = Number((x[i]! & set) !== 0);
}

/** Lists without a member outside `set`, missing false. */
export function within(out: Bytes, x: Column, set: number, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = Number((x[i]! & ~set) === 0) & Number(x[i] === x[i]);
}

/** Bytes of 0 and 1, read four a number, to bits. Bytes past the last lane must be 0. */
export function pack(out: Mask, fours: Int32Array): void {
  for (let word = 0; word < out.length; word += 1) {
    let bits = 0;
    const end = Math.min(8 * word + 8, fours.length);
    // The product gathers the lowest bits of the four bytes in the highest four bits, first byte lowest.
    for (let i = 8 * word; i < end; i += 1)
      bits |= (Math.imul(fours[i]!, 0x10204080) >>> 28) << (4 * (i & 7));
    out[word] = bits;
  }
}

/** Bits set in each of the four bytes of a word, added up. */
function countWord(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many lanes are set. */
export function count(mask: Mask): number {
  let lanes = 0;
  for (let i = 0; i < mask.length; i += 1) lanes += countWord(mask[i]!);
  return lanes;
}

/** Whether any lane is set. */
export function isSet(mask: Mask): boolean {
  let seen = 0;
  for (let i = 0; i < mask.length; i += 1) seen |= mask[i]!;
  return seen !== 0;
}

/** Lanes in a word. */
export const LANES_A_WORD = 32;

/** A mask of so many lanes, none of them set. */
export const createMask = (lanes: number): Mask => new Int32Array(Math.ceil(lanes / LANES_A_WORD));

/** Whether a lane is set. */
export const isSetIn = (mask: Mask, lane: number): boolean => ((mask[lane >> 5]! >>> (lane & 31)) & 1) === 1;

/** Lanes set in both; returns how many. */
export function both(out: Mask, a: Mask, b: Mask): number {
  let lanes = 0;
  for (let i = 0; i < out.length; i += 1) {
    const word = a[i]! & b[i]!;
    out[i] = word;
    lanes += countWord(word);
  }
  return lanes;
}

export function either(out: Mask, a: Mask, b: Mask): void {
  for (let i = 0; i < out.length; i += 1) out[i] = a[i]! | b[i]!;
}

/** The other lanes. */
export function negation(out: Mask, a: Mask, lanes: number): void {
  for (let i = 0; i < out.length; i += 1) out[i] = ~a[i]!;
  if ((lanes & 31) !== 0) out[lanes >> 5]! &= (1 << (lanes & 31)) - 1;
}

/** Unsets the lanes where `x < threshold` is false, looking only at those that are set; returns how many are left. */
export function keepBelow(mask: Mask, x: Column, threshold: number): number {
  let lanes = 0;
  for (let word = 0; word < mask.length; word += 1) {
    let kept = mask[word]!;
    for (let left = kept; left !== 0; left &= left - 1) {
      const lane = 31 - Math.clz32(left & -left);
      kept ^= Number(!(x[32 * word + lane]! < threshold)) << lane;
    }
    mask[word] = kept;
    lanes += countWord(kept);
  }
  return lanes;
}

/** Unsets the lanes where `x > threshold` is false, looking only at those that are set; returns how many are left. */
export function keepAbove(mask: Mask, x: Column, threshold: number): number {
  let lanes = 0;
  for (let word = 0; word < mask.length; word += 1) {
    let kept = mask[word]!;
    for (let left = kept; left !== 0; left &= left - 1) {
      const lane = 31 - Math.clz32(left & -left);
      kept ^= Number(!(x[32 * word + lane]! > threshold)) << lane;
    }
    mask[word] = kept;
    lanes += countWord(kept);
  }
  return lanes;
}

/** Unsets the lanes where `a < b` is false, looking only at those that are set; returns how many are left. */
export function keepPairBelow(mask: Mask, a: Column, b: Column): number {
  let lanes = 0;
  for (let word = 0; word < mask.length; word += 1) {
    let kept = mask[word]!;
    for (let left = kept; left !== 0; left &= left - 1) {
      const lane = 31 - Math.clz32(left & -left);
      kept ^= Number(!(a[32 * word + lane]! < b[32 * word + lane]!)) << lane;
    }
    mask[word] = kept;
    lanes += countWord(kept);
  }
  return lanes;
}
