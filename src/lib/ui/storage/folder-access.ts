/** What browsers that let a page into a folder have beyond what TypeScript knows. */
interface Permitted {
  queryPermission?(mode: { readonly mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(mode: { readonly mode: 'readwrite' }): Promise<PermissionState>;
}

interface Picking {
  showDirectoryPicker?(options: { readonly mode: 'readwrite' }): Promise<FileSystemDirectoryHandle>;
}

/** A folder of this computer, or a file of it. */
export type Handle = FileSystemDirectoryHandle | FileSystemFileHandle;

const MODE = { mode: 'readwrite' } as const;

/** Whether this browser lets a page into a folder that the reader names. */
export const canOpenFolders = (): boolean => 'showDirectoryPicker' in window;

/** The folder that the reader names; undefined when none is. */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await (window as Picking).showDirectoryPicker?.(MODE);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}

/** Whether the page may read and write a folder at present. */
export async function mayUse(handle: FileSystemDirectoryHandle): Promise<boolean> {
  return ((await (handle as Permitted).queryPermission?.(MODE)) ?? 'granted') === 'granted';
}

/** Asks the reader whether the page may. */
export async function askToUse(handle: FileSystemDirectoryHandle): Promise<boolean> {
  return ((await (handle as Permitted).requestPermission?.(MODE)) ?? 'granted') === 'granted';
}
