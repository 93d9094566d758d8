import type { PlanSet, Strategy, World } from '../plan/index.ts';
import { LANES } from '../model/index.ts';
import type { BlockResult } from './block.ts';
import type { CellTally } from './cell-tally.ts';
import { MODEL_VERSION } from './model-version.ts';
import type { Outcome } from './outcome.ts';
import { ScenarioTally } from './scenario-tally.ts';
import { tasksOf, type Workers } from './workers.ts';

/** Runs a cell where the command line is not told otherwise. */
export const DEFAULT_RUNS = 10_000;
/** The seed of the command line and the pages where none is given. */
export const DEFAULT_SEED = 42;
/** Most runs a cell. */
export const MOST_RUNS = 10_000_000;

/** What to simulate, and with what. */
export interface SimulateOptions {
  readonly plans: PlanSet;
  /** Simulated years a cell: a whole number from 1 to ten million. */
  readonly runs: number;
  /** A finite number or text: the same seed gives the same years, and 42 and "42" are one seed. */
  readonly seed: number | string;
  /** Names of facts whose weekly bands are wanted; none unless given. */
  readonly weekly?: readonly string[];
  /** Whether every firing is kept, so that cells can tell in which weeks rules fired. */
  readonly firings?: boolean;
  /** Where to compute; they stay open, for whoever made them to close. */
  readonly workers: Workers;
  /** Ends the simulation early: it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called after each block of runs with the share that is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Called for each cell when its scenario is done, in the order of strategies; the tally has values run by run. */
  readonly onCell?: (cell: CellTally, strategy: Strategy, world: World) => void;
}

/** Every strategy in every scenario, on the same worlds. */
export interface Simulation {
  readonly seed: number | string;
  readonly runs: number;
  /** Weeks of the simulated year. */
  readonly weeks: number;
  /** Version of the model: results of one version, seed and workspace are the same everywhere. */
  readonly model: number;
  /** Scenario after scenario, in each the strategies in order. */
  readonly cells: readonly Outcome[];
}

/**
 * Refuses a number of runs that is not one: an error, never an empty result.
 *
 * @throws RangeError
 */
export function checkRuns(runs: number): void {
  if (!Number.isSafeInteger(runs) || runs < 1 || runs > MOST_RUNS) {
    throw new RangeError(`runs must be a whole number from 1 to ${MOST_RUNS}, not ${runs}`);
  }
}

/**
 * Refuses what is no run of any simulation.
 *
 * @throws RangeError
 */
export function checkRun(run: number): void {
  if (!Number.isSafeInteger(run) || run < 0 || run >= MOST_RUNS) {
    throw new RangeError(`a run must be a whole number from 0 to ${MOST_RUNS - 1}, not ${run}`);
  }
}

/**
 * Simulates every strategy in every scenario of a plan set. Results do not depend on the number of workers or on the order
 * in which they finish, and the first n runs of more runs are the n runs.
 *
 * @throws RangeError for a number of runs that is not one
 * @throws SeedError for a seed that is blank or not finite
 * @throws ModelError where the model computes what is no number
 * @example
 * ```ts
 * const workers = nodeWorkers(2);
 * const { cells } = await simulate({ plans, runs: DEFAULT_RUNS, seed: DEFAULT_SEED, workers });
 * await workers.close();
 * for (const { strategy, scenario, allTargets, facts } of cells)
 *   console.log(strategy.name, scenario.name, allTargets.chance, facts.profit?.p50);
 * ```
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
