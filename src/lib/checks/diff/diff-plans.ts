import type { Strategy, World } from '../../plan/index.ts';
import { MODEL_VERSION, wilson } from '../../simulation/index.ts';
import type { Practical } from '../recordings/practical.ts';
import { byWeight } from '../recordings/rank.ts';
import type { CellName, Verdict, VerdictCell, VerdictChange } from '../verdict.ts';
import { causesOf, type Cause } from './causes.ts';
import { cellItems } from './cell-items.ts';
import { type CellPlan, type CellRuns, DecisionIds, differingMoments } from './cell-runs.ts';
import { type CellChange, compareCells } from './compare-cells.ts';
import { type DiffSide, matchRules, matchStrategies, matchWorlds, type Pair } from './match.ts';
import { CellSimulator, planKey, type SimulateCells } from './simulate-cells.ts';

export interface DiffOptions extends SimulateCells {
  readonly before: DiffSide;
  readonly after: DiffSide;
  readonly practical: Practical;
  /** Whether a cell that moves past the practical difference is a failure. */
  readonly failOnDrift?: boolean | undefined;
  /** Only these strategies, and these scenarios, by their name on either side; all of them where nothing is named. */
  readonly strategies?: readonly string[] | undefined;
  readonly scenarios?: readonly string[] | undefined;
}

/** Shares of a change, without their sign, that are not worth naming. */
const LEAST_SHARE = 0.01;

interface Titled {
  readonly title: { readonly name: string };
}

const isNamed = ({ before, after }: Pair<Titled>, names: readonly string[] | undefined): boolean =>
  names === undefined ||
  [before, after].some((item) => item !== undefined && names.includes(item.title.name));

/** One cell in both versions. */
interface CellPair {
  readonly name: CellName;
  readonly before: CellPlan | undefined;
  readonly after: CellPlan | undefined;
  readonly strategy: Pair<Strategy>;
}

/** The same cell with one cause only, or without it. */
interface CauseOfCell {
  readonly cause: Cause;
  readonly plan: CellPlan;
}

interface Ranked {
  readonly name: CellName;
  readonly cell: CellChange;
  readonly because: VerdictChange['because'];
}

class Diff {
  readonly #options: DiffOptions;
  #known: readonly Cause[] | undefined;
  readonly #ids = new DecisionIds();
  readonly #cells: VerdictCell[] = [];
  readonly #changes: Ranked[] = [];
  #differing = 0;
  #moments = 0;

  constructor(options: DiffOptions) {
    this.#options = options;
  }

  async run(): Promise<Verdict> {
    const { before, after, runs, seed, onProgress, failOnDrift = false } = this.#options;
    const strategies = matchStrategies(before, after).filter((pair) =>
      isNamed(pair, this.#options.strategies),
    );
    const worlds = matchWorlds(before, after).filter((pair) => isNamed(pair, this.#options.scenarios));
    for (const [place, world] of worlds.entries()) {
      const cells = strategies.flatMap((strategy) => this.#pairUp(strategy, world));
      await this.#compare(cells, (share) => onProgress?.((place + share) / worlds.length));
    }
    const { weeks } = (after.plans.worlds[0] ?? before.plans.worlds[0])!.shop.calendar;
    const changes = this.#changes
      .sort((a, b) => byWeight(a.cell, b.cell))
      .map(({ name, cell, because }) => ({ ...name, ...cell.change, because }));
    const cells = this.#cells;
    return {
      version: 1,
      command: 'diff',
      seed,
      runs,
      weeks,
      model: MODEL_VERSION,
      sides: { before: before.name, after: after.name },
      items: cellItems({ cells, changes }, after.files, failOnDrift),
      cells,
      changes,
      decisionsDiffer: this.#moments === 0 ? 0 : this.#differing / this.#moments,
    };
  }

  #pairUp(strategy: Pair<Strategy>, world: Pair<World>): CellPair[] {
    const { before, after } = this.#options;
    const planOf = (side: 'before' | 'after'): CellPlan | undefined => {
      const [ours, theirs] = [strategy[side], world[side]];
      const { targets } = (side === 'before' ? before : after).plans;
      return ours && theirs && { strategy: ours, world: theirs, targets };
    };
    const [was, is] = [planOf('before'), planOf('after')];
    const shown = is ?? was;
    if (!shown) return [];
    const name = { strategy: shown.strategy.title.name, scenario: shown.world.title.name };
    return [{ name, before: was, after: is, strategy }];
  }

  async #compare(cells: readonly CellPair[], onProgress: (share: number) => void): Promise<void> {
    const differ = cells.filter(
      ({ before, after }) => !before || !after || planKey(before) !== planKey(after),
    );
    const causes = new Map(differ.map((cell) => [cell, this.#causesIn(cell)]));
    const simulator = new CellSimulator({ ...this.#options, onProgress }, this.#ids);
    await simulator.run(
      differ.flatMap(({ before, after }) => [before, after].filter((plan) => plan !== undefined)),
      [...causes.values()].flat().map(({ plan }) => plan),
    );
    for (const cell of cells) {
      const [was, is] = [cell.before, cell.after].map(
        (plan) => plan && causes.has(cell) && simulator.runs(plan),
      );
      this.#cells.push({
        ...cell.name,
        ...(is && { after: chanceOf(is) }),
        ...(was && { before: chanceOf(was) }),
      });
      if (cell.before && cell.after) this.#moments += this.#options.runs * weeksOf(cell.after);
      if (was && is) this.#take(cell, was, is, causes.get(cell) ?? [], simulator);
    }
  }

  /** Looked for once a cell differs: comments and layout change files, too. */
  get #causes(): readonly Cause[] {
    return (this.#known ??= causesOf(this.#options.before, this.#options.after));
  }

  /** The cell under each cause by itself, where that still has it. */
  #causesIn({ before, after }: CellPair): readonly CauseOfCell[] {
    if (!before || !after) return [];
    return this.#causes.flatMap((cause): CauseOfCell[] => {
      const base = cause.kind === 'alone' ? before : after;
      const { strategies, worlds, targets } = cause.plans;
      const strategy = strategies.find(({ title }) => title.name === base.strategy.title.name);
      const world = worlds.find(({ title }) => title.name === base.world.title.name);
      if (!strategy || !world) return [];
      const plan = { strategy, world, targets };
      return planKey(plan) === planKey(base) ? [] : [{ cause, plan }];
    });
  }

  #take(
    cell: CellPair,
    was: CellRuns,
    is: CellRuns,
    causes: readonly CauseOfCell[],
    simulator: CellSimulator,
  ): void {
    const { before, after } = cell.strategy;
    const rules = matchRules(before!, after!).map((pair) => ({
      before: pair.before?.name,
      after: pair.after?.name,
    }));
    this.#differing += differingMoments(was.decisions, is.decisions);
    const named = withoutDoubles(causes);
    for (const change of compareCells(was, is, rules, this.#options.practical))
      this.#changes.push({
        name: cell.name,
        cell: change,
        because: becauseOf(change, cell, named, simulator),
      });
  }
}

/** A changed file that comes to the same as one of its rules is that rule. */
const withoutDoubles = (causes: readonly CauseOfCell[]): readonly CauseOfCell[] =>
  causes.filter(
    ({ cause, plan }) =>
      cause.rule !== undefined ||
      !causes.some(
        (other) =>
          other.cause.rule !== undefined &&
          other.cause.file === cause.file &&
          planKey(other.plan) === planKey(plan),
      ),
  );

/** The part of a change that each cause makes by itself, the strongest first; parts need not sum to the whole. */
function becauseOf(
  { keys, what }: CellChange,
  { before, after }: CellPair,
  causes: readonly CauseOfCell[],
  simulator: CellSimulator,
): VerdictChange['because'] {
  // a rule that the plan does not have never fires
  const none = what === 'rule' ? 0 : NaN;
  const of = (plan: CellPlan, side: 'before' | 'after') => simulator.figures(plan).get(keys[side]) ?? none;
  const [was, is] = [of(before!, 'before'), of(after!, 'after')];
  return causes
    .map(({ cause: { file, rule, kind }, plan }) => {
      const figure = of(plan, kind === 'alone' ? 'before' : 'after');
      const share = kind === 'alone' ? (figure - was) / (is - was) : (is - figure) / (is - was);
      return { file, ...(rule !== undefined && { rule }), share };
    })
    .filter(({ share }) => Number.isFinite(share) && Math.abs(share) >= LEAST_SHARE)
    .sort((a, b) => Math.abs(b.share) - Math.abs(a.share));
}

const weeksOf = ({ world }: CellPlan): number => world.shop.calendar.weeks;

const chanceOf = ({ metAll }: CellRuns) =>
  wilson(
    metAll.reduce((sum, flag) => sum + flag, 0),
    metAll.length,
  );

/**
 * Compares two versions of a workspace: every cell that differs in effect is simulated in both on the same draws, and again with
 * each changed rule and each changed file by itself. Names, order, comments and layout are no effect.
 */
export const diffPlans = (options: DiffOptions): Promise<Verdict> => new Diff(options).run();
