import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { column, type Column } from '../../src/lib/model/column.ts';

/** Columns of a piece, and one more. */
const MORE_THAN_A_PIECE = 300;
const TRIES = 20;

/**
 * So many columns in the memory of lane kernels. Tests share a thread, and those before may have used all of it up: what they
 * left is given back first.
 */
export async function placedColumns(count: number): Promise<Column[]> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let k = 0; k < TRIES; k++) {
    const placed = Array.from({ length: MORE_THAN_A_PIECE }, () => column()).filter(
      ({ place }) => place !== undefined,
    );
    if (placed.length >= count) return placed.slice(0, count);
    collect();
    // memory is given back in a task of its own
    await setTimeout(1);
  }
  throw new Error('the memory of lane kernels is not given back');
}
