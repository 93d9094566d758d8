import { readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Lang } from '../lib/workspace/index.ts';
import { inputError } from './complaints.ts';
import { InputError } from './exit.ts';

/**
 * Puts a text in the place of a file's content: written beside the file, which it becomes when it is whole.
 *
 * @param before - what the file held when it was read
 * @throws InputError when the file has changed since, or cannot be written
 */
export function rewriteFile(path: string, before: Uint8Array, text: string, lang: Lang): void {
  let temporary: string | undefined;
  try {
    // A link stays a link: what it leads to is written.
    const file = realpathSync(path);
    if (!readFileSync(file).equals(before)) throw inputError('changed-meanwhile', { file: path }, lang);
    temporary = join(dirname(file), `.${basename(file)}.${process.pid}`);
    writeFileSync(temporary, text, { flag: 'wx', mode: statSync(file).mode });
    renameSync(temporary, file);
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    if (error instanceof InputError) throw error;
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw inputError('unwritable', { file: path, reason }, lang);
  }
}
