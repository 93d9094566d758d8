import type { Calendar, Promotion } from '../../plan/index.ts';
import type { Report } from '../finding.ts';
import { planCalendar, type PlanCalendar } from '../grammar/calendar.ts';
import { parsePoint } from '../grammar/when.ts';
import type { BusinessFile } from '../schemas/business.ts';
import { placeAt, type Path, type Tree } from '../text/tree.ts';

/** Weeks of a plan that does not say how long it is. */
const YEAR = 52;
/** How far the mean of a season may be from 1 and still be taken for rounded. */
const SEASON_TOLERANCE = 0.02;

export interface ResolvedCalendar {
  readonly calendar: Calendar;
  readonly plan: PlanCalendar;
}

type CalendarFile = BusinessFile['calendar'];

function seasonOf(
  season: readonly number[],
  weeks: number,
  report: Report,
  tree: Tree,
): readonly number[] | undefined {
  const place = placeAt(tree, ['calendar', 'season']);
  if (season.length !== weeks) {
    report.add('list-length', { key: 'season', got: season.length, wanted: weeks }, place);
    return undefined;
  }
  const mean = season.reduce((sum, index) => sum + index, 0) / weeks;
  if (Math.abs(mean - 1) > SEASON_TOLERANCE) {
    report.add('season-mean', { mean }, place);
    return undefined;
  }
  return season.map((index) => index / mean);
}

function weightsOf(file: CalendarFile, weeks: number, report: Report, tree: Tree): readonly number[] {
  const promotion = new Array<number>(weeks).fill(0);
  const taken = new Set<number>();
  for (const [index, entry] of (file.promotions ?? []).entries()) {
    const path: Path = ['calendar', 'promotions', index];
    const weights = entry.weights ?? entry.weeks.map(() => 1);
    if (weights.length !== entry.weeks.length) {
      const args = { key: 'weights', got: weights.length, wanted: entry.weeks.length };
      report.add('list-length', args, placeAt(tree, [...path, 'weights']));
    }
    for (const [position, week] of entry.weeks.entries()) {
      const place = placeAt(tree, [...path, 'weeks', position]);
      if (week > weeks)
        report.add('out-of-range', { value: week, low: 1, high: weeks, unit: 'number' }, place);
      else if (taken.has(week)) report.add('promotion-twice', { week }, place);
      else promotion[week - 1] = weights[position] ?? 0;
      taken.add(week);
    }
  }
  return promotion;
}

const namedPromotions = ({ promotions = [] }: CalendarFile): Promotion[] =>
  promotions.flatMap(({ name, weeks }) =>
    name === undefined ? [] : [{ name, weeks: [...weeks].sort((a, b) => a - b) }],
  );

/** The weeks of the plan; undefined when its first day is not a day. */
export function resolveCalendar(
  file: CalendarFile,
  tree: Tree,
  report: Report,
): ResolvedCalendar | undefined {
  const weeks = file.weeks ?? YEAR;
  const start = parsePoint(file.start);
  if (!start.ok || start.value.unit !== 'date') {
    const { reason, suggestion } = start.ok ? { reason: 'text' as const, suggestion: null } : start.problem;
    report.add('start-date', { text: file.start, reason, suggestion }, placeAt(tree, ['calendar', 'start']));
    return undefined;
  }
  const plan = planCalendar(file.start, weeks);
  const promotion = weightsOf(file, weeks, report, tree);
  // A season that is wrong has been reported: weeks and months can be used all the same.
  const season = seasonOf(file.season, weeks, report, tree) ?? new Array<number>(weeks).fill(1);
  return { plan, calendar: { ...plan, season, promotion, promotions: namedPromotions(file) } };
}
