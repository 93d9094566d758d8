import { FetchError } from './fetch-problem.ts';
import { type KeptWorkspace, type Store, versionOf } from './store.ts';
import type { FileContents } from '../engine/engine-types.ts';

/** Files that were dropped onto the page: a copy that is kept in this browser, and saved by downloading it. */
export class DroppedStore implements Store {
  readonly kind = 'dropped';
  readonly key: string;
  readonly #name: string;
  readonly #files: FileContents | undefined;

  /** @param files - undefined where they were dropped in an earlier visit: then this browser has kept them */
  constructor(name: string, files?: FileContents) {
    this.key = `dropped:${name}`;
    this.#name = name;
    this.#files = files;
  }

  async read(): Promise<KeptWorkspace> {
    const files = this.#files;
    if (!files) throw new FetchError({ kind: 'no-files', reason: 'NotKept' });
    const versions = await Promise.all(
      files.map(async ([path, content]): Promise<[string, string]> => [path, await versionOf(content)]),
    );
    return { id: this.key, name: this.#name, files, versions: new Map(versions) };
  }
}
