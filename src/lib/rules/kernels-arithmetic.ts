/**
 * Arithmetic of expressions, a number a lane. A result that is no finite number is missing: `x - (x - x)` is x for a
 * finite x and NaN for an infinite one, without a branch.
 */
type Column = Float64Array;

export function add(out: Column, a: Column, b: Column, lanes: number): void {
  let i = 0;
  for (; i + 3 < lanes; i += 4) {
    const p = a[i]! + b[i]!;
    const q = a[i + 1]! + b[i + 1]!;
    const r = a[i + 2]! + b[i + 2]!;
    const s = a[i + 3]! + b[i + 3]!;
    out[i] = p - (p - p);
    out[i + 1] = q - (q - q);
    out[i + 2] = r - (r - r);
    out[i + 3] = s - (s - s);
  }
  for (; i < lanes; i += 1) {
    const x = a[i]! + b[i]!;
    out[i] = x - (x - x);
  }
}

export function subtract(out: Column, a: Column, b: Column, lanes: number): void {
  let i = 0;
  for (; i + 3 < lanes; i += 4) {
    const p = a[i]! - b[i]!;
    const q = a[i + 1]! - b[i + 1]!;
    const r = a[i + 2]! - b[i + 2]!;
    const s = a[i + 3]! - b[i + 3]!;
    out[i] = p - (p - p);
    out[i + 1] = q - (q - q);
    out[i + 2] = r - (r - r);
    out[i + 3] = s - (s - s);
  }
  for (; i < lanes; i += 1) {
    const x = a[i]! - b[i]!;
    out[i] = x - (x - x);
  }
}

export function multiply(out: Column, a: Column, b: Column, lanes: number): void {
  let i = 0;
  for (; i + 3 < lanes; i += 4) {
    const p = a[i]! * b[i]!;
    const q = a[i + 1]! * b[i + 1]!;
    const r = a[i + 2]! * b[i + 2]!;
    const s = a[i + 3]! * b[i + 3]!;
    out[i] = p - (p - p);
    out[i + 1] = q - (q - q);
    out[i + 2] = r - (r - r);
    out[i + 3] = s - (s - s);
  }
  for (; i < lanes; i += 1) {
    const x = a[i]! * b[i]!;
    out[i] = x - (x - x);
  }
}

export function divide(out: Column, a: Column, b: Column, lanes: number): void {
  let i = 0;
  for (; i + 3 < lanes; i += 4) {
    const p = a[i]! / b[i]!;
    const q = a[i + 1]! / b[i + 1]!;
    const r = a[i + 2]! / b[i + 2]!;
    const s = a[i + 3]! / b[i + 3]!;
    out[i] = p - (p - p);
    out[i + 1] = q - (q - q);
    out[i + 2] = r - (r - r);
    out[i + 3] = s - (s - s);
  }
  for (; i < lanes; i += 1) {
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
