import type { Phase } from '../../plan/index.ts';
import { monthCount, weeksOfMonth, type PlanCalendar } from '../grammar/calendar.ts';
import type { PhaseEntry } from '../schemas/strategy.ts';
import { isName } from '../text/names.ts';
import { placeAt, type Path } from '../text/tree.ts';
import { topKey } from './inherit.ts';
import { wholeShares } from './levers.ts';
import { ourValue, type Reading, type Unkeyed } from './ours.ts';

/** Phases must follow each other from the first month to the last. */
function checkMonths(reading: Reading, phases: readonly PhaseEntry[], last: number): boolean {
  const { tree, report } = reading;
  const errors = report.errors();
  let next = 1;
  let before: string | null = null;
  const ordered = [...phases.entries()].sort(([, a], [, b]) => a.months.first - b.months.first);
  for (const [index, { name, months }] of ordered) {
    const place = placeAt(tree, ['phases', index, 'months']);
    if (months.first < 1 || months.last > last)
      report.add('phase-outside', { name, first: months.first, last: months.last, months: last }, place);
    else if (months.first > next)
      report.add('phase-gap', { name, before, from: next, to: months.first - 1 }, place);
    else if (months.first < next)
      report.add('phase-overlap', { name, before: before ?? name, month: months.first }, place);
    next = Math.max(next, months.last + 1);
    before = name;
  }
  if (report.errors() === errors && next <= last) {
    report.add('phase-gap', { name: null, before, from: next, to: last }, topKey(tree, 'phases'));
  }
  return report.errors() === errors;
}

/** A strategy without phases spends evenly over the year. */
const ONE_PHASE: PhaseEntry = { name: 'none', months: { first: 1, last: Infinity }, spend: 1 };

/** Phases by time, each with what its file says. */
export interface ReadPhases {
  readonly phases: readonly Phase[];
  readonly entries: readonly { readonly phase: Phase; readonly entry: PhaseEntry; readonly path: Path }[];
}

/** The phases of a strategy; undefined after saying what is wrong with them. */
export function readPhases(
  reading: Reading,
  written: readonly PhaseEntry[] | undefined,
  calendar: PlanCalendar,
): ReadPhases | undefined {
  const { tree, report } = reading;
  const months = monthCount(calendar);
  const entries = written ?? [{ ...ONE_PHASE, months: { first: 1, last: months } }];
  const seen = new Set<string>();
  for (const [index, { name }] of entries.entries()) {
    const place = placeAt(tree, ['phases', index, 'name']);
    if (!isName(name)) report.add('bad-name', { name }, place);
    else if (seen.has(name)) report.add('phase-twice', { name }, place);
    seen.add(name);
  }
  const spends = Object.fromEntries(entries.map(({ spend }, index) => [String(index), spend]));
  const shares = wholeShares(spends, 'phases', report, topKey(tree, 'phases'));
  if (!checkMonths(reading, entries, months) || shares === undefined) return undefined;
  const placed = entries.map((entry, index) => {
    const first = weeksOfMonth(calendar, entry.months.first)?.[0] ?? 1;
    const last = weeksOfMonth(calendar, entry.months.last)?.[1] ?? calendar.weeks;
    const phase: Phase = { name: entry.name, first, last, spend: shares[String(index)] ?? 0 };
    return { phase, entry, path: ['phases', index] };
  });
  placed.sort((a, b) => a.phase.first - b.phase.first);
  return { phases: placed.map((each) => each.phase), entries: placed };
}

/** What phases set, each for as long as it lasts. */
export function phaseModifiers(reading: Reading, read: ReadPhases): Unkeyed[] {
  const modifiers: Unkeyed[] = [];
  for (const { phase, entry, path } of read.entries) {
    for (const [lever, written] of Object.entries(entry.levers ?? {})) {
      const place = placeAt(reading.tree, [...path, 'levers', lever]);
      const value = ourValue(reading, lever, written, 'set', 'phase', place, place);
      if (value === undefined) continue;
      const weeks = phase.last - phase.first + 1;
      modifiers.push({
        lever,
        layer: 'phase',
        operation: 'set',
        value,
        from: phase.first,
        weeks,
        ramp: 0,
        chance: 1,
      });
    }
  }
  return modifiers;
}
