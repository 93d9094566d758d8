import type { Strategy, Target, Title, YearFact } from '../plan/index.ts';
import { LANES } from '../model/index.ts';
import type { StrategyResult } from './block.ts';
import { type Firing, firingOf } from './firing-log.ts';
import {
  type Band,
  FactValues,
  KEPT_RUNS,
  meets,
  type Outcome,
  type QuantileName,
  QUANTILES,
  RuleCounts,
} from './outcome.ts';
import { takeQuantiles } from './select.ts';
import { wilson } from './statistics.ts';
import { yearFactsOf } from './strategy-block.ts';

/** Adds up the blocks of one cell, in block order. */
export class CellTally {
  readonly #strategy: Strategy;
  readonly #scenario: Title;
  readonly #targets: readonly Target[];
  readonly #runs: number;
  readonly #weekly: readonly string[];
  readonly #facts: readonly YearFact[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #values: readonly FactValues[];
  readonly #rules: readonly RuleCounts[];
  readonly #met: number[];
  readonly #weeklyValues: Float64Array[][];
  /** 1 for each run that met all targets, where runs are kept. */
  readonly #metAllRuns: Uint8Array | undefined;
  readonly #firings: Uint32Array[] = [];
  #metAll = 0;
  #done = 0;

  constructor(
    strategy: Strategy,
    scenario: Title,
    targets: readonly Target[],
    runs: number,
    weekly: readonly string[],
    facts?: readonly string[],
  ) {
    this.#strategy = strategy;
    this.#scenario = scenario;
    this.#targets = targets;
    this.#runs = runs;
    this.#weekly = weekly;
    this.#facts = yearFactsOf(facts);
    this.#places = new Map(this.#facts.map(({ name }, place) => [name, place]));
    this.#values = this.#facts.map(() => new FactValues(runs));
    this.#rules = strategy.rules.map((rule) => new RuleCounts(rule));
    this.#met = targets.map(() => 0);
    this.#weeklyValues = weekly.map(() => []);
    if (runs <= KEPT_RUNS) this.#metAllRuns = new Uint8Array(runs);
  }

  /** Runs that have been added. */
  get done(): number {
    return this.#done;
  }

  /** Adds the next block; lanes beyond the asked runs are drawn but not counted. */
  add(result: StrategyResult): void {
    const lanes = Math.min(LANES, this.#runs - this.#done);
    if (lanes <= 0) return;
    this.#values.forEach((fact, f) => {
      fact.add(result.facts.subarray(f * LANES, f * LANES + lanes));
    });
    this.#rules.forEach((rule, r) => {
      rule.add(
        result.fired.subarray(r * LANES, r * LANES + lanes),
        result.firstWeek.subarray(r * LANES, r * LANES + lanes),
      );
    });
    this.#countTargets(result.facts, lanes);
    result.weekly.forEach((values, k) => {
      this.#weeklyValues[k]!.push(values);
    });
    if (result.firings.length > 0) this.#firings[this.#done / LANES] = result.firings;
    this.#done += lanes;
  }

  #countTargets(facts: Float64Array, lanes: number): void {
    const places = this.#targets.map((target) => this.#places.get(target.fact)! * LANES);
    for (let i = 0; i < lanes; i++) {
      let met = 0;
      for (const [k, target] of this.#targets.entries()) {
        if (!meets(target, facts[places[k]! + i]!)) continue;
        this.#met[k]!++;
        met++;
      }
      if (met < this.#targets.length) continue;
      this.#metAll++;
      if (this.#metAllRuns) this.#metAllRuns[this.#done + i] = 1;
    }
  }

  /** Values of a year fact by run, NaN where one is missing; undefined where there is no such fact, or more than 100,000 runs. */
  values(fact: string): Float64Array | undefined {
    const place = this.#places.get(fact);
    return place === undefined ? undefined : this.#values[place]!.kept;
  }

  /** 1 for each run that met all targets, 0 for others, where runs are kept. */
  metAll(): Uint8Array | undefined {
    return this.#metAllRuns?.subarray(0, this.#done);
  }

  /** Values of a fact in a week (from 1) by run, where its weeks are kept. */
  weekValues(fact: string, week: number): Float64Array | undefined {
    const blocks = this.#weeklyValues[this.#weekly.indexOf(fact)];
    if (!blocks) return undefined;
    const out = new Float64Array(this.#done);
    blocks.forEach((block, b) => {
      const lanes = Math.min(LANES, this.#done - b * LANES);
      out.set(block.subarray((week - 1) * LANES, (week - 1) * LANES + lanes), b * LANES);
    });
    return out;
  }

  /** Calls `visit` with every firing of every run, where firings are kept: block after block, in each by week and rule. */
  eachFiring(visit: (firing: Omit<Firing, 'lane'>, run: number) => void): void {
    this.#firings.forEach((codes, block) => {
      for (const code of codes) {
        const { lane, ...firing } = firingOf(code);
        const run = block * LANES + lane;
        if (run < this.#done) visit(firing, run);
      }
    });
  }

  outcome(): Outcome {
    return {
      strategy: this.#strategy.title,
      scenario: this.#scenario,
      runs: this.#done,
      targets: this.#targets.map(({ fact, owner, dimension, atLeast, atMost }, k) => ({
        fact,
        owner,
        dimension,
        ...(atLeast === undefined ? {} : { atLeast }),
        ...(atMost === undefined ? {} : { atMost }),
        ...wilson(this.#met[k]!, this.#done),
      })),
      allTargets: wilson(this.#metAll, this.#done),
      facts: Object.fromEntries(this.#facts.map((fact, f) => [fact.name, this.#values[f]!.summary()])),
      rules: this.#rules.map((rule) => rule.outcome()),
      bands: this.#weekly.map((fact, k) =>
        this.#band(fact, (this.#weeklyValues[k]![0]?.length ?? 0) / LANES),
      ),
    };
  }

  #band(fact: string, weeks: number): Band {
    const names = Object.keys(QUANTILES) as QuantileName[];
    const shares = names.map((name) => QUANTILES[name]);
    const byWeek = Array.from({ length: weeks }, (_, week) =>
      takeQuantiles(this.weekValues(fact, week + 1)!, shares),
    );
    const quantiles = Object.fromEntries(
      names.map((name, k) => [name, byWeek.map((values) => values[k]!)]),
    ) as Record<QuantileName, number[]>;
    return { fact, quantiles };
  }
}
