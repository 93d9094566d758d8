import type { StepInstruction } from './instructions.ts';
import * as kernel from './kernels-mask.ts';
import type { RuleProgram, Side } from './program.ts';
import { columnOf } from './record.ts';
import type { RuleState } from './state.ts';
import { decodeValue, type Comparable } from './value.ts';

const valueOf = (side: Side, state: RuleState, lane: number): Comparable =>
  'value' in side ? side.value : decodeValue(side.type, side.members, columnOf(state, side.cell)[lane]!);

/** False where json-rules-engine would fail: compilation has made sure that no value that occurs is one. */
function compareLanes({ compare, left, right }: StepInstruction, state: RuleState): void {
  for (let lane = 0; lane < state.lanes; lane += 1) {
    try {
      state.bytes[lane] = Number(compare!(valueOf(left, state, lane), valueOf(right, state, lane)));
    } catch {
      state.bytes[lane] = 0;
    }
  }
}

/** Comparisons whose kernels write bytes. */
function compareBytes(step: StepInstruction, state: RuleState): void {
  const { bytes, lanes } = state;
  const { kind, a, b, number, table } = step;
  switch (kind) {
    case 'table':
      kernel.lookUp(bytes, columnOf(state, a), table, lanes);
      return;
    case 'pair-at-most':
      kernel.pairAtMost(bytes, columnOf(state, a), columnOf(state, b), lanes);
      return;
    case 'equal':
      kernel.equal(bytes, columnOf(state, a), number, lanes);
      return;
    case 'unequal':
      kernel.unequal(bytes, columnOf(state, a), number, lanes);
      return;
    case 'ranges':
      kernel.ranges(bytes, columnOf(state, a), step.thresholds, table, lanes);
      return;
    case 'overlaps':
      kernel.overlaps(bytes, columnOf(state, a), number, lanes);
      return;
    case 'within':
      kernel.within(bytes, columnOf(state, a), number, lanes);
      return;
    case 'pair-equal':
      kernel.pairEqual(bytes, columnOf(state, a), columnOf(state, b), lanes);
      return;
    case 'pair-table':
      kernel.pairLookUp(bytes, columnOf(state, a), columnOf(state, b), number, table, lanes);
      return;
    case 'general':
      compareLanes(step, state);
      return;
    default:
      state.bytes.fill(step.number);
  }
}

/** With fewer lanes left than one in so many, it pays to look at them one by one. */
const FEW = 5;

/**
 * Looks at a comparison that no other step needs only where `out` is set, and returns how many lanes are left; -1 if
 * it has to be made in full.
 */
function keepWhere(place: number, state: RuleState, out: Int32Array): number {
  const step = state.instructions.steps[place]!;
  if (step.users > 1 || state.stepStamps[place] === state.stamp) return -1;
  switch (step.kind) {
    case 'below':
      return kernel.keepBelow(out, columnOf(state, step.a), step.number);
    case 'above':
      return kernel.keepAbove(out, columnOf(state, step.a), step.number);
    case 'pair-below':
      return kernel.keepPairBelow(out, columnOf(state, step.a), columnOf(state, step.b));
    default:
      return -1;
  }
}

/** Weeks from one look at how many lanes each member leaves out to the next. */
const LOOKS_EVERY = 4;

/** Notes how many lanes a member leaves out for what it costs. */
function observe(place: number, mask: Int32Array, state: RuleState): void {
  const outside = 1 - kernel.count(mask) / state.lanes;
  state.ranks[place] = state.instructions.steps[place]!.cost / (outside + 1 / state.lanes);
}

/** One exchange of neighbours after the other, members that leave out most lanes for least come first. */
function reorder(of: Int32Array, { ranks }: RuleState): void {
  for (let place = of.length - 1; place > 0; place -= 1) {
    const before = of[place - 1]!;
    const after = of[place]!;
    if (ranks[after]! >= ranks[before]!) continue;
    of[place - 1] = after;
    of[place] = before;
  }
}

/** All of the members, as far as any lane is left. Their order changes no result. */
function combineAll(of: Int32Array, state: RuleState, out: Int32Array): void {
  const looks = state.stamp % LOOKS_EVERY === 1;
  let left = state.lanes;
  for (let place = 0; place < of.length && left > 0; place += 1) {
    const member = of[place]!;
    const kept = place > 0 && left * FEW < state.lanes ? keepWhere(member, state, out) : -1;
    if (kept >= 0) {
      left = kept;
      continue;
    }
    const mask = maskOf(state, member);
    if (looks) observe(member, mask, state);
    left = kernel.both(out, place === 0 ? mask : out, mask);
  }
  if (looks) reorder(of, state);
}

function combineAny(of: Int32Array, state: RuleState, out: Int32Array): void {
  out.set(maskOf(state, of[0]!));
  for (let member = 1; member < of.length; member += 1) kernel.either(out, out, maskOf(state, of[member]!));
}

/** A step's mask of the recorded week, computed now unless it is there. */
function maskOf(state: RuleState, place: number): Int32Array {
  const out = state.masks[place]!;
  if (state.stepStamps[place] === state.stamp) return out;
  state.stepStamps[place] = state.stamp;
  const step = state.instructions.steps[place]!;
  switch (step.kind) {
    case 'below':
      kernel.below(out, columnOf(state, step.a), step.number, state.lanes);
      break;
    case 'above':
      kernel.above(out, columnOf(state, step.a), step.number, state.lanes);
      break;
    case 'all':
      combineAll(step.of, state, out);
      break;
    case 'any':
      combineAny(step.of, state, out);
      break;
    case 'not':
      kernel.negation(out, maskOf(state, step.a), state.lanes);
      break;
    case 'pair-below':
      kernel.pairBelow(out, columnOf(state, step.a), columnOf(state, step.b), state.lanes);
      break;
    default:
      compareBytes(step, state);
      kernel.pack(out, state.fours);
  }
  return out;
}

/**
 * Evaluates all rules for the week recorded last and brings `state.holds` and `state.some` up to date: in the weeks of a review,
 * after `recordWeek`. What can no longer change a rule in any lane is not computed.
 * @throws RangeError if no week has been recorded.
 */
export function evaluateRules(program: RuleProgram, state: RuleState): void {
  if (state.week === 0) throw new RangeError('no week has been recorded');
  const { rules } = program;
  for (let rule = 0; rule < rules.length; rule += 1) {
    state.some[rule] = Number(kernel.isSet(maskOf(state, rules[rule]!.step)));
  }
}

/** Whether a rule, by its place, holds in a lane in the week evaluated last. */
export function ruleHolds(state: RuleState, rule: number, lane: number): boolean {
  return kernel.isSetIn(state.holds[rule]!, lane);
}

/** Whether a step of the program is true in a lane, in the week recorded last: what explains a rule. */
export function stepHolds(state: RuleState, step: number, lane: number): boolean {
  return kernel.isSetIn(maskOf(state, step), lane);
}
