import { LEVERS, PAID_CHANNELS, SUPPLIERS } from '../../plan/index.ts';
import { column, type Column, columns } from '../column.ts';

/** What the world does in one week, on every lane. */
export interface WorldWeek {
  /** Levers of kinds world and shop in force, by catalogue place; undefined for ours. */
  readonly levers: (Column | undefined)[];
  /** Cost per click, CNY, by paid channel. */
  readonly costPerClick: Column[];
  /** Cost per click against opening, without season, by paid channel. */
  readonly costPerClickIndex: Column[];
  /** Competitor's price against opening. */
  readonly competitorPrice: Column;
  readonly competitorPromoting: Column;
  readonly entrant: Column;
  /** Material cost against opening. */
  readonly materialIndex: Column;
  /** 1 where the supplier delivers, by supplier. */
  readonly supplierUp: Column[];
  /** Consecutive weeks without delivery, by supplier. */
  readonly weeksLate: Column[];
  /** Whole weeks from order to arrival, by supplier. */
  readonly leadWeeks: Column[];
  /** Normal score of the week's demand noise. */
  readonly demandScore: Column;
  /** Factor on the content made, mean 1. */
  readonly contentLuck: Column;
  /** Normal scores of a page test's true lift and of its error. */
  readonly testLift: Column;
  readonly testError: Column;
}

export const createWeek = (): WorldWeek => ({
  levers: LEVERS.map(() => undefined),
  costPerClick: columns(PAID_CHANNELS.length),
  costPerClickIndex: columns(PAID_CHANNELS.length),
  competitorPrice: column(),
  competitorPromoting: column(),
  entrant: column(),
  materialIndex: column(),
  supplierUp: columns(SUPPLIERS.length),
  weeksLate: columns(SUPPLIERS.length),
  leadWeeks: columns(SUPPLIERS.length),
  demandScore: column(),
  contentLuck: column(),
  testLift: column(),
  testError: column(),
});
