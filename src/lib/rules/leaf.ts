import type { Json } from '../plan/index.ts';
import { areFew, comparerOf, couldFail, sideOf, valuesOf, type Comparison } from './comparison.ts';
import type { Report, RuleProblem } from './issue.ts';
import type { OperatorName } from './operators.ts';
import type { Operand } from './reference.ts';
import { decided, findRegions, isOrderly, regionStep } from './regions.ts';
import type { StepBuilder } from './steps.ts';

/** The members of a list for which something holds, as a sum of powers of two. */
const setOf = (members: readonly string[], holds: (member: string) => boolean): number =>
  members.reduce((set, member, place) => (holds(member) ? set | (1 << place) : set), 0);

/** Long lists: whether a list shares a member with a set, or keeps within one. Undefined for what is neither. */
function listStep(left: Operand, parts: OperatorName, value: Json, steps: StepBuilder): number | undefined {
  const { base } = parts;
  const { cell, members } = left;
  const [outer, ...inner] = parts.decorators;
  if (outer === 'not') {
    const step = listStep(left, { decorators: inner, base }, value, steps);
    return step === undefined ? undefined : steps.not(step);
  }
  if (outer === 'someFact' || outer === 'everyFact') {
    const each = comparerOf([...inner, base].join(':'));
    const set = setOf(members, (member) => each(member, value));
    return steps.add({ kind: outer === 'someFact' ? 'overlaps' : 'within', cell, set });
  }
  if (outer !== undefined) return undefined;
  if (base === 'contains')
    return steps.add({ kind: 'overlaps', cell, set: setOf(members, (member) => member === value) });
  if (base === 'doesNotContain')
    return steps.add({ kind: 'within', cell, set: setOf(members, (member) => member !== value) });
  return undefined;
}

/** A flag's results when missing, off and on: where one of off and on differs, a threshold between them is fastest. */
function flagStep(cell: number, table: Uint8Array, steps: StepBuilder): number {
  const [missing, off, on] = table;
  if (off === on) return steps.add({ kind: 'table', cell, table });
  const step = steps.add({ kind: off === missing ? 'above' : 'below', cell, threshold: 0.5 });
  return missing === 0 ? step : steps.not(step);
}

/** The mask of a comparison with every value of a fact of few values looked up. */
function tableStep({ left, operator }: Comparison, value: Json, steps: StepBuilder): number {
  const compare = comparerOf(operator);
  const table = Uint8Array.from(valuesOf(left), (each) => Number(compare(each, value)));
  if (table.every((entry) => entry === table[0])) return steps.constant(table[0] === 1);
  return left.type === 'flag'
    ? flagStep(left.cell, table, steps)
    : steps.add({ kind: 'table', cell: left.cell, table });
}

/** The slow way, which is right for everything. */
const generalStep = ({ left, operator, right }: Comparison, steps: StepBuilder): number =>
  steps.add({ kind: 'general', operator, left: sideOf(left), right: sideOf(right) });

type AgainstNumber = { readonly step: number; readonly problem?: RuleProblem };

function numberStep(comparison: Comparison, value: Json, steps: StepBuilder): AgainstNumber {
  const { left, operator, parts } = comparison;
  if (!isOrderly(parts, value)) return { step: generalStep(comparison, steps) };
  const compare = comparerOf(operator);
  const regions = findRegions(value, (each) => compare(each, value));
  const step = regionStep(left.cell, regions, steps);
  const always = decided(regions, left.bounds);
  if (always === undefined) return { step };
  const [low, high] = left.bounds;
  return { step, problem: { code: 'threshold-outside-bounds', fact: left.fact, value, low, high, always } };
}

/** Two numbers: which of them is less, or missing, decides. */
const CASES: readonly (readonly [number | undefined, number | undefined])[] = [
  [1, 2],
  [1, 1],
  [2, 1],
  [undefined, 1],
  [1, undefined],
  [undefined, undefined],
];

/** The mask of a pattern of results over `CASES`. */
function patternStep(pattern: string, left: number, right: number, steps: StepBuilder): number | undefined {
  switch (pattern) {
    case '100000':
      return steps.add({ kind: 'pair-below', left, right });
    case '110000':
      return steps.add({ kind: 'pair-at-most', left, right });
    case '001000':
      return steps.add({ kind: 'pair-below', left: right, right: left });
    case '011000':
      return steps.add({ kind: 'pair-at-most', left: right, right: left });
    case '010001':
      return steps.add({ kind: 'pair-equal', left, right });
    case '000000':
      return steps.constant(false);
    default:
      return undefined;
  }
}

function numbersStep(comparison: Comparison, right: Operand, steps: StepBuilder): number {
  const compare = comparerOf(comparison.operator);
  const results = CASES.map(([a, b]) => compare(a, b));
  const step = (pattern: readonly boolean[]): number | undefined =>
    patternStep(pattern.map(Number).join(''), comparison.left.cell, right.cell, steps);
  const plain = step(results);
  if (plain !== undefined) return plain;
  const inverse = step(results.map((result) => !result));
  return inverse === undefined ? generalStep(comparison, steps) : steps.not(inverse);
}

function pairTableStep({ left, operator }: Comparison, right: Operand, steps: StepBuilder): number {
  const compare = comparerOf(operator);
  const rights = valuesOf(right);
  const results = valuesOf(left).flatMap((l) => rights.map((r) => Number(compare(l, r))));
  return steps.add({
    kind: 'pair-table',
    left: left.cell,
    right: right.cell,
    width: rights.length,
    table: Uint8Array.from(results),
  });
}

function factStep(comparison: Comparison, right: Operand, steps: StepBuilder): number {
  const { left } = comparison;
  if (left.type === 'number' && right.type === 'number') return numbersStep(comparison, right, steps);
  return areFew(left, right) ? pairTableStep(comparison, right, steps) : generalStep(comparison, steps);
}

/**
 * The mask of a comparison; undefined once it is reported that json-rules-engine could fail at it. When strict, a
 * threshold that decides nothing is reported too.
 */
export function leafStep(
  comparison: Comparison,
  steps: StepBuilder,
  strict: boolean,
  report: Report,
): number | undefined {
  const { left, operator, parts, right } = comparison;
  if (couldFail(comparison)) {
    report(['operator'], {
      code: 'operator-would-fail',
      fact: left.fact,
      operator,
      value: 'value' in right ? right.value : undefined,
    });
    return undefined;
  }
  if (!('value' in right)) return factStep(comparison, right, steps);
  const { value } = right;
  if (left.type === 'number') {
    const { step, problem } = numberStep(comparison, value, steps);
    if (problem && strict) report(['value'], problem);
    return step;
  }
  if (areFew(left)) return tableStep(comparison, value, steps);
  const long = left.type === 'list' ? listStep(left, parts, value, steps) : undefined;
  return long ?? generalStep(comparison, steps);
}
