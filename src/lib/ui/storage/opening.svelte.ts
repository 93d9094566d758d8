import type { Sharing } from '../share/sharing.svelte.ts';
import { type Dropped, readChosen, readDropped } from './dropped.ts';
import { DroppedStore } from './dropped-store.ts';
import { canOpenFolders, pickFolder } from './folder-access.ts';
import { FolderStore } from './folder-store.ts';
import type { Keeper } from './keeper.svelte.ts';
import type { Store } from './store.ts';

/** Why nothing became of what was dropped. */
export type OpeningProblem = 'not-a-workspace-dropped' | 'only-shares-dropped' | 'drop-too-large';

interface KnownFolder {
  readonly id: string;
  readonly handle: FileSystemDirectoryHandle;
}

/** What a site showed last. */
type Source =
  | { readonly kind: 'site' }
  | { readonly kind: 'folder'; readonly id: string; readonly handle: FileSystemDirectoryHandle }
  | { readonly kind: 'dropped'; readonly name: string };

/** Folders whose changes this browser can find again. */
const MOST_FOLDERS = 20;

/**
 * Opens workspaces on a static site: the sample that it holds, a folder of this computer, or files dropped in. A page that a
 * server gave out is about the server's folder, and takes up shares only.
 */
export class Opening {
  readonly #keeper: Keeper;
  readonly #sharing: Sharing;
  /** The sample; undefined where the page is about a server's folder. */
  readonly #sample: Store | undefined;
  #problem = $state<OpeningProblem | undefined>();
  #started: Promise<void> | undefined;

  constructor(keeper: Keeper, sharing: Sharing) {
    this.#keeper = keeper;
    this.#sharing = sharing;
    this.#sample = keeper.store.kind === 'site' ? keeper.store : undefined;
  }

  /** Whether other workspaces can be opened here. */
  get canOpen(): boolean {
    return this.#sample !== undefined;
  }

  get isSample(): boolean {
    return this.#keeper.store.kind === 'site';
  }

  get problem(): OpeningProblem | undefined {
    return this.#problem;
  }

  /** Begins with what the site showed last. */
  start(): Promise<void> {
    return (this.#started ??= this.#start());
  }

  /** Opens the folder that the reader names; false where the browser cannot ask for one, but for files. */
  async openFolder(): Promise<boolean> {
    if (!canOpenFolders()) return false;
    const handle = await pickFolder();
    if (handle) await this.#openHandle(handle);
    return true;
  }

  async openFiles(files: Iterable<File>): Promise<void> {
    await this.#take(await readChosen(files));
  }

  async drop(data: DataTransfer): Promise<void> {
    await this.#take(await readDropped(data));
  }

  async backToSample(): Promise<void> {
    if (this.#sample) await this.#moveTo(this.#sample, { kind: 'site' });
  }

  dismiss(): void {
    this.#problem = undefined;
  }

  async #start(): Promise<void> {
    const source = this.#sample && ((await this.#recall('source')) as Source | undefined);
    if (source?.kind === 'folder') this.#keeper.startWith(new FolderStore(source.handle, source.id));
    if (source?.kind === 'dropped') this.#keeper.startWith(new DroppedStore(source.name));
  }

  async #take(dropped: Dropped): Promise<void> {
    this.#problem = undefined;
    if (dropped.kind === 'share') await this.#sharing.takeFile(dropped.text);
    else if (!this.#sample) this.#problem = 'only-shares-dropped';
    else if (dropped.kind === 'folder') await this.#openHandle(dropped.handle);
    else if (dropped.kind === 'files') {
      const { name, files } = dropped;
      await this.#moveTo(new DroppedStore(name, files), { kind: 'dropped', name });
    } else this.#problem = dropped.kind === 'too-large' ? 'drop-too-large' : 'not-a-workspace-dropped';
  }

  async #openHandle(handle: FileSystemDirectoryHandle): Promise<void> {
    const id = await this.#idOf(handle);
    await this.#moveTo(new FolderStore(handle, id), { kind: 'folder', id, handle });
  }

  async #moveTo(store: Store, source: Source): Promise<void> {
    this.#problem = undefined;
    await this.#remember('source', source);
    await this.#keeper.moveTo(store);
  }

  /** By what the browser finds the changes of a folder again. */
  async #idOf(handle: FileSystemDirectoryHandle): Promise<string> {
    const known = ((await this.#recall('folders')) as readonly KnownFolder[] | undefined) ?? [];
    for (const folder of known) if (await folder.handle.isSameEntry(handle)) return folder.id;
    const id = crypto.randomUUID();
    await this.#remember('folders', [{ id, handle }, ...known].slice(0, MOST_FOLDERS));
    return id;
  }

  #recall(what: string): Promise<unknown> {
    return this.#keeper.memory.recall(`${what} ${this.#sample?.key ?? ''}`);
  }

  #remember(what: string, value: unknown): Promise<void> {
    return this.#keeper.memory.remember(`${what} ${this.#sample?.key ?? ''}`, value);
  }
}
