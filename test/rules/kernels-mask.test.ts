import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as kernel from '../../src/lib/rules/kernels-mask.ts';

const NUMBERS = fc.constantFrom(NaN, -Infinity, -1, -0, 0, 0.5, 1, 2, 3, Infinity);
/** Around whole words and whole turns of the loops. */
const LANES = fc.oneof(fc.integer({ min: 1, max: 70 }), fc.constantFrom(512, 513));
const columns = (count: number) =>
  LANES.chain((lanes) =>
    fc.tuple(
      ...Array.from({ length: count }, () =>
        fc.array(NUMBERS, { minLength: lanes, maxLength: lanes }).map((each) => Float64Array.from(each)),
      ),
    ),
  );

const maskFor = (lanes: number): Int32Array => new Int32Array(Math.ceil(lanes / 32)).fill(-1);
const bitsOf = (mask: Int32Array): boolean[] =>
  [...mask].flatMap((word) => Array.from({ length: 32 }, (_, bit) => ((word >>> bit) & 1) === 1));

/** What the mask ought to be: one bit a lane, none after. */
function expectMask(mask: Int32Array, wanted: readonly boolean[]): void {
  const bits = bitsOf(mask);
  expect(bits.slice(0, wanted.length)).toEqual(wanted);
  expect(bits.slice(wanted.length).some(Boolean)).toBe(false);
}

function expectBytes(write: (bytes: Uint8Array) => void, lanes: number, wanted: readonly boolean[]): void {
  const fours = new Int32Array(Math.ceil(lanes / 4));
  const bytes = new Uint8Array(fours.buffer, 0, lanes);
  write(bytes);
  expect([...bytes]).toEqual(wanted.map(Number));
  const mask = maskFor(lanes);
  kernel.pack(mask, fours);
  expectMask(mask, wanted);
}

describe('masks over lanes', () => {
  it('compare a column with a threshold', () => {
    fc.assert(
      fc.property(columns(1), NUMBERS, ([x], threshold) => {
        const lanes = x!.length;
        const mask = maskFor(lanes);
        kernel.below(mask, x!, threshold, lanes);
        expectMask(
          mask,
          Array.from(x!, (each) => each < threshold),
        );
        kernel.above(mask, x!, threshold, lanes);
        expectMask(
          mask,
          Array.from(x!, (each) => each > threshold),
        );
        expectBytes(
          (out) => kernel.equal(out, x!, threshold, lanes),
          lanes,
          Array.from(x!, (each) => each === threshold),
        );
        const unequal = Array.from(x!, (each) => each < threshold || each > threshold);
        expectBytes((out) => kernel.unequal(out, x!, threshold, lanes), lanes, unequal);
      }),
    );
  });

  it('compare two columns, where only two missing values are equal to one another', () => {
    fc.assert(
      fc.property(columns(2), ([a, b]) => {
        const lanes = a!.length;
        const pairs = Array.from(a!, (each, lane) => [each, b![lane]!] as const);
        const mask = maskFor(lanes);
        kernel.pairBelow(mask, a!, b!, lanes);
        expectMask(
          mask,
          pairs.map(([p, q]) => p < q),
        );
        expectBytes(
          (out) => kernel.pairAtMost(out, a!, b!, lanes),
          lanes,
          pairs.map(([p, q]) => p <= q),
        );
        const same = pairs.map(([p, q]) => p === q || (Number.isNaN(p) && Number.isNaN(q)));
        expectBytes((out) => kernel.pairEqual(out, a!, b!, lanes), lanes, same);
      }),
    );
  });

  it('look codes up, missing ones first', () => {
    const x = Float64Array.of(NaN, 0, 1, 2, 0, NaN);
    expectBytes((out) => kernel.lookUp(out, x, Uint8Array.of(1, 0, 1, 0), 6), 6, [
      true,
      false,
      true,
      false,
      false,
      true,
    ]);
    const table = Uint8Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
    expectBytes(
      (out) =>
        kernel.pairLookUp(out, Float64Array.of(NaN, 0, 1, 1), Float64Array.of(NaN, 0, 1, 0), 3, table, 4),
      4,
      [true, true, true, false],
    );
    expectBytes(
      (out) =>
        kernel.ranges(out, Float64Array.of(NaN, 0, 1, 2, 3, 4), [1, 3], Uint8Array.of(1, 0, 1, 0, 1, 0), 6),
      6,
      [true, false, true, false, true, false],
    );
  });

  it('compare lists with a set of members', () => {
    const x = Float64Array.of(NaN, 0, 1, 2, 3, 2 ** 20, 2 ** 20 + 2);
    expectBytes((out) => kernel.overlaps(out, x, 2 ** 20 + 1, 7), 7, [
      false,
      false,
      true,
      false,
      true,
      true,
      true,
    ]);
    expectBytes((out) => kernel.within(out, x, 2 ** 20 + 1, 7), 7, [
      false,
      true,
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  it('combine, count, tell of a lane and thin out', () => {
    fc.assert(
      fc.property(columns(2), ([a, b]) => {
        const lanes = a!.length;
        const [p, q, out] = [maskFor(lanes), maskFor(lanes), maskFor(lanes)];
        kernel.below(p, a!, 1, lanes);
        kernel.above(q, b!, 0, lanes);
        const [inP, inQ] = [bitsOf(p).slice(0, lanes), bitsOf(q).slice(0, lanes)];
        const inBoth = inP.map((each, lane) => each && inQ[lane]!);
        expect(kernel.both(out, p, q)).toBe(inBoth.filter(Boolean).length);
        expectMask(out, inBoth);
        kernel.either(out, p, q);
        expectMask(
          out,
          inP.map((each, lane) => each || inQ[lane]!),
        );
        kernel.negation(out, p, lanes);
        expectMask(
          out,
          inP.map((each) => !each),
        );
        expect(kernel.count(p)).toBe(inP.filter(Boolean).length);
        expect(kernel.isSet(p)).toBe(inP.some(Boolean));
        expect(inP.map((_, lane) => kernel.isSetIn(p, lane))).toEqual(inP);
        const thinned = p.slice();
        expect(kernel.keepAbove(thinned, b!, 0)).toBe(inBoth.filter(Boolean).length);
        expectMask(thinned, inBoth);
        thinned.set(p);
        kernel.keepBelow(thinned, b!, 1);
        expectMask(
          thinned,
          inP.map((each, lane) => each && b![lane]! < 1),
        );
        thinned.set(p);
        kernel.keepPairBelow(thinned, a!, b!);
        expectMask(
          thinned,
          inP.map((each, lane) => each && a![lane]! < b![lane]!),
        );
      }),
    );
  });
});
