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
import type { Lang } from '../lib/workspace/index.ts';
import { inputError } from './complaints.ts';

/** Bytes a file may have, and all files together. */
const FILE_BYTES = 5_000_000;
const ALL_BYTES = 50_000_000;
const MOST_FILES = 2000;
/** Folders within folders, rules/ and scenarios/ themselves counted. */
const MOST_FOLDERS_DEEP = 8;

/** Where a workspace keeps its files. There may be no rules: a strategy needs none. */
const FOLDERS = ['rules', 'scenarios'];
const NEEDED = 'scenarios';
const ENDINGS: ReadonlySet<string> = new Set(['.yaml', '.yml', '.json']);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

class FolderReader {
  readonly files = new Map<string, Uint8Array>();
  readonly #root: string;
  readonly #lang: Lang;
  #bytes = 0;

  constructor(root: string, lang: Lang) {
    this.#root = root;
    this.#lang = lang;
  }

  /** Reads what is at a path of the workspace, a folder with all that is in it. */
  read(path: string, depth: number): void {
    if (this.#try(path, isLink)) this.#refuseLinkOut(path);
    const stats = this.#try(path, readStats);
    if (stats.isDirectory()) this.#readFolder(path, depth);
    else if (ENDINGS.has(extname(path).toLowerCase())) {
      if (!stats.isFile()) throw inputError('not-a-file', { file: path }, this.#lang);
      this.#readFile(path, stats.size);
    }
  }

  #readFolder(folder: string, depth: number): void {
    const lang = this.#lang;
    if (depth > MOST_FOLDERS_DEEP)
      throw inputError('folders-too-deep', { folder, limit: MOST_FOLDERS_DEEP }, lang);
    // by code unit, the same order on every machine
    for (const name of this.#try(folder, readNames).sort()) {
      if (!name.startsWith('.')) this.read(`${folder}/${name}`, depth + 1);
    }
  }

  #readFile(file: string, size: number): void {
    const lang = this.#lang;
    if (size > FILE_BYTES) throw inputError('file-too-large', { file, limit: FILE_BYTES }, lang);
    this.#bytes += size;
    if (this.#bytes > ALL_BYTES) throw inputError('workspace-too-large', { limit: ALL_BYTES }, lang);
    if (this.files.size === MOST_FILES) throw inputError('too-many-files', { limit: MOST_FILES }, lang);
    this.files.set(file, this.#try(file, readBytes));
  }

  #refuseLinkOut(file: string): void {
    if (!existsSync(join(this.#root, file))) throw inputError('link-leads-nowhere', { file }, this.#lang);
    const within = relative(this.#root, this.#try(file, realPath));
    if (within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within)) {
      throw inputError('link-leads-out', { file }, this.#lang);
    }
  }

  #try<Value>(path: string, work: (full: string) => Value): Value {
    try {
      return work(join(this.#root, path));
    } catch (error) {
      throw inputError('unreadable', { file: path, reason: codeOf(error) }, this.#lang);
    }
  }
}

const isLink = (path: string): boolean => lstatSync(path).isSymbolicLink();
const readStats = (path: string): Stats => statSync(path);
const readNames = (folder: string): string[] => readdirSync(folder);
const readBytes = (file: string): Uint8Array => readFileSync(file);
const realPath = (file: string): string => realpathSync(file);

/**
 * The YAML and JSON files of a workspace: by their path in it, with slashes, in one order on every machine. Links may lead
 * to elsewhere in the workspace, never out of it; names that begin with a dot are left out.
 *
 * @throws InputError when the folder is no workspace, or holds more than a workspace may
 */
export function readFolder(folder: string, lang: Lang): Map<string, Uint8Array> {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats) throw inputError('folder-missing', { folder }, lang);
  if (!stats.isDirectory()) throw inputError('not-a-folder', { folder }, lang);
  const missing = FOLDERS.filter((name) => !existsSync(join(folder, name)));
  if (missing.includes(NEEDED)) throw inputError('not-a-workspace', { folder, missing }, lang);
  const reader = new FolderReader(realpathSync(folder), lang);
  for (const name of FOLDERS) if (!missing.includes(name)) reader.read(name, 1);
  return reader.files;
}
