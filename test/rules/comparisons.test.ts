import { describe, expect, it } from 'vitest';
import type { FactType, Json } from '../../src/lib/plan/index.ts';
import { OPERATOR_NAMES, signalShape } from '../../src/lib/rules/index.ts';
import { operatorNamed } from '../../src/lib/rules/operators.ts';
import { decodeValue } from '../../src/lib/rules/value.ts';
import { rule, sourceOf, weeksOf } from './source.ts';
import { compileRules } from '../../src/lib/rules/index.ts';

/** One fact of each type, and a list too long for a table. */
const FACTS = ['cac', 'entrant', 'phase', 'suppliers_late', 'plays_running'];

const CODES: Readonly<Record<FactType, readonly number[]>> = {
  number: [NaN, -1, 0, Number.MIN_VALUE, 0.1 + 0.2, 0.3, 5, 5.000000000000001, 1e21, Infinity, -Infinity],
  flag: [NaN, 0, 1],
  name: [NaN, 0, 1, 2, 3],
  list: [NaN, 0, 1, 2, 3, 7, 5],
};

const CONSTANTS: readonly Json[] = [
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
  [],
  [5],
  [0, 5, 0.3],
  ['a', 'b'],
  ['grow', 'launch'],
  ['shift-to-private'],
  [true],
  [null, '5'],
  [[5], ['a']],
];

const DECORATED = OPERATOR_NAMES.flatMap((base) =>
  [
    '',
    'not:',
    'swap:',
    'someFact:',
    'everyFact:',
    'someValue:',
    'everyValue:',
    'not:everyFact:',
    'someFact:swap:',
    'everyValue:not:',
    'someFact:someValue:',
    'not:swap:not:',
  ].map((decorators) => decorators + base),
);

describe('a comparison with a constant', () => {
  it.each(FACTS)(
    'of %s gives the reference result for every operator, decorator, constant and value, missing included',
    (fact) => {
      const { type, members } = signalShape({ fact });
      let compared = 0;
      for (const operator of DECORATED) {
        for (const value of CONSTANTS) {
          const conditions = { all: [{ fact, operator, value }] };
          const compiled = compileRules(sourceOf([rule(conditions)]), { strict: false });
          if (!compiled.ok) {
            expect(compiled.issues.map(({ code }) => code)).toEqual(['operator-would-fail']);
            continue;
          }
          const found = weeksOf(conditions, { [fact]: CODES[type] }, {}, false);
          const compare = operatorNamed(operator);
          CODES[type].forEach((code, week) => {
            expect([operator, value, code, found[week]]).toEqual([
              operator,
              value,
              code,
              compare(decodeValue(type, members, code), value),
            ]);
            compared += 1;
          });
        }
      }
      expect(compared).toBeGreaterThan(1000);
    },
  );
});

describe('a comparison with a fact', () => {
  it.each(FACTS.flatMap((left) => FACTS.map((right) => [left, right] as const)))(
    'of %s with %s gives the reference result',
    (left, right) => {
      const shapes = [signalShape({ fact: left }), signalShape({ fact: right })] as const;
      const pairs = CODES[shapes[0].type].flatMap((a) =>
        CODES[shapes[1].type].map((b) => [a, left === right ? a : b] as const),
      );
      for (const operator of DECORATED) {
        const conditions = { all: [{ fact: left, operator, value: { fact: right } }] };
        const compiled = compileRules(sourceOf([rule(conditions)]), { strict: false });
        if (!compiled.ok) continue;
        const weeks = { [left]: pairs.map(([a]) => a), [right]: pairs.map(([, b]) => b) };
        const found = weeksOf(conditions, weeks, {}, false);
        const compare = operatorNamed(operator);
        pairs.forEach(([a, b], week) => {
          const values = [
            decodeValue(shapes[0].type, shapes[0].members, a),
            decodeValue(shapes[1].type, shapes[1].members, b),
          ] as const;
          // Missing lists of the present week do not occur, and are false where the library would fail.
          let wanted = false;
          try {
            wanted = compare(...values);
          } catch {
            expect(values).toContain(undefined);
          }
          expect([operator, ...values, found[week]]).toEqual([operator, ...values, wanted]);
        });
      }
    },
  );
});
