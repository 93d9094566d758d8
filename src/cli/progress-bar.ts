import type { WriteStream } from 'node:tty';

const CELLS = 30;
/** Milliseconds between two drawings. */
const PAUSE = 100;
const CLEAR_LINE = '\r\u001B[2K';

/** A line on a terminal that shows how much is done; where there is no terminal, nothing. */
export class ProgressBar {
  readonly #stream: WriteStream | undefined;
  #drawn = -Infinity;

  constructor(stream: WriteStream) {
    this.#stream = stream.isTTY && process.env.TERM !== 'dumb' ? stream : undefined;
  }

  /** Shows a share from 0 to 1. */
  show(share: number): void {
    const now = performance.now();
    if (!this.#stream || now - this.#drawn < PAUSE) return;
    this.#drawn = now;
    const full = Math.floor(share * CELLS);
    const bar = '#'.repeat(full) + '.'.repeat(CELLS - full);
    this.#stream.write(`${CLEAR_LINE}[${bar}] ${Math.floor(share * 100)}%`);
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#stream && this.#drawn > -Infinity) this.#stream.write(CLEAR_LINE);
  }
}
