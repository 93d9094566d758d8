import type { CellInstruction } from './instructions.ts';
import * as arithmetic from './kernels-arithmetic.ts';
import * as kernel from './kernels-window.ts';
import type { RuleProgram } from './program.ts';
import type { RuleState } from './state.ts';

/** The cell's values some weeks ago; before it had any, all missing. */
function past(state: RuleState, place: number, weeks: number): Float64Array {
  const week = state.week - weeks;
  if (week < state.instructions.cells[place]!.firstWeek) return state.missing;
  const ring = state.rings[place]!;
  return ring[week % ring.length]!;
}

/** Where the cell's values of some weeks ago begin in what is kept of it. */
function offset(state: RuleState, place: number, weeks: number): number {
  return ((state.week - weeks) % state.instructions.cells[place]!.kept) * state.lanes;
}

/** The sum of a window's weeks times `scale`, which must be a power of two. */
function sumWindow(state: RuleState, out: Float64Array, of: number, weeks: number, scale: number): void {
  const { lanes } = state;
  const kept = state.pasts[of]!;
  const odd = weeks % 4;
  const oldest = weeks - 1;
  const at = (back: number): number => offset(state, of, back);
  // Only the last addition is scaled.
  const first = weeks <= 4 ? scale : 1;
  if (odd === 1) kernel.scaled(out, kept, at(oldest), first, lanes);
  else if (odd === 2) kernel.sumTwo(out, kept, at(oldest), at(oldest - 1), first, lanes);
  else if (odd === 3) kernel.sumThree(out, kept, at(oldest), at(oldest - 1), at(oldest - 2), lanes);
  else kernel.sumFour(out, kept, at(oldest), at(oldest - 1), at(oldest - 2), at(oldest - 3), first, lanes);
  for (let back = oldest - (odd === 0 ? 4 : odd); back >= 0; back -= 4) {
    kernel.addFour(
      out,
      kept,
      at(back),
      at(back - 1),
      at(back - 2),
      at(back - 3),
      back === 3 ? scale : 1,
      lanes,
    );
  }
}

const isPowerOfTwo = (weeks: number): boolean => (weeks & (weeks - 1)) === 0;

/** A sum divided by a power of two is the same, to the bit, as one multiplied by its inverse. */
function meanWindow(state: RuleState, out: Float64Array, of: number, weeks: number): void {
  sumWindow(state, out, of, weeks, isPowerOfTwo(weeks) ? 1 / weeks : 1);
  if (!isPowerOfTwo(weeks)) kernel.divideBy(out, weeks, state.lanes);
}

type Extreme = typeof kernel.least;

function extremeWindow(state: RuleState, out: Float64Array, of: number, weeks: number, pick: Extreme): void {
  let so = past(state, of, weeks - 1);
  if (weeks === 1) out.set(so);
  for (let back = weeks - 2; back >= 0; back -= 1) {
    pick(out, so, past(state, of, back), state.lanes);
    so = out;
  }
}

/** Computes a cell from those it is made of. */
function calculate(state: RuleState, out: Float64Array, { kind, a, b, weeks }: CellInstruction): void {
  const { columns, lanes } = state;
  switch (kind) {
    case 'mean':
      meanWindow(state, out, a, weeks);
      return;
    case 'sum':
      sumWindow(state, out, a, weeks, 1);
      return;
    case 'min':
      extremeWindow(state, out, a, weeks, kernel.least);
      return;
    case 'max':
      extremeWindow(state, out, a, weeks, kernel.greatest);
      return;
    case 'change':
      kernel.change(out, columns[a]!, past(state, a, weeks), lanes);
      return;
    case 'add':
      arithmetic.add(out, columns[a]!, columns[b]!, lanes);
      return;
    case 'subtract':
      arithmetic.subtract(out, columns[a]!, columns[b]!, lanes);
      return;
    case 'multiply':
      arithmetic.multiply(out, columns[a]!, columns[b]!, lanes);
      return;
    case 'divide':
      arithmetic.divide(out, columns[a]!, columns[b]!, lanes);
      return;
    case 'negate':
      arithmetic.negate(out, columns[a]!, lanes);
      return;
    case 'absolute':
      arithmetic.absolute(out, columns[a]!, lanes);
      return;
    case 'signal':
    case 'constant':
    case 'lag':
      return undefined;
  }
}

function computeCell(state: RuleState, place: number, cell: CellInstruction): void {
  if (cell.kind === 'lag') state.columns[place] = past(state, cell.a, cell.weeks);
  else if (state.week < cell.firstWeek) state.columns[place] = state.missing;
  else {
    const ring = state.rings[place]!;
    const out = ring[state.week % ring.length]!;
    state.columns[place] = out;
    calculate(state, out, cell);
  }
}

/** The cell's values of the recorded week, computed now unless they are there. */
export function columnOf(state: RuleState, place: number): Float64Array {
  if (state.cellStamps[place] !== state.stamp) {
    state.cellStamps[place] = state.stamp;
    const cell = state.instructions.cells[place]!;
    if (cell.kind !== 'constant' && cell.kind !== 'signal') {
      columnOf(state, cell.a);
      if (cell.weeks === 0) columnOf(state, cell.b);
    }
    computeCell(state, place, cell);
  }
  return state.columns[place]!;
}

/**
 * Takes in one week: `columns` has one array of `lanes` numbers per signal of the program, in that order. Weeks come
 * one after the other from 1. What history needs is copied; the rest is read where it is, so the arrays must stay as
 * they are until the week's `evaluateRules`.
 * @throws RangeError if a week is skipped or repeated, or if the number of columns is wrong.
 */
export function recordWeek(
  program: RuleProgram,
  state: RuleState,
  columns: readonly Float64Array[],
  week: number,
): void {
  if (week !== state.week + 1) throw new RangeError(`week ${week} cannot follow week ${state.week}`);
  if (columns.length !== program.signals.length) {
    throw new RangeError(`${program.signals.length} columns needed, ${columns.length} given`);
  }
  state.week = week;
  state.stamp += 1;
  const { cells } = state.instructions;
  for (let place = 0; place < cells.length; place += 1) {
    const cell = cells[place]!;
    if (cell.kind !== 'signal') continue;
    state.cellStamps[place] = state.stamp;
    const supplied = columns[cell.a]!;
    if (cell.kept === 0) state.columns[place] = supplied;
    else {
      const ring = state.rings[place]!;
      const own = ring[week % ring.length]!;
      own.set(supplied);
      state.columns[place] = own;
    }
  }
  for (const place of program.weekly) columnOf(state, place);
}
