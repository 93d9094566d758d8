import type { FactType, Json } from '../plan/index.ts';

/**
 * A column that the simulation supplies each week: a scalar fact, one part of an object fact, or how far the year to
 * date is from a target's path. Encoded as the catalogue says: numbers as they are, a flag 0 or 1, a name its place, a
 * list a sum of powers of two, NaN for missing.
 */
export type SignalRef =
  | { readonly fact: string }
  | { readonly fact: string; readonly key: string; readonly part: string }
  | { readonly gap: string };

/** One weekly number, made of signals and cells before it. */
export type Cell =
  | { readonly kind: 'signal'; readonly signal: number }
  | { readonly kind: 'constant'; readonly value: number }
  | {
      readonly kind: 'lag' | 'mean' | 'min' | 'max' | 'sum' | 'change';
      readonly of: number;
      readonly weeks: number;
    }
  | {
      readonly kind: 'add' | 'subtract' | 'multiply' | 'divide';
      readonly left: number;
      readonly right: number;
    }
  | { readonly kind: 'negate' | 'absolute'; readonly of: number };

/** One side of a comparison that has no kernel of its own. */
export type Side =
  | { readonly cell: number; readonly type: FactType; readonly members: readonly string[] }
  | { readonly value: Json };

/** A mask over lanes, made of cells or of masks before it. Missing counts as false unless said otherwise. */
export type Step =
  /** The cell against a number. */
  | {
      readonly kind: 'below' | 'above' | 'equal' | 'unequal';
      readonly cell: number;
      readonly threshold: number;
    }
  /**
   * The cell against several numbers, ascending. `table` holds the result when missing, then below the first number,
   * at it, between it and the next, and so on.
   */
  | {
      readonly kind: 'ranges';
      readonly cell: number;
      readonly thresholds: readonly number[];
      readonly table: Uint8Array;
    }
  /** A cell of few values: `table` holds the result when missing, then that of each code. */
  | { readonly kind: 'table'; readonly cell: number; readonly table: Uint8Array }
  /** A list that shares a member with `set`, or one that has no member outside it. */
  | { readonly kind: 'overlaps' | 'within'; readonly cell: number; readonly set: number }
  /** Two numbers; two missing ones are equal. */
  | {
      readonly kind: 'pair-below' | 'pair-at-most' | 'pair-equal';
      readonly left: number;
      readonly right: number;
    }
  /** Two cells of few values: `table` has a row of `width` for missing, then for each code of `left`. */
  | {
      readonly kind: 'pair-table';
      readonly left: number;
      readonly right: number;
      readonly width: number;
      readonly table: Uint8Array;
    }
  /** Values decoded and compared lane by lane: slow, for what no rule ought to ask. */
  | { readonly kind: 'general'; readonly operator: string; readonly left: Side; readonly right: Side }
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'all' | 'any'; readonly of: readonly number[] }
  | { readonly kind: 'not'; readonly of: number };

export interface CompiledRule {
  readonly name: string;
  /** The step whose mask says whether the rule holds. */
  readonly step: number;
}

/** Rules ready to run over blocks: plain data, so that it can be sent to a worker. */
export interface RuleProgram {
  /** What `recordWeek` takes, in this order. */
  readonly signals: readonly SignalRef[];
  /** Each cell comes after those it is made of. */
  readonly cells: readonly Cell[];
  /** Weeks of each cell that are kept, this one included; 0 if nothing looks back at it. */
  readonly kept: readonly number[];
  /** First week, from 1, in which each cell can have a value. */
  readonly firstWeek: readonly number[];
  /** Cells that must be computed every week, in order. */
  readonly weekly: readonly number[];
  /** Cells that only the week of a review needs, in order. */
  readonly onReview: readonly number[];
  /** Each step comes after those it is made of. */
  readonly steps: readonly Step[];
  /** In the order of the rules that were compiled. */
  readonly rules: readonly CompiledRule[];
  /** The step of every comparison in the rules, by `leafKey`. */
  readonly leaves: Readonly<Record<string, number>>;
}

/** What makes a comparison the same as another, whatever its name and priority. */
export interface LeafLike {
  readonly fact: unknown;
  readonly operator: unknown;
  readonly value: unknown;
  readonly params?: unknown;
  readonly path?: unknown;
}

/** The key of a comparison in `RuleProgram.leaves`. */
export function leafKey(leaf: LeafLike): string {
  const { fact, params, path, operator, value } = leaf;
  return JSON.stringify([
    fact,
    params ?? null,
    path === '' || path === undefined ? null : path,
    operator,
    value,
  ]);
}
