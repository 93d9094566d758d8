import type { Strategy, Target, World } from '../../plan/index.ts';
import { BLOCK_LANES, SEED_SCHEME } from '../../random/index.ts';
import { type CellTally, meets, MODEL_VERSION, type Summary } from '../../simulation/index.ts';
import {
  ALL_TARGETS,
  kept,
  type Recorded,
  type RecordedFact,
  type RecordedRule,
  type RecordedTarget,
  RUN_DIGITS,
  SKETCH_RUNS,
  SKETCHED_FACTS,
  targetKey,
} from './recorded.ts';

function factOf({ mean, sd, p5, p50, p95, missing = 0 }: Summary): RecordedFact {
  return { mean: kept(mean), sd: kept(sd), p5: kept(p5), p50: kept(p50), p95: kept(p95), missing };
}

function runsOf(cell: CellTally, fact: string): Float64Array {
  const values = cell.values(fact);
  if (!values) throw new RangeError(`the runs of ${fact} were not kept`);
  return values;
}

function metOf(cell: CellTally, targets: readonly Target[]): Record<string, Uint8Array> {
  const all = cell.metAll();
  if (!all) throw new RangeError('the runs that met all targets were not kept');
  const each = targets.map(
    (target) =>
      [
        targetKey(target),
        Uint8Array.from(runsOf(cell, target.fact), (value) => Number(meets(target, value))),
      ] as const,
  );
  return { [ALL_TARGETS]: all, ...Object.fromEntries(each) };
}

function valuesOf(cell: CellTally, targets: readonly Target[]): Record<string, readonly number[]> {
  const facts = new Set([...SKETCHED_FACTS, ...targets.map(({ fact }) => fact)]);
  return Object.fromEntries(
    [...facts].map((fact) => [
      fact,
      Array.from(runsOf(cell, fact).subarray(0, SKETCH_RUNS), (value) => kept(value, RUN_DIGITS)),
    ]),
  );
}

/** Firings by rule, in the strategy's order, and by week from week 1. */
function firingsByWeek(cell: CellTally, rules: number, weeks: number): number[][] {
  const counts = Array.from({ length: rules }, () => new Array<number>(weeks).fill(0));
  cell.eachFiring(({ rule, week }) => {
    counts[rule]![week - 1]!++;
  });
  return counts;
}

/**
 * What a recording keeps of a cell.
 *
 * @param cell - of a simulation that kept firings, and whose runs were few enough to be kept
 * @throws RangeError where runs were not kept
 */
export function measureCell(
  cell: CellTally,
  strategy: Strategy,
  world: World,
  { targets, seed }: { readonly targets: readonly Target[]; readonly seed: number | string },
): Recorded {
  const outcome = cell.outcome();
  const { weeks } = world.shop.calendar;
  const byWeek = firingsByWeek(cell, strategy.rules.length, weeks);
  const rule = ({ shareOfRuns, firingsPerRun, medianFirstWeek }: (typeof outcome.rules)[number], r: number) =>
    ({
      share_of_runs: kept(shareOfRuns),
      firings_per_run: kept(firingsPerRun),
      ...(medianFirstWeek === undefined ? {} : { first_week: medianFirstWeek }),
      by_week: byWeek[r]!,
    }) satisfies RecordedRule;
  const target = ({ atLeast, atMost, chance }: (typeof outcome.targets)[number]) =>
    ({
      ...(atLeast === undefined ? {} : { at_least: atLeast }),
      ...(atMost === undefined ? {} : { at_most: atMost }),
      chance: kept(chance),
    }) satisfies RecordedTarget;
  return {
    strategy: strategy.title.name,
    scenario: world.title.name,
    seed,
    runs: outcome.runs,
    weeks,
    model: MODEL_VERSION,
    seed_scheme: SEED_SCHEME,
    block: BLOCK_LANES,
    all_targets: kept(outcome.allTargets.chance),
    targets: Object.fromEntries(outcome.targets.map((each) => [targetKey(each), target(each)])),
    facts: Object.fromEntries(Object.entries(outcome.facts).map(([name, each]) => [name, factOf(each)])),
    rules: Object.fromEntries(outcome.rules.map((each, r) => [each.name, rule(each, r)])),
    met: metOf(cell, targets),
    values: valuesOf(cell, targets),
  };
}
