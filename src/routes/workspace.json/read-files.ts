import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { Label } from '../../lib/plan/index.ts';
import { commandError, type CommandErrorArgs, type CommandErrorCode } from '../../lib/workspace/index.ts';

/** The folders of a workspace: nothing beside them is read. */
const FOLDERS = ['rules', 'scenarios'];
const ENDINGS: ReadonlySet<string> = new Set(['.yaml', '.yml', '.json']);

/** Past these a folder is something else than a workspace. */
const MOST_FILES = 2000;
const MOST_BYTES = 50_000_000;
/** Folders within folders; a link to a folder above it would have no end. */
const MOST_DEEP = 8;

/** A file as it goes to the page. Bytes that are not UTF-8 stay what they are, and are complained about where they are read. */
export type SentFile =
  { readonly path: string; readonly text: string } | { readonly path: string; readonly base64: string };

/** The folder cannot be read as a workspace: why, and what to do, as the command line says it. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
  readonly label: Label;

  constructor(label: Label) {
    super(label.en);
    this.label = label;
  }
}

function refusal<Code extends CommandErrorCode>(code: Code, args: CommandErrorArgs<Code>): FolderError {
  return new FolderError({ en: commandError(code, args, 'en'), zh: commandError(code, args, 'zh') });
}

function sent(path: string, bytes: Buffer): SentFile {
  try {
    // a mark at the beginning is for the reader to judge
    return { path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { path, base64: bytes.toString('base64') };
  }
}

class Folder {
  readonly files: SentFile[] = [];
  readonly #root: string;
  #bytes = 0;

  /** @param root - its real path, without links */
  constructor(root: string) {
    this.#root = root;
  }

  /** Reads what is at a path of the folder, a folder with all that is in it. Links are followed as long as they stay inside. */
  async read(path: string, depth: number): Promise<void> {
    const real = await realpath(join(this.#root, path)).catch(() => undefined);
    if (real === undefined) throw refusal('link-leads-nowhere', { file: path });
    if (!real.startsWith(this.#root + sep)) throw refusal('link-leads-out', { file: path });
    const status = await stat(real);
    if (status.isDirectory()) await this.#readFolder(path, real, depth);
    else if (status.isFile() && ENDINGS.has(extname(path).toLowerCase()))
      await this.#readFile(path, real, status.size);
  }

  async #readFolder(path: string, real: string, depth: number): Promise<void> {
    if (depth > MOST_DEEP) throw refusal('folders-too-deep', { folder: path, limit: MOST_DEEP });
    // by code unit, the same order on every machine
    for (const name of (await readdir(real)).sort()) {
      if (!name.startsWith('.')) await this.read(`${path}/${name}`, depth + 1);
    }
  }

  async #readFile(path: string, real: string, size: number): Promise<void> {
    this.#bytes += size;
    if (this.#bytes > MOST_BYTES) throw refusal('workspace-too-large', { limit: MOST_BYTES });
    if (this.files.length === MOST_FILES) throw refusal('too-many-files', { limit: MOST_FILES });
    this.files.push(sent(path, await readFile(real)));
  }
}

/**
 * The files of the workspace in a folder, in one order on every machine.
 *
 * @throws FolderError when a link leads out of the folder, or there is more than a workspace may have
 */
export async function readFiles(root: string): Promise<readonly SentFile[]> {
  const real = await realpath(root);
  const folder = new Folder(real);
  const there = new Set(await readdir(real));
  for (const name of FOLDERS) if (there.has(name)) await folder.read(name, 1);
  return folder.files;
}
