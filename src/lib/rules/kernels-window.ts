/**
 * Windows over weeks, a number a lane. NaN stands for missing and spreads by itself. Sums run from the oldest week to
 * the newest, one after the other, so that a single lane added up by hand gives the same bits.
 *
 * The weeks of one cell lie one behind the other in an array, each at its offset: one array instead of four leaves
 * the optimiser enough registers. `scale` multiplies the sum, exactly if it is a power of two. Four lanes a turn,
 * since the turn itself costs as much as an addition.
 */
type Column = Float64Array;

export function scaled(out: Column, past: Column, p: number, scale: number, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = past[p + i]! * scale;
}

export function sumTwo(out: Column, past: Column, p: number, q: number, scale: number, lanes: number): void {
  let i = 0;
  for (; i + 3 < lanes; i += 4) {
    out[i] = (past[p + i]! + past[q + i]!) * scale;
    out[i + 1] = (past[p + i + 1]! + past[q + i + 1]!) * scale;
    out[i + 2] = (past[p + i + 2]! + past[q + i + 2]!) * scale;
    out[i + 3] = (past[p + i + 3]! + past[q + i + 3]!) * scale;
  }
  for (; i < lanes; i += 1) out[i] = (past[p + i]! + past[q + i]!) * scale;
}

export function sumThree(out: Column, past: Column, p: number, q: number, r: number, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = past[p + i]! + past[q + i]! + past[r + i]!;
}

export function sumFour(
  out: Column,
  past: Column,
  p: number,
  q: number,
  r: number,
  s: number,
  scale: number,
  lanes: number,
): void {
  let i = 0;
  for (; i + 3 < lanes; i += 4) {
    out[i] = (past[p + i]! + past[q + i]! + past[r + i]! + past[s + i]!) * scale;
    out[i + 1] = (past[p + i + 1]! + past[q + i + 1]! + past[r + i + 1]! + past[s + i + 1]!) * scale;
    out[i + 2] = (past[p + i + 2]! + past[q + i + 2]! + past[r + i + 2]! + past[s + i + 2]!) * scale;
    out[i + 3] = (past[p + i + 3]! + past[q + i + 3]! + past[r + i + 3]! + past[s + i + 3]!) * scale;
  }
  for (; i < lanes; i += 1) out[i] = (past[p + i]! + past[q + i]! + past[r + i]! + past[s + i]!) * scale;
}

/** Adds four more weeks to what is there. */
export function addFour(
  out: Column,
  past: Column,
  p: number,
  q: number,
  r: number,
  s: number,
  scale: number,
  lanes: number,
): void {
  let i = 0;
  for (; i + 1 < lanes; i += 2) {
    out[i] = (out[i]! + past[p + i]! + past[q + i]! + past[r + i]! + past[s + i]!) * scale;
    out[i + 1] =
      (out[i + 1]! + past[p + i + 1]! + past[q + i + 1]! + past[r + i + 1]! + past[s + i + 1]!) * scale;
  }
  for (; i < lanes; i += 1)
    out[i] = (out[i]! + past[p + i]! + past[q + i]! + past[r + i]! + past[s + i]!) * scale;
}

export function divideBy(out: Column, weeks: number, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = out[i]! / weeks;
}

/**
 * The lesser of two, missing if either is. Chosen by multiplying with 0 and 1, since Math.min takes branches, which on
 * numbers without order costs three times as much; an infinite value comes out as missing.
 */
export function lesser(a: number, b: number): number {
  const first = Number(a < b);
  return a * first + b * (1 - first);
}

/** The greater of two, like `lesser`. */
export function greater(a: number, b: number): number {
  const first = Number(a > b);
  return a * first + b * (1 - first);
}

export function least(out: Column, a: Column, b: Column, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = lesser(a[i]!, b[i]!);
}

export function greatest(out: Column, a: Column, b: Column, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = greater(a[i]!, b[i]!);
}

export function change(out: Column, now: Column, before: Column, lanes: number): void {
  let i = 0;
  for (; i + 3 < lanes; i += 4) {
    out[i] = now[i]! - before[i]!;
    out[i + 1] = now[i + 1]! - before[i + 1]!;
    out[i + 2] = now[i + 2]! - before[i + 2]!;
    out[i + 3] = now[i + 3]! - before[i + 3]!;
  }
  for (; i < lanes; i += 1) out[i] = now[i]! - before[i]!;
}
