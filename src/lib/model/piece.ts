/** A piece of memory that columns are laid out in; with its place where it is one that lane kernels work on. */
export interface Piece {
  readonly numbers: Float64Array;
  readonly place?: number;
}

/** Memory of one size, from so many bytes on. */
export interface Memory {
  readonly buffer: ArrayBuffer;
  readonly free: number;
}

/**
 * Hands out pieces of one size. The memory of lane kernels cannot grow, as that would cut off every column in it: what nobody
 * holds any more is handed out again, and where nothing is left pieces come from elsewhere, for the loops as they are written.
 */
export class Pieces {
  readonly #length: number;
  readonly #memory: Memory | undefined;
  readonly #free: number[] = [];
  readonly #lost: FinalizationRegistry<number>;

  /**
   * @param length - numbers in a piece, a multiple of two so that vectors lie on their bounds
   * @param memory - which nobody else hands out
   */
  constructor(length: number, memory: Memory | undefined) {
    this.#length = length;
    this.#memory = memory;
    this.#lost = new FinalizationRegistry((place) => this.#free.push(place));
    if (!memory) return;
    const bytes = length * Float64Array.BYTES_PER_ELEMENT;
    for (let place = memory.buffer.byteLength - bytes; place >= memory.free; place -= bytes) {
      this.#free.push(place);
    }
  }

  take(): Piece {
    const place = this.#free.pop();
    if (place === undefined || !this.#memory) return { numbers: new Float64Array(this.#length) };
    const piece = { numbers: new Float64Array(this.#memory.buffer, place, this.#length), place };
    this.#lost.register(piece, place);
    return piece;
  }
}
