import { nearest } from '../text/nearest.ts';
import { parsed, refused, type Parsed } from './number.ts';

/** A point of the plan's year as a file has it; the calendar makes weeks of it. */
export type Point =
  | { readonly unit: 'week'; readonly number: number }
  | { readonly unit: 'month'; readonly number: number }
  | { readonly unit: 'date'; readonly date: string };

/** From one point to another, both included; a single point has itself as its end. */
export interface Span {
  readonly first: Point;
  readonly last: Point;
  /** Whether `to` was written: the week is then drawn per run. */
  readonly range: boolean;
}

/** Months of the plan, from 1, both included. */
export interface Months {
  readonly first: number;
  readonly last: number;
}

export interface WhenProblem {
  readonly reason: 'text' | 'whole' | 'date' | 'no-such-day' | 'backwards';
  readonly suggestion: string | null;
}

const NAMED = /^(week|month) ([0-9]{1,3})$/;
const DATE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const LOOSE_DATE = /^([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?$/;
const DAY = 86_400_000;
/** Dates outside these years are slips of the pen. */
const YEARS: readonly [number, number] = [1970, 2199];

/** Days from 1970-01-01 to a date, or undefined when the calendar has no such day. */
export function dayNumber(date: string): number | undefined {
  const match = DATE.exec(date);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < YEARS[0] || year > YEARS[1]) return undefined;
  const time = new Date(Date.UTC(year, month - 1, day));
  return time.getUTCMonth() === month - 1 && time.getUTCDate() === day ? time.getTime() / DAY : undefined;
}

/** The ISO date of a day number. */
export const dateOfDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

function suggest(text: string): string | null {
  const date = LOOSE_DATE.exec(text);
  if (date !== null) {
    const [, year = '', month = '', day = ''] = date;
    const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return dayNumber(written) === undefined ? null : written;
  }
  const words = /^([\p{L}]+)\s*([0-9]{1,3})$/u.exec(text.toLowerCase());
  if (words !== null) {
    const unit = nearest(words[1] ?? '', ['week', 'month']);
    return unit === null ? null : `${unit} ${Number(words[2])}`;
  }
  const chinese = /^第?([0-9]{1,2})(周|个?月)$/.exec(text);
  return chinese === null ? null : `${chinese[2] === '周' ? 'week' : 'month'} ${Number(chinese[1])}`;
}

/** The last day of the month, where only the day is too high for it. */
function lastDayBefore(date: string): string | null {
  for (const day of ['30', '29', '28']) {
    const earlier = `${date.slice(0, -2)}${day}`;
    if (earlier < date && dayNumber(earlier) !== undefined) return earlier;
  }
  return null;
}

/** `week 12`, `month 4`, `2026-06-18`, or a plain week number. */
export function parsePoint(written: number | string): Parsed<Point, WhenProblem> {
  if (typeof written === 'number') {
    return Number.isInteger(written)
      ? parsed({ unit: 'week', number: written })
      : refused({ reason: 'whole', suggestion: `week ${Math.max(1, Math.round(written))}` });
  }
  const named = NAMED.exec(written);
  if (named !== null)
    return parsed({ unit: named[1] === 'week' ? 'week' : 'month', number: Number(named[2]) });
  if (DATE.test(written)) {
    if (dayNumber(written) !== undefined) return parsed({ unit: 'date', date: written });
    return refused({ reason: 'no-such-day', suggestion: lastDayBefore(written) });
  }
  return refused({ reason: LOOSE_DATE.test(written) ? 'date' : 'text', suggestion: suggest(written) });
}

/** A point, or a range `a to b`; in a range `month 4 to 7` the unit may be left out at the end. */
export function parseSpan(written: number | string): Parsed<Span, WhenProblem> {
  const parts = typeof written === 'number' ? [written] : written.split(' to ');
  const [from = '', to] = parts;
  const first = parsePoint(from);
  if (!first.ok) return first;
  if (to === undefined) return parsed({ first: first.value, last: first.value, range: false });
  if (parts.length > 2) return refused({ reason: 'text', suggestion: null });
  const bare = typeof to === 'string' && /^[0-9]{1,3}$/.test(to) && first.value.unit !== 'date';
  const last = parsePoint(bare ? `${first.value.unit} ${to}` : to);
  return last.ok ? parsed({ first: first.value, last: last.value, range: true }) : last;
}

/** Months of a phase: `1-2`, or a single month. */
export function parseMonths(written: number | string): Parsed<Months, WhenProblem> {
  const text = String(written).trim();
  const match = /^([0-9]{1,3})(?:\s*-\s*([0-9]{1,3}))?$/.exec(text);
  if (match === null) {
    const loose = /^(?:months?\s*)?([0-9]{1,2})\s*(?:-|–|—|~|to|至|到)\s*(?:months?\s*)?([0-9]{1,2})$/i.exec(
      text,
    );
    return refused({ reason: 'text', suggestion: loose === null ? null : `${loose[1]}-${loose[2]}` });
  }
  const first = Number(match[1]);
  const last = match[2] === undefined ? first : Number(match[2]);
  return last < first
    ? refused({ reason: 'backwards', suggestion: `${last}-${first}` })
    : parsed({ first, last });
}
