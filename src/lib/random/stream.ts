import { Generator, toNormal, toUniform } from './generator.ts';
import { parseSeed, SeedError } from './seed.ts';

/**
 * The version of the seed scheme: how draws follow from a seed. It covers the text a generator is seeded
 * with, {@link BLOCK_LANES}, the generator and how its integers become uniforms and normals. A change
 * of any of them changes every result, and this number with it.
 */
export const SEED_SCHEME = 1;

/** Runs in a block. Part of the seed scheme: run i is lane i mod 512 of block floor(i / 512). */
export const BLOCK_LANES = 512;

/** The draws of one source in one block, in order. */
export interface Stream {
  /** Fills `out` with uniform draws, each strictly between 0 and 1: one integer draw an entry. */
  fillUniform(out: Float64Array): void;
  /** Fills `out` with standard normal draws: the inverse transform of one uniform an entry, within 2e-9. */
  fillNormal(out: Float64Array): void;
}

/**
 * The stream of a source, such as `assumption:price`, in a block of 512 runs.
 *
 * The generator is seedrandom's xor4096, seeded with the JSON text `[scheme, seed, source, block]`: JSON quotes
 * what it joins, so no two different triples give one text. Streams of different triples are
 * independent for all that a simulation can notice; the same triple gives the same draws for ever.
 *
 * Throws SeedError for a seed that is missing or not finite, RangeError for a block that is not a count.
 */
export function stream(seed: number | string, source: string, block: number): Stream {
  const parsed = parseSeed(seed);
  if (!parsed.ok) throw new SeedError(parsed.error);
  if (!Number.isSafeInteger(block) || block < 0)
    throw new RangeError(`block must be a whole number from 0, not ${block}`);
  const generator = new Generator(JSON.stringify([SEED_SCHEME, parsed.value, source, block]));
  return {
    fillUniform(out) {
      toUniform(draw(generator, out.length), out);
    },
    fillNormal(out) {
      toNormal(draw(generator, out.length), out);
    },
  };
}

/** Integers on their way to becoming draws. */
let integers = new Int32Array(BLOCK_LANES);

function draw(generator: Generator, count: number): Int32Array {
  if (integers.length < count) integers = new Int32Array(count);
  const wanted = integers.length === count ? integers : integers.subarray(0, count);
  generator.fill(wanted);
  return wanted;
}
