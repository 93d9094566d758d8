import { BLOCK_LANES } from '../../random/index.ts';

/** Runs that a hexadecimal digit stands for, the first one by its highest bit. */
const A_DIGIT = 4;
const HEX = 16;

/** Flags of runs as text, a line a block of runs: the first n runs of more runs are the n runs, and so are their lines. */
export function writeFlags(flags: Uint8Array): string[] {
  const lines: string[] = [];
  for (let start = 0; start < flags.length; start += BLOCK_LANES) {
    const end = Math.min(flags.length, start + BLOCK_LANES);
    let line = '';
    for (let at = start; at < end; at += A_DIGIT) {
      let digit = 0;
      for (let k = 0; k < A_DIGIT; k++) digit = digit * 2 + (at + k < end ? flags[at + k]! : 0);
      line += digit.toString(HEX);
    }
    lines.push(line);
  }
  return lines;
}

/** The flags of so many runs; undefined where the text is not theirs. */
export function readFlags(lines: readonly string[], runs: number): Uint8Array | undefined {
  const flags = new Uint8Array(runs);
  lines.forEach((line, block) => {
    for (let at = 0; at < line.length; at++) {
      const digit = parseInt(line.charAt(at), HEX);
      for (let k = 0; k < A_DIGIT; k++) {
        const run = block * BLOCK_LANES + at * A_DIGIT + k;
        if (run < runs) flags[run] = (digit >> (A_DIGIT - 1 - k)) & 1;
      }
    }
  });
  const written = writeFlags(flags);
  return written.length === lines.length && written.every((line, k) => line === lines[k]) ? flags : undefined;
}
