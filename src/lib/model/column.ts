import { LEVERS } from '../plan/index.ts';
import { BLOCK_LANES } from '../random/index.ts';
import { laneMemory } from './lanes.ts';
import { type Piece, Pieces } from './piece.ts';

/** One number a lane: the unit of all computation. Length: BLOCK_LANES. Of a column itself, not of a view of it, others hold on to. */
export interface Column extends Float64Array {
  /** Where it begins in the memory of lane kernels, in bytes, if it lies there. */
  readonly place?: number;
  /** Holds on to the memory for as long as the column is used. */
  readonly piece?: Piece;
}

/** Columns of a closed set of four, such as the buying segments or the paid channels. */
export type Four = [Column, Column, Column, Column];

export const LANES = BLOCK_LANES;

/** Columns laid out in one piece of memory. */
const COLUMNS_A_PIECE = 256;

/**
 * Numbers from the start of a column to the start of the next. A step reads dozens of columns at the same lane: if they
 * lay a page of 4,096 bytes apart, all would compete for the same few lines of the processor's cache.
 */
const STRIDE = LANES + 40;

const pieces = new Pieces(COLUMNS_A_PIECE * STRIDE, laneMemory);
let piece = pieces.take();
let used = 0;

export function column(value = 0): Column {
  if (used + STRIDE > piece.numbers.length) {
    piece = pieces.take();
    used = 0;
  }
  const values: Column = piece.numbers.subarray(used, used + LANES);
  if (piece.place !== undefined) {
    const place = piece.place + used * Float64Array.BYTES_PER_ELEMENT;
    // not among what is listed: a column equals another of the same numbers wherever it lies
    Object.defineProperties(values, { place: { value: place }, piece: { value: piece } });
  }
  used += STRIDE;
  return values.fill(value);
}

/** 1 on every lane: a factor that changes nothing. */
export const ONES: Column = column(1);

export const columns = (count: number): Column[] => Array.from({ length: count }, () => column());

/** Whether any lane holds another value than the given one. */
export function differs(values: Column, from: number): boolean {
  let any = false;
  for (let i = 0; i < values.length; i++) if (values[i] !== from) any = true;
  return any;
}

/** The value of all lanes, where it is one. */
export function sharedValue(values: Column): number | undefined {
  const [first] = values;
  return first === undefined || differs(values, first) ? undefined : first;
}

const indexes = new Map(LEVERS.map((lever, index) => [lever.name, index]));

/** Place of a lever in the catalogue, and so in every array of lever columns. Throws on a name not in it. */
export function leverIndex(name: string): number {
  const index = indexes.get(name);
  if (index === undefined) throw new RangeError(`no lever named ${name}`);
  return index;
}
