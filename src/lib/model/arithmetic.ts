import type { Column } from './column.ts';

/** out = x y, lane by lane. */
export function multiply(out: Column, x: Column, y: Column): void {
  for (let i = 0; i < out.length; i++) out[i] = x[i]! * y[i]!;
}

/** out += times x, lane by lane. */
export function addTimes(out: Column, x: Column, times: number): void {
  for (let i = 0; i < out.length; i++) out[i]! += times * x[i]!;
}
