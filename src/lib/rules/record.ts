import * as kernel from './kernels-cell.ts';
import type { Cell, RuleProgram } from './program.ts';
import type { RuleState } from './state.ts';

/** Where the cell's values of this week go. */
function target(state: RuleState, place: number): Float64Array {
  const ring = state.rings[place]!;
  return ring[state.week % ring.length]!;
}

/** The cell's values some weeks ago; before it had any, all missing. */
function past(program: RuleProgram, state: RuleState, place: number, weeks: number): Float64Array {
  const week = state.week - weeks;
  if (week < program.firstWeek[place]!) return state.missing;
  const ring = state.rings[place]!;
  return ring[week % ring.length]!;
}

function sumWindow(program: RuleProgram, state: RuleState, out: Float64Array, of: number, weeks: number): void {
  const { lanes } = state;
  const at = (back: number): Float64Array => past(program, state, of, back);
  const first = weeks % 4 === 0 ? 4 : weeks % 4;
  const oldest = weeks - 1;
  if (first === 1) out.set(at(oldest));
  else if (first === 2) kernel.sum2(out, at(oldest), at(oldest - 1), lanes);
  else if (first === 3) kernel.sum3(out, at(oldest), at(oldest - 1), at(oldest - 2), lanes);
  else kernel.sum4(out, at(oldest), at(oldest - 1), at(oldest - 2), at(oldest - 3), lanes);
  for (let back = oldest - first; back >= 0; back -= 4) {
    kernel.add4(out, at(back), at(back - 1), at(back - 2), at(back - 3), lanes);
  }
}

function meanWindow(program: RuleProgram, state: RuleState, out: Float64Array, of: number, weeks: number): void {
  const at = (back: number): Float64Array => past(program, state, of, back);
  if (weeks === 4) {
    kernel.mean4(out, at(3), at(2), at(1), at(0), state.lanes);
    return;
  }
  sumWindow(program, state, out, of, weeks);
  if (weeks > 1) kernel.divideBy(out, weeks, state.lanes);
}

type Extreme = typeof kernel.least;

function extremeWindow(program: RuleProgram, state: RuleState, out: Float64Array, of: number, weeks: number, pick: Extreme): void {
  let so = past(program, state, of, weeks - 1);
  if (weeks === 1) out.set(so);
  for (let back = weeks - 2; back >= 0; back -= 1) {
    pick(out, so, past(program, state, of, back), state.lanes);
    so = out;
  }
}

function lookBack(program: RuleProgram, state: RuleState, out: Float64Array, cell: Extract<Cell, { weeks: number }>): void {
  const { kind, of, weeks } = cell;
  switch (kind) {
    case 'mean':
      return meanWindow(program, state, out, of, weeks);
    case 'sum':
      return sumWindow(program, state, out, of, weeks);
    case 'min':
      return extremeWindow(program, state, out, of, weeks, kernel.least);
    case 'max':
      return extremeWindow(program, state, out, of, weeks, kernel.greatest);
    case 'change':
      return kernel.change(out, state.columns[of]!, past(program, state, of, weeks), state.lanes);
    case 'lag':
      return undefined;
  }
}

function calculate(state: RuleState, out: Float64Array, cell: Extract<Cell, { left: number }>): void {
  const left = state.columns[cell.left]!;
  const right = state.columns[cell.right]!;
  switch (cell.kind) {
    case 'add':
      return kernel.add(out, left, right, state.lanes);
    case 'subtract':
      return kernel.subtract(out, left, right, state.lanes);
    case 'multiply':
      return kernel.multiply(out, left, right, state.lanes);
    case 'divide':
      return kernel.divide(out, left, right, state.lanes);
  }
}

/** Computes a cell of the recorded week; those it is made of are done. */
function computeCell(program: RuleProgram, state: RuleState, place: number, supplied: readonly Float64Array[]): void {
  const cell = program.cells[place]!;
  const { columns } = state;
  if (cell.kind === 'signal') {
    const column = supplied[cell.signal]!;
    if (program.kept[place] === 0) columns[place] = column;
    else (columns[place] = target(state, place)).set(column);
    return;
  }
  if (cell.kind === 'lag') {
    columns[place] = past(program, state, cell.of, cell.weeks);
    return;
  }
  if (state.week < program.firstWeek[place]!) {
    columns[place] = state.missing;
    return;
  }
  const out = (columns[place] = target(state, place));
  if (cell.kind === 'constant') return;
  if ('weeks' in cell) lookBack(program, state, out, cell);
  else if ('left' in cell) calculate(state, out, cell);
  else if (cell.kind === 'negate') kernel.negate(out, columns[cell.of]!, state.lanes);
  else kernel.absolute(out, columns[cell.of]!, state.lanes);
}

/**
 * Takes in one week: `columns` has one array of `lanes` numbers per signal of the program, in that order. Weeks come
 * one after the other from 1. What history needs is copied; the rest is read where it is, so the arrays must stay as
 * they are until the week's `evaluateRules`.
 * @throws RangeError if a week is skipped or repeated, or if the number of columns is wrong.
 */
export function recordWeek(program: RuleProgram, state: RuleState, columns: readonly Float64Array[], week: number): void {
  if (week !== state.week + 1) throw new RangeError(`week ${week} cannot follow week ${state.week}`);
  if (columns.length !== program.signals.length) {
    throw new RangeError(`${program.signals.length} columns needed, ${columns.length} given`);
  }
  state.week = week;
  for (const place of program.weekly) computeCell(program, state, place, columns);
  for (const place of program.onReview) {
    const cell = program.cells[place]!;
    if (cell.kind === 'signal') state.columns[place] = columns[cell.signal]!;
  }
}

/** Computes the cells that only a review needs. */
export function completeWeek(program: RuleProgram, state: RuleState): void {
  for (const place of program.onReview) {
    if (program.cells[place]!.kind !== 'signal') computeCell(program, state, place, []);
  }
}
