import type { PlanSet } from '../../plan/index.ts';
import { Engine } from '../engine/engine.ts';
import {
  type CellPlace,
  type Compared,
  type FileContents,
  type ReadFiles,
  type Remark,
} from '../engine/engine-types.ts';
import { type Trouble, troubleOf } from '../engine/trouble.ts';
import { type Cell, Cells } from './cells.svelte.ts';
import { Edits } from './edits.svelte.ts';
import { Progress } from './progress.svelte.ts';
import type { FileSource, StudySettings } from './settings.ts';

/** Edits that follow each other within so many milliseconds are simulated together. */
const SETTLE_MS = 60;
/** A worker that broke off is started again so many times before the page gives up. */
const MOST_RESTARTS = 3;

/** `refused`: the files as edited are wrong, and what is shown is what they came to before. `cancelled`: by the reader. */
export type Stage = 'reading' | 'refused' | 'simulating' | 'done' | 'cancelled' | 'stopped';

/**
 * What all pages are about: a workspace's files with what has been edited, and what they come to. Files are read and cells
 * simulated again whenever edits settle; the last good result stays, marked stale, until there is a new one.
 */
export class Study {
  readonly edits = new Edits();
  readonly #source: FileSource;
  readonly #cells = new Cells();
  readonly #progress = new Progress();
  #engine: Engine | undefined;
  /** Counts attempts: what an earlier one still brings is dropped. */
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #restarts = 0;
  /** What the files came to when they were last read: the same files are the same plans. */
  #read: { readonly files: FileContents; readonly result: ReadFiles } | undefined;

  #stage = $state<Stage>('reading');
  #restarted = $state(false);
  #plans = $state.raw<PlanSet | undefined>();
  #remarks = $state.raw<readonly Remark[]>([]);
  #trouble = $state.raw<Trouble | undefined>();
  #opened = $state.raw<CellPlace | undefined>();
  #runs = $state<number | undefined>();
  #seed = $state<number | string | undefined>();

  /** Years that every cell has by now; 0 while some cell is empty. */
  readonly shown = $derived.by(() => {
    const plans = this.#plans;
    if (!plans) return 0;
    const cells = plans.strategies.flatMap(({ title: strategy }) =>
      plans.worlds.map(({ title }) => this.cell({ strategy: strategy.name, scenario: title.name })),
    );
    return Math.min(...cells.map((cell) => cell?.outcome.runs ?? 0));
  });

  /** What is drawn in the cells that there are. */
  readonly bands = $derived(this.#cells.bands);

  constructor(source: FileSource) {
    this.#source = source;
  }

  get stage(): Stage {
    return this.#stage;
  }

  /** Share of the work at hand that is done. */
  get progress(): number {
    return this.#progress.share;
  }

  /** Milliseconds that the work at hand will still take, going by what it took so far; undefined while nobody can tell. */
  get timeLeft(): number | undefined {
    return this.#stage === 'simulating' ? this.#progress.timeLeft : undefined;
  }

  /** Whether a worker broke off and was started again since the files were fetched. */
  get restarted(): boolean {
    return this.#restarted;
  }

  /** The plans of the files as they last were right. */
  get plans(): PlanSet | undefined {
    return this.#plans;
  }

  /** What is to be said about the files: errors when they were refused, warnings otherwise. */
  get remarks(): readonly Remark[] {
    return this.#remarks;
  }

  get trouble(): Trouble | undefined {
    return this.#trouble;
  }

  /** Years a cell that are asked for. */
  get runs(): number {
    return this.#runs ?? 0;
  }

  get seed(): number | string {
    return this.#seed ?? 0;
  }

  /** The cell that the reader looks at. */
  get opened(): CellPlace | undefined {
    return this.#opened;
  }

  /** The strategy that others are compared with, where the reader chose one. */
  get baseline(): string | undefined {
    return this.#cells.baseline;
  }

  /** What the reader chose; taking it up simulates nothing yet. */
  get settings(): StudySettings {
    return { runs: this.#runs, seed: this.#seed, opened: this.#opened, baseline: this.#cells.baseline };
  }

  set settings({ runs, seed, opened, baseline }: StudySettings) {
    this.#runs = runs;
    this.#seed = seed;
    this.#opened = opened;
    this.#cells.baseline = baseline;
  }

  /** Forgets what another workspace came to. */
  clear(): void {
    this.close();
    this.#cells.clear();
    this.#plans = undefined;
    this.#remarks = [];
    this.settings = {};
  }

  open(place: CellPlace): void {
    this.#opened = place;
  }

  cell(place: CellPlace): Cell | undefined {
    return this.#cells.at(place);
  }

  /** A cell's chance less the baseline's; undefined where there is none, or not yet. */
  difference(place: CellPlace): Compared | undefined {
    return this.#cells.difference(place);
  }

  compareWith(baseline: string | undefined): void {
    this.#cells.baseline = baseline;
    void this.#cells.compare(this.#engine);
  }

  /** Sets years a cell and the seed, and simulates again. */
  ask(runs: number, seed: number | string): void {
    this.#runs = runs;
    this.#seed = seed;
    this.resume();
  }

  /** Whether files have been asked for: a page that is not about the study asks for nothing. */
  get hasBegun(): boolean {
    return this.#attempt > 0;
  }

  /** Begins, unless that has been done: for a page that is about the study. */
  begin(): void {
    if (!this.hasBegun) void this.run();
  }

  /** Fetches the files anew and simulates them. What is shown stays until the files have been read. */
  async run(): Promise<void> {
    this.close();
    const attempt = this.#attempt;
    this.#stage = 'reading';
    this.#trouble = undefined;
    // it starts while the files are on their way
    this.#engine = new Engine();
    try {
      await this.#source.read();
      if (attempt !== this.#attempt) return;
    } catch (error) {
      this.#stop(attempt, error);
      return;
    }
    this.#restarts = 0;
    await this.#study(attempt);
  }

  undo(): void {
    this.edits.undo();
    this.resume();
  }

  redo(): void {
    this.edits.redo();
    this.resume();
  }

  /** Reads the files as edited and simulates what has changed, once edits have settled. */
  resume(settle = SETTLE_MS): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#study(++this.#attempt), settle);
  }

  /**
   * Does work that a page waits for before the matrix goes on: it has the engine to itself. Rejects with an AbortError when other
   * work or an edit comes in between.
   */
  async first<Value>(work: (engine: Engine) => Promise<Value>): Promise<Value> {
    const attempt = ++this.#attempt;
    clearTimeout(this.#timer);
    try {
      return await work((this.#engine ??= new Engine()));
    } finally {
      if (attempt === this.#attempt && this.#stage !== 'cancelled') this.resume();
    }
  }

  /** Asks the engine what it can say at once, while the matrix goes on. */
  async question<Value>(ask: (engine: Engine) => Promise<Value>): Promise<Value> {
    return ask((this.#engine ??= new Engine()));
  }

  /** Stops the simulation; what there is stays. */
  cancel(): void {
    this.#attempt++;
    clearTimeout(this.#timer);
    this.#stage = 'cancelled';
    this.#engine?.stop().catch(() => undefined);
  }

  /** Ends all work. */
  close(): void {
    this.#attempt++;
    clearTimeout(this.#timer);
    this.#engine?.close();
    this.#engine = undefined;
  }

  async #study(attempt: number): Promise<void> {
    try {
      const engine = (this.#engine ??= new Engine());
      const { files } = this.edits;
      const read = this.#read?.files === files ? this.#read.result : await engine.read(files);
      if (attempt !== this.#attempt) return;
      this.#read = { files, result: read };
      this.#trouble = undefined;
      if (!read.ok) {
        this.#remarks = read.findings;
        this.#stage = 'refused';
        this.#cells.markStale();
        await engine.stop();
        return;
      }
      this.#begin(read.plans, read.warnings);
      const runs = (this.#runs ??= read.runs);
      const seed = (this.#seed ??= read.seed);
      await engine.simulate(
        { plans: read.plans, runs, seed, ...(this.#opened && { first: this.#opened }) },
        (cells) => {
          if (attempt !== this.#attempt) return;
          this.#cells.fill(cells);
          void this.#cells.compare(engine);
        },
        (share) => {
          if (attempt === this.#attempt) this.#progress.reach(share);
        },
      );
      if (attempt === this.#attempt) this.#stage = 'done';
    } catch (error) {
      this.#stop(attempt, error);
    }
  }

  /** What broke off is started again, unless it keeps breaking off. */
  #stop(attempt: number, error: unknown): void {
    if (attempt !== this.#attempt) return;
    const trouble = troubleOf(error);
    if (trouble.kind === 'worker') {
      this.#engine?.close();
      this.#engine = undefined;
      if (this.#restarts < MOST_RESTARTS) {
        this.#restarts++;
        this.#restarted = true;
        this.resume();
        return;
      }
    }
    this.#trouble = trouble;
    this.#stage = 'stopped';
  }

  #begin(plans: PlanSet, warnings: readonly Remark[]): void {
    this.#plans = plans;
    this.#remarks = warnings;
    this.#cells.markStale();
    this.#stage = 'simulating';
    this.#progress.begin();
    const has = (names: readonly { readonly title: { readonly name: string } }[], name?: string): boolean =>
      names.some(({ title }) => title.name === name);
    const [strategy] = plans.strategies;
    const [world] = plans.worlds;
    const opened = this.#opened;
    const isThere = has(plans.strategies, opened?.strategy) && has(plans.worlds, opened?.scenario);
    if (!isThere && strategy && world) {
      this.#opened = { strategy: strategy.title.name, scenario: world.title.name };
    }
    if (!has(plans.strategies, this.baseline)) this.#cells.baseline = undefined;
  }
}
