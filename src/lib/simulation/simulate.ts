import type { PlanSet, Strategy, World } from '../plan/index.ts';
import { LANES } from '../model/index.ts';
import type { BlockResult } from './block.ts';
import type { CellTally } from './cell-tally.ts';
import { MODEL_VERSION } from './model-version.ts';
import type { Outcome } from './outcome.ts';
import { ScenarioTally } from './scenario-tally.ts';
import { tasksOf, type Workers } from './workers.ts';

export const DEFAULT_RUNS = 10_000;
export const DEFAULT_SEED = 42;
/** Most runs a cell. */
export const MOST_RUNS = 10_000_000;

export interface SimulateOptions {
  readonly plans: PlanSet;
  readonly runs: number;
  readonly seed: number | string;
  /** Facts whose weekly bands are wanted. */
  readonly weekly?: readonly string[];
  /** Whether every firing is kept, so that cells can tell in which weeks rules fired. */
  readonly firings?: boolean;
  readonly workers: Workers;
  readonly signal?: AbortSignal;
  /** Called after each block with the share that is done. */
  readonly onProgress?: (share: number) => void;
  /** Called for each cell when its scenario is done, in the order of strategies. */
  readonly onCell?: (cell: CellTally, strategy: Strategy, world: World) => void;
}

/** Every strategy in every scenario, on the same worlds. */
export interface Simulation {
  readonly seed: number | string;
  readonly runs: number;
  readonly weeks: number;
  readonly model: number;
  /** Scenario after scenario, in each the strategies in order. */
  readonly cells: readonly Outcome[];
}

/** Refuses a number of runs that is not one: an error, never an empty result. */
export function checkRuns(runs: number): void {
  if (!Number.isSafeInteger(runs) || runs < 1 || runs > MOST_RUNS) {
    throw new RangeError(`runs must be a whole number from 1 to ${MOST_RUNS}, not ${runs}`);
  }
}

/**
 * Simulates every strategy in every scenario of a plan set. Results do not depend on the number of workers or on the order
 * in which they finish, and the first n runs of more runs are the n runs.
 */
export async function simulate(options: SimulateOptions): Promise<Simulation> {
  const { plans, runs, seed, weekly = [], firings = false, workers, signal } = options;
  checkRuns(runs);
  const { strategies, worlds, targets } = plans;
  const blocks = Math.ceil(runs / LANES);
  const cells: Outcome[] = [];
  let done = 0;
  for (const world of worlds) {
    const tally = new ScenarioTally({ world, strategies, targets, seed, weekly, firings }, runs);
    const onResult = (result: BlockResult) => {
      tally.add(result);
      done++;
      options.onProgress?.(done / (blocks * worlds.length));
    };
    await workers.run(tasksOf(tally.job, blocks), onResult, signal);
    tally.cells.forEach((cell, s) => {
      options.onCell?.(cell, strategies[s]!, world);
      cells.push(cell.outcome());
    });
  }
  return { seed, runs, weeks: worlds[0]?.shop.calendar.weeks ?? 0, model: MODEL_VERSION, cells };
}
