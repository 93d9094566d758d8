import type { Outcome } from '../../simulation/index.ts';
import { type CellPlace, type Compared, DRAWN_FACT } from '../engine/engine-types.ts';

/** A cell as it is shown. */
export interface Cell {
  readonly outcome: Outcome;
  /** Whether it is of files that have been edited since. */
  readonly stale: boolean;
}

type Differences = readonly (CellPlace & { readonly difference: Compared })[];

const keyOf = ({ strategy, scenario }: CellPlace): string => `${strategy}/${scenario}`;

/** The cells of a matrix as they become known, and how they differ from a baseline's. */
export class Cells {
  #cells = $state.raw<Readonly<Record<string, Cell>>>({});
  #differences = $state.raw<Readonly<Record<string, Compared>>>({});
  #baseline = $state<string | undefined>();

  /** What is drawn in the cells that there are. */
  readonly bands = $derived(
    Object.values(this.#cells).flatMap(({ outcome }) =>
      outcome.bands.filter(({ fact }) => fact === DRAWN_FACT),
    ),
  );

  get baseline(): string | undefined {
    return this.#baseline;
  }

  /** The differences are of another one from then on. */
  set baseline(name: string | undefined) {
    this.#baseline = name;
    this.#differences = {};
  }

  at(place: CellPlace): Cell | undefined {
    return this.#cells[keyOf(place)];
  }

  /** A cell's chance less the baseline's; undefined where there is none, or not yet. */
  difference(place: CellPlace): Compared | undefined {
    return this.#differences[keyOf(place)];
  }

  clear(): void {
    this.#cells = {};
    this.#differences = {};
  }

  markStale(): void {
    this.#cells = Object.fromEntries(
      Object.entries(this.#cells).map(([key, { outcome }]) => [key, { outcome, stale: true }]),
    );
  }

  fill(outcomes: readonly Outcome[]): void {
    const filled = outcomes.map((outcome): [string, Cell] => [
      keyOf({ strategy: outcome.strategy.name, scenario: outcome.scenario.name }),
      { outcome, stale: false },
    ]);
    this.#cells = { ...this.#cells, ...Object.fromEntries(filled) };
  }

  /** Asks what the differences from the baseline are by now. */
  async compare(ask: (baseline: string) => Promise<Differences>): Promise<void> {
    const baseline = this.#baseline;
    if (baseline === undefined) return;
    // an engine that keeps breaking off is told of by whoever simulates
    const found = await ask(baseline).catch(() => []);
    if (baseline !== this.#baseline) return;
    this.#differences = Object.fromEntries(
      found.map(({ difference, ...place }) => [keyOf(place), difference]),
    );
  }
}
