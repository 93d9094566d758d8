import type { Difference } from '../analysis/index.ts';
import type { Label, Team } from '../plan/index.ts';
import type { Chance } from '../simulation/index.ts';

/**
 * How a thing that was checked stands. `breach`: an expectation or a rule test does not hold; `drift`: an outcome moved past the
 * stated practical difference; `input`: a file is wrong; `recording`: a recording is missing, obsolete, damaged or of another
 * version; `inconclusive`: more runs would decide; `unchecked`: there is nothing to hold outcomes against.
 */
export type Standing = 'pass' | 'breach' | 'drift' | 'input' | 'recording' | 'inconclusive' | 'unchecked';

/** Exit codes, and which of several wins: bad input, then recordings, then breach or drift, then what is undecided. */
const EXITS: readonly (readonly [exit: number, standings: readonly Standing[]])[] = [
  [2, ['input']],
  [3, ['recording']],
  [1, ['breach', 'drift']],
  [4, ['inconclusive']],
];

/** A place in a workspace's file; lines and columns count from 1. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A cell of the matrix by the names of its files. */
export interface CellName {
  readonly strategy: string;
  readonly scenario: string;
}

/** One thing that was checked. */
export interface VerdictItem {
  readonly kind: 'file' | 'rule-test' | 'expectation' | 'recording' | 'cell';
  readonly standing: Standing;
  /** Unique within its kind: reports list by it. */
  readonly name: string;
  readonly owner?: Team;
  /** Why the check is there, in the words of its author. */
  readonly reason?: string;
  readonly place?: FilePlace;
  readonly cell?: CellName;
  /** What was found, a sentence or two, with what to do where something is to be done. */
  readonly said: Label;
  /** The figure that decides, with its interval; an end that so few runs do not bound is infinite, in JSON null. */
  readonly figure?: {
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly runs: number;
    /** Runs that would decide, where the verdict is inconclusive; absent where no number within the limit would. */
    readonly runsToDecide?: number;
  };
}

/** A cell's chance of meeting all targets, now and, in a comparison, before. */
export interface VerdictCell extends CellName {
  readonly after?: Chance;
  readonly before?: Chance;
}

/** What moved between two versions of a workspace, run paired with run. */
export interface VerdictChange extends CellName {
  readonly what: 'target' | 'all-targets' | 'fact' | 'rule';
  /** The fact or the rule; `all_targets` for all of them. */
  readonly name: string;
  /** Chance, mean of the year fact, or share of runs in which the rule fired. */
  readonly before: number;
  readonly after: number;
  readonly difference: Difference;
  /** Whether it is past the practical difference that the workspace states. */
  readonly practical: boolean;
  /** Changed rules and files that move it when they are changed alone, the strongest first. */
  readonly because: readonly { readonly file: string; readonly rule?: string; readonly share: number }[];
  /** For a rule: median week of its first firing, before and after. */
  readonly firstWeek?: { readonly before?: number; readonly after?: number };
  /** For a rule: how often it fires a run, before and after. It may be told for that alone, where it fires in the same years. */
  readonly firings?: { readonly before: number; readonly after: number };
}

/** What a check or a comparison came to: all reports are written from this and from nothing else. */
export interface Verdict {
  readonly version: 1;
  readonly command: 'check' | 'diff';
  readonly seed: number | string;
  readonly runs: number;
  readonly weeks: number;
  readonly model: number;
  /** The two sides of a comparison, as the reader knows them: a ref, or the working tree. */
  readonly sides?: { readonly before: string; readonly after: string };
  readonly items: readonly VerdictItem[];
  readonly cells: readonly VerdictCell[];
  /** Ranked, the weightiest first. */
  readonly changes: readonly VerdictChange[];
  /** Share of run-weeks in which rules decided differently, in a comparison. */
  readonly decisionsDiffer?: number;
}

/** The exit code of a verdict: 0 where everything passes. */
export const exitOf = ({ items }: Pick<Verdict, 'items'>): number =>
  EXITS.find(([, standings]) => items.some(({ standing }) => standings.includes(standing)))?.[0] ?? 0;
