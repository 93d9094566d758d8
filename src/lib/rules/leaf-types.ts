import type { FactType, Json } from '../plan/index.ts';
import type { Comparison } from './comparison.ts';
import type { RuleProblem, ValueKind } from './issue.ts';
import { nearestName } from './nearest.ts';
import type { OperatorName } from './operators.ts';
import { kindOfJson } from './value.ts';

/** What stands on one side: a fact of a type, or constants that are each to be compared. */
type Shape =
  | { readonly type: FactType; readonly members: readonly string[]; readonly side: 'fact' | 'value' }
  | { readonly constants: readonly Json[] };

type Problems = readonly RuleProblem[];

/** JSON's own kind of a constant that suits a fact's type. */
const SUITS: Readonly<Record<Exclude<FactType, 'list'>, ValueKind>> = {
  number: 'number',
  flag: 'flag',
  name: 'text',
};

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** A plain constant against a fact of one value. */
function constantProblem(
  fact: string,
  operator: string,
  shape: Extract<Shape, { type: FactType }>,
  value: Json,
): RuleProblem | undefined {
  if (shape.type === 'list') return undefined;
  const given = kindOfJson(value);
  if (given !== SUITS[shape.type])
    return { code: 'wrong-value-type', fact, operator, needs: shape.type, given, value };
  if (typeof value !== 'string' || shape.members.includes(value)) return undefined;
  return {
    code: 'unknown-member',
    fact,
    value,
    members: shape.members,
    nearest: nearestName(value, shape.members),
  };
}

/** Checks one comparison's types as a rule's author would want them, though the library lets all pass. */
class TypeCheck {
  readonly #comparison: Comparison;

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
  }

  run(): Problems {
    const { left, parts, right } = this.#comparison;
    const value: Shape = 'value' in right ? { constants: [right.value] } : { ...right, side: 'value' };
    return this.#decorated(parts, { ...left, side: 'fact' }, value);
  }

  #decorated({ decorators, base }: OperatorName, left: Shape, right: Shape): Problems {
    const [outer, ...inner] = decorators;
    const next = { decorators: inner, base };
    switch (outer) {
      case undefined:
        return this.#plain(base, left, right);
      case 'someFact':
      case 'everyFact':
        return this.#each(left, 'fact', (elements) => this.#decorated(next, elements, right));
      case 'someValue':
      case 'everyValue':
        return this.#each(right, 'value', (elements) => this.#decorated(next, left, elements));
      case 'swap':
        return this.#decorated(next, right, left);
      default:
        return this.#decorated(next, left, right);
    }
  }

  #plain(base: string, left: Shape, right: Shape): Problems {
    switch (base) {
      case 'equal':
      case 'notEqual':
        return this.#same(left, right);
      case 'in':
      case 'notIn':
        return this.#each(right, 'value', (elements) => this.#same(left, elements));
      case 'contains':
      case 'doesNotContain':
        return this.#each(left, 'fact', (elements) => this.#same(elements, right));
      default:
        return [...this.#number(left), ...this.#number(right)];
    }
  }

  /** Goes on with the elements of a list; a side that is none is the problem. */
  #each(shape: Shape, role: 'fact' | 'value', then: (elements: Shape) => Problems): Problems {
    const { operator } = this.#comparison;
    if ('type' in shape) {
      if (shape.type === 'list') return then({ ...shape, type: 'name' });
      return [
        role === 'fact'
          ? this.#wrongFact(shape, 'list')
          : { code: 'in-needs-list', operator, given: shape.type },
      ];
    }
    const other = shape.constants.find((constant) => !isList(constant));
    if (other !== undefined) return [{ code: 'in-needs-list', operator, given: kindOfJson(other) }];
    const elements = shape.constants.filter(isList).flat();
    return elements.length === 0 ? [{ code: 'empty-list', of: operator }] : then({ constants: elements });
  }

  /** Both sides one value each, of the same type. */
  #same(left: Shape, right: Shape): Problems {
    for (const shape of [left, right]) {
      if ('type' in shape && shape.type === 'list') return [this.#wrongFact(shape, 'no list')];
    }
    if ('type' in left && 'type' in right)
      return left.type === right.type ? [] : [this.#wrongFact(right, left.type)];
    if ('type' in left && 'constants' in right) return this.#constants(left, right.constants);
    return 'constants' in left && 'type' in right ? this.#constants(right, left.constants) : [];
  }

  #constants(shape: Extract<Shape, { type: FactType }>, constants: readonly Json[]): Problems {
    const { left, operator } = this.#comparison;
    return constants.flatMap((constant) => constantProblem(left.fact, operator, shape, constant) ?? []);
  }

  #number(shape: Shape): Problems {
    if ('type' in shape) return shape.type === 'number' ? [] : [this.#wrongFact(shape, 'number')];
    const { left, operator } = this.#comparison;
    return shape.constants.flatMap((value) => {
      const given = kindOfJson(value);
      return given === 'number'
        ? []
        : [{ code: 'wrong-value-type', fact: left.fact, operator, needs: 'number', given, value } as const];
    });
  }

  #wrongFact({ type, side }: Extract<Shape, { type: FactType }>, needs: ValueKind | 'no list'): RuleProblem {
    const { left, operator } = this.#comparison;
    if (side === 'fact') return { code: 'wrong-fact-type', fact: left.fact, operator, needs, given: type };
    return { code: 'wrong-value-type', fact: left.fact, operator, needs, given: type, value: undefined };
  }
}

/** What a rule's author got wrong about the types of a comparison. */
export const typeProblems = (comparison: Comparison): readonly RuleProblem[] =>
  new TypeCheck(comparison).run();
