import { operatorNamed, type Compare } from './operators.ts';
import type { RuleProgram } from './program.ts';

/** Buffers of a program over one block of lanes. Everything in it is written over from week to week. */
export interface RuleState {
  readonly lanes: number;
  /** The week recorded last, 0 before the first. */
  week: number;
  /** The week whose facts `holds` is about, 0 before the first review. */
  reviewed: number;
  /** Per rule in the order of compilation, per lane: 1 where it holds. Filled by `evaluateRules`; not to be written to. */
  readonly holds: readonly Uint8Array[];
  /** Per step, per lane: 0 or 1. */
  readonly masks: readonly Uint8Array[];
  /** The masks' bytes, four lanes a number. */
  readonly words: readonly Int32Array[];
  /** Per cell: its values of the recorded week. */
  readonly columns: Float64Array[];
  /** Per cell: its values of the last weeks, week w at w modulo the length; what is not kept has one column. */
  readonly rings: readonly (readonly Float64Array[])[];
  /** A column with every lane missing. */
  readonly missing: Float64Array;
  /** Per step: the comparison of those that are made lane by lane. */
  readonly comparers: readonly (Compare | undefined)[];
}

/**
 * Makes the buffers of a program for blocks of `lanes` lanes.
 * @throws RangeError if lanes is not a whole number from 1.
 */
export function createRuleState(program: RuleProgram, lanes: number): RuleState {
  if (!Number.isInteger(lanes) || lanes < 1) throw new RangeError(`lanes must be a whole number from 1, not ${lanes}`);
  const missing = new Float64Array(lanes).fill(NaN);
  const words = program.steps.map(() => new Int32Array(Math.ceil(lanes / 4)));
  const masks = words.map(({ buffer }) => new Uint8Array(buffer, 0, lanes));
  const rings = program.cells.map((cell, place) => {
    if (cell.kind === 'constant') return [new Float64Array(lanes).fill(cell.value)];
    // A lag is its source's own column, and what the simulation supplies is read where it is unless it is kept.
    const own = cell.kind === 'lag' || cell.kind === 'signal' ? 0 : 1;
    return Array.from({ length: Math.max(own, program.kept[place]!) }, () => new Float64Array(lanes));
  });
  program.steps.forEach((step, place) => {
    if (step.kind === 'constant') masks[place]!.fill(Number(step.value));
  });
  return {
    lanes,
    week: 0,
    reviewed: 0,
    holds: program.rules.map(({ step }) => masks[step]!),
    masks,
    words,
    columns: program.cells.map(() => missing),
    rings,
    missing,
    comparers: program.steps.map((step) => (step.kind === 'general' ? operatorNamed(step.operator) : undefined)),
  };
}

/** Makes the buffers ready for the next block, as if new: nothing of the block before can be read any more. */
export function resetRuleState(state: RuleState): void {
  state.week = 0;
  state.reviewed = 0;
}
