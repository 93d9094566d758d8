import fc from 'fast-check';
import xor4096 from 'seedrandom/lib/xor4096.js';
import { describe, expect, it } from 'vitest';
import {
  BLOCK_LANES,
  normalCdf,
  normalQuantile,
  parseSeed,
  SEED_SCHEME,
  SeedError,
  stream,
} from '../../src/lib/random/index.ts';
import { tabulatedNormal } from '../../src/lib/random/normal-table.ts';
import { pearson } from './pearson.ts';

function uniforms(seed: number | string, source: string, block: number, count = BLOCK_LANES): Float64Array {
  const out = new Float64Array(count);
  stream(seed, source, block).fillUniform(out);
  return out;
}

function normals(seed: number | string, source: string, block: number, count = BLOCK_LANES): Float64Array {
  const out = new Float64Array(count);
  stream(seed, source, block).fillNormal(out);
  return out;
}

describe('a stream', () => {
  it('gives the draws it has always given (seed 42)', () => {
    expect([SEED_SCHEME, BLOCK_LANES]).toEqual([1, 512]);
    expect([...uniforms(42, 'price', 0, 3)]).toEqual([
      0.7537286056904122, 0.5306607574457303, 0.3102741219336167,
    ]);
    expect([...uniforms(42, 'price', 1, 3)]).toEqual([
      0.6376274781068787, 0.0910967270610854, 0.8092129301512614,
    ]);
    expect([...normals(42, 'price', 0, 3)]).toEqual([
      0.6862701182329916, 0.07693093849659667, -0.4950734928800455,
    ]);
  });

  it("draws seedrandom's own integers, seeded with the scheme, seed, source and block", () => {
    const { int32 } = xor4096('[1,"42","price",7]');
    const expected = Array.from({ length: 100 }, () => ((int32() >>> 0) + 0.5) / 2 ** 32);
    expect([...uniforms(42, 'price', 7, 100)]).toEqual(expected);
  });

  it('makes a normal draw of each uniform draw, within 2e-9 of its quantile', () => {
    const draws = normals(42, 'price', 0, 100_000);
    uniforms(42, 'price', 0, 100_000).forEach((uniform, k) => {
      expect(Math.abs(draws[k]! - normalQuantile(uniform))).toBeLessThan(2e-9);
    });
  });

  it('makes normal draws in every octave of the table, at its edges and beyond it', () => {
    for (let bit = 0; bit < 32; bit++) {
      for (const near of [-2, -1, 0, 1, 2]) {
        for (const integer of [(1 << bit) + near, ~((1 << bit) + near)]) {
          const uniform = ((integer >>> 0) + 0.5) / 2 ** 32;
          expect(Math.abs(tabulatedNormal(integer | 0) - normalQuantile(uniform))).toBeLessThan(2e-9);
          expect(tabulatedNormal(~integer)).toBe(-tabulatedNormal(integer | 0));
        }
      }
    }
  });

  it('makes normal draws that never fall as the uniform rises', () => {
    let before = -Infinity;
    for (let k = -(2 ** 31); k < 2 ** 31; k += 99_991) {
      // From the lowest uniform to the highest: 0 to 2^31 - 1, then the negative integers.
      const integer = (k + 2 ** 31) | 0;
      const z = tabulatedNormal(integer);
      expect(z).toBeGreaterThanOrEqual(before);
      before = z;
    }
  });

  it('takes one integer an entry, whatever it is asked for', () => {
    const straight = uniforms(42, 'price', 0, 300);
    const mixed = stream(42, 'price', 0);
    mixed.fillNormal(new Float64Array(100));
    mixed.fillUniform(new Float64Array(0));
    const rest = new Float64Array(200);
    mixed.fillUniform(rest);
    expect(rest).toEqual(straight.subarray(100));
  });

  it('treats 42 and "42" as one seed, and takes 0', () => {
    expect(uniforms('42', 'price', 0)).toEqual(uniforms(42, 'price', 0));
    expect(uniforms('0', 'price', 0)).toEqual(uniforms(0, 'price', 0));
    expect(uniforms(-0, 'price', 0)).toEqual(uniforms(0, 'price', 0));
  });

  it('is another one for another seed, source or block, however they are spelt', () => {
    const triple = fc.tuple(fc.string({ minLength: 1 }), fc.string(), fc.nat());
    const usable = triple.filter(([seed]) => seed.trim() !== '');
    fc.assert(
      fc.property(usable, usable, (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b));
        expect(uniforms(...a, 4)).not.toEqual(uniforms(...b, 4));
      }),
    );
    expect(uniforms('1', '1', 11, 4)).not.toEqual(uniforms('1', '11', 1, 4));
    expect(uniforms('1","a', 'b', 0, 4)).not.toEqual(uniforms('1', 'a","b', 0, 4));
  });

  it.each([null, undefined, '', '  ', NaN, Infinity, -Infinity, {}, true])('refuses %s as a seed', (seed) => {
    expect(() => stream(seed as string, 'price', 0)).toThrow(SeedError);
    expect(parseSeed(seed).ok).toBe(false);
  });

  it('says which seed is wrong, and what to write', () => {
    expect(() => stream(NaN, 'price', 0)).toThrow('a seed must be a finite number, not NaN');
    expect(parseSeed(undefined)).toEqual({ ok: false, error: { code: 'seed-missing' } });
  });

  it.each([-1, 0.5, NaN])('refuses %f as a block', (block) => {
    expect(() => stream(42, 'price', block)).toThrow(RangeError);
  });
});

describe('streams of one seed (seeds 42 and 43)', () => {
  const count = 20 * BLOCK_LANES;
  const streams = [
    ...Array.from({ length: 25 }, (_, i) => normals(42, `source ${i}`, 0, count)),
    ...Array.from({ length: 10 }, (_, i) => normals(42, 'price', i, count)),
    ...Array.from({ length: 5 }, (_, i) => normals(43, `source ${i}`, 0, count)),
  ];

  it('do not go together', () => {
    const correlations = streams.flatMap((a, i) => streams.slice(0, i).map((b) => Math.abs(pearson(a, b))));
    // 780 pairs of independent streams pass 4.5 standard errors once in 190 such tests.
    expect(Math.max(...correlations)).toBeLessThan(4.5 / Math.sqrt(count));
  });

  it('do not go together one draw later either', () => {
    const correlations = streams.map((a, i) => {
      const next = streams[(i + 1) % streams.length]!;
      return Math.abs(pearson(a.subarray(1), next.subarray(0, count - 1)));
    });
    expect(Math.max(...correlations)).toBeLessThan(4 / Math.sqrt(count));
  });

  it('are normal: the largest gap to the distribution function is what chance gives', () => {
    const all = Float64Array.from(streams.flatMap((draws) => [...draws])).sort();
    const gap = all.reduce(
      (worst, z, i) => Math.max(worst, Math.abs(normalCdf(z) - (i + 0.5) / all.length)),
      0,
    );
    // Kolmogorov: passed once in 1,000 times.
    expect(gap).toBeLessThan(1.95 / Math.sqrt(all.length));
  });
});
