import type { PlanSet, World } from '../../plan/index.ts';
import type { Outcome } from '../../simulation/index.ts';
import { Engine } from '../engine/engine.ts';
import type { Remark } from '../engine/engine-types.ts';
import { fetchFiles } from '../engine/fetch-files.ts';
import { type Trouble, troubleOf } from '../engine/trouble.ts';

/** Years a cell that are simulated first, so that every cell soon shows something. */
const FIRST_RUNS = 1_000;

/** The fact whose weeks are drawn in cells. */
export const DRAWN_FACT = 'gmv';

export type Stage = 'reading' | 'refused' | 'simulating' | 'done' | 'stopped';

/** A place in the matrix, by the names of its strategy and scenario. */
export interface CellPlace {
  readonly strategy: string;
  readonly scenario: string;
}

const keyOf = ({ strategy, scenario }: CellPlace): string => `${strategy}/${scenario}`;

/** The outcomes of a workspace: every strategy in every scenario, filled in scenario by scenario, first roughly, then finely. */
export class Outcomes {
  readonly #address: string;
  #engine: Engine | undefined;
  /** Counts attempts: what an earlier one still brings is dropped. */
  #attempt = 0;

  #stage = $state<Stage>('reading');
  #progress = $state(0);
  #cells = $state.raw<Readonly<Record<string, Outcome>>>({});
  #plans = $state.raw<PlanSet | undefined>();
  #remarks = $state.raw<readonly Remark[]>([]);
  #trouble = $state.raw<Trouble | undefined>();
  #opened = $state.raw<CellPlace | undefined>();
  #runs = $state(0);
  #seed = $state<number | string>(0);

  /** Years that every cell has by now; 0 while some cell is empty. */
  readonly shown = $derived.by(() => {
    const plans = this.#plans;
    const cells = Object.values(this.#cells);
    if (!plans || cells.length < plans.strategies.length * plans.worlds.length) return 0;
    return Math.min(...cells.map((cell) => cell.runs));
  });

  /** What is drawn in the cells that there are. */
  readonly bands = $derived(
    Object.values(this.#cells).flatMap((cell) => cell.bands.filter(({ fact }) => fact === DRAWN_FACT)),
  );

  /** @param address - where the workspace's files are fetched */
  constructor(address: string) {
    this.#address = address;
  }

  get stage(): Stage {
    return this.#stage;
  }

  /** Share of all work that is done. */
  get progress(): number {
    return this.#progress;
  }

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
    return this.#runs;
  }

  get seed(): number | string {
    return this.#seed;
  }

  /** The cell that is shown beneath the matrix. */
  get opened(): CellPlace | undefined {
    return this.#opened;
  }

  open(place: CellPlace): void {
    this.#opened = place;
  }

  cell(place: CellPlace): Outcome | undefined {
    return this.#cells[keyOf(place)];
  }

  /** Fetches the files and simulates them, from the beginning. What is shown stays until the files have been read. */
  async run(): Promise<void> {
    this.close();
    const attempt = this.#attempt;
    this.#stage = 'reading';
    this.#progress = 0;
    this.#trouble = undefined;
    try {
      const engine = new Engine();
      this.#engine = engine;
      const read = await engine.read(await fetchFiles(this.#address));
      if (attempt !== this.#attempt) return;
      if (!read.ok) {
        this.#remarks = read.findings;
        this.#plans = undefined;
        this.#stage = 'refused';
        return;
      }
      this.#begin(read.plans, read.warnings);
      this.#runs = read.runs;
      this.#seed = read.seed;
      await this.#simulate(engine, attempt, read.plans);
      if (attempt === this.#attempt) this.#stage = 'done';
    } catch (error) {
      if (attempt !== this.#attempt) return;
      this.#trouble = troubleOf(error);
      this.#stage = 'stopped';
      this.#engine?.close();
    }
  }

  /** Ends all work. */
  close(): void {
    this.#attempt++;
    this.#engine?.close();
    this.#engine = undefined;
  }

  #begin(plans: PlanSet, warnings: readonly Remark[]): void {
    this.#plans = plans;
    this.#remarks = warnings;
    this.#cells = {};
    this.#stage = 'simulating';
    const [strategy] = plans.strategies;
    const [world] = plans.worlds;
    const opened = this.#opened;
    const isThere =
      plans.strategies.some(({ title }) => title.name === opened?.strategy) &&
      plans.worlds.some(({ title }) => title.name === opened?.scenario);
    if (!isThere && strategy && world) {
      this.#opened = { strategy: strategy.title.name, scenario: world.title.name };
    }
  }

  async #simulate(engine: Engine, attempt: number, plans: PlanSet): Promise<void> {
    const passes = this.#runs > FIRST_RUNS ? [FIRST_RUNS, this.#runs] : [this.#runs];
    const total = passes.reduce((sum, runs) => sum + runs, 0) * plans.worlds.length;
    let done = 0;
    for (const runs of passes) {
      for (const world of this.#inOrder(plans.worlds)) {
        const order = { plans: { ...plans, worlds: [world] }, runs, seed: this.#seed, weekly: [DRAWN_FACT] };
        const cells = await engine.simulate(order, (share) => {
          if (attempt === this.#attempt) this.#progress = (done + share * runs) / total;
        });
        if (attempt !== this.#attempt) return;
        done += runs;
        this.#progress = done / total;
        this.#fill(cells);
      }
    }
  }

  /** The scenario that is looked at comes first. */
  #inOrder(worlds: readonly World[]): readonly World[] {
    const isLookedAt = (world: World): boolean => world.title.name === this.#opened?.scenario;
    return [...worlds.filter(isLookedAt), ...worlds.filter((world) => !isLookedAt(world))];
  }

  #fill(cells: readonly Outcome[]): void {
    const filled = cells.map((cell): [string, Outcome] => [
      keyOf({ strategy: cell.strategy.name, scenario: cell.scenario.name }),
      cell,
    ]);
    this.#cells = { ...this.#cells, ...Object.fromEntries(filled) };
  }
}
