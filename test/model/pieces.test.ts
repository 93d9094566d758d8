import { expect, test } from 'vitest';
import { type Column, LANES } from '../../src/lib/model/column.ts';
import { Pieces } from '../../src/lib/model/piece.ts';
import { placedColumns } from '../tools/placed-columns.ts';

const LENGTH = 100;
const BYTES = 8 * LENGTH;

test('pieces of a memory lie apart, from where it is free, and then come from elsewhere', () => {
  const memory = { buffer: new ArrayBuffer(5 * BYTES + 40), free: 64 };
  const pieces = new Pieces(LENGTH, memory);
  const taken = Array.from({ length: 7 }, () => pieces.take());
  const places = taken.flatMap(({ place }) => (place === undefined ? [] : [place])).sort((x, y) => x - y);
  expect(places).toHaveLength(4);
  expect(places[0]).toBeGreaterThanOrEqual(memory.free);
  for (const [k, place] of places.entries()) {
    if (k > 0) expect(place - places[k - 1]!).toBeGreaterThanOrEqual(BYTES);
    expect(place + BYTES).toBeLessThanOrEqual(memory.buffer.byteLength);
  }
  for (const [k, { numbers }] of taken.entries()) numbers.fill(k);
  expect(taken.map(({ numbers }) => [numbers.length, numbers[0], numbers[LENGTH - 1]])).toEqual(
    taken.map((_, k) => [LENGTH, k, k]),
  );
});

test('without a memory all come from elsewhere', () => {
  const { numbers, place } = new Pieces(LENGTH, undefined).take();
  expect([numbers.length, place]).toEqual([LENGTH, undefined]);
});

test('a column tells where it lies, and keeps that to itself', async () => {
  const [x, y] = (await placedColumns(2)) as [Column, Column];
  expect(x.place).toBe(x.byteOffset);
  expect(Math.abs(y.place! - x.place!)).toBeGreaterThanOrEqual(8 * LANES);
  expect(x).toEqual(y);
  expect(Object.keys(x)).toHaveLength(LANES);
});
