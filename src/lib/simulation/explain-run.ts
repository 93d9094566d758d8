import { FACTS, LEVERS, type FactDefinition, type Plan, type Team } from '../plan/index.ts';
import { LANES, WorldBlock } from '../model/index.ts';
import {
  decodeValue,
  Explainer,
  type FactValue,
  type LaneHistory,
  lookBack,
  type Reason,
  type SignalRef,
} from '../rules/index.ts';
import { WeekValue } from './measures.ts';
import type { HeldBack } from './firing.ts';
import { StrategyBlock } from './strategy-block.ts';

export interface ExplainOptions {
  readonly plan: Plan;
  readonly seed: number | string;
  /** The run, from 0. */
  readonly run: number;
}

/** A lever of the world that is not where it started. */
export interface MovedLever {
  readonly lever: string;
  readonly base: number;
  readonly value: number;
}

export interface FiredRule {
  readonly rule: string;
  readonly play: string;
  /** Who is to act on it, where the workspace says so. */
  readonly owner?: Team;
  /** json-rules-engine's own account of why the rule holds. */
  readonly because: Reason;
}

export interface ExplainedWeek {
  readonly week: number;
  /** Every scalar fact; null where it is missing. */
  readonly facts: Readonly<Record<string, Exclude<FactValue, undefined> | null>>;
  /** What shocks have moved in this run. */
  readonly moved: readonly MovedLever[];
  /** Rules whose conditions are true, in a week without a review too. */
  readonly holds: readonly string[];
  readonly fired: readonly FiredRule[];
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
  readonly run: number;
  readonly weeks: readonly ExplainedWeek[];
  readonly read: readonly ReadSignal[];
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
 * Tells one run week by week: its facts, what shocks moved, which rules fired and why by json-rules-engine's own account.
 * Throws RuleDisagreement where the library and the compiled rules differ.
 */
export async function explainRun({ plan, seed, run }: ExplainOptions): Promise<ExplainedRun> {
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
      holds: rules.filter(({ holds }) => holds).map(({ rule }) => rule),
      fired: fired.map((r) => ({
        rule: strategy.rules[r]!.name,
        play: strategy.rules[r]!.play,
        ...(strategy.rules[r]!.owner && { owner: strategy.rules[r]!.owner }),
        because: rules[r]!.because,
      })),
      heldBack,
    });
  }
  const back = lookBack(strategyBlock.program);
  const read = strategyBlock.program.signals.map((ref, k) => ({
    ref,
    values: lane.history[k]!,
    back: back[k]!,
  }));
  return { run, weeks, read };
}

/** The run whose value of a fact is the worst, the median or the best; missing values do not count. */
export function findRun(values: Float64Array, which: 'lowest' | 'median' | 'highest'): number | undefined {
  const runs = [...values.keys()].filter((run) => !Number.isNaN(values[run]!));
  runs.sort((a, b) => values[a]! - values[b]! || a - b);
  return which === 'lowest' ? runs[0] : which === 'highest' ? runs.at(-1) : runs[(runs.length - 1) >> 1];
}
