import { planCalendar, weeksOf, type PlanCalendar } from '../grammar/calendar.ts';
import { parseSpan } from '../grammar/when.ts';
import { partAt, type Tree } from '../text/tree.ts';

const ANY_START = '2026-01-05';
const A_YEAR = 52;

/** The weeks that a business file plans for; a common year where it does not say. */
export function yearOf(business: Tree | undefined): PlanCalendar {
  const read = (key: string): string | number | undefined => {
    const part = business && partAt(business, ['calendar', key]);
    return part?.kind === 'scalar' && (typeof part.value === 'string' || typeof part.value === 'number')
      ? part.value
      : undefined;
  };
  const weeks = Number(read('weeks') ?? A_YEAR);
  const start = read('start');
  return planCalendar(
    typeof start === 'string' ? start : ANY_START,
    Number.isInteger(weeks) && weeks > 0 && weeks < 60 ? weeks : A_YEAR,
  );
}

/** First and last week that a beginning as it is written may fall in; undefined where it is none, or an assumption. */
export function weeksWritten(part: Tree, year: PlanCalendar): readonly [number, number] | undefined {
  if (part.kind !== 'scalar' || (typeof part.value !== 'string' && typeof part.value !== 'number'))
    return undefined;
  const span = parseSpan(part.value);
  if (!span.ok) return undefined;
  const first = weeksOf(year, span.value.first);
  const last = weeksOf(year, span.value.last);
  if (!first || !last) return undefined;
  return span.value.range ? [first[0], last[1]] : [first[0], first[0]];
}
