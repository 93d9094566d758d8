import type { Label } from '../../plan/index.ts';
import type { FileContents } from '../engine/engine-types.ts';

/** What a file holds; as bytes where it is no text. */
export type Content = string | Uint8Array;

/** Fingerprints of files by path: SHA-256 of their bytes. */
export type Versions = ReadonlyMap<string, string>;

/** A workspace as it is kept somewhere. */
export interface KeptWorkspace {
  /** Tells it from others that this browser has seen. */
  readonly id: string;
  /** What its folder is called; undefined for the sample. */
  readonly name: string | undefined;
  readonly files: FileContents;
  readonly versions: Versions;
}

/** A file as it is to be kept: null removes it. */
export interface FileToSave {
  readonly path: string;
  readonly text: string | null;
  /** Version that the text was made from; null where there was no file. */
  readonly version: string | null;
}

/** A file that has changed since it was read, as it is now: null where there is none. */
export interface PresentFile {
  readonly path: string;
  readonly content: Content | null;
  readonly version: string | null;
}

/** What saving came to. */
export interface Saving {
  readonly saved: readonly { readonly path: string; readonly version: string | null }[];
  readonly conflicts: readonly PresentFile[];
  /** Why the rest could not be written. */
  readonly failed?: Label;
}

/** Where a workspace's files live: the server's folder, the site's sample, a folder of this computer, or files dropped in. */
export interface Store {
  readonly kind: 'server' | 'site' | 'folder' | 'dropped';
  /** By what this browser finds what it last read here. */
  readonly key: string;
  /** @throws FetchError */
  read(): Promise<KeptWorkspace>;
  /**
   * Where files can be saved. A file that has changed since it was read is left alone, and so are all others.
   *
   * @throws FetchError
   */
  save?(files: readonly FileToSave[]): Promise<Saving>;
  /** What the files are now, where that can be asked: whoever looks after them may change them. */
  versions?(): Promise<Versions>;
  /** Asks the reader for the files where the browser has to; false when refused. */
  permit?(): Promise<boolean>;
}

const HEX = 16;

async function sha256(text: string | Uint8Array): Promise<string> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : new Uint8Array(text);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(HEX).padStart(2, '0')).join('');
}

/** The fingerprint of a file's bytes. */
export const versionOf = (content: Content): Promise<string> => sha256(content);

/** The fingerprint of a whole workspace: of paths and versions, by path. */
export async function workspaceVersion(versions: Versions): Promise<string> {
  const lines = [...versions].map(([path, version]) => `${path}\n${version}\n`).sort();
  return sha256(lines.join(''));
}
