import type { Label } from '../../plan/index.ts';
import type { FileContents } from './engine-types.ts';

/** Why files could not be had: no answer, and what the browser says; a folder that is refused, and why; or an unknown form. */
export type FetchProblem =
  | { readonly kind: 'no-files'; readonly reason: string }
  | { readonly kind: 'folder-refused'; readonly reason: Label }
  | { readonly kind: 'files-not-understood' };

/** The workspace's files could not be had. */
export class FetchError extends Error {
  override readonly name = 'FetchError';

  constructor(readonly problem: FetchProblem) {
    super(problem.kind);
  }
}

const notUnderstood = (): FetchError => new FetchError({ kind: 'files-not-understood' });

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function readEntry(entry: unknown): FileContents[number] {
  if (isRecord(entry) && typeof entry['path'] === 'string') {
    const { path, text, base64 } = entry;
    if (typeof text === 'string') return [path, text];
    if (typeof base64 === 'string') return [path, bytesOf(base64)];
  }
  throw notUnderstood();
}

/** What a server says that refuses its folder, in both languages. */
function refusalIn(body: unknown): Label | undefined {
  const refused = isRecord(body) ? body['refused'] : undefined;
  if (!isRecord(refused) || typeof refused['en'] !== 'string' || typeof refused['zh'] !== 'string')
    return undefined;
  return { en: refused['en'], zh: refused['zh'] };
}

/**
 * The files of the workspace that this page belongs to.
 *
 * @throws FetchError
 */
export async function fetchFiles(address: string): Promise<FileContents> {
  const response = await fetch(address).catch((reason: unknown) => {
    throw new FetchError({
      kind: 'no-files',
      reason: reason instanceof Error ? reason.message : String(reason),
    });
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const reason = refusalIn(body);
    if (reason) throw new FetchError({ kind: 'folder-refused', reason });
    throw new FetchError({ kind: 'no-files', reason: `${response.status} ${response.statusText}`.trim() });
  }
  if (!isRecord(body) || body['version'] !== 1 || !Array.isArray(body['files'])) throw notUnderstood();
  return body['files'].map(readEntry);
}
