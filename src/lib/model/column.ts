import { LEVERS } from '../plan/index.ts';
import { BLOCK_LANES } from '../random/index.ts';

/** One number a lane: the unit of all computation. Length: BLOCK_LANES. */
export type Column = Float64Array;

export const LANES = BLOCK_LANES;

export const column = (value = 0): Column => new Float64Array(LANES).fill(value);

export const columns = (count: number): Column[] => Array.from({ length: count }, () => column());

const indexes = new Map(LEVERS.map((lever, index) => [lever.name, index]));

/** Place of a lever in the catalogue, and so in every array of lever columns. Throws on a name not in it. */
export function leverIndex(name: string): number {
  const index = indexes.get(name);
  if (index === undefined) throw new RangeError(`no lever named ${name}`);
  return index;
}
