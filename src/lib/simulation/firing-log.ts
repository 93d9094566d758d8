import { LANES, type LaneList } from '../model/index.ts';

/** Weeks fit into so many values: a year has 53 at most. */
const WEEKS = 64;

/** One firing: the rule's place in the strategy, the week of the review, and the lane. */
export interface Firing {
  readonly rule: number;
  readonly week: number;
  readonly lane: number;
}

/** Every firing of a block, a number each, in the order in which they came: by week, then by rule, then by lane. */
export class FiringLog {
  #firings: number[] = [];

  start(): void {
    this.#firings = [];
  }

  add(rule: number, week: number, lanes: LaneList): void {
    for (const lane of lanes) this.#firings.push((rule * WEEKS + week) * LANES + lane);
  }

  read(): Uint32Array {
    return Uint32Array.from(this.#firings);
  }
}

/** What a number of a log stands for. */
export const firingOf = (code: number): Firing => ({
  rule: Math.floor(code / (WEEKS * LANES)),
  week: Math.floor(code / LANES) % WEEKS,
  lane: code % LANES,
});
