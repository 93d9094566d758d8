import type { PlanSet } from '../../plan/index.ts';
import { simulate, type SimulateOptions } from '../../simulation/index.ts';
import {
  type CellFigures,
  type CellPlan,
  type CellRuns,
  cellRuns,
  type DecisionIds,
  figureKey,
  figuresOf,
} from './cell-runs.ts';
import { strategyEffect, targetsEffect, worldEffect } from './effect.ts';

/** How cells are simulated. */
export type SimulateCells = Pick<SimulateOptions, 'runs' | 'seed' | 'workers' | 'signal' | 'onProgress'>;

/** What a plan comes to depends on this text alone: plans that share it are simulated once. */
export const planKey = ({ strategy, world, targets }: CellPlan): string =>
  [strategyEffect(strategy), worldEffect(world), targetsEffect(targets)].join('\n');

/** Names in plans that are alike may differ: runs are asked for by a plan, and told by its own rules' names. */
function underOwnNames(runs: CellRuns, simulated: CellPlan, asked: CellPlan): CellRuns {
  const rules = asked.strategy.rules.map(
    ({ name }, place) => [name, runs.rules.get(simulated.strategy.rules[place]!.name)!] as const,
  );
  return { ...runs, rules: new Map(rules) };
}

interface Done<What> {
  readonly plan: CellPlan;
  readonly what: What;
}

/** Simulates plans of one scenario in its versions, each plan that is different in effect once. */
export class CellSimulator {
  readonly #options: SimulateCells;
  readonly #ids: DecisionIds;
  readonly #runs = new Map<string, Done<CellRuns>>();
  readonly #figures = new Map<string, Done<CellFigures>>();

  constructor(options: SimulateCells, ids: DecisionIds) {
    this.#options = options;
    this.#ids = ids;
  }

  /** Simulates plans of which all runs are needed, and others of which figures will do. */
  async run(whole: readonly CellPlan[], figures: readonly CellPlan[]): Promise<void> {
    const wanted = new Map<string, CellPlan>();
    const isWhole = new Set(whole.map(planKey));
    for (const plan of [...whole, ...figures]) {
      const key = planKey(plan);
      if (!wanted.has(key)) wanted.set(key, plan);
    }
    const groups = new Map<string, Map<string, CellPlan>>();
    for (const [key, plan] of wanted) {
      const shared = [worldEffect(plan.world), targetsEffect(plan.targets)].join('\n');
      groups.set(shared, (groups.get(shared) ?? new Map<string, CellPlan>()).set(key, plan));
    }
    let done = 0;
    for (const group of groups.values()) {
      await this.#simulate(group, isWhole, (share) =>
        this.#options.onProgress?.((done + share * group.size) / wanted.size),
      );
      done += group.size;
    }
  }

  async #simulate(
    group: ReadonlyMap<string, CellPlan>,
    isWhole: ReadonlySet<string>,
    onProgress: (share: number) => void,
  ): Promise<void> {
    const [first] = group.values();
    const entries = [...group];
    const plans: PlanSet = {
      worlds: [first!.world],
      targets: first!.targets,
      strategies: entries.map(([, { strategy }]) => strategy),
    };
    await simulate({
      ...this.#options,
      onProgress,
      plans,
      firings: true,
      onCell: (cell, strategy) => {
        const [key, plan] = entries[plans.strategies.indexOf(strategy)]!;
        const runs = cellRuns(cell, strategy, plan.targets, this.#ids);
        if (isWhole.has(key)) this.#runs.set(key, { plan, what: runs });
        this.#figures.set(key, { plan, what: figuresOf(runs) });
      },
    });
  }

  /**
   * The runs of a plan.
   *
   * @throws RangeError where they were not asked for
   */
  runs(plan: CellPlan): CellRuns {
    const done = this.#runs.get(planKey(plan));
    if (!done) throw new RangeError('the runs of this plan were not kept');
    return underOwnNames(done.what, done.plan, plan);
  }

  /**
   * The figures of a plan.
   *
   * @throws RangeError where they were not asked for
   */
  figures(plan: CellPlan): CellFigures {
    const done = this.#figures.get(planKey(plan));
    if (!done) throw new RangeError('this plan was not simulated');
    const figures = new Map(done.what);
    plan.strategy.rules.forEach(({ name }, place) => {
      for (const what of ['rule', 'firings']) {
        const simulated = figureKey(what, done.plan.strategy.rules[place]!.name);
        figures.set(figureKey(what, name), done.what.get(simulated)!);
      }
    });
    return figures;
  }
}
