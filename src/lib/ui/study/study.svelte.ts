import type { PlanSet } from '../../plan/index.ts';
import type { Engine } from '../engine/engine.ts';
import {
  type CellPlace,
  type Compared,
  type FileContents,
  type ReadFiles,
  type Remark,
} from '../engine/engine-types.ts';
import { type Trouble, troubleOf } from '../engine/trouble.ts';
import { type Cell, Cells } from './cells.svelte.ts';
import { Choices, has } from './choices.svelte.ts';
import { Edits } from './edits.svelte.ts';
import { LastingEngine } from './lasting-engine.svelte.ts';
import { Progress } from './progress.svelte.ts';
import type { FileSource, StudySettings } from './settings.ts';

/** Edits that follow each other within so many milliseconds are simulated together. */
const SETTLE_MS = 60;

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
  readonly #choices = new Choices();
  readonly #engine = new LastingEngine();
  /** Counts attempts: what an earlier one still brings is dropped. */
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The engine that has the cells that are shown. */
  #simulatedBy: Engine | undefined;
  /** What the files came to when they were last read: the same files are the same plans. */
  #read: { readonly files: FileContents; readonly result: ReadFiles } | undefined;

  #stage = $state<Stage>('reading');
  #plans = $state.raw<PlanSet | undefined>();
  #remarks = $state.raw<readonly Remark[]>([]);
  #trouble = $state.raw<Trouble | undefined>();

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

  /** Whether a worker broke off and was started again. */
  get restarted(): boolean {
    return this.#engine.restarted;
  }

  /** The plans of the files as they last were right. */
  get plans(): PlanSet | undefined {
    return this.#plans;
  }

  /** What is to be said about the files; errors among it, unless they were refused, are in files that only check. */
  get remarks(): readonly Remark[] {
    return this.#remarks;
  }

  get trouble(): Trouble | undefined {
    return this.#trouble;
  }

  /** Years a cell that are asked for. */
  get runs(): number {
    return this.#choices.runs ?? 0;
  }

  get seed(): number | string {
    return this.#choices.seed ?? 0;
  }

  /** The cell that the reader looks at. */
  get opened(): CellPlace | undefined {
    return this.#choices.opened;
  }

  /** The strategy that others are compared with, where the reader chose one. */
  get baseline(): string | undefined {
    return this.#cells.baseline;
  }

  /** What the reader chose; taking it up simulates nothing yet. */
  get settings(): StudySettings {
    const { runs, seed, opened } = this.#choices;
    return { runs, seed, opened, baseline: this.baseline };
  }

  set settings(settings: StudySettings) {
    this.#choices.take(settings);
    this.#cells.baseline = settings.baseline;
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
    this.#choices.opened = place;
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
    void this.#compare();
  }

  async #compare(): Promise<void> {
    await this.#cells.compare((name) => this.question((engine) => engine.differences(name)));
    // an engine that took over from one that broke off knows no cells yet
    if (this.#stage === 'done' && this.#engine.current !== this.#simulatedBy) this.resume();
  }

  /** Sets years a cell and the seed, and simulates again. */
  ask(runs: number, seed: number | string): void {
    this.#choices.runs = runs;
    this.#choices.seed = seed;
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
    this.#engine.start();
    try {
      await this.#source.read();
      if (attempt !== this.#attempt) return;
    } catch (error) {
      this.#stop(attempt, error);
      return;
    }
    this.#engine.forgive();
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
      return await this.#engine.do(work, () => attempt === this.#attempt);
    } finally {
      if (attempt === this.#attempt && this.#stage !== 'cancelled') this.resume();
    }
  }

  /** Asks the engine what it can say at once, while the matrix goes on. */
  async question<Value>(ask: (engine: Engine) => Promise<Value>): Promise<Value> {
    return this.#engine.do(ask);
  }

  /** Stops the simulation; what there is stays. */
  cancel(): void {
    this.#attempt++;
    clearTimeout(this.#timer);
    this.#stage = 'cancelled';
    this.#engine.current?.stop().catch(() => undefined);
  }

  /** Ends all work. */
  close(): void {
    this.#attempt++;
    clearTimeout(this.#timer);
    this.#engine.close();
  }

  async #study(attempt: number): Promise<void> {
    const isCurrent = (): boolean => attempt === this.#attempt;
    try {
      await this.#engine.do((engine) => this.#workOut(engine, isCurrent), isCurrent);
    } catch (error) {
      this.#stop(attempt, error);
    }
  }

  async #workOut(engine: Engine, isCurrent: () => boolean): Promise<void> {
    const { files } = this.edits;
    const read = this.#read?.files === files ? this.#read.result : await engine.read(files);
    if (!isCurrent()) return;
    this.#read = { files, result: read };
    this.#trouble = undefined;
    this.#remarks = read.remarks;
    if (!read.ok) {
      this.#stage = 'refused';
      this.#cells.markStale();
      await engine.stop();
      return;
    }
    this.#begin(read.plans);
    const runs = (this.#choices.runs ??= read.runs);
    const seed = (this.#choices.seed ??= read.seed);
    const first = this.opened;
    this.#simulatedBy = engine;
    await engine.simulate(
      { plans: read.plans, runs, seed, ...(first && { first }) },
      (cells) => {
        if (!isCurrent()) return;
        this.#cells.fill(cells);
        void this.#compare();
      },
      (share) => {
        if (isCurrent()) this.#progress.reach(share);
      },
    );
    if (isCurrent()) this.#stage = 'done';
  }

  #stop(attempt: number, error: unknown): void {
    if (attempt !== this.#attempt) return;
    this.#trouble = troubleOf(error);
    this.#stage = 'stopped';
  }

  #begin(plans: PlanSet): void {
    this.#plans = plans;
    this.#cells.markStale();
    this.#stage = 'simulating';
    this.#progress.begin();
    this.#choices.settle(plans);
    if (!has(plans.strategies, this.baseline)) this.#cells.baseline = undefined;
  }
}
