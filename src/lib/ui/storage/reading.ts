import { FetchError } from './fetch-problem.ts';
import type { Memory } from './memory.ts';
import type { Content, KeptWorkspace, PresentFile, Store, Versions } from './store.ts';

export const sameVersions = (a: Versions, b: Versions): boolean =>
  a.size === b.size && [...a].every(([path, version]) => b.get(path) === version);

const isUnreachable = (error: unknown): boolean =>
  error instanceof FetchError && error.problem.kind === 'no-files';

/**
 * Reads a store; where it cannot be reached, what was last read of it, and when.
 *
 * @throws FetchError
 */
export async function readOrRemember(
  store: Store,
  memory: Memory,
): Promise<{ readonly workspace: KeptWorkspace; readonly since: number | undefined }> {
  try {
    const workspace = await store.read();
    memory.keepLast(store.key, workspace);
    return { workspace, since: undefined };
  } catch (error) {
    const last = isUnreachable(error) ? await memory.last(store.key) : undefined;
    if (!last) throw error;
    return { workspace: last, since: last.at };
  }
}

/** A workspace with some files as they are now. */
export function withFiles(workspace: KeptWorkspace, present: readonly PresentFile[]): KeptWorkspace {
  const files = new Map<string, Content>(workspace.files);
  const versions = new Map(workspace.versions);
  for (const { path, content, version } of present) {
    if (content === null || version === null) {
      files.delete(path);
      versions.delete(path);
    } else {
      files.set(path, content);
      versions.set(path, version);
    }
  }
  return { ...workspace, files: [...files], versions };
}
