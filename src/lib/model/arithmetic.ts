import { exp } from '../random/index.ts';
import { type Column, sharedValue } from './column.ts';

/** out = x y, lane by lane. */
export function multiply(out: Column, x: Column, y: Column): void {
  for (let i = 0; i < out.length; i++) out[i] = x[i]! * y[i]!;
}

/** out += times x, lane by lane. */
export function addTimes(out: Column, x: Column, times: number): void {
  for (let i = 0; i < out.length; i++) out[i]! += times * x[i]!;
}

/** out = e^(x times), lane by lane; worked out once where all lanes share x. */
export function expTimes(out: Column, x: Column, times: number): void {
  const shared = sharedValue(x);
  if (shared !== undefined) out.fill(exp(shared * times));
  else for (let i = 0; i < out.length; i++) out[i] = exp(x[i]! * times);
}
