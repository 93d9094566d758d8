import type { Strategy, Target, World } from '../plan/index.ts';
import { WorldBlock } from '../model/index.ts';
import { StrategyBlock } from './strategy-block.ts';

/*
 * Results are copied between threads, not transferred: once a buffer has been detached anywhere in a thread, its engine looks
 * at every read of every array whether that one is, and all loops run by a third slower.
 */

/** What a worker needs to run blocks of a scenario: plain data. */
export interface Job {
  readonly world: World;
  readonly strategies: readonly Strategy[];
  readonly targets: readonly Target[];
  readonly seed: number | string;
  /** Year facts that are wanted; all of them where this is left out. */
  readonly facts?: readonly string[];
  /** Facts whose every week is kept. */
  readonly weekly: readonly string[];
  /** Whether every firing is kept. */
  readonly firings?: boolean;
}

/** One strategy's results on the lanes of a block. */
export interface StrategyResult {
  /** The wanted year facts, fact after fact, LANES values each. */
  readonly facts: Float64Array;
  /** Firings of the year and week of the first (0 never), rule after rule, LANES values each. */
  readonly fired: Uint8Array;
  readonly firstWeek: Uint8Array;
  /** For each kept fact its weeks, week after week, LANES values each. */
  readonly weekly: readonly Float64Array[];
  /** Every firing, where they are kept: a number each, as a FiringLog writes them. */
  readonly firings: Uint32Array;
}

export interface BlockResult {
  readonly block: number;
  /** By place in the job's strategies. */
  readonly strategies: readonly StrategyResult[];
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Runs blocks of one job: all its strategies in the same worlds. Buffers are reused from block to block. */
export class BlockRunner {
  readonly #job: Job;
  readonly #world: WorldBlock;
  readonly #strategies: readonly StrategyBlock[];

  constructor(job: Job) {
    this.#job = job;
    this.#world = new WorldBlock(
      job.world,
      job.strategies.map((strategy) => strategy.values),
    );
    this.#strategies = job.strategies.map(
      (strategy) => new StrategyBlock(strategy, this.#world, job.targets, job),
    );
  }

  run(block: number): BlockResult {
    this.#world.run({ seed: this.#job.seed, block });
    const strategies = this.#strategies.map((strategy): StrategyResult => {
      strategy.run(block);
      return {
        facts: strategy.yearFacts(),
        fired: joined(strategy.review.fired),
        firstWeek: joined(strategy.review.firstWeek),
        weekly: strategy.weeklyFacts(),
        firings: strategy.firings(),
      };
    });
    return { block, strategies };
  }
}
