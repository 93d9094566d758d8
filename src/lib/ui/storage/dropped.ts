import type { FileContents } from '../engine/engine-types.ts';
import { FILE_BYTES, isWorkspacePath, MOST_FILES, NEEDED, textOf } from './paths.ts';

/** What was dropped onto the page. */
export type Dropped =
  | { readonly kind: 'share'; readonly text: string }
  | { readonly kind: 'folder'; readonly handle: FileSystemDirectoryHandle }
  | { readonly kind: 'files'; readonly name: string; readonly files: FileContents }
  | { readonly kind: 'nothing' | 'too-large' };

interface Found {
  readonly path: string;
  readonly file: File;
}

export const SHARE_ENDING = '.windtunnel-share.json';

const ENTRIES_AT_MOST = 20_000;

interface WithHandle {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

const children = (entry: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = entry.createReader();
  const all: FileSystemEntry[] = [];
  // browsers hand entries over by the hundred
  return new Promise((resolve, reject) => {
    const next = (): void => {
      reader.readEntries((entries) => {
        all.push(...entries);
        if (entries.length === 0 || all.length > ENTRIES_AT_MOST) resolve(all);
        else next();
      }, reject);
    };
    next();
  });
};

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

async function below(entry: FileSystemEntry, path: string, found: Found[]): Promise<void> {
  if (entry.name.startsWith('.') || entry.name === 'node_modules' || found.length > ENTRIES_AT_MOST) return;
  if (entry.isFile) found.push({ path, file: await fileOf(entry as FileSystemFileEntry) });
  else {
    for (const child of await children(entry as FileSystemDirectoryEntry)) {
      await below(child, `${path}/${child.name}`, found);
    }
  }
}

/** The files of a workspace among others: below the uppermost folder that holds scenarios/. */
async function workspaceIn(found: readonly Found[]): Promise<Dropped> {
  const [root] = found
    .map(({ path }) => ({ path, at: `/${path}`.indexOf(`/${NEEDED}/`) }))
    .filter(({ at }) => at >= 0)
    .map(({ path, at }) => path.slice(0, at))
    .sort((a, b) => a.length - b.length);
  if (root === undefined) return { kind: 'nothing' };
  const own = found
    .filter(({ path }) => path.startsWith(root))
    .map(({ path, file }) => ({ path: path.slice(root.length), file }))
    .filter(({ path }) => isWorkspacePath(path));
  if (own.length > MOST_FILES || own.some(({ file }) => file.size > FILE_BYTES)) return { kind: 'too-large' };
  const files = await Promise.all(
    own.map(async ({ path, file }): Promise<FileContents[number]> => [
      path,
      textOf(new Uint8Array(await file.arrayBuffer())),
    ]),
  );
  return { kind: 'files', name: root.split('/').filter(Boolean).at(-1) ?? NEEDED, files };
}

/** What was dropped: a file made with Share, a folder that the page may write to, or copies of files. */
export async function readDropped(data: DataTransfer): Promise<Dropped> {
  const items = [...data.items].filter(({ kind }) => kind === 'file');
  // all is asked for at once: the browser takes it away after the event
  const files = items.map((item) => item.getAsFile());
  const entries = items.map((item) => item.webkitGetAsEntry());
  const handles = items.map(async (item) => (item as WithHandle).getAsFileSystemHandle?.());
  const [file] = files;
  if (items.length === 1 && file?.name.endsWith(SHARE_ENDING)) return readShare(file);
  const [handle] = items.length === 1 ? await Promise.all(handles) : [];
  if (handle?.kind === 'directory') return { kind: 'folder', handle: handle as FileSystemDirectoryHandle };
  const found: Found[] = [];
  for (const entry of entries) if (entry) await below(entry, entry.name, found);
  return workspaceIn(found);
}

/** The same of files that were named in the browser's own dialog. */
export async function readChosen(files: Iterable<File>): Promise<Dropped> {
  return workspaceIn([...files].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

async function readShare(file: File): Promise<Dropped> {
  return file.size > FILE_BYTES ? { kind: 'too-large' } : { kind: 'share', text: await file.text() };
}
