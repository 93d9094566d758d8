/**
 * Masks of comparisons, one byte a lane. Every loop is written for the optimiser: no branch on data (a mispredicted
 * one costs more than four comparisons), four lanes a turn, and a tail for lanes that are no multiple of four.
 */
type Mask = Uint8Array;
type Column = Float64Array;

/** `x < threshold`, missing false. */
export function below(out: Mask, x: Column, threshold: number, lanes: number): void {
  let i = 0;
  for (; i + 3 < lanes; i += 4) {
    out[i] = Number(x[i]! < threshold);
    out[i + 1] = Number(x[i + 1]! < threshold);
    out[i + 2] = Number(x[i + 2]! < threshold);
    out[i + 3] = Number(x[i + 3]! < threshold);
  }
  for (; i < lanes; i += 1) out[i] = Number(x[i]! < threshold);
}

/** `x <= threshold`, missing false. */
export function atMost(out: Mask, x: Column, threshold: number, lanes: number): void {
  let i = 0;
  for (; i + 3 < lanes; i += 4) {
    out[i] = Number(x[i]! <= threshold);
    out[i + 1] = Number(x[i + 1]! <= threshold);
    out[i + 2] = Number(x[i + 2]! <= threshold);
    out[i + 3] = Number(x[i + 3]! <= threshold);
  }
  for (; i < lanes; i += 1) out[i] = Number(x[i]! <= threshold);
}

/** `x > threshold`, missing false. */
export function above(out: Mask, x: Column, threshold: number, lanes: number): void {
  let i = 0;
  for (; i + 3 < lanes; i += 4) {
    out[i] = Number(x[i]! > threshold);
    out[i + 1] = Number(x[i + 1]! > threshold);
    out[i + 2] = Number(x[i + 2]! > threshold);
    out[i + 3] = Number(x[i + 3]! > threshold);
  }
  for (; i < lanes; i += 1) out[i] = Number(x[i]! > threshold);
}

/** `x >= threshold`, missing false. */
export function atLeast(out: Mask, x: Column, threshold: number, lanes: number): void {
  let i = 0;
  for (; i + 3 < lanes; i += 4) {
    out[i] = Number(x[i]! >= threshold);
    out[i + 1] = Number(x[i + 1]! >= threshold);
    out[i + 2] = Number(x[i + 2]! >= threshold);
    out[i + 3] = Number(x[i + 3]! >= threshold);
  }
  for (; i < lanes; i += 1) out[i] = Number(x[i]! >= threshold);
}

/** `x === value`, missing false. */
export function equal(out: Mask, x: Column, value: number, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = Number(x[i] === value);
}

/** A number other than `value`, missing false. */
export function unequal(out: Mask, x: Column, value: number, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = Number(x[i]! < value) | Number(x[i]! > value);
}

/** `table` at 0 when missing, else at 1 plus how many of "reached" and "passed" hold of the ascending thresholds. */
export function ranges(out: Mask, x: Column, thresholds: readonly number[], table: Uint8Array, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) {
    const value = x[i]!;
    let place = Number(value === value);
    for (const threshold of thresholds) place += Number(value >= threshold) + Number(value > threshold);
    out[i] = table[place]!;
  }
}

/** `table` at 0 when missing, else at the code plus 1. */
export function lookUp(out: Mask, x: Column, table: Uint8Array, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = table[(x[i]! + 1) | 0]!;
}

/** Lists that share a member with `set`, missing false. */
export function overlaps(out: Mask, x: Column, set: number, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = Number((x[i]! & set) !== 0);
}

/** Lists without a member outside `set`, missing false. */
export function within(out: Mask, x: Column, set: number, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = Number((x[i]! & ~set) === 0) & Number(x[i] === x[i]);
}

/** `a < b`, missing false. */
export function pairBelow(out: Mask, a: Column, b: Column, lanes: number): void {
  let i = 0;
  for (; i + 3 < lanes; i += 4) {
    out[i] = Number(a[i]! < b[i]!);
    out[i + 1] = Number(a[i + 1]! < b[i + 1]!);
    out[i + 2] = Number(a[i + 2]! < b[i + 2]!);
    out[i + 3] = Number(a[i + 3]! < b[i + 3]!);
  }
  for (; i < lanes; i += 1) out[i] = Number(a[i]! < b[i]!);
}

/** `a <= b`, missing false. */
export function pairAtMost(out: Mask, a: Column, b: Column, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = Number(a[i]! <= b[i]!);
}

/** `a === b`, two missing ones being equal. */
export function pairEqual(out: Mask, a: Column, b: Column, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) {
    out[i] = Number(a[i] === b[i]) | (Number(a[i] !== a[i]) & Number(b[i] !== b[i]));
  }
}

/** `table` by the codes of both, each 0 when missing. */
export function pairLookUp(out: Mask, a: Column, b: Column, width: number, table: Uint8Array, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = table[((a[i]! + 1) | 0) * width + ((b[i]! + 1) | 0)]!;
}

/** Every lane true, as four bytes. */
const TRUE = 0x01010101;

/** Four lanes at a time: masks hold nothing but 0 and 1. */
export function both(out: Int32Array, a: Int32Array, b: Int32Array): void {
  for (let i = 0; i < out.length; i += 1) out[i] = a[i]! & b[i]!;
}

export function either(out: Int32Array, a: Int32Array, b: Int32Array): void {
  for (let i = 0; i < out.length; i += 1) out[i] = a[i]! | b[i]!;
}

export function negation(out: Int32Array, a: Int32Array): void {
  for (let i = 0; i < out.length; i += 1) out[i] = a[i]! ^ TRUE;
}
