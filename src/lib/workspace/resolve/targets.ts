import {
  FACTS,
  findFact,
  findObjectFact,
  hasYear,
  YEAR_FACTS,
  type Target,
  type YearFact,
} from '../../plan/index.ts';
import type { Report } from '../finding.ts';
import { monthCount, weeksOf, weeksOfMonth, type PlanCalendar } from '../grammar/calendar.ts';
import type { Amount } from '../grammar/number.ts';
import { parsePoint } from '../grammar/when.ts';
import type { TargetEntry } from '../schemas/targets.ts';
import { finderOf } from '../text/nearest.ts';
import type { Place } from '../text/source.ts';
import { keyPlaceAt, placeAt, type Path, type Tree } from '../text/tree.ts';
import { isBareShare } from './levers.ts';

const nearestFact = finderOf(FACTS.map((each) => each.name));

interface Reading {
  readonly tree: Tree;
  readonly report: Report;
  readonly calendar: PlanCalendar | undefined;
}

function yearFact(name: string, report: Report, place: Place): YearFact | undefined {
  const fact = findFact(name);
  if (fact !== undefined && hasYear(fact)) return fact;
  if (fact !== undefined || findObjectFact(name) !== undefined) {
    report.add('fact-without-year', { fact: name, known: YEAR_FACTS.map((each) => each.name) }, place);
  } else {
    report.add(
      'unknown-fact',
      {
        name,
        nearest: nearestFact(name),
      },
      place,
    );
  }
  return undefined;
}

/** Whether a threshold can decide anything: a fact's bounds hold for its year too, unless weeks are added up. */
function isPossible(fact: YearFact, value: number): boolean {
  const [low, high] = fact.bounds;
  const { year } = fact.measure;
  const addsUp = 'total' in year && year.total.of === 'sum';
  return value >= low && (addsUp || value <= high);
}

function checkAmount(reading: Reading, fact: YearFact, amount: Amount, place: Place): void {
  const { report } = reading;
  if (isBareShare(fact.unit, fact.bounds[1], amount.percent ? [] : [amount.value], report, place)) return;
  if (isPossible(fact, amount.value)) return;
  const [low, high] = fact.bounds;
  report.add(
    'target-impossible',
    { fact: fact.name, value: amount.value, low, high, unit: fact.unit },
    place,
  );
}

/** A level that the year to date should have reached at the end of a week. */
interface Milestone {
  readonly week: number;
  readonly level: number;
}

function listMilestones(
  reading: Reading,
  calendar: PlanCalendar,
  levels: readonly Amount[],
  path: Path,
): Milestone[] {
  const wanted = monthCount(calendar);
  if (levels.length !== wanted) {
    reading.report.add(
      'list-length',
      { key: 'path', got: levels.length, wanted },
      placeAt(reading.tree, path),
    );
  }
  return levels.map(({ value }, index) => ({
    week: weeksOfMonth(calendar, index + 1)?.[1] ?? calendar.weeks,
    level: value,
  }));
}

function mapMilestones(
  reading: Reading,
  calendar: PlanCalendar,
  levels: Readonly<Record<string, Amount>>,
  path: Path,
): Milestone[] {
  const milestones: Milestone[] = [];
  for (const [key, { value }] of Object.entries(levels)) {
    const place = keyPlaceAt(reading.tree, path, key);
    const point = parsePoint(key);
    const weeks = point.ok ? weeksOf(calendar, point.value) : undefined;
    if (!point.ok) reading.report.add('when-text', { text: key, ...point.problem }, place);
    else if (weeks === undefined) {
      reading.report.add(
        'when-outside',
        { text: key, weeks: calendar.weeks, first: calendar.start, last: `week ${calendar.weeks}` },
        place,
      );
    } else milestones.push({ week: weeks[1], level: value });
  }
  return milestones.sort((a, b) => a.week - b.week);
}

/** The level at the end of each week: straight lines between milestones, held before the first and after the last. */
function interpolate(milestones: readonly Milestone[], weeks: number): number[] {
  return Array.from({ length: weeks }, (_, index) => {
    const week = index + 1;
    const after = milestones.find((milestone) => milestone.week >= week);
    const before = milestones.findLast((milestone) => milestone.week <= week);
    if (after === undefined) return before?.level ?? 0;
    if (before === undefined || after.week === before.week) return after.level;
    return before.level + ((after.level - before.level) * (week - before.week)) / (after.week - before.week);
  });
}

function pathOf(
  reading: Reading,
  entry: TargetEntry,
  goal: number,
  fact: YearFact,
  at: Path,
): readonly number[] {
  const { calendar } = reading;
  const path = [...at, 'path'];
  if (calendar === undefined) return [];
  if (entry.path === undefined) return new Array<number>(calendar.weeks).fill(goal);
  const levels = Array.isArray(entry.path) ? [...entry.path.entries()] : Object.entries(entry.path);
  for (const [step, amount] of levels)
    checkAmount(reading, fact, amount, placeAt(reading.tree, [...path, step]));
  const milestones = Array.isArray(entry.path)
    ? listMilestones(reading, calendar, entry.path, path)
    : mapMilestones(reading, calendar, entry.path, path);
  return interpolate(milestones, calendar.weeks);
}

function resolveTarget(reading: Reading, entry: TargetEntry, index: number): Target | undefined {
  const { tree, report } = reading;
  const at: Path = ['targets', index];
  const fact = yearFact(entry.fact, report, placeAt(tree, [...at, 'fact']));
  const { at_least: atLeast, at_most: atMost } = entry;
  const goal = atLeast ?? atMost;
  if (goal === undefined || (atLeast !== undefined && atMost !== undefined)) {
    report.add('one-bound', { fact: entry.fact, found: goal === undefined ? 0 : 2 }, placeAt(tree, at));
    return undefined;
  }
  if (fact === undefined) return undefined;
  const bound = atLeast === undefined ? 'at_most' : 'at_least';
  checkAmount(reading, fact, goal, placeAt(tree, [...at, bound]));
  return {
    fact: fact.name,
    owner: entry.owner,
    dimension: entry.dimension,
    ...(atLeast === undefined ? { atMost: goal.value } : { atLeast: goal.value }),
    path: pathOf(reading, entry, goal.value, fact, at),
  };
}

/** The targets in the order of the file; without a calendar they are checked all the same, with empty paths. */
export function resolveTargets(
  entries: readonly TargetEntry[],
  tree: Tree,
  calendar: PlanCalendar | undefined,
  report: Report,
): Target[] {
  const reading: Reading = { tree, report, calendar };
  const seen = new Set<string>();
  const targets: Target[] = [];
  for (const [index, entry] of entries.entries()) {
    const target = resolveTarget(reading, entry, index);
    if (target === undefined) continue;
    const key = `${target.fact} ${target.atLeast === undefined ? 'at_most' : 'at_least'}`;
    if (seen.has(key)) report.add('target-twice', { fact: target.fact }, placeAt(tree, ['targets', index]));
    seen.add(key);
    targets.push(target);
  }
  return targets;
}
