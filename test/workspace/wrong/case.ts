import type { FindingCode } from '../../../src/lib/workspace/index.ts';
import { edited } from '../fixture.ts';

/** A file with something wrong in it, and what must be said about it. */
export interface WrongFile {
  /** What is wrong, in a planner's words. */
  readonly says: string;
  readonly file: string;
  /** Null where the file is missing. */
  readonly content: string | Uint8Array | null;
  readonly code: FindingCode;
  /** The text that the finding must point at: its first place in the file. The file's start if left out. */
  readonly at?: string;
  /** A text before `at`, from which on it is looked for. */
  readonly after?: string;
  /** What the English remedy must offer. */
  readonly offers?: string;
  /** Other files that must be so for it to be wrong, by path. */
  readonly beside?: Readonly<Record<string, string | null>>;
}

type Expected = Pick<WrongFile, 'at' | 'after' | 'offers' | 'beside'>;

/** A case made by replacing the first `find` of one of the fixture's files; points at `by` unless said. */
export function edit(
  says: string,
  file: string,
  [find, by]: readonly [find: string, by: string],
  code: FindingCode,
  expected: Expected = {},
): WrongFile {
  return { says, file, content: edited(file, find, by), code, at: by, ...expected };
}

/** A case of a file as a whole. */
export function whole(
  says: string,
  file: string,
  content: WrongFile['content'],
  code: FindingCode,
  expected: Expected = {},
): WrongFile {
  return { says, file, content, code, ...expected };
}
