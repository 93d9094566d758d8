import type { FactDefinition } from '../plan/index.ts';

/** How the run is placed that is looked for among others. */
export type WhichRun = 'lowest' | 'median' | 'highest';

const PLACES: Readonly<Record<WhichRun, (runs: number) => number>> = {
  lowest: () => 0,
  median: (runs) => Math.floor((runs - 1) / 2),
  highest: (runs) => runs - 1,
};

/**
 * The run, from 0, whose value of a fact is the lowest, the highest, or in the middle (the lower one of two); the first such
 * run where several have the value, the last for the highest. Undefined where no run has a value.
 *
 * @param values - one value a run, NaN where it is missing, as `CellTally.values` gives them
 * @throws RangeError for another place than these three
 * @example
 * ```ts
 * let worst: number | undefined;
 * const onCell: SimulateOptions['onCell'] = (cell) => {
 *   const values = cell.values('profit');
 *   worst = values && findRun(values, 'lowest');
 * };
 * await simulate({ plans, runs: 1000, seed: 42, workers, onCell });
 * ```
 */
export function findRun(values: ArrayLike<number>, which: WhichRun): number | undefined {
  if (!Object.hasOwn(PLACES, which)) {
    throw new RangeError(`a run is the ${Object.keys(PLACES).join(', ')} one, not "${which}"`);
  }
  const runs = Array.from(values, (_, run) => run).filter((run) => !Number.isNaN(values[run]!));
  runs.sort((a, b) => values[a]! - values[b]! || a - b);
  return runs[PLACES[which](runs.length)];
}

/** A year that planners look for, by a fact: the worst one is the highest where less is better. */
export type Search = 'worst' | 'median' | 'best';

/** Where the run is that planners look for. */
export function placeOf(search: Search, fact: Pick<FactDefinition, 'better'>): WhichRun {
  if (search === 'median') return 'median';
  return (search === 'worst') === (fact.better !== 'down') ? 'lowest' : 'highest';
}
