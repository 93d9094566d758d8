/* eslint-disable svelte/prefer-svelte-reactivity -- maps here are replaced whole, never changed in place */
import type { Study } from '../study/study.svelte.ts';
import { FetchError } from './fetch-problem.ts';
import { type KeepingProblem, reasonOf } from './keeping-problem.ts';
import { Memory, type Work } from './memory.ts';
import { readOrRemember, sameVersions, withFiles } from './reading.ts';
import type { KeptWorkspace, PresentFile, Store } from './store.ts';

/** An edited file that has changed where it is kept since the edit began. */
export interface Conflict {
  readonly path: string;
  /** null where one has removed the file. */
  readonly mine: string | null;
  readonly theirs: string | Uint8Array | null;
}

/**
 * Where the study's files live: reads them, saves what was edited, notices what others change, and remembers in the browser what
 * is not saved yet. No edit is lost: a file that has changed meanwhile is not written over before its two versions were seen.
 */
export class Keeper {
  readonly #study: Study;
  readonly memory: Memory;
  #store = $state.raw<Store>() as Store;
  #workspace = $state.raw<KeptWorkspace | undefined>();
  #since = $state<number | undefined>();
  #isSaving = $state(false);
  /** When all was saved, and the steps that there were to undo then. */
  #saved = $state.raw<{ readonly at: number; readonly past: readonly unknown[] } | undefined>();
  #isDeciding = $state(false);
  #problem = $state.raw<KeepingProblem | undefined>();
  /** Reading and saving, one after the other. */
  #last: Promise<unknown> = Promise.resolve();
  #savesAfterwards = false;

  readonly conflicts: readonly Conflict[] = $derived.by(() =>
    this.#study.edits.outdated.map((path) => ({
      path,
      mine: this.#study.edits.text(path) ?? null,
      theirs: this.#study.edits.kept.get(path) ?? null,
    })),
  );

  constructor(study: Study, store: Store) {
    this.#study = study;
    this.#store = store;
    this.memory = new Memory(() => {
      this.#problem ??= { kind: 'not-remembered' };
    });
  }

  get store(): Store {
    return this.#store;
  }

  /** Whether what is edited can be saved where it came from. */
  get canSave(): boolean {
    return this.#store.save !== undefined;
  }

  /** Whether the browser has to ask the reader for the files anew. */
  get asksAnew(): boolean {
    return this.#since !== undefined && this.#store.permit !== undefined;
  }

  /** The workspace as it is kept; undefined until it was read. */
  get workspace(): KeptWorkspace | undefined {
    return this.#workspace;
  }

  /** When the files were read, where they can no longer be reached. */
  get since(): number | undefined {
    return this.#since;
  }

  get isSaving(): boolean {
    return this.#isSaving;
  }

  /** When all was last saved, until the next edit. */
  get savedAt(): number | undefined {
    return this.#saved?.past === this.#study.edits.past ? this.#saved.at : undefined;
  }

  get problem(): KeepingProblem | undefined {
    return this.#problem;
  }

  /** Whether the reader is to decide between versions. */
  get isDeciding(): boolean {
    return this.#isDeciding && this.conflicts.length > 0;
  }

  /** What is to be remembered at present; undefined before there is a workspace. */
  get work(): Work | undefined {
    if (!this.#workspace) return undefined;
    const { edits, settings } = this.#study;
    return { edits: edits.state, settings };
  }

  /** Reads the files into the study's edits, with the work of an earlier visit. */
  async read(): Promise<void> {
    await this.#alone(() => this.#read());
  }

  /** Begins with files that live elsewhere than was thought: before anything was read. */
  startWith(store: Store): void {
    this.#store = store;
  }

  /** Goes over to files that live elsewhere. */
  async moveTo(store: Store): Promise<void> {
    this.memory.flush();
    await this.#alone(() => {
      this.#store = store;
      this.#workspace = undefined;
      this.#problem = undefined;
      this.#study.clear();
      return Promise.resolve();
    });
    await this.#study.run();
  }

  /** Asks for access to the files again, where the browser has taken it away. */
  async permit(): Promise<void> {
    if (await this.#store.permit?.()) await this.#study.run();
  }

  /** Looks whether files have changed where they are kept, and reads them if so. */
  async look(): Promise<void> {
    const store = this.#store;
    if (!this.#workspace) return;
    await this.#alone(async () => {
      try {
        const now = await store.versions?.();
        if (!now) return;
        const known = this.#workspace?.versions ?? new Map();
        if (this.#problem?.kind === 'folder-refused') this.#problem = undefined;
        if (this.#since === undefined && sameVersions(now, known)) return;
        await this.#read();
        if (!sameVersions(now, known)) this.#study.resume();
      } catch (error) {
        this.#tellUnreachable(error);
      }
    });
  }

  /** Saves all that was edited; where files have changed meanwhile, the reader decides first. */
  async save(): Promise<void> {
    if (!this.canSave || this.#isSaving) return;
    this.#isSaving = true;
    this.#problem = undefined;
    try {
      // what has changed meanwhile is better known before anything is sent
      await this.look();
      await this.#alone(() => this.#save());
    } catch (error) {
      this.#problem = { kind: 'not-saved', reason: reasonOf(error) };
    } finally {
      this.#isSaving = false;
    }
  }

  /** Shows both versions of the files that have changed meanwhile. */
  decide(): void {
    this.#isDeciding = true;
  }

  /** Puts the decision off: nothing is saved, and nothing is lost. */
  postpone(): void {
    this.#isDeciding = false;
    this.#savesAfterwards = false;
  }

  /** The edit is to replace what the file has become. */
  keepMine(path: string): void {
    this.#settle(path);
  }

  /** The edit is taken back; undo brings it again. */
  takeTheirs(path: string): void {
    this.#study.edits.apply([[path, undefined]]);
    this.#settle(path);
  }

  /** The edit becomes a file of its own beside what the file has become. */
  keepBoth(path: string, other: string): void {
    const { edits } = this.#study;
    edits.apply([
      [other, edits.text(path) ?? null],
      [path, undefined],
    ]);
    this.#settle(path);
  }

  #settle(path: string): void {
    this.#study.edits.settle(path);
    this.#study.resume();
    if (this.conflicts.length > 0) return;
    const saves = this.#savesAfterwards;
    this.postpone();
    if (saves) void this.save();
  }

  async #read(): Promise<void> {
    const { workspace, since } = await readOrRemember(this.#store, this.memory);
    const isSame = this.#workspace?.id === workspace.id;
    const work = isSame ? undefined : await this.memory.open(workspace.id);
    // from here on nothing waits: pages never see files of one time with edits of another
    const { edits } = this.#study;
    if (isSame) edits.keep(workspace);
    else edits.open(workspace, work?.edits);
    if (work) this.#study.settings = work.settings;
    this.#workspace = workspace;
    this.#since = since;
  }

  async #save(): Promise<void> {
    const { edits } = this.#study;
    if (edits.outdated.length > 0) {
      this.#askFirst();
      return;
    }
    const files = edits.changed.map((path) => ({
      path,
      text: edits.text(path) ?? null,
      version: edits.base(path),
    }));
    if (files.length === 0) return;
    const saving = await this.#store.save?.(files);
    if (!saving) return;
    const { saved, conflicts, failed } = saving;
    this.#since = undefined;
    const texts = new Map(files.map(({ path, text }) => [path, text]));
    const written = saved.map(({ path, version }) => ({ path, version, content: texts.get(path) ?? null }));
    this.#take(written, conflicts);
    if (failed) this.#problem = { kind: 'not-saved', reason: failed };
    else if (edits.outdated.length > 0) this.#askFirst();
    // the others came to the same text: what is left is saved without them
    else if (conflicts.length > 0 && saved.length === 0) await this.#save();
    else this.#saved = { at: Date.now(), past: edits.past };
  }

  #askFirst(): void {
    this.#isDeciding = true;
    this.#savesAfterwards = true;
  }

  /** Takes up what single files have become: by our own saving, or by others. */
  #take(saved: readonly PresentFile[], changed: readonly PresentFile[]): void {
    const workspace = this.#workspace;
    if (!workspace) return;
    this.#workspace = withFiles(workspace, [...saved, ...changed]);
    this.#study.edits.keep(this.#workspace, new Set(saved.map(({ path }) => path)));
    this.memory.keepLast(this.#store.key, this.#workspace);
  }

  #tellUnreachable(error: unknown): void {
    if (!(error instanceof FetchError)) throw error;
    const { problem } = error;
    if (problem.kind === 'folder-refused') this.#problem = { kind: 'folder-refused', reason: problem.reason };
    else this.#since ??= Date.now();
  }

  async #alone<Value>(work: () => Promise<Value>): Promise<Value> {
    const now = this.#last.then(work, work);
    this.#last = now.catch(() => undefined);
    return now;
  }
}
