import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { extname, isAbsolute, join, relative, sep } from 'node:path';
import type { Label } from '../plan/index.ts';
import { RECORDINGS } from './files.ts';
import { commandError, type CommandErrorArgs, type CommandErrorCode } from './messages/command-errors.ts';

/** Bytes a file may have, and all files together. */
export const FILE_BYTES = 5_000_000;
export const ALL_BYTES = 50_000_000;
export const MOST_FILES = 2000;
/** Folders within folders, rules/ and scenarios/ themselves counted. */
export const MOST_FOLDERS_DEEP = 8;

/** Where a workspace keeps its files. There may be no rules: a strategy needs none. */
export const FOLDERS: readonly string[] = ['rules', 'scenarios'];
const NEEDED = 'scenarios';
const ENDINGS: ReadonlySet<string> = new Set(['.yaml', '.yml', '.json']);

/** Whether a path has the ending of a file of a workspace. */
export const isFileName = (path: string): boolean => ENDINGS.has(extname(path).toLowerCase());

/** The folder is no workspace, or holds what a workspace may not: why, and what to do, in both languages. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
  readonly label: Label;
  readonly code: CommandErrorCode;

  constructor(label: Label, code: CommandErrorCode) {
    super(label.en);
    this.label = label;
    this.code = code;
  }
}

export const refusal = <Code extends CommandErrorCode>(
  code: Code,
  args: CommandErrorArgs<Code>,
): FolderError =>
  new FolderError({ en: commandError(code, args, 'en'), zh: commandError(code, args, 'zh') }, code);

/** What the system calls an error, such as ENOENT. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

/** Does something with a path; `shown` is what the path is called where that fails. */
function attempt<Value>(shown: string, full: string, work: (full: string) => Value): Value {
  try {
    return work(full);
  } catch (error) {
    throw refusal('unreadable', { file: shown, reason: codeOf(error) });
  }
}

const isLink = (path: string): boolean => lstatSync(path).isSymbolicLink();
const readStats = (path: string): Stats => statSync(path);
const readNames = (folder: string): string[] => readdirSync(folder);
const readBytes = (file: string): Uint8Array => readFileSync(file);
const realPath = (path: string): string => realpathSync(path);

class FolderReader {
  readonly files = new Map<string, Uint8Array>();
  readonly #root: string;
  readonly #leftOut: string | undefined;
  #bytes = 0;

  /**
   * @param root - its real path, without links
   * @param leftOut - a folder of the workspace that is not looked into
   */
  constructor(root: string, leftOut: string | undefined) {
    this.#root = root;
    this.#leftOut = leftOut;
  }

  /** Reads what is at a path of the workspace, a folder with all that is in it. */
  read(path: string, depth: number): void {
    if (path === this.#leftOut) return;
    if (this.#try(path, isLink)) this.#refuseLinkOut(path);
    const stats = this.#try(path, readStats);
    if (stats.isDirectory()) {
      if (isFileName(path)) throw refusal('folder-for-file', { folder: path });
      this.#readFolder(path, depth);
    } else if (depth === 1) throw refusal('file-for-folder', { file: path });
    else if (isFileName(path)) {
      if (!stats.isFile()) throw refusal('not-a-file', { file: path });
      this.#readFile(path, stats.size);
    }
  }

  #readFolder(folder: string, depth: number): void {
    if (depth > MOST_FOLDERS_DEEP) throw refusal('folders-too-deep', { folder, limit: MOST_FOLDERS_DEEP });
    // by code unit, the same order on every machine
    for (const name of this.#try(folder, readNames).sort()) {
      if (!name.startsWith('.')) this.read(`${folder}/${name}`, depth + 1);
    }
  }

  #readFile(file: string, size: number): void {
    if (size > FILE_BYTES) throw refusal('file-too-large', { file, limit: FILE_BYTES });
    this.#bytes += size;
    if (this.#bytes > ALL_BYTES) throw refusal('workspace-too-large', { limit: ALL_BYTES });
    if (this.files.size === MOST_FILES) throw refusal('too-many-files', { limit: MOST_FILES });
    this.files.set(file, this.#try(file, readBytes));
  }

  #refuseLinkOut(file: string): void {
    if (!existsSync(join(this.#root, file))) throw refusal('link-leads-nowhere', { file });
    const within = relative(this.#root, this.#try(file, realPath));
    if (within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within)) {
      throw refusal('link-leads-out', { file });
    }
  }

  #try<Value>(path: string, work: (full: string) => Value): Value {
    return attempt(path, join(this.#root, path), work);
  }
}

/**
 * The YAML and JSON files of a workspace, as bytes: by their path in it, with slashes, in one order on every machine. Links may lead
 * to elsewhere in the workspace, never out of it; names that begin with a dot are left out.
 *
 * @param folder - the one that holds rules/ and scenarios/: its path, absolute or from the current folder
 * @throws FolderError when the folder is no workspace, or holds more than a workspace may
 */
export const readFolder = (folder: string): Map<string, Uint8Array> => readAll(folder, undefined);

/** The same without recordings, which only those who compare with them need: plans do not rest on them. */
export const readWithoutRecordings = (folder: string): Map<string, Uint8Array> =>
  readAll(folder, RECORDINGS.replace(/\/$/, ''));

function readAll(folder: string, leftOut: string | undefined): Map<string, Uint8Array> {
  if (!existsSync(folder)) throw refusal('folder-missing', { folder });
  if (!attempt(folder, folder, readStats).isDirectory()) throw refusal('not-a-folder', { folder });
  const missing = FOLDERS.filter((name) => !existsSync(join(folder, name)));
  if (missing.includes(NEEDED)) throw refusal('not-a-workspace', { folder, missing });
  const reader = new FolderReader(attempt(folder, folder, realPath), leftOut);
  for (const name of FOLDERS) if (!missing.includes(name)) reader.read(name, 1);
  return reader.files;
}
