import type { FileContents } from './engine-types.ts';

/** The workspace's files could not be had: the server did not answer, or not in a form that this page knows. */
export class FetchError extends Error {
  override readonly name = 'FetchError';

  /** `reason` is what the browser or the server says; undefined when the answer was not understood. */
  constructor(readonly reason: string | undefined) {
    super(reason ?? 'the answer was not understood');
  }
}

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
  throw new FetchError(undefined);
}

/**
 * The files of the workspace that this page belongs to.
 *
 * @throws FetchError
 */
export async function fetchFiles(address: string): Promise<FileContents> {
  const response = await fetch(address).catch((reason: unknown) => {
    throw new FetchError(reason instanceof Error ? reason.message : String(reason));
  });
  if (!response.ok) throw new FetchError(`${response.status} ${response.statusText}`.trim());
  const body: unknown = await response.json().catch(() => undefined);
  if (!isRecord(body) || body['version'] !== 1 || !Array.isArray(body['files']))
    throw new FetchError(undefined);
  return body['files'].map(readEntry);
}
