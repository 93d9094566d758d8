import type { PlanSet } from '../plan/index.ts';
import {
  CONFIDENCE,
  KEPT_RUNS,
  simulate,
  type SimulateOptions,
  type Simulation,
} from '../simulation/index.ts';
import type { Expectation } from '../workspace/index.ts';
import type { CellChecker } from './cell-checker.ts';
import {
  ExpectationChecker,
  type Question,
  questionsOf,
  strategiesFor,
} from './expectations/check-expectations.ts';
import type { Verdict, VerdictItem } from './verdict.ts';

export interface CheckOptions extends Pick<
  SimulateOptions,
  'plans' | 'runs' | 'seed' | 'workers' | 'signal' | 'onProgress'
> {
  readonly expectations: readonly Expectation[];
  /** What has been found before any run, such as rule tests. */
  readonly before?: readonly VerdictItem[];
  /** Others that look at the same cells. */
  readonly beside?: readonly CellChecker[];
  /** Most runs a cell for statements that are still inconclusive; those of the first look where more are not wanted. */
  readonly mostRuns?: number;
}

/** Statements that are inconclusive are looked at with up to so many times the runs, where that is asked for. */
export const MOST_TIMES = 16;

/** The numbers of runs at which inconclusive statements are looked at: the first, then twice as many each time. */
export function looksOf(runs: number, mostRuns = runs): readonly number[] {
  const most = Math.min(mostRuns, KEPT_RUNS);
  const looks = [runs];
  while (looks.at(-1)! * 2 <= most) looks.push(looks.at(-1)! * 2);
  return looks;
}

/** Probability with which each of the intervals of several looks covers what it estimates, so that all do in 95% of cases. */
export const confidenceOf = (looks: readonly number[]): number => 1 - (1 - CONFIDENCE) / looks.length;

/** The scenarios of undecided questions, and of the strategies those that the questions need. */
function plansFor(plans: PlanSet, questions: readonly Question[]): PlanSet {
  const scenarios = new Set(questions.map(({ cell }) => cell.scenario));
  const needed = questions.map(strategiesFor);
  const names = new Set(needed.flatMap((each) => each ?? []));
  return {
    ...plans,
    worlds: plans.worlds.filter(({ title }) => scenarios.has(title.name)),
    strategies: needed.includes(undefined)
      ? plans.strategies
      : plans.strategies.filter(({ title }) => names.has(title.name)),
  };
}

function simulateFor(
  options: CheckOptions,
  plans: PlanSet,
  runs: number,
  checkers: readonly CellChecker[],
): Promise<Simulation> {
  const { seed, workers, signal, onProgress } = options;
  return simulate({
    plans,
    runs,
    seed,
    workers,
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
    weekly: [...new Set(checkers.flatMap(({ weekly }) => weekly))],
    firings: checkers.some(({ firings }) => firings),
    onCell: (cell, strategy, world) => {
      for (const checker of checkers) checker.take(cell, strategy, world);
    },
  });
}

/**
 * Simulates all cells once, and holds statements and whatever else looks at cells against them. Statements that are inconclusive then
 * are looked at again with twice the runs, and again, up to `mostRuns`. A statement that holds by chance would pass sooner
 * or later if only one looked often enough, so with k looks each interval leaves out the truth in 5%/k of cases: over all
 * looks a statement is judged wrongly in 5% at most (Bonferroni).
 */
export async function checkPlans(options: CheckOptions): Promise<Verdict> {
  const { plans, expectations, runs, seed, before = [], beside = [] } = options;
  const looks = looksOf(runs, options.mostRuns);
  const [, ...later] = looks;
  const confidence = confidenceOf(looks);
  const questions = questionsOf(expectations);
  const mostRuns = later.length > 0 ? undefined : looksOf(runs, runs * MOST_TIMES).at(-1);
  const first = new ExpectationChecker(questions, confidence, mostRuns);
  const simulation = await simulateFor(options, plans, runs, [first, ...beside]);
  const items = [...first.items()];
  for (const look of later) {
    const open = [...items.keys()].filter((place) => items[place]!.standing === 'inconclusive');
    if (open.length === 0) break;
    const asked = open.map((place) => questions[place]!);
    const checker = new ExpectationChecker(asked, confidence, mostRuns);
    await simulateFor(options, plansFor(plans, asked), look, [checker]);
    checker.items().forEach((item, k) => {
      items[open[k]!] = item;
    });
  }
  return {
    version: 1,
    command: 'check',
    seed,
    runs,
    weeks: simulation.weeks,
    model: simulation.model,
    items: [...before, ...items, ...beside.flatMap((checker) => checker.items())],
    cells: simulation.cells.map(({ strategy, scenario, allTargets }) => ({
      strategy: strategy.name,
      scenario: scenario.name,
      after: allTargets,
    })),
    changes: beside.flatMap((checker) => checker.changes?.() ?? []),
  };
}
