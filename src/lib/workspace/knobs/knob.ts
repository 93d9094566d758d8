import type { Label } from '../../plan/index.ts';
import type { Side } from './family.ts';

/** Knobs that stand together. */
export interface KnobGroup {
  readonly key: string;
  readonly label: Label;
  /** The scenario that its knobs belong to where that is another one, and moves along. */
  readonly of?: Label;
  /** The list and place in it of an entry of the file's own that can be removed. */
  readonly removable?: readonly [list: 'shocks' | 'changes', index: number];
}

/** One number of a strategy or a scenario that can be turned. */
export interface Knob {
  readonly id: string;
  readonly side: Side;
  /** The file that turning it writes. */
  readonly file: string;
  readonly group: string;
  readonly label: Label;
  readonly unit: Label;
  /** Whether it is shown in percent. */
  readonly percent: boolean;
  readonly value: number;
  /** What it is in the files as they are kept; undefined where they do not have it. */
  readonly initial?: number;
  readonly min: number;
  readonly max: number;
  /** The part of its range that a slider goes over. */
  readonly slide: readonly [low: number, high: number];
  readonly step: number;
  /** The whole that it is a share of: the others of it give way. */
  readonly of?: string;
  /** It stands for an assumption, whose other numbers follow in this way. */
  readonly spread?: 'scales' | 'shifts';
  /** Its highest value stands for "to the end". */
  readonly open?: true;
  /** Whether the strategy or the scenario says something about it, or it is one of the main ones. */
  readonly main: boolean;
}

/** What a strategy and a scenario can be turned at. */
export interface Knobs {
  readonly groups: readonly KnobGroup[];
  readonly knobs: readonly Knob[];
}
