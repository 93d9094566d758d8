import { FACTS, type FactDefinition, LEVERS, type Plan, type Team, YEAR_FACTS } from '../plan/index.ts';
import { LANES, WorldBlock } from '../model/index.ts';
import {
  decodeValue,
  Explainer,
  type FactValue,
  type LaneHistory,
  lookBack,
  type Reason,
  type SignalRef,
  ruleHolds,
} from '../rules/index.ts';
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

/** A lever that is not where it would be: one of the world that shocks moved, one of ours that plays did. In the unit that `LEVERS` gives. */
export interface MovedLever {
  readonly lever: string;
  /** Where it started, or where it would be without rules. */
  readonly base: number;
  readonly value: number;
}

/** A rule that does not hold, and why not. */
export interface SilentRule {
  readonly rule: string;
  /** json-rules-engine's own account. */
  readonly because: Reason;
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
  /** Our levers that plays have moved, against the same year without rules. */
  readonly steered: readonly MovedLever[];
  /** Rules whose conditions are true, in a week without a review too. */
  readonly holds: readonly string[];
  readonly fired: readonly FiredRule[];
  /** Rules that did not hold when they were reviewed. */
  readonly silent: readonly SilentRule[];
  /** Rules that held without firing: they fired a short while ago, their play runs, or it has been started often enough. */
  readonly heldBack: readonly { readonly rule: string; readonly why: HeldBack }[];
}

/** A column that the rules of a run read. */
export interface ReadSignal {
  readonly ref: SignalRef;
  /** Its numbers in weeks 1, 2, 3 …, encoded as columns are. */
  readonly values: LaneHistory[number];
  /** Weeks before the one in question of which it is read. */
  readonly back: number;
}

/** One run told week by week. */
export interface ExplainedRun {
  /** From 0. */
  readonly run: number;
  /** One entry a week, in order. */
  readonly weeks: readonly ExplainedWeek[];
  /** Facts of the whole year by name; null where one is missing. */
  readonly year: YearValues;
  /** The same year, had there been no rules: one entry a week, and the whole. */
  readonly withoutRules: { readonly weeks: readonly ExplainedWeek['facts'][]; readonly year: YearValues };
  readonly read: readonly ReadSignal[];
}

/** Year facts by name, null where one is missing. */
type YearValues = Readonly<Record<string, number | null>>;

/** What is noted of the lane in a week, before the rules are explained. */
interface Note {
  readonly facts: ExplainedWeek['facts'];
  readonly moved: readonly MovedLever[];
  /** Values of all levers, in the catalogue's order. */
  readonly levers: readonly number[];
  readonly reviewed: boolean;
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
        else if (ruleHolds(block.ruleState, r, lane)) {
          const why = block.review.heldBack(r, lane, week);
          if (why) heldBack.push({ rule: rule.name, why });
        }
        this.#fired[r] = count;
      });
    }
    const levers = block.year.levers.map((values) => values[lane]!);
    this.notes.push({ facts, moved: movedLevers(block, lane), levers, reviewed, fired, heldBack });
  };
}

/** Runs the year of a strategy, and notes one lane of it. */
function follow(block: number, lane: number, strategyBlock: StrategyBlock): LaneNotes {
  const notes = new LaneNotes(strategyBlock, lane);
  strategyBlock.run(block, notes.observe);
  return notes;
}

function yearOf(block: StrategyBlock, lane: number): YearValues {
  const values = block.yearFacts();
  return Object.fromEntries(
    YEAR_FACTS.map(({ name }, f) => {
      const value = values[f * LANES + lane]!;
      return [name, Number.isNaN(value) ? null : value];
    }),
  );
}

/** Our levers whose values differ from those of the year without rules. */
function steeredLevers(values: readonly number[], without: readonly number[]): MovedLever[] {
  return LEVERS.flatMap(({ kind, name }, place): MovedLever[] => {
    const [value, base] = [values[place]!, without[place]!];
    return kind !== 'ours' || value === base ? [] : [{ lever: name, base, value }];
  });
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
 * Tells one run week by week: its facts, what shocks and plays moved, which rules fired and why, and why the
 * others did not, by json-rules-engine's own account; and the same year without rules. The
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
  const place = run % LANES;
  worlds.run({ seed, block });
  const whole = new StrategyBlock(strategy, worlds, targets, { everything: true });
  const lane = follow(block, place, whole);
  const year = yearOf(whole, place);
  const bare = new StrategyBlock({ ...strategy, rules: [], plays: [] }, worlds, targets, {
    everything: true,
  });
  const without = follow(block, place, bare);
  const source = {
    rules: strategy.rules,
    conditions: strategy.conditions,
    derived: strategy.derived,
    targetFacts: targets.map((target) => target.fact),
  };
  const explainer = new Explainer(source, whole.program, lane.history);
  const weeks: ExplainedWeek[] = [];
  for (const [t, note] of lane.notes.entries()) {
    const { facts, moved, levers, reviewed, fired, heldBack } = note;
    const { rules } = await explainer.explain(t + 1);
    weeks.push({
      week: t + 1,
      facts,
      moved,
      steered: steeredLevers(levers, without.notes[t]!.levers),
      holds: rules.filter(({ holds }) => holds).map(({ rule }) => rule),
      fired: fired.map((r) => ({
        rule: strategy.rules[r]!.name,
        play: strategy.rules[r]!.play,
        ...(strategy.rules[r]!.owner && { owner: strategy.rules[r]!.owner }),
        because: rules[r]!.because,
      })),
      silent: reviewed
        ? rules.filter(({ holds }) => !holds).map(({ rule, because }) => ({ rule, because }))
        : [],
      heldBack,
    });
  }
  const back = lookBack(whole.program);
  const read = whole.program.signals.map((ref, k) => ({ ref, values: lane.history[k]!, back: back[k]! }));
  return {
    run,
    weeks,
    year,
    withoutRules: { weeks: without.notes.map(({ facts }) => facts), year: yearOf(bare, place) },
    read,
  };
}
