import { ALERT, type Strategy, type Target } from '../plan/index.ts';
import { LANES } from '../model/index.ts';
import { createMask, Explainer, type Mask, type RuleReason, type SignalRef } from '../rules/index.ts';
import type { HeldBack } from './firing.ts';
import { Review } from './review.ts';
import { compileStrategy } from './strategy-block.ts';

/** A week as rules see it, without a simulation: facts, their past, and what has fired before. */
export interface RuleMoment {
  readonly strategy: Strategy;
  readonly targets: readonly Target[];
  /** From 1. */
  readonly week: number;
  /** Weeks of the plan: there is no review after the last. */
  readonly weeks: number;
  /** Numbers of a signal in weeks 1 to `week`, encoded as columns are; NaN, or none, where it is missing. */
  readonly history: (ref: SignalRef) => ArrayLike<number>;
  /** Firings of earlier weeks. */
  readonly fired: readonly { readonly rule: string; readonly week: number }[];
}

/** What rules and the review make of a week. */
export interface ReviewedWeek {
  /** Every rule, with json-rules-engine's own account. */
  readonly rules: readonly RuleReason[];
  /** Whether there is a review at the end of the week. */
  readonly reviewed: boolean;
  readonly fired: readonly string[];
  readonly heldBack: readonly { readonly rule: string; readonly why: HeldBack }[];
  /** Plays that start; an alert only records. */
  readonly starts: readonly string[];
  /** Firings of earlier weeks that could not have been: the rule, or its play, was held back then. */
  readonly impossible: readonly { readonly rule: string; readonly week: number; readonly why: HeldBack }[];
}

/** Whether a strategy's rules are reviewed at the end of a week. */
const isReviewed = ({ reviewWeeks }: Strategy, week: number, weeks: number): boolean =>
  week % reviewWeeks === 0 && week !== weeks;

/** The review on one lane: rules are told to hold, and fire or not. */
class LaneReview {
  readonly #review: Review;
  readonly #holds: readonly Mask[];
  readonly #some: Uint8Array;

  constructor(strategy: Strategy) {
    this.#review = new Review(strategy, false);
    this.#review.start();
    this.#holds = strategy.rules.map(() => createMask(LANES));
    this.#some = new Uint8Array(strategy.rules.length);
  }

  /** For each rule that holds whether it fired, or why it did not. */
  fire(holds: readonly boolean[], week: number): (HeldBack | 'fired' | undefined)[] {
    const before = this.#review.fired.map((times) => times[0]!);
    this.#holds.forEach((mask, r) => {
      mask[0] = holds[r] ? 1 : 0;
    });
    this.#some.set(holds.map(Number));
    this.#review.fire({ holds: this.#holds, some: this.#some }, week);
    return holds.map((held, r) => {
      if (!held) return undefined;
      return this.#review.fired[r]![0]! > before[r]! ? 'fired' : this.#review.heldBack(r, 0, week);
    });
  }
}

/** Lets what has fired before fire again, so that cooling, limits and running plays are as they were. */
function replay(review: LaneReview, { strategy, fired }: RuleMoment): ReviewedWeek['impossible'] {
  const weeks = [...new Set(fired.map(({ week }) => week))].sort((a, b) => a - b);
  return weeks.flatMap((week) => {
    const those = new Set(fired.filter((each) => each.week === week).map(({ rule }) => rule));
    const results = review.fire(
      strategy.rules.map(({ name }) => those.has(name)),
      week,
    );
    return results.flatMap((why, r) =>
      why === undefined || why === 'fired' ? [] : [{ rule: strategy.rules[r]!.name, week, why }],
    );
  });
}

/**
 * What a strategy's rules make of a week: which hold, by json-rules-engine and the compiled form alike, and what the review
 * then fires, holds back and starts.
 *
 * @throws RuleDisagreement where the two differ
 */
export async function reviewWeek(moment: RuleMoment): Promise<ReviewedWeek> {
  const { strategy, targets, week, weeks, history } = moment;
  const program = compileStrategy(strategy, targets);
  const source = {
    rules: strategy.rules,
    conditions: strategy.conditions,
    derived: strategy.derived,
    targetFacts: targets.map((target) => target.fact),
  };
  const past = program.signals.map((ref) => {
    const values = history(ref);
    return Array.from({ length: week }, (_, t) => values[t] ?? NaN);
  });
  const { rules } = await new Explainer(source, program, past).explain(week);
  const review = new LaneReview(strategy);
  const impossible = replay(review, moment);
  const reviewed = isReviewed(strategy, week, weeks);
  const results = reviewed
    ? review.fire(
        rules.map(({ holds }) => holds),
        week,
      )
    : [];
  const plays = new Set<string>();
  const fired: string[] = [];
  const heldBack: { rule: string; why: HeldBack }[] = [];
  results.forEach((result, r) => {
    const { name, play } = strategy.rules[r]!;
    if (result === 'fired') {
      fired.push(name);
      if (play !== ALERT) plays.add(play);
    } else if (result !== undefined) heldBack.push({ rule: name, why: result });
  });
  return { rules, reviewed, fired, heldBack, starts: [...plays], impossible };
}
