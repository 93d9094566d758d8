import type { Comparable } from './value.ts';

/** A comparison as json-rules-engine makes it: the fact's value left, the condition's value right. */
export type Compare = (left: Comparable, right: Comparable) => boolean;

/** What JavaScript makes a text of, objects too: json-rules-engine leaves it to that. */
// eslint-disable-next-line @typescript-eslint/no-base-to-string -- "[object Object]" is what the library compares
const textOf = (value: Comparable): string => String(value);

/** json-rules-engine's own check before `lessThan` and its kin: whatever parseFloat can make a number of. */
const startsWithNumber = (value: Comparable): boolean => !Number.isNaN(Number.parseFloat(textOf(value)));

/** `right.indexOf(left)`, for arrays and texts alike; anything else throws, as it does there. */
function place(within: Comparable, sought: Comparable): number {
  if (Array.isArray(within)) return (within as readonly unknown[]).indexOf(sought);
  if (typeof within === 'string') return within.indexOf(textOf(sought));
  throw new TypeError('indexOf is not a function');
}

type Order = (left: never, right: never) => boolean;

/** Compares like JavaScript's `<` does, whatever the types: texts by code units, the rest as numbers. */
const ordered =
  (order: Order): Compare =>
  (left, right) =>
    startsWithNumber(left) && order(left as never, right as never);

const OPERATORS: ReadonlyMap<string, Compare> = new Map<string, Compare>([
  ['equal', (left, right) => left === right],
  ['notEqual', (left, right) => left !== right],
  ['in', (left, right) => place(right, left) > -1],
  ['notIn', (left, right) => place(right, left) === -1],
  ['contains', (left, right) => Array.isArray(left) && place(left, right) > -1],
  ['doesNotContain', (left, right) => Array.isArray(left) && place(left, right) === -1],
  ['lessThan', ordered((left, right) => left < right)],
  ['lessThanInclusive', ordered((left, right) => left <= right)],
  ['greaterThan', ordered((left, right) => left > right)],
  ['greaterThanInclusive', ordered((left, right) => left >= right)],
]);

/** The elements of a list; anything else throws, as `value.some` does in the library. */
function elements(value: Comparable): readonly Comparable[] {
  if (!Array.isArray(value)) throw new TypeError('not a list');
  return value as readonly Comparable[];
}

const DECORATORS: ReadonlyMap<string, (next: Compare) => Compare> = new Map([
  [
    'someFact',
    (next: Compare): Compare =>
      (left, right) =>
        Array.isArray(left) && elements(left).some((each) => next(each, right)),
  ],
  [
    'everyFact',
    (next: Compare): Compare =>
      (left, right) =>
        Array.isArray(left) && elements(left).every((each) => next(each, right)),
  ],
  [
    'someValue',
    (next: Compare): Compare =>
      (left, right) =>
        elements(right).some((each) => next(left, each)),
  ],
  [
    'everyValue',
    (next: Compare): Compare =>
      (left, right) =>
        elements(right).every((each) => next(left, each)),
  ],
  [
    'swap',
    (next: Compare): Compare =>
      (left, right) =>
        next(right, left),
  ],
  [
    'not',
    (next: Compare): Compare =>
      (left, right) =>
        !next(left, right),
  ],
]);

export const OPERATOR_NAMES: readonly string[] = [...OPERATORS.keys()];
export const DECORATOR_NAMES: readonly string[] = [...DECORATORS.keys()];

/** An operator's name taken apart: decorators outermost first. */
export interface OperatorName {
  readonly decorators: readonly string[];
  readonly base: string;
}

/** Takes a name such as `not:someFact:equal` apart; undefined if any part is unknown. */
export function readOperator(name: string): OperatorName | undefined {
  const parts = name.split(':');
  const base = parts.pop()!;
  if (!OPERATORS.has(base) || !parts.every((part) => DECORATORS.has(part))) return undefined;
  return { decorators: parts, base };
}

/**
 * The comparison of json-rules-engine 7.3.1 that a name with decorators stands for.
 * @throws RangeError for an unknown name; the comparison itself throws TypeError where the library's would.
 */
export function operatorNamed(name: string): Compare {
  const read = readOperator(name);
  if (!read) throw new RangeError(`no operator "${name}"`);
  return read.decorators.reduceRight<Compare>(
    (next, decorator) => DECORATORS.get(decorator)!(next),
    OPERATORS.get(read.base)!,
  );
}

/**
 * Whether json-rules-engine could fail at the comparison, by `value.indexOf` or `value.some` of what has none. Looks at
 * all elements of lists, also at those that it would not have come to.
 */
export function mightFail({ decorators, base }: OperatorName, left: Comparable, right: Comparable): boolean {
  const [outer, ...inner] = decorators;
  const next = { decorators: inner, base };
  switch (outer) {
    case undefined:
      return (base === 'in' || base === 'notIn') && !Array.isArray(right) && typeof right !== 'string';
    case 'someFact':
    case 'everyFact':
      return Array.isArray(left) && elements(left).some((each) => mightFail(next, each, right));
    case 'someValue':
    case 'everyValue':
      return !Array.isArray(right) || elements(right).some((each) => mightFail(next, left, each));
    case 'swap':
      return mightFail(next, right, left);
    default:
      return mightFail(next, left, right);
  }
}
