import { laneMemory } from './lanes.ts';

/** A piece of memory that columns are laid out in; with its place where it is one that lane kernels work on. */
export interface Piece {
  readonly numbers: Float64Array;
  readonly place?: number;
}

/**
 * Hands out pieces of one size. The memory of lane kernels cannot grow, as that would cut off every column in it: what nobody
 * holds any more is handed out again, and where nothing is left pieces come from elsewhere, for the loops as they are written.
 */
export class Pieces {
  readonly #length: number;
  readonly #free: number[] = [];
  readonly #lost: FinalizationRegistry<number>;

  /** @param length - numbers in a piece, a multiple of two so that vectors lie on their bounds */
  constructor(length: number) {
    this.#length = length;
    this.#lost = new FinalizationRegistry((place) => this.#free.push(place));
    if (!laneMemory) return;
    const bytes = length * Float64Array.BYTES_PER_ELEMENT;
    const { buffer, free } = laneMemory;
    for (let place = buffer.byteLength - bytes; place >= free; place -= bytes) this.#free.push(place);
  }

  take(): Piece {
    const place = this.#free.pop();
    if (place === undefined || !laneMemory) return { numbers: new Float64Array(this.#length) };
    const piece = { numbers: new Float64Array(laneMemory.buffer, place, this.#length), place };
    this.#lost.register(piece, place);
    return piece;
  }
}
