import { Engine } from 'json-rules-engine';
import { describe, expect, it } from 'vitest';
import {
  DECORATOR_NAMES,
  mightFail,
  OPERATOR_NAMES,
  operatorNamed,
  readOperator,
} from '../../src/lib/rules/operators.ts';
import type { Comparable } from '../../src/lib/rules/value.ts';

/** The library's own operators, which it keeps but does not declare. */
interface Operators {
  readonly operators: { get(name: string): { evaluate(left: unknown, right: unknown): boolean } | null };
}
const library = (new Engine() as unknown as Operators).operators;

const VALUES: readonly Comparable[] = [
  undefined,
  null,
  true,
  false,
  0,
  1,
  -1,
  2.5,
  1e21,
  Infinity,
  '',
  'a',
  'b',
  '1',
  '2.5',
  '10',
  '12px',
  'undefined',
  'null',
  [],
  ['a'],
  ['a', 'b'],
  [1],
  ['1'],
  [1, 'a', null, true],
  [['a'], [1]],
  [[]],
  {},
  { a: 1 },
];

const NAMES = OPERATOR_NAMES.flatMap((base) => [
  base,
  ...DECORATOR_NAMES.flatMap((outer) => [
    `${outer}:${base}`,
    ...DECORATOR_NAMES.map((inner) => `${outer}:${inner}:${base}`),
  ]),
]);

function outcome(compare: () => boolean): boolean | 'fails' {
  try {
    return compare();
  } catch {
    return 'fails';
  }
}

describe('operators', () => {
  it('are the ten of json-rules-engine, with its six decorators', () => {
    expect(OPERATOR_NAMES).toHaveLength(10);
    expect(DECORATOR_NAMES).toHaveLength(6);
  });

  it.each(OPERATOR_NAMES)(
    '%s gives what the library gives on values of every kind, with up to two decorators',
    (base) => {
      const differing: unknown[] = [];
      for (const name of NAMES.filter((each) => each.split(':').at(-1) === base)) {
        const theirs = library.get(name)!;
        const ours = operatorNamed(name);
        for (const left of VALUES) {
          for (const right of VALUES) {
            const expected = outcome(() => theirs.evaluate(left, right));
            const found = outcome(() => ours(left, right));
            if (found !== expected) differing.push({ name, left, right, expected, found });
          }
        }
      }
      expect(differing).toEqual([]);
    },
  );

  it('says beforehand of every comparison that fails in the library that it might', () => {
    const unforeseen: unknown[] = [];
    for (const name of NAMES) {
      const parts = readOperator(name)!;
      for (const left of VALUES) {
        for (const right of VALUES) {
          const fails = outcome(() => library.get(name)!.evaluate(left, right)) === 'fails';
          if (fails && !mightFail(parts, left, right)) unforeseen.push({ name, left, right });
        }
      }
    }
    expect(unforeseen).toEqual([]);
  });

  it.each([
    'equals',
    'in:',
    ':in',
    'not',
    'not:',
    'no:in',
    'in:not',
    '',
    'EQUAL',
    'constructor',
    '__proto__:in',
  ])('does not know %s, and nor does the library', (name) => {
    expect(readOperator(name)).toBeUndefined();
    expect(library.get(name)).toBeNull();
    expect(() => operatorNamed(name)).toThrow(RangeError);
  });
});
