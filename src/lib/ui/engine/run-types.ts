import type { Label, Plan, Team } from '../../plan/index.ts';
import type { ExplainedRun, ExplainedWeek, HeldBack, Search } from '../../simulation/index.ts';

/** Which year of a cell is to be told: the one with a number, from 0, or one to be found by a fact. */
export interface RunOrder {
  readonly plan: Plan;
  readonly seed: number | string;
  /** Years among which one is looked for. */
  readonly runs: number;
  readonly wanted: { readonly run: number } | { readonly search: Search; readonly fact: string };
}

/** A rule with what there is to say about it. */
export interface RuleStory {
  readonly rule: string;
  /** What people call it; its id where nobody has given it a title. */
  readonly title: Label;
  readonly said: Label;
}

export interface FiredStory extends RuleStory {
  readonly play: Label;
  readonly owner?: Team;
}

/** One week of a year that is told: texts in both languages, values as they are. */
export interface WeekStory {
  readonly week: number;
  readonly facts: ExplainedWeek['facts'];
  /** What the world did. */
  readonly events: readonly Label[];
  /** What plays have moved by now, against the same year without rules. */
  readonly steered: readonly Label[];
  readonly fired: readonly FiredStory[];
  readonly heldBack: readonly { readonly title: Label; readonly why: HeldBack }[];
  /** Rules that did not hold; what they say is asked for when somebody wants to read it. */
  readonly silent: number;
}

/** A year that is told. */
export interface RunStory {
  /** From 0. */
  readonly run: number;
  readonly weeks: readonly WeekStory[];
  readonly year: ExplainedRun['year'];
  readonly withoutRules: ExplainedRun['withoutRules'];
}
