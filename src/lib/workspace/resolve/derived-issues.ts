import { findFact } from '../../plan/index.ts';
import type { Expression } from '../../rules/index.ts';
import type { Report } from '../finding.ts';
import { FACTS_DEEP } from '../text/limits.ts';
import { partAt, placeAt, type Path, type Tree } from '../text/tree.ts';
import { derivedValues, reachOf, readExpressions, type DerivedValues } from './derived-values.ts';
import { placeInExpression, type PlacedFact } from './rule-issues.ts';

interface Reading extends DerivedValues {
  readonly expressions: ReadonlyMap<string, Expression>;
  readonly report: Report;
  /** Weeks of the plan; undefined where its calendar could not be read. */
  readonly weeks: number | undefined;
}

/** Everything inside an expression, itself first. */
function* partsOf(expression: Expression): Generator<Expression> {
  yield expression;
  if ('left' in expression) {
    yield* partsOf(expression.left);
    yield* partsOf(expression.right);
  } else if ('of' in expression) yield* partsOf(expression.of);
}

/** Units of what stands at 0 in ordinary weeks: tests finished, weeks left, days of delay, plays running. */
const COUNTS: ReadonlySet<string> = new Set(['tests', 'weeks', 'days', 'number']);

/** Whether something is 0 in weeks in which nothing is amiss. Orders, visits and money are not, in a shop that sells. */
function isOftenZero(
  expression: Expression,
  derived: Reading['expressions'],
  open: readonly string[],
): boolean {
  const within = (part: Expression): boolean => isOftenZero(part, derived, open);
  switch (expression.kind) {
    case 'number':
      return expression.value === 0;
    case 'fact': {
      const { name } = expression;
      const made = open.includes(name) ? undefined : derived.get(name);
      if (made !== undefined) return isOftenZero(made, derived, [...open, name]);
      const fact = findFact(name);
      return fact !== undefined && (fact.type === 'flag' || COUNTS.has(fact.unit));
    }
    case 'multiply':
      return within(expression.left) || within(expression.right);
    case 'add':
    case 'subtract':
      return within(expression.left) && within(expression.right);
    case 'divide':
      return within(expression.left);
    default:
      return within(expression.of);
  }
}

function checkDivisions(placed: PlacedFact, expression: Expression, reading: Reading): void {
  for (const part of partsOf(expression)) {
    if (part.kind !== 'divide') continue;
    const [low, high] = reading.range(part.right);
    const always = low === 0 && high === 0;
    const crosses = low < 0 && high > 0;
    const touches = low <= 0 && high >= 0;
    if (!always && !crosses && !(touches && isOftenZero(part.right, reading.expressions, []))) continue;
    const named = [...partsOf(part.right)].find((each) => 'from' in each);
    const { from, to } = named ?? { from: 0, to: placed.fact.expression.length };
    const place = placeInExpression(placed, from, to);
    reading.report.add('division-by-zero', { fact: placed.fact.name, always }, place);
  }
}

/** Says where an expression first looks back beyond the plan's first week in every week of the plan. */
function checkReach({ fact, key, tree }: PlacedFact, expression: Expression, reading: Reading): void {
  const { weeks, firstWeek, report } = reading;
  if (weeks === undefined || firstWeek(expression) <= weeks) return;
  // What is wrong with another derived fact is told there.
  const tooFar = [...partsOf(expression)].filter((part) => 'weeks' in part && firstWeek(part) > weeks);
  const deepest = tooFar.findLast((part) => 'weeks' in part && firstWeek(part.of) <= weeks);
  if (deepest === undefined || !('from' in deepest)) return;
  const place = placeInExpression({ fact, key, tree }, deepest.from, deepest.to);
  report.add('looks-too-far', { what: fact.name, first: firstWeek(deepest), weeks }, place);
}

/** Says what can be known of derived facts from their expressions: divisions by 0, and lags beyond the plan. */
function checkDerived(derived: readonly PlacedFact[], reading: Reading): void {
  for (const placed of derived) {
    const expression = reading.expressions.get(placed.fact.name);
    if (expression === undefined) continue;
    checkDivisions(placed, expression, reading);
    checkReach(placed, expression, reading);
  }
}

/** Weeks beyond this are refused whatever the plan. */
const LONGEST = 104;

/** A number of weeks, 0 where there is none or where it is refused elsewhere. */
function weeksAt(tree: Tree, path: Path): number {
  const part = partAt(tree, path);
  const value = part?.kind === 'scalar' && typeof part.value === 'number' ? part.value : 0;
  return Number.isInteger(value) && value > 0 && value <= LONGEST ? value : 0;
}

const WINDOWS = ['mean', 'min', 'max', 'sum', 'change'] as const;

/** Looks at one reading of a fact: its lag and window over what the fact itself looks back. */
function checkFact(tree: Tree, fact: string, reading: Reading): void {
  const { weeks, expressions, firstWeek, report } = reading;
  if (weeks === undefined) return;
  const expression = expressions.get(fact);
  const own = expression === undefined ? 1 : firstWeek(expression);
  if (own > weeks) return;
  const window = WINDOWS.find((each) => partAt(tree, ['params', each]) !== undefined);
  const wide = window === undefined ? 0 : weeksAt(tree, ['params', window]);
  const lag = weeksAt(tree, ['params', 'lag']);
  const first = own + lag + (window === undefined || wide === 0 ? 0 : reachOf(window, wide));
  if (first <= weeks) return;
  const longest = window === undefined || lag >= wide ? 'lag' : window;
  report.add('looks-too-far', { what: fact, first, weeks }, placeAt(tree, ['params', longest]));
}

/** Goes through conditions for readings of facts: every map with a `fact` is one. */
function checkConditions(tree: Tree, reading: Reading): void {
  if (tree.kind === 'list') for (const item of tree.items) checkConditions(item, reading);
  if (tree.kind !== 'map') return;
  const fact = tree.entries.get('fact')?.value;
  if (fact?.kind === 'scalar' && typeof fact.value === 'string') checkFact(tree, fact.value, reading);
  for (const { value } of tree.entries.values()) checkConditions(value, reading);
}

/**
 * Reports the first derived fact that rests on too many others in a row, and returns whether there is one: whatever reads
 * facts through others would run out of room.
 */
export function reportTooDeep(derived: readonly PlacedFact[], report: Report): boolean {
  const expressions = readExpressions(derived.map(({ fact }) => fact));
  const depths = new Map<string, number>();
  function depthOf(name: string, open: readonly string[]): number {
    const expression = expressions.get(name);
    if (expression === undefined || open.includes(name)) return 0;
    if (open.length > FACTS_DEEP) return Infinity;
    const known = depths.get(name);
    if (known !== undefined) return known;
    const named = [...partsOf(expression)].flatMap((part) => (part.kind === 'fact' ? [part.name] : []));
    const depth = 1 + Math.max(0, ...[...new Set(named)].map((each) => depthOf(each, [...open, name])));
    depths.set(name, depth);
    return depth;
  }
  const deepest = derived.find(({ fact }) => depthOf(fact.name, []) > FACTS_DEEP);
  if (deepest !== undefined)
    report.add('facts-too-deep', { fact: deepest.fact.name, limit: FACTS_DEEP }, deepest.key);
  return deepest !== undefined;
}

/** What can be said about derived facts, and about lags and windows of conditions, once the plan's weeks are known. */
export function reportDerivedIssues(
  derived: readonly PlacedFact[],
  conditions: readonly Tree[],
  weeks: number | undefined,
  report: Report,
): void {
  const expressions = readExpressions(derived.map(({ fact }) => fact));
  const reading: Reading = { ...derivedValues(expressions), expressions, report, weeks };
  checkDerived(derived, reading);
  for (const tree of conditions) checkConditions(tree, reading);
}
