/**
 * Arithmetic and windows over weeks, a number a lane. NaN stands for missing and spreads by itself. Sums run from the
 * oldest week to the newest, one after the other, so that a single lane added up by hand gives the same bits.
 */
type Column = Float64Array;

export function sum2(out: Column, a: Column, b: Column, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = a[i]! + b[i]!;
}

export function sum3(out: Column, a: Column, b: Column, c: Column, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = a[i]! + b[i]! + c[i]!;
}

export function sum4(out: Column, a: Column, b: Column, c: Column, d: Column, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = a[i]! + b[i]! + c[i]! + d[i]!;
}

/** Adds four more weeks. */
export function add4(out: Column, a: Column, b: Column, c: Column, d: Column, lanes: number): void {
  for (let i = 0; i < lanes; i += 1) out[i] = out[i]! + a[i]! + b[i]! + c[i]! + d[i]!;
}

/** The mean of four weeks, by far the commonest window. */
export function mean4(out: Column, a: Column, b: Column, c: Column, d: Column, lanes: number): void {
  // A quarter is exact, so this is the sum divided by 4 to the bit.
  for (let i = 0; i < lanes; i += 1) out[i] = (a[i]! + b[i]! + c[i]! + d[i]!) * 0.25;
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
  for (let i = 0; i < lanes; i += 1) out[i] = now[i]! - before[i]!;
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
