import {
  BLOCK_LANES,
  exp,
  expm1,
  LOG_CELLS,
  log,
  log1p,
  pow,
  ROOTS_OF_TWO,
  sigmoid,
} from '../random/index.ts';
import type { Memory } from './piece.ts';

/** Does a loop on columns, told by their places, and on numbers; 0 where it cannot, and the loop itself is to run. */
export type LaneKernel = (...places: (number | boolean | undefined)[]) => number;

const PAGE_BYTES = 65_536;
const MEMORY_BYTES = 192 * 1024 * 1024;
/** Nothing lies at the start, so that 0 is nobody's place. */
const TABLES = 64;
const BYTES = Float64Array.BYTES_PER_ELEMENT;
const CANNOT: LaneKernel = () => 0;

interface LaneMemory extends Memory {
  readonly imports: WebAssembly.Imports;
}

function readOnly(value: number): WebAssembly.Global {
  return new WebAssembly.Global({ value: 'i32', mutable: false }, value);
}

/** The memory of this thread, with the tables that kernels look up; nothing where the engine has none, or may not. */
function createMemory(): LaneMemory | undefined {
  try {
    const memory = new WebAssembly.Memory({
      initial: MEMORY_BYTES / PAGE_BYTES,
      maximum: MEMORY_BYTES / PAGE_BYTES,
    });
    const numbers = new Float64Array(memory.buffer);
    const roots = TABLES;
    const cells = roots + ROOTS_OF_TWO.byteLength;
    numbers.set(ROOTS_OF_TWO, roots / BYTES);
    numbers.set(LOG_CELLS, cells / BYTES);
    const lanes = {
      memory,
      roots: readOnly(roots),
      cells: readOnly(cells),
      bytes: readOnly(BLOCK_LANES * BYTES),
      exp,
      log,
      log1p,
      expm1,
      sigmoid,
      pow,
    };
    return { buffer: memory.buffer, imports: { lanes }, free: cells + LOG_CELLS.byteLength };
  } catch {
    return undefined;
  }
}

export const laneMemory = createMemory();

/**
 * The kernels k0, k1, … of a module that the build has made of loops (`.tools/lanes`), in base64. Where there is no
 * WebAssembly with vectors, or a page's policy forbids it, none of them can, and the loops run as they are written.
 */
export function laneKernels(count: number, module: string): LaneKernel[] {
  const kernels = laneMemory && instantiate(module, laneMemory.imports);
  return Array.from({ length: count }, (_, k) => (kernels?.[`k${k}`] as LaneKernel | undefined) ?? CANNOT);
}

function instantiate(module: string, imports: WebAssembly.Imports): WebAssembly.Exports | undefined {
  try {
    const bytes = Uint8Array.from(atob(module), (letter) => letter.charCodeAt(0));
    return new WebAssembly.Instance(new WebAssembly.Module(bytes), imports).exports;
  } catch {
    return undefined;
  }
}
