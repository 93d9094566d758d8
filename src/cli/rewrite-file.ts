import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Lang } from '../lib/index.ts';
import { inputError } from './complaints.ts';
import { InputError } from './exit.ts';

/** Writes a text beside the file that it becomes when it is whole; a link there is replaced, not followed. */
function writeBeside(file: string, text: string, mode?: number): void {
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}`);
  try {
    writeFileSync(temporary, text, { flag: 'wx', mode });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * Does what writes or removes a file.
 *
 * @throws InputError, which says in the user's language why that failed
 */
export function attempt(path: string, lang: Lang, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) throw error;
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw inputError('unwritable', { file: path, reason }, lang);
  }
}

/**
 * Puts a text in the place of a file, be it and its folder there or not: written beside the file, which it becomes when it is whole.
 *
 * @throws InputError when it cannot be written
 */
export function writeWhole(path: string, text: string, lang: Lang): void {
  attempt(path, lang, () => {
    mkdirSync(dirname(path), { recursive: true });
    writeBeside(path, text);
  });
}

/**
 * Puts a text in the place of a file's content, in the same way.
 *
 * @param before - what the file held when it was read
 * @throws InputError when the file has changed since, or cannot be written
 */
export function rewriteFile(path: string, before: Uint8Array, text: string, lang: Lang): void {
  attempt(path, lang, () => {
    // A link stays a link: what it leads to is written.
    const file = realpathSync(path);
    if (!readFileSync(file).equals(before)) throw inputError('changed-meanwhile', { file: path }, lang);
    writeBeside(file, text, statSync(file).mode);
  });
}
