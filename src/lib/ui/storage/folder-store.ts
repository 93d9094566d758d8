import { FetchError } from './fetch-problem.ts';
import { askToUse, type Handle, mayUse } from './folder-access.ts';
import {
  FILE_BYTES,
  FOLDERS,
  isFileName,
  isWorkspacePath,
  MOST_FILES,
  MOST_FOLDERS_DEEP,
  NEEDED,
  RECORDED,
  textOf,
} from './paths.ts';
import {
  type Content,
  type FileToSave,
  type KeptWorkspace,
  type PresentFile,
  type Saving,
  type Store,
  versionOf,
  type Versions,
} from './store.ts';

interface Found {
  readonly path: string;
  readonly file: File;
}

/** A file as it was last looked into, by what tells that it is still the same. */
interface Seen {
  readonly stamp: string;
  readonly version: string;
}

const refused = (en: string, zh: string): FetchError =>
  new FetchError({ kind: 'folder-refused', reason: { en, zh } });

const isMissing = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'NotFoundError' || error.name === 'TypeMismatchError');

/** A folder of this computer that the reader let the page into. */
export class FolderStore implements Store {
  readonly kind = 'folder';
  readonly key: string;
  readonly #handle: FileSystemDirectoryHandle;
  readonly #seen = new Map<string, Seen>();

  constructor(handle: FileSystemDirectoryHandle, id: string) {
    this.#handle = handle;
    this.key = `folder:${id}`;
  }

  permit(): Promise<boolean> {
    return askToUse(this.#handle);
  }

  async read(): Promise<KeptWorkspace> {
    const found = await this.#find();
    const contents = await Promise.all(
      found.map(async ({ file }) => textOf(new Uint8Array(await file.arrayBuffer()))),
    );
    const versions = await Promise.all(contents.map((content) => versionOf(content)));
    return {
      id: this.key,
      name: this.#handle.name,
      files: found.map(({ path }, index): [string, Content] => [path, contents[index] ?? '']),
      versions: new Map(found.map(({ path }, index) => [path, versions[index] ?? ''])),
    };
  }

  async versions(): Promise<Versions> {
    const versions = new Map<string, string>();
    for (const { path, file } of await this.#find()) versions.set(path, await this.#versionOf(path, file));
    return versions;
  }

  /** Each file is written beside its place by the browser, and put there when it is whole. */
  async save(files: readonly FileToSave[]): Promise<Saving> {
    const conflicts: PresentFile[] = [];
    for (const { path, version } of files) {
      if (!isWorkspacePath(path)) {
        throw refused(
          `${path} is no file of a workspace: write only below rules/ and scenarios/`,
          `${path} 不属于方案文件夹：只能写入 rules/ 和 scenarios/ 之内`,
        );
      }
      const present = await this.#present(path);
      if (present.version !== version) conflicts.push(present);
    }
    if (conflicts.length > 0) return { saved: [], conflicts };
    const saved: { path: string; version: string | null }[] = [];
    try {
      for (const { path, text } of files) {
        await this.#write(path, text);
        saved.push({ path, version: text === null ? null : await versionOf(text) });
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { saved, conflicts, failed: { en: reason, zh: reason } };
    }
    return { saved, conflicts };
  }

  /** The workspace's files, in one order. */
  async #find(): Promise<Found[]> {
    if (!(await mayUse(this.#handle))) throw new FetchError({ kind: 'no-files', reason: 'NotAllowed' });
    const found: Found[] = [];
    for (const name of FOLDERS) {
      const folder = await this.#handle.getDirectoryHandle(name).catch((error: unknown) => {
        if (isMissing(error)) return undefined;
        throw new FetchError({ kind: 'no-files', reason: String(error) });
      });
      if (folder) await this.#below(folder, name, found, 1);
      else if (name === NEEDED) {
        throw refused(
          `${this.#handle.name} is not a workspace: it has no folder ${NEEDED}`,
          `${this.#handle.name} 不是方案文件夹：缺少文件夹 ${NEEDED}`,
        );
      }
    }
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  async #below(
    folder: FileSystemDirectoryHandle,
    path: string,
    found: Found[],
    depth: number,
  ): Promise<void> {
    if (depth > MOST_FOLDERS_DEEP) {
      throw refused(
        `${path} lies more than ${MOST_FOLDERS_DEEP} folders deep`,
        `${path} 的文件夹层级超过 ${MOST_FOLDERS_DEEP} 层`,
      );
    }
    for await (const [name, entry] of folder.entries() as AsyncIterable<[string, Handle]>) {
      const inner = `${path}/${name}`;
      if (name.startsWith('.') || inner === RECORDED) continue;
      if (entry.kind === 'directory') await this.#below(entry, inner, found, depth + 1);
      else if (isFileName(name)) found.push({ path: inner, file: await fileOf(entry, inner) });
      if (found.length > MOST_FILES) {
        throw refused(`the workspace has more than ${MOST_FILES} files`, `方案文件超过 ${MOST_FILES} 个`);
      }
    }
  }

  /** Its version; a file that looks as it did is not read again. */
  async #versionOf(path: string, file: File): Promise<string> {
    const stamp = `${file.lastModified}/${file.size}`;
    const seen = this.#seen.get(path);
    if (seen?.stamp === stamp) return seen.version;
    const version = await versionOf(new Uint8Array(await file.arrayBuffer()));
    this.#seen.set(path, { stamp, version });
    return version;
  }

  async #present(path: string): Promise<PresentFile> {
    try {
      const { folder, name } = await this.#place(path, false);
      const file = await (await folder.getFileHandle(name)).getFile();
      const content = textOf(new Uint8Array(await file.arrayBuffer()));
      return { path, content, version: await versionOf(content) };
    } catch (error) {
      if (isMissing(error)) return { path, content: null, version: null };
      throw error;
    }
  }

  async #write(path: string, text: string | null): Promise<void> {
    const { folder, name } = await this.#place(path, text !== null);
    this.#seen.delete(path);
    if (text === null) {
      await folder.removeEntry(name);
      return;
    }
    const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }

  /** The folder that a file lies in, made where it is missing and that is wanted. */
  async #place(
    path: string,
    create: boolean,
  ): Promise<{ readonly folder: FileSystemDirectoryHandle; readonly name: string }> {
    const parts = path.split('/');
    const name = parts.pop() ?? '';
    let folder = this.#handle;
    for (const part of parts) folder = await folder.getDirectoryHandle(part, { create });
    return { folder, name };
  }
}

/** @throws FetchError when it is larger than a file of a workspace may be */
async function fileOf(handle: FileSystemFileHandle, path: string): Promise<File> {
  const file = await handle.getFile();
  if (file.size > FILE_BYTES) {
    throw refused(
      `${path} is larger than ${FILE_BYTES} bytes; split it`,
      `${path} 超过 ${FILE_BYTES} 字节；请拆分`,
    );
  }
  return file;
}
