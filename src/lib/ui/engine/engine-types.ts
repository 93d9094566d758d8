import type { Difference } from '../../analysis/index.ts';
import type { PlanSet } from '../../plan/index.ts';

/** A place in the matrix, by the names of its strategy and scenario. */
export interface CellPlace {
  readonly strategy: string;
  readonly scenario: string;
}

/** A cell's chance less the baseline's. */
export interface Compared extends Difference {
  /** Whether zero lies outside of its interval: only then is one of the two better. */
  readonly distinct: boolean;
}

/** The fact whose weeks are drawn in cells. */
export const DRAWN_FACT = 'gmv';

/** Files of a workspace by path; as bytes where they are not text. */
export type FileContents = readonly (readonly [path: string, content: string | Uint8Array])[];

/** What is wrong, why, and what to write instead. */
type Told = readonly [what: string, why: string, remedy: string];

/** A finding about a file, in the words of both languages. */
export interface Remark {
  readonly severity: 'error' | 'warning';
  /** File, line and column. */
  readonly place: string;
  readonly file: string;
  /** From 1, as is the column, which counts UTF-16 units. */
  readonly lineNumber: number;
  readonly column: number;
  /** Characters of the line that it is about; 0 where there is no such line. */
  readonly width: number;
  readonly code: string;
  readonly en: Told;
  readonly zh: Told;
  /** The line it is about, in three parts, of which the second is what is wrong. */
  readonly line?: readonly [before: string, marked: string, after: string];
}

/** What reading a workspace came to. */
export type ReadFiles =
  | {
      readonly ok: true;
      readonly plans: PlanSet;
      /** Warnings, and errors in files that only check: none of them moves a number. */
      readonly remarks: readonly Remark[];
      /** Runs a cell and the seed, where nobody asks for others. */
      readonly runs: number;
      readonly seed: number | string;
    }
  | { readonly ok: false; readonly remarks: readonly Remark[] };
