/**
 * Arithmetic and windows over weeks, a number a lane. NaN stands for missing and spreads by itself. Sums run from the
 * oldest week to the newest, one after the other, so that a single lane added up by hand gives the same bits.
 *
 * Weeks of one cell lie one behind the other in an array, each at its offset: one array instead of four leaves the
 * optimiser enough registers.
 */
type Column = Float64Array;

/** Sum of `a[i]` for the first weeks of a window: one to four offsets, oldest first. */
export function sumFirst(out: Column, past: Column, offsets: readonly number[], lanes: number): void {
  const [p = 0, q = 0, r = 0] = offsets;
  if (offsets.length === 1) for (let i = 0; i < lanes; i += 1) out[i] = past[p + i]!;
  else if (offsets.length === 2) for (let i = 0; i < lanes; i += 1) out[i] = past[p + i]! + past[q + i]!;
  else for (let i = 0; i < lanes; i += 1) out[i] = past[p + i]! + past[q + i]! + past[r + i]!;
}

/** Adds four more weeks. */
export function addFour(out: Column, past: Column, p: number, q: number, r: number, s: number, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = out[i]! + past[p + i]! + past[q + i]! + past[r + i]! + past[s + i]!;
}

/** Sum of four weeks times `scale`: with a quarter, which is exact, their mean, by far the commonest window. */
export function sumFour(out: Column, past: Column, p: number, q: number, r: number, s: number, scale: number, lanes: number): void {
  let i = 0;
  for (; i + 3 < lanes; i += 4) {
    out[i] = (past[p + i]! + past[q + i]! + past[r + i]! + past[s + i]!) * scale;
    out[i + 1] = (past[p + i + 1]! + past[q + i + 1]! + past[r + i + 1]! + past[s + i + 1]!) * scale;
    out[i + 2] = (past[p + i + 2]! + past[q + i + 2]! + past[r + i + 2]! + past[s + i + 2]!) * scale;
    out[i + 3] = (past[p + i + 3]! + past[q + i + 3]! + past[r + i + 3]! + past[s + i + 3]!) * scale;
  }
  for (; i < lanes; i += 1) out[i] = (past[p + i]! + past[q + i]! + past[r + i]! + past[s + i]!) * scale;
}

export function divideBy(out: Column, weeks: number, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = out[i]! / weeks;
}

/** `Math.min` and `Math.max` give NaN if either is NaN. */
export function least(out: Column, a: Column, b: Column, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = Math.min(a[i]!, b[i]!);
}

export function greatest(out: Column, a: Column, b: Column, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = Math.max(a[i]!, b[i]!);
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

/*
 * Results of an expression: x - (x - x) is x for a finite x and NaN for an infinite one, without a branch.
 */

export function add(out: Column, a: Column, b: Column, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) {
    const x = a[i]! + b[i]!;
    out[i] = x - (x - x);
  }
}

export function subtract(out: Column, a: Column, b: Column, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) {
    const x = a[i]! - b[i]!;
    out[i] = x - (x - x);
  }
}

export function multiply(out: Column, a: Column, b: Column, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) {
    const x = a[i]! * b[i]!;
    out[i] = x - (x - x);
  }
}

export function divide(out: Column, a: Column, b: Column, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) {
    const x = a[i]! / b[i]!;
    out[i] = x - (x - x);
  }
}

export function negate(out: Column, a: Column, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = -a[i]!;
}

export function absolute(out: Column, a: Column, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = Math.abs(a[i]!);
}
