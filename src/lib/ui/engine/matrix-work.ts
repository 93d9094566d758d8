import { differenceOfChances, isDistinct } from '../../analysis/index.ts';
import type { Plan, PlanSet, Strategy, Target, World } from '../../plan/index.ts';
import {
  type CellTally,
  type Outcome,
  ScenarioTally,
  sharpen,
  type Workers,
} from '../../simulation/index.ts';
import { type CellPlace, type Compared, DRAWN_FACT } from './engine-types.ts';

/** Year facts that cells speak of, beside those that have a target. */
const CELL_FACTS = ['gmv', 'gmv_growth', 'profit'];

/** What is to be simulated: all cells of a plan set. */
export interface MatrixOrder {
  readonly plans: PlanSet;
  readonly runs: number;
  readonly seed: number | string;
  /** The cell that is looked at: it comes first. */
  readonly first?: CellPlace;
}

interface Cell {
  readonly place: CellPlace;
  readonly tally: CellTally;
}

const texts = new WeakMap<object, string>();

/** A part of plans as text, written once: every strategy is in many cells, and so is every world. */
function textOf(part: object): string {
  const known = texts.get(part);
  if (known !== undefined) return known;
  const text = JSON.stringify(part);
  texts.set(part, text);
  return text;
}

/** Same text, same numbers: what a cell's runs depend on. */
const keyOf = (strategy: Strategy, world: World, targets: readonly Target[], order: MatrixOrder): string =>
  [textOf(strategy), textOf(world), textOf(targets), JSON.stringify([order.seed, order.runs])].join('\n');

/** The matrix as it is worked on: cells that an order has in common with the last one keep their runs. */
export class MatrixWork {
  #known = new Map<string, { readonly tally: ScenarioTally; readonly cell: CellTally }>();
  #cells: readonly Cell[] = [];

  /**
   * Simulates the cells of an order. Those of which runs are there are handed over at once.
   *
   * @param onCells - called with cells as they become known or finer
   */
  async run(
    order: MatrixOrder,
    workers: Workers,
    signal: AbortSignal,
    onCells: (cells: readonly Outcome[]) => void,
    onProgress: (share: number) => void,
  ): Promise<void> {
    const tallies = this.#begin(order);
    const known = this.#cells.filter(({ tally }) => tally.done > 0);
    if (known.length > 0) onCells(known.map(({ tally }) => tally.outcome()));
    const wanted = new Set(this.#cells.map(({ tally }) => tally));
    await sharpen({
      tallies: tallies.filter((tally) => !tally.isWhole),
      workers,
      signal,
      onColumn: ({ cells }) =>
        onCells(cells.filter((cell) => wanted.has(cell)).map((cell) => cell.outcome())),
      onProgress,
    });
  }

  /** Every strategy's chance of all targets less the baseline's, on the same draws, where both have the same runs. */
  differences(baseline: string): readonly (CellPlace & { readonly difference: Compared })[] {
    return this.#cells.flatMap(({ place, tally }) => {
      const other = this.#cells.find(
        (cell) => cell.place.strategy === baseline && cell.place.scenario === place.scenario,
      )?.tally;
      const [mine, theirs] = [tally.metAll(), other?.metAll()];
      if (tally === other || !mine || !theirs || mine.length === 0 || mine.length !== theirs.length)
        return [];
      const difference = differenceOfChances(mine, theirs);
      return [{ ...place, difference: { ...difference, distinct: isDistinct(difference) } }];
    });
  }

  /** Values of a year fact by run, where they are there for a cell, all of them. */
  values(plan: Plan, runs: number, fact: string): Float64Array | undefined {
    const { strategy, world } = plan;
    const found = this.#cells.find(
      ({ place }) => place.strategy === strategy.title.name && place.scenario === world.title.name,
    )?.tally;
    return found?.done === runs ? found.values(fact) : undefined;
  }

  /** Finds or makes the cells of an order, and forgets those that it does not have. */
  #begin(order: MatrixOrder): ScenarioTally[] {
    const { plans, runs, seed } = order;
    const { strategies, targets } = plans;
    const facts = [...new Set([...targets.map(({ fact }) => fact), ...CELL_FACTS])];
    const known = new Map<string, { readonly tally: ScenarioTally; readonly cell: CellTally }>();
    const cells: Cell[] = [];
    for (const world of inOrder(plans.worlds, order.first)) {
      const keys = strategies.map((strategy) => keyOf(strategy, world, targets, order));
      const missing = strategies.filter((_, s) => !this.#known.has(keys[s]!));
      const make = (made: readonly Strategy[]): ScenarioTally | undefined =>
        made.length === 0
          ? undefined
          : new ScenarioTally({ world, strategies: made, targets, seed, facts, weekly: [DRAWN_FACT] }, runs);
      // the cell that is looked at does not wait for the others of its column
      const isFirst = ({ title }: Strategy): boolean =>
        world.title.name === order.first?.scenario && title.name === order.first.strategy;
      const parts = [missing.filter(isFirst), missing.filter((strategy) => !isFirst(strategy))];
      const made = parts.map(make);
      strategies.forEach((strategy, s) => {
        const key = keys[s]!;
        const part = isFirst(strategy) ? 0 : 1;
        const entry = this.#known.get(key) ?? {
          tally: made[part]!,
          cell: made[part]!.cells[parts[part]!.indexOf(strategy)]!,
        };
        known.set(key, entry);
        cells.push({
          place: { strategy: strategy.title.name, scenario: world.title.name },
          tally: entry.cell,
        });
      });
    }
    this.#known = known;
    this.#cells = cells;
    const looked = cells.find(
      ({ place }) => place.strategy === order.first?.strategy && place.scenario === order.first.scenario,
    );
    const tallies = [...known.values()];
    return [
      ...new Set([
        ...tallies.filter(({ cell }) => cell === looked?.tally).map(({ tally }) => tally),
        ...tallies.map(({ tally }) => tally),
      ]),
    ];
  }
}

/** The scenario that is looked at comes first. */
function inOrder(worlds: readonly World[], first: CellPlace | undefined): readonly World[] {
  const isLookedAt = (world: World): boolean => world.title.name === first?.scenario;
  return [...worlds.filter(isLookedAt), ...worlds.filter((world) => !isLookedAt(world))];
}
