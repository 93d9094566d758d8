import { nearest } from '../text/nearest.ts';
import { parseAmount, parsed, refused, writeNumber, type Parsed } from './number.ts';

/** Why a text is no duration, and the text to write instead where one can be guessed. */
export interface WeeksProblem {
  readonly reason: 'unit' | 'number' | 'negative' | 'text';
  readonly suggestion: string | null;
}

const DURATION = /^(\S+)\s+([a-z]+)$/;
const LOOSE = /^([0-9][0-9_.]*)\s*([\p{L}]+)\.?$/u;

/** Weeks in the units that planners also think in; a month is a twelfth of a year. */
const OTHER_UNITS: Readonly<Record<string, number>> = {
  day: 1 / 7,
  days: 1 / 7,
  d: 1 / 7,
  天: 1 / 7,
  日: 1 / 7,
  week: 1,
  weeks: 1,
  w: 1,
  wk: 1,
  wks: 1,
  周: 1,
  个星期: 1,
  星期: 1,
  month: 52 / 12,
  months: 52 / 12,
  个月: 52 / 12,
  月: 52 / 12,
  quarter: 13,
  quarters: 13,
  year: 52,
  years: 52,
  年: 52,
};

/** Writes a duration in the grammar. */
export const writeWeeks = (weeks: number): string => (weeks === 1 ? '1 week' : `${writeNumber(weeks)} weeks`);

function suggest(text: string): string | null {
  const match = LOOSE.exec(text.trim().normalize('NFKC').toLowerCase());
  if (match === null) return null;
  const [, digits = '', unit = ''] = match;
  const known = Object.hasOwn(OTHER_UNITS, unit) ? unit : nearest(unit, ['week', 'weeks', 'months', 'days']);
  const amount = parseAmount(digits);
  if (known === null || !amount.ok) return null;
  const weeks = amount.value.value * (OTHER_UNITS[known] ?? 1);
  return writeWeeks(known.startsWith('week') ? weeks : Math.max(1, Math.round(weeks)));
}

/** A duration: `8 weeks`, `1 week`, or a plain number of weeks. */
export function parseWeeks(written: number | string): Parsed<number, WeeksProblem> {
  if (typeof written === 'number') {
    return written >= 0 ? parsed(written) : refused({ reason: 'negative', suggestion: null });
  }
  const match = DURATION.exec(written);
  const digits = match === null ? written : (match[1] ?? '');
  const amount = parseAmount(digits);
  if (!amount.ok || amount.value.percent) {
    return refused({ reason: match === null ? 'text' : 'number', suggestion: suggest(written) });
  }
  if (match !== null && match[2] !== 'week' && match[2] !== 'weeks') {
    return refused({ reason: 'unit', suggestion: suggest(written) });
  }
  return amount.value.value >= 0
    ? parsed(amount.value.value)
    : refused({ reason: 'negative', suggestion: null });
}
