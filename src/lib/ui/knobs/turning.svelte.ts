/* eslint-disable svelte/prefer-svelte-reactivity -- maps here are replaced whole, never changed in place */
import type { Knob, Knobs } from '../../workspace/index.ts';
import type { CellPlace, FileContents } from '../engine/engine-types.ts';
import type { Edits } from '../study/edits.svelte.ts';
import type { Study } from '../study/study.svelte.ts';

/** Knobs are read anew once the files have been still for so long, so that what a turn leads to comes first. */
const STILL_MS = 150;

/** The longest that a turn waits for the numbers of the one before, and how often it looks for them. */
const MOST_WAIT_MS = 400;
const LOOK_MS = 10;

interface Wish {
  readonly place: CellPlace;
  readonly knob: string;
  readonly to: number;
  /** The files as they were before the knob was taken hold of. */
  readonly files: FileContents;
  /** How many times others had changed files by then. */
  readonly readings: number;
  /** The last undo or redo by then: one that comes later takes the wish back. */
  readonly stepped: Edits['stepped'];
}

/** The knobs of the cell that is looked at, and their turning: a change of one file's text, like any other edit. */
export class Turning {
  readonly #study: Study;
  #knobs = $state.raw<Knobs | undefined>();
  #failed = $state(false);
  /** Values that were turned to and are not yet among the knobs read. */
  #turned = $state.raw<ReadonlyMap<string, number>>(new Map());
  #reading = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The knob that is held, and the files as they were before: a share that goes up and down again takes nothing from others. */
  #held: (Pick<Wish, 'files' | 'readings'> & { readonly knob: string }) | undefined;
  #wish: Wish | undefined;
  #busy = false;
  /** The files that the knobs were read of. */
  #of: FileContents | undefined;

  constructor(study: Study) {
    this.#study = study;
  }

  get knobs(): Knobs | undefined {
    return this.#knobs;
  }

  /** Whether the files cannot be read, or not any more. */
  get failed(): boolean {
    return this.#failed;
  }

  valueOf(knob: Knob): number {
    return this.#turned.get(knob.id) ?? knob.value;
  }

  /** Reads the knobs of a cell, at once where it is another one. */
  read(place: CellPlace, all: boolean, atOnce: boolean): void {
    clearTimeout(this.#timer);
    const reading = ++this.#reading;
    this.#timer = setTimeout(() => void this.#read(reading, place, all), atOnce ? 0 : STILL_MS);
  }

  async #read(reading: number, place: CellPlace, all: boolean): Promise<void> {
    const { edits } = this.#study;
    const { files } = edits;
    const kept = [...edits.kept];
    try {
      const knobs = await this.#study.question((engine) => engine.knobs(files, kept, place, all));
      if (reading !== this.#reading) return;
      this.#knobs = knobs;
      this.#failed = false;
      this.#of = files;
      this.#settle();
    } catch {
      // an engine that broke off says so to whoever simulates
      if (reading === this.#reading) this.#failed = true;
    }
  }

  /** Turns a knob; while it is held, the latest value is what counts. */
  turn(place: CellPlace, knob: Knob, to: number): void {
    const { edits } = this.#study;
    if (this.#held?.knob !== knob.id) {
      this.#held = { knob: knob.id, files: edits.files, readings: edits.readings };
    }
    this.#turned = new Map(this.#turned).set(knob.id, to);
    this.#wish = { ...this.#held, place, to, stepped: edits.stepped };
    if (!this.#busy) void this.#grant();
  }

  /** The knob was let go of: what comes next is another turn. */
  release(): void {
    this.#held = undefined;
  }

  async #grant(): Promise<void> {
    this.#busy = true;
    const { edits } = this.#study;
    try {
      for (let wish = this.#next(); wish; wish = this.#next()) {
        const { files, readings, place, knob, to } = wish;
        const kept = [...edits.kept];
        const turn = await this.#study.question((engine) => engine.turn(files, kept, place, knob, to));
        if (!turn || wish.stepped !== edits.stepped) continue;
        if (!this.#wish) this.#turned = new Map([...this.#turned, ...turn.values]);
        edits.apply([[turn.path, turn.text]], `knob ${knob}`, readings);
        this.#study.resume(0);
        await this.#numbers(place);
      }
    } catch {
      this.#turned = new Map();
    } finally {
      this.#busy = false;
      this.#settle();
    }
  }

  /** Knobs that were read of the files as they are, with nothing on its way, are the truth. */
  #settle(): void {
    if (!this.#busy && !this.#wish && this.#of === this.#study.edits.files) this.#turned = new Map();
  }

  /** Waits for the first numbers that a turn leads to, though not for long: a knob that is drawn shows what it does on the way. */
  async #numbers(place: CellPlace): Promise<void> {
    const before = this.#study.cell(place)?.outcome;
    for (const began = performance.now(); performance.now() - began < MOST_WAIT_MS;) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      const cell = this.#study.cell(place);
      if (cell && !cell.stale && cell.outcome !== before) return;
    }
  }

  #next(): Wish | undefined {
    const wish = this.#wish;
    this.#wish = undefined;
    if (!wish || wish.stepped === this.#study.edits.stepped) return wish;
    this.release();
    this.#turned = new Map();
    return undefined;
  }
}
