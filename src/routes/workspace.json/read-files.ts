import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** The folders of a workspace: nothing beside them is read. */
const FOLDERS = ['rules', 'scenarios'];
const ENDINGS = ['.yaml', '.yml', '.json'];

/** Past these a folder is something else than a workspace. */
const MOST_FILES = 2_000;
const MOST_BYTES = 32 * 1024 * 1024;

/** A file as it goes over the wire: bytes that are not UTF-8 stay what they are, and are complained about where they are read. */
export type SentFile =
  { readonly path: string; readonly text: string } | { readonly path: string; readonly base64: string };

/** A folder holds more than a workspace may. */
export class TooMuchError extends Error {
  override readonly name = 'TooMuchError';
}

function sent(path: string, bytes: Buffer): SentFile {
  try {
    // the mark at the beginning of a file is the reader's to judge
    return { path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { path, base64: bytes.toString('base64') };
  }
}

/** Plain files below a folder. A link may lead anywhere, so none is followed, be it to a file or to a folder. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries.map((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() && ENDINGS.some((ending) => entry.name.endsWith(ending)) ? [path] : [];
  });
  return (await Promise.all(found)).flat();
}

async function isFolder(path: string): Promise<boolean> {
  const status = await lstat(path).catch(() => undefined);
  return status?.isDirectory() ?? false;
}

/**
 * The files of the workspace in a folder, in one order on every machine.
 *
 * @throws TooMuchError when there are more files, or more bytes, than a workspace may have
 */
export async function readFiles(folder: string): Promise<SentFile[]> {
  const root = await realpath(folder);
  const folders = FOLDERS.map((name) => join(root, name));
  const found = await Promise.all(
    folders.map(async (path) => ((await isFolder(path)) ? filesBelow(path) : [])),
  );
  const paths = found.flat();
  if (paths.length > MOST_FILES) {
    throw new TooMuchError(`${folder} has ${paths.length} files under rules/ and scenarios/; ${MOST_FILES} are allowed`);
  }
  const files: SentFile[] = [];
  let bytes = 0;
  for (const path of paths) {
    const content = await readFile(path);
    bytes += content.length;
    if (bytes > MOST_BYTES) throw new TooMuchError(`the files of ${folder} are larger than ${MOST_BYTES} bytes together`);
    files.push(sent(relative(root, path).split(sep).join('/'), content));
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
