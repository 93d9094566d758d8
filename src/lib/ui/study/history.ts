/** A file's text as edited; null where it was removed. */
export type Edited = string | null;

/** A file's text at some time; undefined where the bytes as they were kept were no text. */
export interface Stand<Text = Edited | undefined> {
  readonly text: Text;
  /** How many times others had changed files by then: see Overtaken. */
  readonly reading: number;
}

/** What an edit did to one file. */
interface FileChange {
  readonly path: string;
  readonly before: Stand;
  readonly after: Stand;
}

/** One step of undo: some files changed together. */
export interface Change {
  readonly files: readonly FileChange[];
  /** Changes of one name that follow each other closely are one step: a slider that is drawn, a word that is typed. */
  readonly merge?: string;
  readonly at: number;
}

/** Two changes as one. */
export function together(first: Change, second: Change): Change {
  const files = new Map(first.files.map((file) => [file.path, file]));
  for (const file of second.files) {
    const before = files.get(file.path)?.before ?? file.before;
    files.set(file.path, { ...file, before });
  }
  return { ...second, files: [...files.values()] };
}

/** A fingerprint of a file where it is kept; null where there is none. */
export type Version = string | null;

/** A file that others changed where it is kept: the version that it had until then. */
interface Overtaking {
  readonly reading: number;
  readonly version: Version;
}

/**
 * What others have changed where the files are kept, counted by the readings that found such changes. A text that is older than
 * a change of its file rests on the version before it: whoever undoes back to it must not take it for one that was made from
 * what is there now.
 */
export interface Overtaken {
  readonly readings: number;
  readonly files: ReadonlyMap<string, readonly Overtaking[]>;
}

export const NOTHING_OVERTAKEN: Overtaken = { readings: 0, files: new Map() };

/**
 * Takes in what one reading found to be changed by others.
 *
 * @param changed - the versions until then
 * @param edited - files of which there are older texts; of all others the last change is enough, for work that is on its way
 */
export function overtake(
  { readings, files }: Overtaken,
  changed: readonly (readonly [path: string, version: Version])[],
  edited: ReadonlySet<string>,
): Overtaken {
  if (changed.length === 0) return { readings, files };
  const grown = changed.map(([path, version]): [string, readonly Overtaking[]] => {
    const before = edited.has(path) ? (files.get(path) ?? []) : [];
    return [path, [...before, { reading: readings, version }]];
  });
  return { readings: readings + 1, files: new Map([...files, ...grown]) };
}

/** What others have changed of some files only. */
export const overtakenOf = (
  { readings, files }: Overtaken,
  isMeant: (path: string) => boolean,
): Overtaken => ({ readings, files: new Map([...files].filter(([path]) => isMeant(path))) });

/** The version that a text rests on where others have changed its file since; undefined where they have not. */
export const overtakenVersion = (
  { files }: Overtaken,
  path: string,
  { reading }: Stand,
): Version | undefined => files.get(path)?.find((each) => each.reading >= reading)?.version;
