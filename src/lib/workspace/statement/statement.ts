import type { Unit } from '../../plan/index.ts';
import type { Comparing } from '../../rules/index.ts';

/** What one run comes to: a number a run, or 1 where something holds and 0 elsewhere. */
export type RunColumn =
  | { readonly kind: 'all-targets' }
  /** A fact of the year, or of one of its weeks (from 1). */
  | { readonly kind: 'fact'; readonly fact: string }
  | { readonly kind: 'week'; readonly fact: string; readonly week: number }
  /** How much better the best strategy of the workspace did in the same run, in the fact's unit. */
  | { readonly kind: 'regret'; readonly fact: string; readonly better: 'up' | 'down' }
  /** Whether a rule, or any rule that starts a play, fired; and in which week first. */
  | { readonly kind: 'fires' | 'first-week'; readonly name: string }
  | {
      readonly kind: 'holds';
      readonly of: RunColumn;
      readonly operator: Comparing;
      readonly bound: number;
    };

/** Which figure of a column of runs is meant. */
export type Measure =
  | { readonly kind: 'chance' | 'mean' | 'sd' }
  /** The value under which the share `p` of runs lies. */
  | { readonly kind: 'quantile'; readonly p: number }
  /** Mean of the lowest, or the highest, `share` of runs. */
  | { readonly kind: 'tail'; readonly share: number; readonly of: 'low' | 'high' };

/** A figure of the runs of a cell; of another strategy in the same scenario where one is named. */
export interface Figure {
  readonly measure: Measure;
  readonly column: RunColumn;
  readonly strategy?: string;
}

/** On which side of what a figure must be. */
export type Bound =
  | { readonly operator: Comparing; readonly value: number }
  | { readonly operator: 'in'; readonly low: number; readonly high: number };

/** What must hold of the runs of a cell. */
export interface Statement {
  readonly text: string;
  readonly figure: Figure;
  /** What is taken off it, run paired with run: the same figure of another strategy. */
  readonly less?: Figure;
  readonly bound: Bound;
  /** Unit of the figure and of its bound. */
  readonly unit: Unit;
}

/** A column as text: the same text for the same column. */
export const columnKey = (column: RunColumn): string => JSON.stringify(column);
