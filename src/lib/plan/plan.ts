import type { BudgetLine, Segment, Source } from './catalogue/words.ts';
import type { Team } from './catalogue/teams.ts';
import type { Modifier } from './modifier.ts';
import type { Quantity } from './quantity.ts';
import type { DerivedFact, PlayDefinition, Rule, SharedCondition } from './rule.ts';

/** Two levers whose draws go together: `r` is the correlation of their normal scores. */
export interface Correlation {
  readonly a: string;
  readonly b: string;
  readonly r: number;
}

export interface Phase {
  readonly name: string;
  /** First and last week, from 1, both included. */
  readonly first: number;
  readonly last: number;
  /** Share of the year's budget. */
  readonly spend: number;
}

/** A goal for a fact of the year, and the path on which it is to be reached. */
export interface Target {
  readonly fact: string;
  readonly owner: Team;
  readonly dimension: 'scale' | 'efficiency' | 'value' | 'money';
  readonly atLeast?: number;
  readonly atMost?: number;
  /** What the year to date should be at the end of each week. Length: weeks. */
  readonly path: readonly number[];
}

/** A big sale that has a name of its own. */
export interface Promotion {
  readonly name: string;
  /** Its weeks, from 1, in order. */
  readonly weeks: readonly number[];
}

/** Weeks of the plan, known ahead. All arrays but the last have one entry a week. */
export interface Calendar {
  /** ISO date of the first day of week 1. */
  readonly start: string;
  readonly weeks: number;
  /** Month of each week, from 1. */
  readonly months: readonly number[];
  /** Season index, mean 1. */
  readonly season: readonly number[];
  /** Weight of the big-sale discount in each week: 0 none, 1 the whole depth. */
  readonly promotion: readonly number[];
  /** The big sales that have names, in the order of the file. */
  readonly promotions: readonly Promotion[];
}

/** The name of the big sale in a week, from 1; undefined where there is none, or it has no name. */
export const promotionName = ({ promotions, promotion }: Calendar, week: number): string | undefined =>
  (promotion[week - 1] ?? 0) > 0 ? promotions.find(({ weeks }) => weeks.includes(week))?.name : undefined;

/** The shop on the day before week 1. */
export interface Opening {
  readonly customers: Readonly<Record<Segment, number>>;
  /** Pieces of live content. */
  readonly contentStock: number;
  /** Orders a week with the season taken out. */
  readonly weeklyOrders: number;
  /** Stock in weeks of demand. */
  readonly stockWeeks: number;
  /** CNY. */
  readonly cash: number;
}

/** Last year, week by week, and its budget: what growth and "centred at opening" are measured against. */
export interface LastYear {
  readonly gmv: readonly number[];
  readonly organicVisits: readonly number[];
  /** CNY a week by budget line. */
  readonly weeklySpend: Readonly<Record<BudgetLine, number>>;
  /** Share of public spend by paid channel. */
  readonly channelShare: Readonly<Record<string, number>>;
}

/** How money moves in time, in whole weeks. */
export interface Terms {
  readonly receiptLag: number;
  readonly supplierTerm: number;
}

/** The shop: everything strategies and scenarios share. */
export interface Shop {
  readonly name: string;
  readonly calendar: Calendar;
  readonly opening: Opening;
  readonly lastYear: LastYear;
  readonly terms: Terms;
  /** Display names that the business file gives to suppliers or sources. */
  readonly labels: Readonly<Partial<Record<Source | 'a' | 'b' | 'c', string>>>;
}

/** Names for people, in the languages the file gives. */
export interface Title {
  /** The key: a file's name without its ending. */
  readonly name: string;
  readonly en: string;
  readonly zh: string;
  readonly note?: string;
}

/** What the world may do: shared by all strategies, so that all meet the same worlds. */
export interface World {
  readonly title: Title;
  readonly shop: Shop;
  /** Base value of every lever of kind `world` and `shop`. */
  readonly values: Readonly<Record<string, Quantity>>;
  /** The scenario's shocks. */
  readonly modifiers: readonly Modifier[];
  readonly correlations: readonly Correlation[];
  /** Loading of one shared normal on chance, duration and size of every shock: 0 independent, 1 all alike. */
  readonly together: number;
}

/** What we do. */
export interface Strategy {
  readonly title: Title;
  /** Base value of every lever of kind `ours`. */
  readonly values: Readonly<Record<string, Quantity>>;
  /** Values of the `ours` levers at opening (last year): effects are centred on these. */
  readonly opening: Readonly<Record<string, number>>;
  readonly phases: readonly Phase[];
  /** Modifiers of the layers strategy and phase. */
  readonly modifiers: readonly Modifier[];
  /** In the order of review: priority first, then rulebook, then place in the file. */
  readonly rules: readonly Rule[];
  readonly conditions: readonly SharedCondition[];
  readonly derived: readonly DerivedFact[];
  readonly plays: readonly PlayDefinition[];
  /** Weeks between two reviews: 1 or 4. */
  readonly reviewWeeks: number;
}

/** A strategy in a world, with what it is judged on: plain data, ready to run. */
export interface Plan {
  readonly strategy: Strategy;
  readonly world: World;
  readonly targets: readonly Target[];
}

/** All strategies and all worlds of a workspace. */
export interface PlanSet {
  readonly strategies: readonly Strategy[];
  readonly worlds: readonly World[];
  readonly targets: readonly Target[];
}
