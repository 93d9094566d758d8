/* eslint-disable svelte/prefer-svelte-reactivity -- maps here are replaced whole, never changed in place */
import type { FileContents } from '../engine/engine-types.ts';
import {
  type Change,
  type Edited,
  NOTHING_OVERTAKEN,
  overtake,
  type Overtaken,
  overtakenOf,
  overtakenVersion,
  type Stand,
  together,
  type Version,
} from './history.ts';

/** Files as they are kept, with their fingerprints. */
interface Kept {
  readonly files: FileContents;
  readonly versions: ReadonlyMap<string, string>;
}

/** Everything that was edited, as plain data: what survives a reload. */
export interface EditState {
  readonly texts: readonly (readonly [path: string, stand: Stand<Edited>])[];
  readonly past: readonly Change[];
  readonly future: readonly Change[];
  readonly overtaken: Overtaken;
  /** Versions by then of the files that were edited, or would be by undo. */
  readonly versions: readonly (readonly [path: string, version: Version])[];
}

const NONE: EditState = { texts: [], past: [], future: [], overtaken: NOTHING_OVERTAKEN, versions: [] };

/** Changes of one name within so many milliseconds are one step. */
const MERGED_MS = 1000;
/** Steps of undo that are kept. */
const MOST_STEPS = 200;

/** A workspace's files as they are kept, and what has been edited since: nothing is written until it is saved. */
export class Edits {
  #kept = $state.raw<ReadonlyMap<string, string | Uint8Array>>(new Map());
  #versions = $state.raw<ReadonlyMap<string, string>>(new Map());
  #texts = $state.raw<ReadonlyMap<string, Stand<Edited>>>(new Map());
  #past = $state.raw<readonly Change[]>([]);
  #future = $state.raw<readonly Change[]>([]);
  #overtaken = $state.raw(NOTHING_OVERTAKEN);
  #stepped = $state.raw<{ readonly change: Change } | undefined>();

  /** The files as edited. */
  readonly files: FileContents = $derived.by(() => {
    const files = new Map(this.#kept);
    for (const [path, { text }] of this.#texts) {
      if (text === null) files.delete(path);
      else files.set(path, text);
    }
    return [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  });

  /** Paths of the files that differ from what is kept, in order. */
  readonly changed: readonly string[] = $derived([...this.#texts.keys()].sort());

  /** Those of them whose texts were made before others changed the file. */
  readonly outdated: readonly string[] = $derived(
    this.changed.filter((path) => this.base(path) !== this.#version(path)),
  );

  get kept(): ReadonlyMap<string, string | Uint8Array> {
    return this.#kept;
  }

  /** The steps that can be undone, the last one last. */
  get past(): readonly Change[] {
    return this.#past;
  }

  /** How many times others have changed files by now. */
  get readings(): number {
    return this.#overtaken.readings;
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
    const edited = this.#edited();
    return {
      texts: [...this.#texts],
      past: this.#past,
      future: this.#future,
      overtaken: overtakenOf(this.#overtaken, (path) => edited.has(path)),
      versions: [...edited].map((path) => [path, this.#version(path)]),
    };
  }

  /** Begins with a workspace, and with what was edited of it on an earlier visit. */
  open(kept: Kept, { texts, past, future, overtaken, versions }: EditState = NONE): void {
    this.#past = past;
    this.#future = future;
    this.#texts = new Map(texts);
    this.#overtaken = overtaken;
    this.#take(kept, versions);
  }

  /**
   * Takes what is kept anew; edits stay, but for those that say what is kept now. What others have changed overtakes the texts
   * that were made before.
   *
   * @param ours - files that we have changed ourselves, by saving them
   */
  keep(kept: Kept, ours: ReadonlySet<string> = new Set()): void {
    const paths = [...new Set([...this.#versions.keys(), ...kept.versions.keys()])];
    const before = paths
      .filter((path) => !ours.has(path))
      .map((path) => [path, this.#version(path)] as const);
    this.#take(kept, before);
  }

  /** The text of a file as edited; undefined where there is none, or none that can be edited. */
  text(path: string): string | undefined {
    return this.#current(path).text ?? undefined;
  }

  /** The version of a file that its text was made from; null where there was no file. */
  base(path: string): Version {
    const version = overtakenVersion(this.#overtaken, path, this.#current(path));
    return version === undefined ? this.#version(path) : version;
  }

  /** The reader has seen what others made of a file: from now on, older texts of it may replace that. */
  settle(path: string): void {
    this.#overtaken = overtakenOf(this.#overtaken, (other) => other !== path);
  }

  /**
   * Changes files together: one step of undo.
   *
   * @param files - their new texts; null removes one, undefined takes back its edits
   * @param merge - changes of one name that follow each other closely are one step
   * @param since - the readings that there were when the work on the texts began, where that may be a while ago
   */
  apply(
    files: readonly (readonly [path: string, text: Edited | undefined])[],
    merge?: string,
    since = Infinity,
  ): void {
    const stands = files.map(([path, text]): [string, Stand] => {
      if (text === undefined) return [path, this.#asKept(path)];
      // what is made of an edited text rests on what that rests on
      return [path, { text, reading: Math.min(this.#current(path).reading, since) }];
    });
    this.#change(stands, merge);
  }

  /** What files are at present, to be brought back later on. */
  stands(paths: readonly string[]): readonly (readonly [path: string, stand: Stand])[] {
    return paths.map((path) => [path, this.#current(path)]);
  }

  /** Brings back what files were: one step of undo. */
  bringBack(stands: readonly (readonly [path: string, stand: Stand])[]): void {
    this.#change(stands);
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

  /** Takes what is kept anew, for texts that were edited when files had the versions before. */
  #take({ files, versions }: Kept, before: readonly (readonly [path: string, version: Version])[]): void {
    this.#kept = new Map(files);
    this.#versions = versions;
    const changed = before.filter(([path, version]) => version !== this.#version(path));
    this.#overtaken = overtake(this.#overtaken, changed, this.#edited());
    this.#write(this.#texts);
  }

  /** Paths of the files that are edited, or would be by undo or redo. */
  #edited(): ReadonlySet<string> {
    const stepped = [...this.#past, ...this.#future].flatMap(({ files }) => files.map(({ path }) => path));
    return new Set([...this.#texts.keys(), ...stepped]);
  }

  #change(stands: readonly (readonly [path: string, stand: Stand])[], merge?: string): void {
    const files = stands
      .map(([path, after]) => ({ path, before: this.#current(path), after }))
      .filter(({ before, after }) => before.text !== after.text);
    if (files.length === 0) return;
    const at = Date.now();
    const change: Change = { files, at, ...(merge !== undefined && { merge }) };
    const last = this.#past.at(-1);
    const merged = last && merge !== undefined && last.merge === merge && at - last.at < MERGED_MS;
    const steps = merged ? [...this.#past.slice(0, -1), together(last, change)] : [...this.#past, change];
    this.#past = steps.slice(-MOST_STEPS);
    this.#future = [];
    this.#set(files.map(({ path, after }) => [path, after]));
  }

  #set(stands: readonly (readonly [path: string, stand: Stand])[]): void {
    const texts = new Map(this.#texts);
    for (const [path, { text, reading }] of stands) {
      if (text === undefined) texts.delete(path);
      else texts.set(path, { text, reading });
    }
    this.#write(texts);
  }

  /** A text that says what is kept is no edit. */
  #write(texts: ReadonlyMap<string, Stand<Edited>>): void {
    this.#texts = new Map([...texts].filter(([path, { text }]) => text !== (this.#kept.get(path) ?? null)));
  }

  /** What a file is at present, and as it is kept: null where there is none, undefined where it is no text. */
  #current(path: string): Stand {
    return this.#texts.get(path) ?? this.#asKept(path);
  }

  #asKept(path: string): Stand {
    const kept = this.#kept.get(path) ?? null;
    const text = kept instanceof Uint8Array ? undefined : kept;
    return { text, reading: this.#overtaken.readings };
  }

  #version(path: string): Version {
    return this.#versions.get(path) ?? null;
  }
}
