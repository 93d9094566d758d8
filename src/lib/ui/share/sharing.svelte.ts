import { MODEL_VERSION } from '../../simulation/browser-link.ts';
import type { Keeper } from '../storage/keeper.svelte.ts';
import { workspaceVersion } from '../storage/store.ts';
import type { StudySettings } from '../study/settings.ts';
import type { Study } from '../study/study.svelte.ts';
import { decodeShare, meansShare, readShareFile, type Share, ShareError } from './share-code.ts';

/** What came with a link or file, and what became of it. */
export type Shared =
  | { readonly kind: 'damaged' | 'newer' }
  | {
      /** `ask`: there are changes of the reader's own that are not saved yet. */
      readonly kind: 'ask' | 'applied';
      readonly share: Share;
      /** Files that it changes here. */
      readonly paths: readonly string[];
      readonly isOtherWorkspace: boolean;
      readonly isOtherModel: boolean;
    };

interface Before {
  readonly stands: ReturnType<Study['edits']['stands']>;
  readonly settings: StudySettings;
}

/** Whether the browser lets this page make links: it counts fingerprints only over https or on this computer. */
export const canShare = (): boolean => 'subtle' in crypto && 'CompressionStream' in window;

/** Gives away what was changed, and takes up what others gave: never over changes of the reader's own without asking. */
export class Sharing {
  readonly #study: Study;
  readonly #keeper: Keeper;
  #shared = $state.raw<Shared | undefined>();
  #before: Before | undefined;

  constructor(study: Study, keeper: Keeper) {
    this.#study = study;
    this.#keeper = keeper;
  }

  get shared(): Shared | undefined {
    return this.#shared;
  }

  /** What is on the page at present. */
  async share(): Promise<Share> {
    const { edits, settings } = this.#study;
    return {
      changes: edits.changed.map((path) => [path, edits.text(path) ?? null]),
      settings,
      workspace: await this.#workspaceVersion(),
      model: MODEL_VERSION,
    };
  }

  /** Takes up what the address carries, once: what was made of it is kept like any other change. */
  async takeAddress(): Promise<void> {
    const code = location.hash.slice(1);
    if (!meansShare(code)) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    await this.#take(() => decodeShare(code));
  }

  /** Takes up a file that was dropped. */
  async takeFile(text: string): Promise<void> {
    await this.#take(() => readShareFile(text));
    this.#study.resume();
  }

  /** Puts the share's files in the place of those here: one step of undo. */
  use(): void {
    if (this.#shared?.kind !== 'ask') return;
    this.#apply(this.#shared.share);
    this.#shared = { ...this.#shared, kind: 'applied' };
    this.#study.resume();
  }

  /** Undoes what the share changed: a step of undo as well. */
  takeBack(): void {
    const before = this.#before;
    this.dismiss();
    if (!before) return;
    this.#study.edits.bringBack(before.stands);
    this.#study.settings = before.settings;
    this.#study.resume();
  }

  dismiss(): void {
    this.#shared = undefined;
    this.#before = undefined;
  }

  async #take(read: () => Promise<Share>): Promise<void> {
    let share: Share;
    try {
      share = await read();
    } catch (error) {
      if (!(error instanceof ShareError)) throw error;
      this.#shared = { kind: error.kind };
      return;
    }
    const { edits } = this.#study;
    const isOtherWorkspace = share.workspace !== (await this.#workspaceVersion());
    const paths = share.changes
      .filter(([path, text]) => (edits.text(path) ?? null) !== text)
      .map(([path]) => path);
    const asks = edits.changed.length > 0 && paths.length > 0;
    if (!asks) this.#apply(share);
    this.#shared = {
      kind: asks ? 'ask' : 'applied',
      share,
      paths,
      isOtherWorkspace,
      isOtherModel: share.model !== MODEL_VERSION,
    };
  }

  async #workspaceVersion(): Promise<string> {
    const { workspace } = this.#keeper;
    return workspace ? workspaceVersion(workspace.versions) : '';
  }

  #apply({ changes, settings }: Share): void {
    const { edits } = this.#study;
    this.#before = {
      stands: edits.stands(changes.map(([path]) => path)),
      settings: this.#study.settings,
    };
    edits.apply(changes);
    this.#study.settings = { ...this.#study.settings, ...settings };
  }
}
