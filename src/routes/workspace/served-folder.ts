import { json } from '@sveltejs/kit';
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { FolderError } from '../../lib/workspace/node-folder.ts';
import { versionOf } from '../../lib/workspace/node-save.ts';

/** The answer is in its form, but the folder or a file is not. */
const UNPROCESSABLE = 422;
const FORBIDDEN = 403;

const HEADERS = { 'cache-control': 'no-store' };

/** A file as it goes to the page. Bytes that are not UTF-8 stay what they are, and are complained about where they are read. */
type SentFile = { readonly path: string; readonly version: string } & (
  { readonly text: string } | { readonly base64: string }
);

/** The folder that this process serves: `WINDTUNNEL_WORKSPACE`, or the one it was started in. */
export const servedFolder = (): string => process.env.WINDTUNNEL_WORKSPACE ?? process.cwd();

/** What a page calls the folder, and by what it tells one folder from another of the same name. */
export function namesOf(folder: string): { readonly name: string; readonly id: string } {
  const real = realpathSync(folder);
  return { name: basename(real), id: createHash('sha256').update(real).digest('hex').slice(0, 16) };
}

export function sentFile(path: string, bytes: Uint8Array): SentFile {
  const version = versionOf(bytes);
  try {
    // a mark at the beginning is for the reader to judge
    return { path, version, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { path, version, base64: Buffer.from(bytes).toString('base64') };
  }
}

/** Answers with what is asked, or with the reason why the folder or a file is refused, in both languages. */
export function answer(work: () => { readonly body: object; readonly status?: number }): Response {
  try {
    const { body, status = 200 } = work();
    return json({ version: 1, ...body }, { headers: HEADERS, status });
  } catch (reason) {
    if (!(reason instanceof FolderError)) throw reason;
    const status = reason.code === 'outside-workspace' ? FORBIDDEN : UNPROCESSABLE;
    return json({ version: 1, refused: reason.label }, { headers: HEADERS, status });
  }
}
