import { type Calendar, promotionName, type Unit } from '../../plan/index.ts';
import type { Band } from '../../simulation/index.ts';

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

/** Weeks of one big sale, from 1, both included. */
export interface Sale {
  readonly first: number;
  readonly last: number;
  /** Undefined where the workspace gives it none. */
  readonly name?: string | undefined;
}

/** A rule that fired in a week, from 1. */
export interface Fired {
  readonly week: number;
  readonly rule: string;
}

/** One year of those that a fan is made of. */
export interface RunLine {
  readonly run: number;
  readonly values: readonly number[];
  readonly fired: readonly Fired[];
}

/** A fact's year as a fan: one entry a week throughout. */
export interface FanData {
  readonly unit: Unit;
  readonly quantiles: Band['quantiles'];
  /** The same weeks a year ago, where they are known. */
  readonly lastYear: readonly number[] | undefined;
  readonly runLine?: RunLine | undefined;
  /** First day of each week. */
  readonly days: readonly Date[];
  readonly sales: readonly Sale[];
  /** The highest value that the axis has room for, where several charts share it. */
  readonly top?: number;
}

/** The highest value that a fan reaches. */
export const topOf = ({ quantiles, lastYear }: FanData): number =>
  Math.max(...quantiles.p95, ...(lastYear ?? []));

/** First day of a week, from 1. */
export const firstDay = (calendar: Calendar, week: number): Date =>
  new Date(Date.parse(`${calendar.start}T00:00:00Z`) + (week - 1) * WEEK_DAYS * DAY_MS);

/** Neighbouring weeks with a big-sale discount, those of one name taken together. */
export function salesOf(calendar: Calendar): Sale[] {
  const sales: { first: number; last: number; name: string | undefined }[] = [];
  calendar.promotion.forEach((weight, index) => {
    if (weight <= 0) return;
    const week = index + 1;
    const name = promotionName(calendar, week);
    const before = sales.at(-1);
    if (before?.last === week - 1 && before.name === name) before.last = week;
    else sales.push({ first: week, last: week, name });
  });
  return sales;
}

export function fanData(
  band: Band,
  calendar: Calendar,
  lastYear: readonly number[] | undefined,
  unit: Unit = 'CNY',
): FanData {
  return {
    unit,
    quantiles: band.quantiles,
    lastYear,
    days: band.quantiles.p50.map((_, index) => firstDay(calendar, index + 1)),
    sales: salesOf(calendar),
  };
}

/** Weeks, from 1, in which a month begins; the first week always counts. */
export function monthStarts(days: readonly Date[]): number[] {
  return days.flatMap((day, index) => {
    const before = days[index - 1];
    return before?.getUTCMonth() === day.getUTCMonth() ? [] : [index + 1];
  });
}
