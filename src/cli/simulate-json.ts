import type { Outcome, RuleOutcome, Simulation, Summary, TargetOutcome } from '../lib/index.ts';
import { QUANTILES } from '../lib/simulation/index.ts';

type QuantileName = keyof typeof QUANTILES;

const targetJson = ({ fact, owner, atLeast, atMost, chance, low, high }: TargetOutcome) => ({
  fact,
  owner,
  ...(atLeast === undefined ? {} : { at_least: atLeast }),
  ...(atMost === undefined ? {} : { at_most: atMost }),
  chance,
  low,
  high,
});

const factJson = (summary: Summary) => ({
  mean: summary.mean,
  sd: summary.sd,
  ...Object.fromEntries((Object.keys(QUANTILES) as QuantileName[]).map((name) => [name, summary[name]])),
  ...(summary.missing === undefined ? {} : { missing: summary.missing }),
});

const ruleJson = ({ name, shareOfRuns, firingsPerRun, medianFirstWeek }: RuleOutcome) => ({
  name,
  share_of_runs: shareOfRuns,
  firings_per_run: firingsPerRun,
  median_first_week: medianFirstWeek ?? null,
});

const cellJson = ({ strategy, scenario, targets, allTargets, facts, rules }: Outcome) => ({
  strategy: strategy.name,
  scenario: scenario.name,
  targets: targets.map(targetJson),
  all_targets: { chance: allTargets.chance, low: allTargets.low, high: allTargets.high },
  facts: Object.fromEntries(Object.entries(facts).map(([name, summary]) => [name, factJson(summary)])),
  rules: rules.map(ruleJson),
});

/**
 * A simulation for scripts. Chances and shares are fractions, money is CNY. A fact that has no value in some runs says in how
 * many (`missing`), and its figures are of the others; null stands for a figure that does not exist.
 */
export const simulationJson = ({ seed, runs, weeks, model, cells }: Simulation): object => ({
  seed,
  runs,
  weeks,
  model,
  cells: cells.map(cellJson),
});
