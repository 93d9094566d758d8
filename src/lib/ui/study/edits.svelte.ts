/* eslint-disable svelte/prefer-svelte-reactivity -- maps here are replaced whole, never changed in place */
import type { FileContents } from '../engine/engine-types.ts';

/** A file's text as edited; null where it was removed. */
export type Edited = string | null;

/** What an edit did to one file; undefined where its bytes as they are kept are no text. */
interface FileChange {
  readonly path: string;
  readonly before: Edited | undefined;
  readonly after: Edited | undefined;
}

/** One step of undo: some files changed together. */
export interface Change {
  readonly files: readonly FileChange[];
  /** Changes of one name that follow each other closely are one step: a slider that is drawn, a word that is typed. */
  readonly merge?: string;
  readonly at: number;
}

/** Everything that was edited, as plain data: what survives a reload. */
export interface EditState {
  readonly texts: readonly (readonly [path: string, text: Edited])[];
  readonly past: readonly Change[];
  readonly future: readonly Change[];
}

/** Changes of one name within so many milliseconds are one step. */
const MERGED_MS = 1000;
/** Steps of undo that are kept. */
const MOST_STEPS = 200;

/** A workspace's files as they are kept, and what has been edited since: nothing is written until it is saved. */
export class Edits {
  #kept = $state.raw<ReadonlyMap<string, string | Uint8Array>>(new Map());
  #texts = $state.raw<ReadonlyMap<string, Edited>>(new Map());
  #past = $state.raw<readonly Change[]>([]);
  #future = $state.raw<readonly Change[]>([]);
  #stepped = $state.raw<{ readonly change: Change } | undefined>();

  /** The files as edited. */
  readonly files: FileContents = $derived.by(() => {
    const files = new Map(this.#kept);
    for (const [path, text] of this.#texts) {
      if (text === null) files.delete(path);
      else files.set(path, text);
    }
    return [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  });

  /** Paths of the files that differ from what is kept, in order. */
  readonly changed: readonly string[] = $derived([...this.#texts.keys()].sort());

  get kept(): ReadonlyMap<string, string | Uint8Array> {
    return this.#kept;
  }

  /** The last undo or redo: another object after each. Whoever works towards an edit drops it then. */
  get stepped(): { readonly change: Change } | undefined {
    return this.#stepped;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  get state(): EditState {
    return { texts: [...this.#texts], past: this.#past, future: this.#future };
  }

  /** Takes what is kept anew; edits stay, but for those that say what is kept now. */
  keep(files: FileContents): void {
    this.#kept = new Map(files);
    this.#write(new Map(this.#texts));
  }

  /** Takes up edits of an earlier visit. */
  restore({ texts, past, future }: EditState): void {
    this.#past = past;
    this.#future = future;
    this.#write(new Map(texts));
  }

  /** The text of a file as edited; undefined where there is none, or none that can be edited. */
  text(path: string): string | undefined {
    return this.#current(path) ?? undefined;
  }

  /**
   * Changes files together: one step of undo.
   *
   * @param files - their new texts; null removes one, undefined takes back its edits
   * @param merge - changes of one name that follow each other closely are one step
   */
  apply(files: readonly (readonly [path: string, text: Edited | undefined])[], merge?: string): void {
    const changes = files
      .map(([path, after]): FileChange => ({
        path,
        before: this.#current(path),
        after: after === undefined ? this.#keptText(path) : after,
      }))
      .filter(({ before, after }) => before !== after);
    if (changes.length === 0) return;
    const at = Date.now();
    const change: Change = { files: changes, at, ...(merge !== undefined && { merge }) };
    const last = this.#past.at(-1);
    const merged = last && merge !== undefined && last.merge === merge && at - last.at < MERGED_MS;
    const steps = merged ? [...this.#past.slice(0, -1), together(last, change)] : [...this.#past, change];
    this.#past = steps.slice(-MOST_STEPS);
    this.#future = [];
    this.#set(changes.map(({ path, after }) => [path, after]));
  }

  /** Takes back what was edited in files: one step of undo. */
  takeBack(paths: readonly string[]): void {
    this.apply(paths.map((path) => [path, undefined]));
  }

  undo(): void {
    const change = this.#past.at(-1);
    if (!change) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, change];
    this.#stepped = { change };
    this.#set(change.files.map(({ path, before }) => [path, before]));
  }

  redo(): void {
    const change = this.#future.at(-1);
    if (!change) return;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, change];
    this.#stepped = { change };
    this.#set(change.files.map(({ path, after }) => [path, after]));
  }

  #set(files: readonly (readonly [string, Edited | undefined])[]): void {
    const texts = new Map(this.#texts);
    for (const [path, text] of files) {
      if (text === undefined) texts.delete(path);
      else texts.set(path, text);
    }
    this.#write(texts);
  }

  #write(texts: Map<string, Edited>): void {
    for (const [path, text] of texts) if (this.#settled(path, text) === undefined) texts.delete(path);
    this.#texts = texts;
  }

  /** What a file is at present, and as it is kept: null where there is none, undefined where it is no text. */
  #current(path: string): Edited | undefined {
    const edited = this.#texts.get(path);
    return edited === undefined ? this.#keptText(path) : edited;
  }

  #keptText(path: string): Edited | undefined {
    const kept = this.#kept.get(path) ?? null;
    return kept instanceof Uint8Array ? undefined : kept;
  }

  /** Undefined where a text is what is kept. */
  #settled(path: string, text: Edited | undefined): Edited | undefined {
    return text === (this.#kept.get(path) ?? null) ? undefined : text;
  }
}

/** Two changes as one. */
function together(first: Change, second: Change): Change {
  const files = new Map(first.files.map((file) => [file.path, file]));
  for (const file of second.files) {
    files.set(file.path, {
      ...file,
      before: files.has(file.path) ? files.get(file.path)!.before : file.before,
    });
  }
  return { ...second, files: [...files.values()] };
}
