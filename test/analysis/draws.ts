import xor4096 from 'seedrandom/lib/xor4096.js';
import { normalQuantile } from '../../src/lib/random/index.ts';

/** Draws for tests of coverage: the same for the same seed, which is printed so that a failure can be run again. */
export class Draws {
  readonly #next: () => number;

  constructor(title: string) {
    const seed = process.env.COVERAGE_SEED ?? '2026';
    console.log(`${title}: COVERAGE_SEED=${seed}`);
    const generator = xor4096(`${title} ${seed}`);
    this.#next = () => (generator.int32() >>> 0) / 2 ** 32;
  }

  uniform(): number {
    return this.#next();
  }

  normal(): number {
    return normalQuantile(Math.max(1e-12, this.#next()));
  }

  /** `n` values of a draw. */
  column(n: number, draw: () => number): Float64Array {
    return Float64Array.from({ length: n }, draw);
  }
}

/** Standard error of a share of so many cases. */
export const errorOfShare = (share: number, cases: number): number =>
  Math.sqrt((share * (1 - share)) / cases);
