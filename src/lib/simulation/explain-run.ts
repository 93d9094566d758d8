import { FACTS, LEVERS, type FactDefinition, type Plan, type Team } from '../plan/index.ts';
import { LANES, WorldBlock } from '../model/index.ts';
import { decodeValue, Explainer, type FactValue, type Reason } from '../rules/index.ts';
import { WeekValue } from './measures.ts';
import type { HeldBack } from './firing.ts';
import { checkRun } from './simulate.ts';
import { StrategyBlock } from './strategy-block.ts';

/** Which run of which cell is to be told. */
export interface ExplainOptions {
  readonly plan: Plan;
  /** The seed with which the cell is simulated: a finite number or text; 42 and "42" are one seed. */
  readonly seed: number | string;
  /** The run, a whole number from 0, as `simulate` numbers its runs. */
  readonly run: number;
}

/** A lever of the world that is not where it started; its values are in the unit that `LEVERS` gives. */
export interface MovedLever {
  readonly lever: string;
  readonly base: number;
  readonly value: number;
}

/** A rule that fired in a week, and why. */
export interface FiredRule {
  readonly rule: string;
  /** The play that it set in motion. */
  readonly play: string;
  /** Who is to act on it, where the workspace says so. */
  readonly owner?: Team;
  /** json-rules-engine's own account of why the rule holds. */
  readonly because: Reason;
}

/** What happened in one week of a run. */
export interface ExplainedWeek {
  /** From 1. */
  readonly week: number;
  /** Every scalar fact by name, in the unit that `FACTS` gives (shares are fractions, money is CNY); null where it is missing. */
  readonly facts: Readonly<Record<string, Exclude<FactValue, undefined> | null>>;
  /** What shocks have moved in this run. */
  readonly moved: readonly MovedLever[];
  readonly fired: readonly FiredRule[];
  /** Rules that held without firing: they fired a short while ago, their play runs, or it has been started often enough. */
  readonly heldBack: readonly { readonly rule: string; readonly why: HeldBack }[];
}

/** One run told week by week. */
export interface ExplainedRun {
  /** From 0. */
  readonly run: number;
  /** One entry a week, in order. */
  readonly weeks: readonly ExplainedWeek[];
}

/** What is noted of the lane in a week, before the rules are explained. */
interface Note {
  readonly facts: ExplainedWeek['facts'];
  readonly moved: readonly MovedLever[];
  readonly fired: readonly number[];
  readonly heldBack: ExplainedWeek['heldBack'];
}

const read = (fact: FactDefinition, code: number): Exclude<FactValue, undefined> | null =>
  decodeValue(fact.type, fact.members, code) ?? null;

/** Follows one lane of a block. */
class LaneNotes {
  readonly notes: Note[] = [];
  readonly history: number[][];
  readonly #lane: number;
  readonly #facts: readonly { fact: FactDefinition; value: WeekValue }[];
  readonly #fired: number[];

  constructor(block: StrategyBlock, lane: number) {
    this.#lane = lane;
    this.#facts = FACTS.map((fact) => ({
      fact,
      value: new WeekValue(fact.measure.week, block.year.outputByName),
    }));
    this.history = block.program.signals.map(() => []);
    this.#fired = block.review.rules.map(() => 0);
  }

  readonly observe = (block: StrategyBlock, week: number, reviewed: boolean): void => {
    const lane = this.#lane;
    const facts: Record<string, ExplainedWeek['facts'][string]> = {};
    for (const { fact, value } of this.#facts) {
      value.update();
      facts[fact.name] = read(fact, value.values[lane]!);
    }
    block.signals.columns.forEach((values, k) => this.history[k]!.push(values[lane]!));
    const fired: number[] = [];
    const heldBack: { rule: string; why: HeldBack }[] = [];
    if (reviewed) {
      block.review.rules.forEach((rule, r) => {
        const count = block.review.fired[r]![lane]!;
        if (count > this.#fired[r]!) fired.push(r);
        else if (block.ruleState.holds[r]![lane] === 1) {
          const why = block.review.heldBack(r, lane, week);
          if (why) heldBack.push({ rule: rule.name, why });
        }
        this.#fired[r] = count;
      });
    }
    this.notes.push({ facts, moved: movedLevers(block, lane), fired, heldBack });
  };
}

function movedLevers(block: StrategyBlock, lane: number): MovedLever[] {
  const { year } = block;
  return LEVERS.flatMap((lever, place): MovedLever[] => {
    if (lever.kind !== 'world') return [];
    const base = year.base(place)[lane]!;
    const value = year.levers[place]![lane]!;
    return value === base ? [] : [{ lever: lever.name, base, value }];
  });
}

/**
 * Tells one run week by week: its facts, what shocks moved, which rules fired and why by json-rules-engine's own account. The
 * run is that of `simulate` with the same plan, seed and number.
 *
 * @throws RangeError for a run that is no whole number from 0 on
 * @throws SeedError for a seed that is blank or not finite
 * @throws ModelError where the model computes what is no number
 * @throws RuleDisagreement where json-rules-engine and the compiled rules differ
 * @example
 * ```ts
 * const [strategy] = plans.strategies;
 * const [world] = plans.worlds;
 * const { weeks } = await explainRun({ plan: { strategy, world, targets: plans.targets }, seed: 42, run: 0 });
 * for (const { week, fired } of weeks) console.log(week, fired.map(({ rule, play }) => `${rule} -> ${play}`));
 * ```
 */
export async function explainRun({ plan, seed, run }: ExplainOptions): Promise<ExplainedRun> {
  checkRun(run);
  const { strategy, world, targets } = plan;
  const worlds = new WorldBlock(world, [strategy.values]);
  const block = Math.floor(run / LANES);
  worlds.run({ seed, block });
  const strategyBlock = new StrategyBlock(strategy, worlds, targets, { everything: true });
  const lane = new LaneNotes(strategyBlock, run % LANES);
  strategyBlock.run(block, lane.observe);
  const source = {
    rules: strategy.rules,
    conditions: strategy.conditions,
    derived: strategy.derived,
    targetFacts: targets.map((target) => target.fact),
  };
  const explainer = new Explainer(source, strategyBlock.program, lane.history);
  const weeks: ExplainedWeek[] = [];
  for (const [t, { facts, moved, fired, heldBack }] of lane.notes.entries()) {
    const { rules } = await explainer.explain(t + 1);
    weeks.push({
      week: t + 1,
      facts,
      moved,
      fired: fired.map((r) => ({
        rule: strategy.rules[r]!.name,
        play: strategy.rules[r]!.play,
        ...(strategy.rules[r]!.owner && { owner: strategy.rules[r]!.owner }),
        because: rules[r]!.because,
      })),
      heldBack,
    });
  }
  return { run, weeks };
}

/** How the run is placed that is looked for among others. */
export type WhichRun = 'lowest' | 'median' | 'highest';

const PLACES: Readonly<Record<WhichRun, (runs: number) => number>> = {
  lowest: () => 0,
  median: (runs) => Math.floor((runs - 1) / 2),
  highest: (runs) => runs - 1,
};

/**
 * The run, from 0, whose value of a fact is the lowest, the highest, or in the middle (the lower one of two); the first such
 * run where several have the value, the last for the highest. Undefined where no run has a value.
 *
 * @param values - one value a run, NaN where it is missing, as `CellTally.values` gives them
 * @throws RangeError for another place than these three
 * @example
 * ```ts
 * let worst: number | undefined;
 * const onCell: SimulateOptions['onCell'] = (cell) => {
 *   const values = cell.values('profit');
 *   worst = values && findRun(values, 'lowest');
 * };
 * await simulate({ plans, runs: 1000, seed: 42, workers, onCell });
 * ```
 */
export function findRun(values: ArrayLike<number>, which: WhichRun): number | undefined {
  if (!Object.hasOwn(PLACES, which)) {
    throw new RangeError(`a run is the ${Object.keys(PLACES).join(', ')} one, not "${which}"`);
  }
  const runs = Array.from(values, (_, run) => run).filter((run) => !Number.isNaN(values[run]!));
  runs.sort((a, b) => values[a]! - values[b]! || a - b);
  return runs[PLACES[which](runs.length)];
}
