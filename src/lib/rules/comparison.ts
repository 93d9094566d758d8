import type { Json } from '../plan/index.ts';
import { mightFail, operatorNamed, type Compare, type OperatorName } from './operators.ts';
import type { Side } from './program.ts';
import type { Operand } from './reference.ts';
import { decodeValue, domainSize, type FactValue } from './value.ts';

/** A comparison whose parts are resolved. */
export interface Comparison {
  readonly left: Operand;
  readonly operator: string;
  /** The operator taken apart. */
  readonly parts: OperatorName;
  readonly right: Operand | { readonly value: Json };
}

/** Largest number of codes of which a table is made. */
const FEW = 1024;

/** Whether so few combinations of values are possible that a table of the results is best. */
export const areFew = (...operands: readonly Operand[]): boolean =>
  operands.reduce((size, operand) => size * domainSize(operand.type, operand.members), 1) <= FEW;

/** Every value of a fact of few values, missing first. */
export function valuesOf(operand: Operand): FactValue[] {
  const size = domainSize(operand.type, operand.members);
  return [
    undefined,
    ...Array.from({ length: size }, (_, code) => decodeValue(operand.type, operand.members, code)),
  ];
}

/**
 * The comparison, false where json-rules-engine would fail: compilation refuses what could fail at a value that
 * occurs, so that this is only ever asked about a missing flag, name or list of the present week.
 */
export function comparerOf(operator: string): Compare {
  const compare = operatorNamed(operator);
  return (left, right) => {
    try {
      return compare(left, right);
    } catch {
      return false;
    }
  };
}

/** One value of each sort that can occur: whether a comparison fails depends on nothing else. */
function sortsOf({ type, members, canMiss }: Operand): FactValue[] {
  const missing = canMiss ? [undefined] : [];
  switch (type) {
    case 'number':
      return [...missing, 0];
    case 'flag':
      return [...missing, false];
    case 'name':
      return [...missing, ...members.slice(0, 1)];
    case 'list':
      return [...missing, [], members.slice(0, 1)];
  }
}

/** Whether json-rules-engine could fail at the comparison, at some value that occurs. */
export function couldFail({ left, parts, right }: Comparison): boolean {
  const rights = 'value' in right ? [right.value] : sortsOf(right);
  return sortsOf(left).some((l) => rights.some((r) => mightFail(parts, l, r)));
}

/** A side of a comparison that is made lane by lane. */
export const sideOf = (operand: Comparison['right']): Side =>
  'value' in operand
    ? { value: operand.value }
    : { cell: operand.cell, type: operand.type, members: operand.members };
