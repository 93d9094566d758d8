/** Bytes that a file of a workspace may have, and how many files there may be: what the command line allows as well. */
export const FILE_BYTES = 5_000_000;
export const MOST_FILES = 2000;
export const MOST_FOLDERS_DEEP = 8;

/** Where a workspace keeps its files. */
export const FOLDERS: readonly string[] = ['rules', 'scenarios'];
export const NEEDED = 'scenarios';
/** Recordings are for the command line, which compares with them: no page needs their megabytes. */
export const RECORDED = 'scenarios/checks/recorded';

const FILE_NAME = /^[^.].*\.(?:yaml|yml|json)$/i;

/** Whether a name is that of a file of a workspace. */
export const isFileName = (name: string): boolean => FILE_NAME.test(name);

/** Whether a path is that of a file of a workspace that pages deal with, and leads nowhere else. */
export function isWorkspacePath(path: string): boolean {
  const parts = path.split('/');
  return (
    parts.length > 1 &&
    FOLDERS.includes(parts[0] ?? '') &&
    !path.startsWith(`${RECORDED}/`) &&
    parts.every((part) => part !== '' && !part.startsWith('.') && !part.includes('\\')) &&
    isFileName(parts.at(-1) ?? '')
  );
}

/** Bytes as text where they are UTF-8; otherwise as they are, to be complained about where files are read. */
export function textOf(bytes: Uint8Array): string | Uint8Array {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
}
