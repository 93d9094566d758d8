import { error, type RequestHandler } from '@sveltejs/kit';
import { readWithoutRecordings } from '../../lib/workspace/node-folder.ts';
import { type FileToSave, saveFiles, type Saving, versionOf } from '../../lib/workspace/node-save.ts';
import { answer, sentFile, servedFolder } from './served-folder.ts';

/** A static site has nowhere to save to, and never asks. */
export const prerender = false;

const BAD_REQUEST = 400;
const CONFLICT = 409;
const FAILED = 500;

/** What the files hold now, in short: for a page that wants to know whether something has changed. */
export const GET: RequestHandler = () =>
  answer(() => ({
    body: {
      versions: [...readWithoutRecordings(servedFolder())].map(([path, bytes]) => [path, versionOf(bytes)]),
    },
  }));

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';

function isFileToSave(entry: unknown): entry is FileToSave {
  if (typeof entry !== 'object' || entry === null) return false;
  const { path, text, version } = entry as Readonly<Record<string, unknown>>;
  return typeof path === 'string' && isTextOrNull(text) && isTextOrNull(version);
}

function filesIn(body: unknown): readonly FileToSave[] {
  const files: unknown =
    typeof body === 'object' && body !== null && 'files' in body ? body.files : undefined;
  if (!Array.isArray(files) || !files.every(isFileToSave)) {
    error(BAD_REQUEST, 'write {"files": [{"path": …, "text": … or null, "version": … or null}]}');
  }
  return files;
}

function statusOf({ failed, conflicts }: Saving): number {
  if (failed) return FAILED;
  return conflicts.length > 0 ? CONFLICT : 200;
}

/** Saves files. One that has changed since it was read gives 409 and what it holds now, and nothing is written. */
export const PUT: RequestHandler = async ({ request }) => {
  const files = filesIn(await request.json().catch(() => undefined));
  return answer(() => {
    const saving = saveFiles(servedFolder(), files);
    const conflicts = saving.conflicts.map(({ path, bytes }) =>
      bytes === null ? { path, version: null, text: null } : sentFile(path, bytes),
    );
    const { saved, failed } = saving;
    return { body: { saved, conflicts, ...(failed && { failed }) }, status: statusOf(saving) };
  });
};
