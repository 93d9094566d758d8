import { findFact } from '../../plan/index.ts';
import { parseExpression, type Expression } from '../../rules/index.ts';

/** What is known of a derived fact from its expression alone, facts of the catalogue by their bounds. */
export interface DerivedValues {
  /** The least and the largest value that something can have. */
  readonly range: (expression: Expression) => Range;
  /** First week, from 1, in which something has a value. */
  readonly firstWeek: (expression: Expression) => number;
}

type Range = readonly [low: number, high: number];

const ANYTHING: Range = [-Infinity, Infinity];

/** Both ends where they are numbers; 0 times infinity, and infinity less infinity, may be anything. */
const ends = (...values: readonly number[]): Range =>
  values.some(Number.isNaN) ? ANYTHING : [Math.min(...values), Math.max(...values)];

/** Rounding must not make a range that ends at 0 out of one that does not. */
function combine(kind: 'add' | 'subtract' | 'multiply' | 'divide', [a, b]: Range, [c, d]: Range): Range {
  switch (kind) {
    case 'add':
      return ends(a + c, b + d);
    case 'subtract':
      return ends(a - d, b - c);
    case 'multiply':
      return ends(a * c, a * d, b * c, b * d);
    case 'divide':
      return c > 0 || d < 0 ? ends(a / c, a / d, b / c, b / d) : ANYTHING;
  }
}

const magnitude = ([low, high]: Range): Range =>
  low > 0 ? [low, high] : high < 0 ? [-high, -low] : [0, Math.max(-low, high)];

function windowed(kind: 'lag' | 'mean' | 'min' | 'max' | 'sum' | 'change', weeks: number, of: Range): Range {
  if (kind === 'change') return ends(of[0] - of[1], of[1] - of[0]);
  return kind === 'sum' ? ends(of[0] * weeks, of[1] * weeks) : of;
}

/** Reads derived facts by name; names that none has are facts of the catalogue, or wrong and told of elsewhere. */
export function derivedValues(expressions: ReadonlyMap<string, Expression>): DerivedValues {
  const ranges = new Map<string, Range>();
  const weeks = new Map<string, number>();

  function rangeOfFact(name: string): Range {
    const expression = expressions.get(name);
    if (expression === undefined) return findFact(name)?.bounds ?? ANYTHING;
    const done = ranges.get(name);
    if (done !== undefined) return done;
    // Facts in a circle are told of elsewhere.
    ranges.set(name, ANYTHING);
    const found = range(expression);
    ranges.set(name, found);
    return found;
  }

  function range(expression: Expression): Range {
    switch (expression.kind) {
      case 'number':
        return [expression.value, expression.value];
      case 'fact':
        return rangeOfFact(expression.name);
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide':
        return combine(expression.kind, range(expression.left), range(expression.right));
      case 'negate': {
        const [low, high] = range(expression.of);
        return [-high, -low];
      }
      case 'absolute':
        return magnitude(range(expression.of));
      default:
        return windowed(expression.kind, expression.weeks, range(expression.of));
    }
  }

  function firstWeekOfFact(name: string): number {
    const expression = expressions.get(name);
    if (expression === undefined) return 1;
    const done = weeks.get(name);
    if (done !== undefined) return done;
    weeks.set(name, 1);
    const found = firstWeek(expression);
    weeks.set(name, found);
    return found;
  }

  function firstWeek(expression: Expression): number {
    switch (expression.kind) {
      case 'number':
        return 1;
      case 'fact':
        return firstWeekOfFact(expression.name);
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide':
        return Math.max(firstWeek(expression.left), firstWeek(expression.right));
      case 'negate':
      case 'absolute':
        return firstWeek(expression.of);
      default:
        return firstWeek(expression.of) + reachOf(expression.kind, expression.weeks);
    }
  }

  return { range, firstWeek };
}

/** How many weeks before the present one must have been for something that looks back over `weeks` to have a value. */
export const reachOf = (kind: string, weeks: number): number =>
  kind === 'lag' || kind === 'change' ? weeks : weeks - 1;

/** The expressions that can be read, by name. */
export function readExpressions(
  facts: readonly { readonly name: string; readonly expression: string }[],
): Map<string, Expression> {
  const read = new Map<string, Expression>();
  for (const { name, expression } of facts) {
    const parsed = parseExpression(expression);
    if (parsed.ok && !read.has(name)) read.set(name, parsed.expression);
  }
  return read;
}
