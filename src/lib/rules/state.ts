import { instructionsOf, type Instructions } from './instructions.ts';
import { createMask } from './kernels-mask.ts';
import type { RuleProgram } from './program.ts';

/** Buffers of a program over one block of lanes. Everything in it is written over from week to week. */
export interface RuleState {
  readonly lanes: number;
  /** The week recorded last, 0 before the first. */
  week: number;
  /** Per rule in the order of compilation: where it holds, a bit a lane. Filled by `evaluateRules`; not to be written to. */
  readonly holds: readonly Int32Array[];
  /** Per rule: 1 if it holds in any lane. Filled by `evaluateRules`. */
  readonly some: Uint8Array;
  readonly instructions: Instructions;
  /** Per step: a bit a lane. */
  readonly masks: readonly Int32Array[];
  /** Per cell: its values of the recorded week. */
  readonly columns: Float64Array[];
  /** Per cell: its last weeks, one behind the other; week w is at (w modulo the number kept) × lanes. */
  readonly pasts: readonly Float64Array[];
  /** Per cell: the same weeks, each as an array of its own. */
  readonly rings: readonly (readonly Float64Array[])[];
  /** A column with every lane missing. */
  readonly missing: Float64Array;
  /** Bytes on their way to bits, and the same four a number. */
  readonly bytes: Uint8Array;
  readonly fours: Int32Array;
  /** Counts recorded weeks and never goes back: steps and cells with the present count are up to date. */
  stamp: number;
  readonly stepStamps: Float64Array;
  readonly cellStamps: Float64Array;
  /** Per step: its cost over the share of lanes that it left out when last seen; lower is better in an `all`. */
  readonly ranks: Float64Array;
}

/**
 * Makes the buffers of a program for blocks of `lanes` lanes.
 * @throws RangeError if lanes is not a whole number from 1.
 */
export function createRuleState(program: RuleProgram, lanes: number): RuleState {
  if (!Number.isInteger(lanes) || lanes < 1)
    throw new RangeError(`lanes must be a whole number from 1, not ${lanes}`);
  const missing = new Float64Array(lanes).fill(NaN);
  const pasts = program.cells.map((cell, place) => {
    if (cell.kind === 'constant') return new Float64Array(lanes).fill(cell.value);
    // A lag is its source's own column, and what the simulation supplies is read where it is unless it is kept.
    const own = cell.kind === 'lag' || cell.kind === 'signal' ? 0 : 1;
    return new Float64Array(lanes * Math.max(own, program.kept[place]!));
  });
  const fours = new Int32Array(Math.ceil(lanes / 4));
  const instructions = instructionsOf(program);
  const masks = program.steps.map(() => createMask(lanes));
  return {
    lanes,
    week: 0,
    holds: program.rules.map(({ step }) => masks[step]!),
    some: new Uint8Array(program.rules.length),
    instructions,
    masks,
    columns: program.cells.map(() => missing),
    pasts,
    rings: pasts.map((past) =>
      Array.from({ length: past.length / lanes }, (_, week) =>
        past.subarray(week * lanes, (week + 1) * lanes),
      ),
    ),
    missing,
    bytes: new Uint8Array(fours.buffer, 0, lanes),
    fours,
    stamp: 0,
    stepStamps: new Float64Array(program.steps.length),
    cellStamps: new Float64Array(program.cells.length),
    ranks: Float64Array.from(instructions.steps, ({ cost }) => 2 * cost),
  };
}

/** Makes the buffers ready for the next block, as if new: nothing of the block before can be read any more. */
export function resetRuleState(state: RuleState): void {
  state.week = 0;
  for (const holds of state.holds) holds.fill(0);
  state.some.fill(0);
}
