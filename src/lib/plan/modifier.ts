import type { Quantity } from './quantity.ts';

/** Where a modifier comes from; a later layer's `set` wins. */
export const LAYERS = ['strategy', 'phase', 'scenario', 'play'] as const;
export type Layer = (typeof LAYERS)[number];

export type ModifierOperation = 'multiply' | 'add' | 'set';

/** One change of one lever: phases, shocks and plays are all made of these. */
export interface Modifier {
  readonly lever: string;
  readonly layer: Layer;
  readonly operation: ModifierOperation;
  readonly value: Quantity;
  /** First week in force, from 1; a drawn start is rounded to a whole week. */
  readonly from: Quantity;
  /** Weeks in force, Infinity for "to the end"; a drawn duration is rounded to a whole week, at least 1. */
  readonly weeks: Quantity;
  /** Weeks over which it grows to its full size. */
  readonly ramp: number;
  /** Share of runs in which it happens at all. */
  readonly chance: number;
  /** Key of its draws: the lever and its ordinal on it, or the id that the file gives it. Never a scenario's name. */
  readonly key: string;
}
