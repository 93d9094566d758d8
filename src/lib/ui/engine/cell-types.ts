import type { Aim, Exceedance, Histogram } from '../../analysis/index.ts';
import { SOURCES, type PlanSet, SUPPLIERS } from '../../plan/index.ts';
import type { Band, Outcome, Summary } from '../../simulation/index.ts';

/** More years than these are too many to keep week by week: the first so many stand for all. */
export const MOST_DETAILED = 25_000;

/** Facts whose weeks a cell keeps from the first; others are simulated when they are asked for. */
export const FIRST_WEEKLY = [
  'gmv',
  'cac',
  'cvr',
  'profit',
  'stock_weeks',
  'cash',
  'fill_rate',
  'fulfilment_days',
] as const;

/** Facts of which the mean of each week is wanted: whether a supplier can deliver. */
export const SUPPLIER_UP = SUPPLIERS.map((supplier) => `supplier.${supplier}.up`);

/** Sources that bring first orders: regulars' own sessions bring none. */
export const NEW_CUSTOMER_SOURCES = SOURCES.filter((source) => source !== 'private' && source !== 'direct');

/** One cell of the matrix, to be simulated so that every question about its years can be answered. */
export interface CellOrder {
  /** One strategy and one world. */
  readonly plans: PlanSet;
  readonly runs: number;
  readonly seed: number | string;
}

/** What a cell's years come to, beyond what the matrix says. */
export interface CellDetail {
  readonly outcome: Outcome;
  readonly weeks: number;
  /** Share of years in which each rule, by its place in the outcome, fired in each week. */
  readonly firings: readonly (readonly number[])[];
  /** Share of years in which each supplier could not deliver, by week; by place in SUPPLIERS. */
  readonly outages: readonly (readonly number[])[];
}

/** A fact over the years of a cell. */
export interface Distribution {
  readonly histogram: Histogram;
  readonly exceedance: Exceedance;
}

/** A fact's weeks over the years of a cell. */
export interface FactWeeks {
  readonly band: Band;
  readonly means: readonly number[];
  readonly summary: Summary;
}

/** One year: its weeks of a fact, where they are kept, and what fired in it. */
export interface RunView {
  readonly run: number;
  readonly values: readonly number[] | undefined;
  readonly firings: readonly { readonly rule: number; readonly week: number }[];
}

export type WhichRun = 'worst' | 'median' | 'best';

/** What is asked of a cell that has been simulated. */
export interface CellQuestions {
  distribution(fact: string, aim: Aim, direction: Exceedance['direction']): Distribution | undefined;
  run(fact: string, run: number): RunView | undefined;
  find(fact: string, which: WhichRun): number | undefined;
}
