import xor4096 from 'seedrandom/lib/xor4096.js';
import { tabulatedNormal } from './normal-table.ts';

/** Words in the state of xor4096. */
const WORDS = 128;

/**
 * seedrandom's xor4096, seeded by that library and then stepped in loops over a block: the same integers, without a call a
 * draw. R. P. Brent, "Some long-period random number generators using shifts and xors" (2007).
 */
export class Generator {
  readonly #words: Int32Array;
  #weyl: number;
  #place: number;

  constructor(seed: string) {
    const { X, w, i } = xor4096(seed, { state: true }).state();
    this.#words = Int32Array.from(X);
    this.#weyl = w;
    this.#place = i;
  }

  /** Fills with integers from -2^31 to 2^31 - 1. */
  fill(out: Int32Array): void {
    this.#weyl = step(this.#words, this.#weyl, this.#place, out);
    this.#place = (this.#place + out.length) & (WORDS - 1);
  }
}

/** Writes as many integers as fit, and returns the Weyl sequence's next start. */
function step(words: Int32Array, weyl: number, place: number, out: Int32Array): number {
  let w = weyl;
  let i = place;
  for (let k = 0; k < out.length; k++) {
    w = (w + 0x61c88647) | 0;
    let v = words[(i + 34) & 127]!;
    i = (i + 1) & 127;
    let t = words[i]!;
    v ^= v << 13;
    t ^= t << 17;
    v ^= v >>> 15;
    t ^= t >>> 12;
    v ^= t;
    words[i] = v;
    out[k] = (v + (w ^ (w >>> 16))) | 0;
  }
  return w;
}

/** The middle of each integer's cell of [0, 1]: never 0 or 1, and as often u as 1 - u. */
export function toUniform(integers: Int32Array, out: Float64Array): void {
  for (let k = 0; k < out.length; k++) out[k] = ((integers[k]! >>> 0) + 0.5) * (1 / 4294967296);
}

/** The normal score of each integer's uniform. */
export function toNormal(integers: Int32Array, out: Float64Array): void {
  for (let k = 0; k < out.length; k++) out[k] = tabulatedNormal(integers[k]!);
}
