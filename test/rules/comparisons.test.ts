import { describe, expect, it } from 'vitest';
import type { FactType, Json } from '../../src/lib/plan/index.ts';
import { compileRules, decodeValue, OPERATOR_NAMES, signalShape } from '../../src/lib/rules/index.ts';
import { operatorNamed } from '../../src/lib/rules/operators.ts';
import type { Comparable } from '../../src/lib/rules/value.ts';
import { rule, sourceOf, weeksOf } from './source.ts';

/** One fact of each type, and a list too long for a table. */
const FACTS = ['cac', 'entrant', 'phase', 'suppliers_late', 'plays_running'];

const CODES: Readonly<Record<FactType, readonly number[]>> = {
  number: [NaN, -1, 0, Number.MIN_VALUE, 0.1 + 0.2, 0.3, 5, 5.000000000000001, 1e21, Infinity, -Infinity],
  flag: [NaN, 0, 1],
  name: [NaN, 0, 1, 2, 3],
  list: [NaN, 0, 1, 2, 3, 7, 5],
};

const CONSTANTS: readonly Json[] = [
  ...[
    0,
    0.3,
    5,
    -1,
    true,
    false,
    null,
    'a',
    'grow',
    'shift-to-private',
    '5',
    '',
    'x5x',
    {},
    Infinity,
    -Infinity,
  ],
  ...[
    [],
    [5],
    [0, 5, 0.3],
    ['a', 'b'],
    ['grow', 'launch'],
    ['shift-to-private'],
    [true],
    [null, '5'],
    [[5], ['a']],
  ],
];

const DECORATORS = [
  ...['', 'not:', 'swap:', 'someFact:', 'everyFact:', 'someValue:', 'everyValue:', 'not:everyFact:'],
  ...['someFact:swap:', 'everyValue:not:', 'someFact:someValue:', 'not:swap:not:'],
];
const OPERATORS = OPERATOR_NAMES.flatMap((base) => DECORATORS.map((decorators) => decorators + base));

/** The reference; false where it fails, which may only be for a missing value of the present week. */
function expected(operator: string, left: Comparable, right: Comparable): boolean {
  try {
    return operatorNamed(operator)(left, right);
  } catch {
    expect([left, right]).toContain(undefined);
    return false;
  }
}

const compiles = (conditions: unknown): boolean => {
  const compiled = compileRules(sourceOf([rule(conditions)]), { strict: false });
  if (compiled.ok) return true;
  expect(compiled.issues.map(({ code }) => code)).toEqual(['operator-would-fail']);
  return false;
};

describe('a comparison with a constant', () => {
  it.each(FACTS)(
    'of %s gives the reference result for every operator, constant and value, missing included',
    (fact) => {
      const { type, members } = signalShape({ fact });
      const differing: unknown[] = [];
      let compared = 0;
      for (const operator of OPERATORS) {
        for (const value of CONSTANTS) {
          const conditions = { all: [{ fact, operator, value }] };
          if (!compiles(conditions)) continue;
          const found = weeksOf(conditions, { [fact]: CODES[type] }, {}, false);
          CODES[type].forEach((code, week) => {
            const wanted = expected(operator, decodeValue(type, members, code), value);
            if (found[week] !== wanted) differing.push({ operator, value, code, wanted });
            compared += 1;
          });
        }
      }
      expect(differing).toEqual([]);
      expect(compared).toBeGreaterThan(1000);
    },
  );
});

describe('a comparison with a fact', () => {
  const pairs = FACTS.flatMap((left) => FACTS.map((right) => [left, right] as const));

  it.each(pairs)('of %s with %s gives the reference result', (left, right) => {
    const a = signalShape({ fact: left });
    const b = signalShape({ fact: right });
    const codes = CODES[a.type].flatMap((p) =>
      CODES[b.type].map((q) => [p, left === right ? p : q] as const),
    );
    const weeks = { [left]: codes.map(([p]) => p), [right]: codes.map(([, q]) => q) };
    const differing: unknown[] = [];
    for (const operator of OPERATORS) {
      const conditions = { all: [{ fact: left, operator, value: { fact: right } }] };
      if (!compiles(conditions)) continue;
      const found = weeksOf(conditions, weeks, {}, false);
      codes.forEach(([p, q], week) => {
        const wanted = expected(
          operator,
          decodeValue(a.type, a.members, p),
          decodeValue(b.type, b.members, q),
        );
        if (found[week] !== wanted) differing.push({ operator, p, q, wanted });
      });
    }
    expect(differing).toEqual([]);
  });
});
