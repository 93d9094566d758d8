import { dateOfDay, dayNumber, type Point } from './when.ts';

/** The weeks of a plan, and the months that they belong to. */
export interface PlanCalendar {
  /** ISO date of the first day of week 1. */
  readonly start: string;
  readonly weeks: number;
  /** Month of each week, from 1. */
  readonly months: readonly number[];
}

/** The first day of a month of the plan: the day of the start date, or the last day of a shorter month. */
function monthStart(startDay: number, monthsLater: number): number {
  const start = new Date(startDay * 86_400_000);
  const [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth() + monthsLater, start.getUTCDate()];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(day, lastDay)) / 86_400_000;
}

/**
 * Months count from the start date: month k begins k-1 calendar months after it, so that 52 weeks are always twelve
 * months. A week belongs to the month of its first day.
 */
export function planCalendar(start: string, weeks: number): PlanCalendar {
  const startDay = dayNumber(start) ?? 0;
  const months: number[] = [];
  let month = 1;
  for (let week = 0; week < weeks; week++) {
    while (startDay + 7 * week >= monthStart(startDay, month)) month++;
    months.push(month);
  }
  return { start, weeks, months };
}

/** Number of months that the plan's weeks touch. */
export const monthCount = (calendar: PlanCalendar): number => calendar.months.at(-1) ?? 0;

/** First and last week of a month of the plan, from 1; undefined when the plan has no such month. */
export function weeksOfMonth(calendar: PlanCalendar, month: number): readonly [number, number] | undefined {
  const first = calendar.months.indexOf(month);
  return first < 0 ? undefined : [first + 1, calendar.months.lastIndexOf(month) + 1];
}

/** First and last week that a point covers, from 1; undefined when it lies outside the plan. */
export function weeksOf(calendar: PlanCalendar, point: Point): readonly [number, number] | undefined {
  if (point.unit === 'month') return weeksOfMonth(calendar, point.number);
  const week =
    point.unit === 'week'
      ? point.number
      : Math.floor(((dayNumber(point.date) ?? 0) - (dayNumber(calendar.start) ?? 0)) / 7) + 1;
  return week >= 1 && week <= calendar.weeks ? [week, week] : undefined;
}

/** The first day of a week, from 1, as an ISO date. */
export const dateOfWeek = (calendar: PlanCalendar, week: number): string =>
  dateOfDay((dayNumber(calendar.start) ?? 0) + 7 * (week - 1));

/** A point as it is written in a file. */
export const writePoint = (point: Point): string =>
  point.unit === 'date' ? point.date : `${point.unit} ${point.number}`;
