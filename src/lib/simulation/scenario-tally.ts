import { LANES } from '../model/index.ts';
import type { BlockResult, Job } from './block.ts';
import { CellTally } from './cell-tally.ts';

/** Hands results on in block order, whatever order they come in. */
class InOrder {
  readonly #waiting = new Map<number, BlockResult>();
  readonly #take: (result: BlockResult) => void;
  #next = 0;

  constructor(take: (result: BlockResult) => void) {
    this.#take = take;
  }

  /** Results handed on. */
  get taken(): number {
    return this.#next;
  }

  has(block: number): boolean {
    return block < this.#next || this.#waiting.has(block);
  }

  add(result: BlockResult): void {
    this.#waiting.set(result.block, result);
    for (;;) {
      const ready = this.#waiting.get(this.#next);
      if (!ready) return;
      this.#waiting.delete(this.#next);
      this.#next++;
      this.#take(ready);
    }
  }
}

/** The cells of one scenario: takes blocks in any order, and adds them up in block order. */
export class ScenarioTally {
  readonly job: Job;
  /** By place in the job's strategies. */
  readonly cells: readonly CellTally[];
  readonly #inOrder: InOrder;
  readonly #blocks: number;

  constructor(job: Job, runs: number) {
    this.#blocks = Math.ceil(runs / LANES);
    const { world, strategies, targets, weekly, facts } = job;
    this.job = job;
    this.cells = strategies.map(
      (strategy) => new CellTally(strategy, world.title, targets, runs, weekly, facts),
    );
    this.#inOrder = new InOrder((result) => {
      this.cells.forEach((cell, s) => {
        cell.add(result.strategies[s]!);
      });
    });
  }

  /** Runs that have been added to every cell. */
  get done(): number {
    return this.cells[0]?.done ?? 0;
  }

  /** Blocks that have been added to every cell. */
  get blocks(): number {
    return this.#inOrder.taken;
  }

  /** Blocks of all runs. */
  get size(): number {
    return this.#blocks;
  }

  get isWhole(): boolean {
    return this.blocks >= this.#blocks;
  }

  /** Blocks that nobody has handed in yet. */
  left(): number[] {
    return Array.from({ length: this.#blocks }, (_, block) => block).filter(
      (block) => !this.#inOrder.has(block),
    );
  }

  add(result: BlockResult): void {
    this.#inOrder.add(result);
  }
}
