import type { FactType, Json } from '../plan/index.ts';
import type { ValueKind } from './issue.ts';

/** What json-rules-engine sees of a fact: undefined stands for missing. */
export type FactValue = number | boolean | string | readonly string[] | undefined;

/** Either side of a comparison. */
export type Comparable = FactValue | Json;

/**
 * The value that a column's number stands for: a flag is 0 or 1, a name its place in `members`, a list the sum of
 * 2^place over what it holds, NaN is missing. A list is a new array each time, so that two are never identical.
 */
export function decodeValue(type: FactType, members: readonly string[], code: number): FactValue {
  if (Number.isNaN(code)) return undefined;
  switch (type) {
    case 'number':
      return code;
    case 'flag':
      return code !== 0;
    case 'name':
      return members[code];
    case 'list':
      return members.filter((_, place) => (code & (1 << place)) !== 0);
  }
}

/** How many codes a type has, from 0 up; Infinity for numbers. */
export function domainSize(type: FactType, members: readonly string[]): number {
  switch (type) {
    case 'number':
      return Infinity;
    case 'flag':
      return 2;
    case 'name':
      return members.length;
    case 'list':
      return 1 << members.length;
  }
}

/** What stands in the file, in a message's words. */
export function kindOfJson(value: Json | undefined): ValueKind {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'number':
      return 'number';
    case 'boolean':
      return 'flag';
    case 'string':
      return 'text';
    default:
      return 'object';
  }
}
