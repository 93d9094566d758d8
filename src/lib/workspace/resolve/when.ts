import type { Quantity } from '../../plan/index.ts';
import type { Report } from '../finding.ts';
import { dateOfWeek, weeksOf, writePoint, type PlanCalendar } from '../grammar/calendar.ts';
import type { Point, Span } from '../grammar/when.ts';
import type { Written } from '../schemas/quantity.ts';
import type { Place } from '../text/source.ts';
import { rangeOf } from './levers.ts';

function reportOutside(text: string, calendar: PlanCalendar, report: Report, place: Place): void {
  const { weeks } = calendar;
  report.add(
    'when-outside',
    { text, weeks, first: calendar.start, last: dateOfWeek(calendar, weeks) },
    place,
  );
}

function weeksOfPoint(
  point: Point,
  calendar: PlanCalendar,
  report: Report,
  place: Place,
): readonly [number, number] | undefined {
  const weeks = weeksOf(calendar, point);
  if (weeks === undefined) reportOutside(writePoint(point), calendar, report, place);
  return weeks;
}

/** First and last week of a span; a single point stands for its first week. Says when it lies outside the plan. */
function weeksOfSpan(
  span: Span,
  calendar: PlanCalendar,
  report: Report,
  place: Place,
): readonly [number, number] | undefined {
  const first = weeksOfPoint(span.first, calendar, report, place);
  if (!span.range) return first && [first[0], first[0]];
  const last = weeksOfPoint(span.last, calendar, report, place);
  if (first === undefined || last === undefined) return undefined;
  if (last[1] >= first[0]) return [first[0], last[1]];
  report.add('when-backwards', { first: writePoint(span.first), last: writePoint(span.last) }, place);
  return undefined;
}

/** Each week from first to last alike; a single week is a constant. */
function anyWeek(first: number, last: number): Quantity {
  if (first === last) return first;
  const values = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return { family: 'discrete', values, weights: values.map(() => 1) };
}

/** The week in which something begins, drawn from the span if it is one. */
export function beginningOf(
  written: Span | Written | undefined,
  calendar: PlanCalendar,
  report: Report,
  place: Place,
): Quantity | undefined {
  if (written === undefined) return 1;
  if ('quantity' in written) {
    const [low, high] = rangeOf(written.quantity);
    if (low >= 1 && high <= calendar.weeks) return written.quantity;
    report.add(
      'out-of-range',
      { value: low < 1 ? low : high, low: 1, high: calendar.weeks, unit: 'weeks' },
      place,
    );
    return undefined;
  }
  const weeks = weeksOfSpan(written, calendar, report, place);
  return weeks && anyWeek(...weeks);
}

/** How long something lasts; a plain duration must be a week or more. */
export function durationOf(written: Written | undefined, report: Report, place: Place): Quantity | undefined {
  if (written === undefined) return Infinity;
  const { quantity } = written;
  const [, longest] = rangeOf(quantity);
  if (longest >= 1) return quantity;
  report.add('out-of-range', { value: longest, low: 1, high: Infinity, unit: 'weeks' }, place);
  return undefined;
}
