import { createHash, randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Label } from '../plan/index.ts';
import {
  ALL_BYTES,
  codeOf,
  FILE_BYTES,
  FolderError,
  FOLDERS,
  isFileName,
  MOST_FILES,
  MOST_FOLDERS_DEEP,
  readFolder,
  refusal,
} from './node-folder.ts';

/** A file as it is to be: null removes it. */
export interface FileToSave {
  readonly path: string;
  readonly text: string | null;
  /** What `versionOf` made of the file as it was read; null where there was none. */
  readonly version: string | null;
}

/** A file as it is; null where there is none. */
export interface PresentFile {
  readonly path: string;
  readonly bytes: Uint8Array | null;
}

/** What saving came to. With a conflict that shows before anything is written, nothing is. */
export interface Saving {
  readonly saved: readonly { readonly path: string; readonly version: string | null }[];
  /** Files that have changed since they were read, as they are now. */
  readonly conflicts: readonly PresentFile[];
  /** Why the rest could not be written. */
  readonly failed?: Label;
}

/** A file that is written, but not yet in its place. */
interface Prepared extends FileToSave {
  /** Where it belongs: links followed, but for a link that is itself to be removed. */
  readonly target: string;
  readonly temporary: string | undefined;
}

/** Begins the name of a file that is being written; a reader leaves out what begins with a dot. */
const TEMPORARY = '.windtunnel-saving-';
/** A file that was being written so long ago was left there by a crash. */
const LEFTOVER_MS = 600_000;

/** Characters that some system does not allow in a name, and names that Windows keeps for devices. */
const NOT_IN_NAMES = /[\u0000-\u001F\u007F<>:"|?*\\]/;
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const LONGEST_NAME_BYTES = 200;
const HALF_A_CHARACTER = /\p{Surrogate}/u;

const isGoodName = (name: string): boolean =>
  name !== '' &&
  !name.startsWith('.') &&
  !/[. ]$/.test(name) &&
  !NOT_IN_NAMES.test(name) &&
  !DEVICE.test(name) &&
  Buffer.byteLength(name) <= LONGEST_NAME_BYTES;

/** A fingerprint of what a file holds. */
export const versionOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const versionOrNull = (bytes: Uint8Array | null): string | null => (bytes === null ? null : versionOf(bytes));

/** Does something to a file; a failure is told by its path in the workspace. */
function attempt<Value>(file: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof FolderError) throw error;
    throw refusal('unwritable', { file, reason: codeOf(error) });
  }
}

/** Refuses a path by itself: outside rules/ and scenarios/, not a file of a workspace, or a name that some system refuses. */
function checkPath(path: string): void {
  const parts = path.split('/');
  const isWithin = parts.length > 1 && FOLDERS.includes(parts[0] ?? '');
  if (!isWithin || parts.includes('..') || parts.includes('.')) throw refusal('outside-workspace', { path });
  if (!parts.every(isGoodName)) throw refusal('name-not-allowed', { path });
  if (!isFileName(path)) throw refusal('not-a-workspace-file', { path });
  if (parts.length - 1 > MOST_FOLDERS_DEEP) {
    throw refusal('folders-too-deep', { folder: dirname(path), limit: MOST_FOLDERS_DEEP });
  }
}

function checkText(file: string, text: string): void {
  if (HALF_A_CHARACTER.test(text)) throw refusal('not-utf-8', { file });
  if (Buffer.byteLength(text) > FILE_BYTES) throw refusal('file-too-large', { file, limit: FILE_BYTES });
}

/** A workspace that could not be read afterwards is not written. */
function checkSizes(present: ReadonlyMap<string, Uint8Array>, files: readonly FileToSave[]): void {
  const sizes = new Map([...present].map(([path, { length }]) => [path, length]));
  for (const { path, text } of files) {
    if (text === null) sizes.delete(path);
    else sizes.set(path, Buffer.byteLength(text));
  }
  if (sizes.size > MOST_FILES) throw refusal('too-many-files', { limit: MOST_FILES });
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  if (bytes > ALL_BYTES) throw refusal('workspace-too-large', { limit: ALL_BYTES });
}

/** Refuses a file that links would put elsewhere than below rules/ and scenarios/, and gives where it belongs. */
function placeOf(root: string, path: string): string {
  const full = join(root, path);
  let there = full;
  while (!existsSync(there)) there = dirname(there);
  const real = realpathSync(there);
  const isBelow = FOLDERS.map((name) => join(root, name))
    .filter((folder) => existsSync(folder))
    .map((folder) => realpathSync(folder))
    .some((folder) => real === folder || real.startsWith(folder + sep));
  // rules/ itself may still be missing
  if (!isBelow && there !== root) throw refusal('outside-workspace', { path });
  return join(real, relative(there, full));
}

/** Removes what a crash left of earlier saving. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => one.startsWith(TEMPORARY))) {
    const file = join(folder, name);
    if (Date.now() - statSync(file).mtimeMs > LEFTOVER_MS) rmSync(file, { force: true });
  }
}

/** Writes a text beside the file that it will be, down to the disk. */
function writeTemporary(target: string, text: string): string {
  const folder = dirname(target);
  mkdirSync(folder, { recursive: true });
  removeLeftovers(folder);
  const temporary = join(folder, `${TEMPORARY}${randomUUID()}`);
  const file = openSync(temporary, 'wx');
  try {
    if (existsSync(target)) {
      // a rename would not ask
      accessSync(target, constants.W_OK);
      fchmodSync(file, statSync(target).mode);
    }
    writeFileSync(file, text);
    fsyncSync(file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  return temporary;
}

const present = (target: string): Uint8Array | null => (existsSync(target) ? readFileSync(target) : null);

/** Makes a new file of a temporary one, unless there is one by now; gives false then. */
function putNew(temporary: string, target: string): boolean {
  try {
    linkSync(temporary, target);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // a file system without hard links
    if (existsSync(target)) return false;
    renameSync(temporary, target);
    return true;
  }
  rmSync(temporary, { force: true });
  return true;
}

/** Files that are written beside their places and wait to be put there. */
export class PreparedSaving {
  readonly #files: readonly Prepared[];

  constructor(files: readonly Prepared[]) {
    this.#files = files;
  }

  /** Puts every file in its place, unless one of them has changed meanwhile: then none. */
  commit(): Saving {
    try {
      const conflicts = this.#files
        .map(({ path, target, version }) => ({ path, version, bytes: attempt(path, () => present(target)) }))
        .filter(({ bytes, version }) => versionOrNull(bytes) !== version)
        .map(({ path, bytes }) => ({ path, bytes }));
      return conflicts.length > 0 ? { saved: [], conflicts } : this.#put();
    } finally {
      this.drop();
    }
  }

  /** Removes what was written and is not in its place. */
  drop(): void {
    for (const { temporary } of this.#files) if (temporary !== undefined) rmSync(temporary, { force: true });
  }

  #put(): Saving {
    const saved: { path: string; version: string | null }[] = [];
    const conflicts: PresentFile[] = [];
    try {
      for (const { path, text, version, target, temporary } of this.#files) {
        attempt(path, () => {
          if (temporary === undefined || text === null) rmSync(target, { force: true });
          else if (version !== null) renameSync(temporary, target);
          else if (!putNew(temporary, target)) {
            conflicts.push({ path, bytes: present(target) });
            return;
          }
          saved.push({ path, version: text === null ? null : versionOf(Buffer.from(text)) });
        });
      }
    } catch (error) {
      if (!(error instanceof FolderError)) throw error;
      return { saved, conflicts, failed: error.label };
    }
    return { saved, conflicts };
  }
}

/**
 * Checks all files that are to be saved and writes them beside their places. Nothing of the workspace has changed yet.
 *
 * @returns what waits to be put in its place, or the files that have changed since they were read
 * @throws FolderError when a file may not or cannot be written
 */
export function prepareSaving(
  folder: string,
  files: readonly FileToSave[],
): PreparedSaving | readonly PresentFile[] {
  const paths = new Set<string>();
  for (const { path, text } of files) {
    checkPath(path);
    if (paths.has(path)) throw refusal('named-twice', { path });
    paths.add(path);
    if (text !== null) checkText(path, text);
  }
  const now = readFolder(folder);
  checkSizes(now, files);
  const root = realpathSync(folder);
  const places = files.map((file) => {
    const place = attempt(file.path, () => placeOf(root, file.path));
    return { ...file, target: file.text === null ? join(root, file.path) : place };
  });
  const conflicts = files
    .map(({ path, version }) => ({ path, version, bytes: now.get(path) ?? null }))
    .filter(({ bytes, version }) => versionOrNull(bytes) !== version)
    .map(({ path, bytes }) => ({ path, bytes }));
  if (conflicts.length > 0) return conflicts;
  const prepared: Prepared[] = [];
  try {
    for (const file of places) {
      const { path, target, text } = file;
      const temporary = text === null ? undefined : attempt(path, () => writeTemporary(target, text));
      prepared.push({ ...file, temporary });
    }
  } catch (error) {
    new PreparedSaving(prepared).drop();
    throw error;
  }
  return new PreparedSaving(prepared);
}

/**
 * Saves files of a workspace: each is written beside its place and renamed, so that it is there whole or as it was. A file that
 * has changed since it was read is left alone, and so are all others.
 *
 * @throws FolderError when a file may not or cannot be written; then none was
 */
export function saveFiles(folder: string, files: readonly FileToSave[]): Saving {
  const prepared = prepareSaving(folder, files);
  return prepared instanceof PreparedSaving ? prepared.commit() : { saved: [], conflicts: prepared };
}
