import type { Label, PlanSet } from '../../plan/index.ts';

/** Files of a workspace by path; as bytes where they are not text. */
export type FileContents = readonly (readonly [path: string, content: string | Uint8Array])[];

/** A finding about a file, in the words of both languages. */
export interface Remark extends Label {
  readonly file: string;
  readonly severity: 'error' | 'warning';
}

/** What reading a workspace came to. */
export type ReadFiles =
  | {
      readonly ok: true;
      readonly plans: PlanSet;
      readonly warnings: readonly Remark[];
      /** Runs a cell and the seed, where nobody asks for others. */
      readonly runs: number;
      readonly seed: number | string;
    }
  | { readonly ok: false; readonly findings: readonly Remark[] };
