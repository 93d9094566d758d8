import * as kernel from './kernels-mask.ts';
import type { RuleProgram, Side, Step } from './program.ts';
import { completeWeek } from './record.ts';
import type { RuleState } from './state.ts';
import { decodeValue, type Comparable } from './value.ts';

const valueOf = (side: Side, state: RuleState, lane: number): Comparable =>
  'value' in side ? side.value : decodeValue(side.type, side.members, state.columns[side.cell]![lane]!);

/** False where json-rules-engine would fail: compilation has made sure that no value that occurs is one. */
function compareLanes(step: Extract<Step, { kind: 'general' }>, state: RuleState, place: number, out: Uint8Array): void {
  const compare = state.comparers[place]!;
  for (let lane = 0; lane < state.lanes; lane += 1) {
    try {
      out[lane] = Number(compare(valueOf(step.left, state, lane), valueOf(step.right, state, lane)));
    } catch {
      out[lane] = 0;
    }
  }
}

function combine(step: Extract<Step, { kind: 'all' | 'any' }>, state: RuleState, place: number): void {
  const { words } = state;
  const out = words[place]!;
  const combineTwo = step.kind === 'all' ? kernel.both : kernel.either;
  let so = words[step.of[0]!]!;
  for (let member = 1; member < step.of.length; member += 1) {
    combineTwo(out, so, words[step.of[member]!]!);
    so = out;
  }
}

function evaluateStep(step: Step, state: RuleState, place: number): void {
  const { columns, lanes } = state;
  const out = state.masks[place]!;
  switch (step.kind) {
    case 'below':
      return kernel.below(out, columns[step.cell]!, step.threshold, lanes);
    case 'above':
      return kernel.above(out, columns[step.cell]!, step.threshold, lanes);
    case 'all':
    case 'any':
      return combine(step, state, place);
    case 'at-most':
      return kernel.atMost(out, columns[step.cell]!, step.threshold, lanes);
    case 'at-least':
      return kernel.atLeast(out, columns[step.cell]!, step.threshold, lanes);
    case 'table':
      return kernel.lookUp(out, columns[step.cell]!, step.table, lanes);
    case 'pair-below':
      return kernel.pairBelow(out, columns[step.left]!, columns[step.right]!, lanes);
    case 'pair-at-most':
      return kernel.pairAtMost(out, columns[step.left]!, columns[step.right]!, lanes);
    case 'not':
      return kernel.negation(state.words[place]!, state.words[step.of]!);
    case 'equal':
      return kernel.equal(out, columns[step.cell]!, step.threshold, lanes);
    case 'unequal':
      return kernel.unequal(out, columns[step.cell]!, step.threshold, lanes);
    case 'ranges':
      return kernel.ranges(out, columns[step.cell]!, step.thresholds, step.table, lanes);
    case 'overlaps':
      return kernel.overlaps(out, columns[step.cell]!, step.set, lanes);
    case 'within':
      return kernel.within(out, columns[step.cell]!, step.set, lanes);
    case 'pair-equal':
      return kernel.pairEqual(out, columns[step.left]!, columns[step.right]!, lanes);
    case 'pair-table':
      return kernel.pairLookUp(out, columns[step.left]!, columns[step.right]!, step.width, step.table, lanes);
    case 'general':
      return compareLanes(step, state, place, out);
    case 'constant':
      return undefined;
  }
}

/**
 * Evaluates all rules for the week recorded last and fills `state.holds`: in the weeks of a review, after
 * `recordWeek`.
 * @throws RangeError if no week has been recorded.
 */
export function evaluateRules(program: RuleProgram, state: RuleState): void {
  if (state.week === 0) throw new RangeError('no week has been recorded');
  completeWeek(program, state);
  const { steps } = program;
  for (let place = 0; place < steps.length; place += 1) evaluateStep(steps[place]!, state, place);
  state.reviewed = state.week;
}
