import type { CellPlace } from '../engine/engine-types.ts';

/** Where a study's files come from: reads them into the study's edits. */
export interface FileSource {
  read(): Promise<void>;
}

/** What a reader chose, beside the files. */
export interface StudySettings {
  readonly runs?: number | undefined;
  readonly seed?: number | string | undefined;
  readonly opened?: CellPlace | undefined;
  readonly baseline?: string | undefined;
}
