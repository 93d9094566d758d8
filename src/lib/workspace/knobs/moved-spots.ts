import type { LeverDefinition, ModifierOperation } from '../../plan/index.ts';
import { UNIT_LABELS } from '../messages/command-words.ts';
import { partAt, type Path } from '../text/tree.ts';
import type { StandingList } from './family.ts';
import { spotOf, type Spot, type SpotPlan } from './spot.ts';
import { PARTS, UNITS } from './words.ts';
import { weeksWritten } from './year.ts';

/** What all spots of one file share. */
export type Moment = Pick<SpotPlan, 'side' | 'file' | 'year'>;

/** A change or a shock: one entry of a list. */
export interface Moved {
  readonly common: Moment;
  readonly list: StandingList;
  readonly key: 'changes' | 'shocks';
  readonly index: number;
  readonly group: string;
  readonly lever: LeverDefinition;
}

/** What is multiplied is never more than so many times as much. */
const MOST_TIMES = 5;
/** The longest that an assumption about a duration may reach, in weeks. */
const LONGEST = 104;

const OPERATIONS = ['multiply', 'add', 'set'] as const;

function boundsOf(lever: LeverDefinition, operation: ModifierOperation): readonly [number, number] {
  const reach = lever.max - lever.min;
  if (operation === 'set') return [lever.min, lever.max];
  if (operation === 'add') return [-reach, reach];
  return [0, lever.neutral === 1 && lever.unit === 'times' ? lever.max : MOST_TIMES];
}

function entrySpot(
  moved: Moved,
  key: string,
  more: Omit<SpotPlan, keyof Moment | 'at' | 'stand' | 'group'>,
): Spot | undefined {
  const at: Path = [moved.key, moved.index, key];
  const { file } = moved.list;
  const part = partAt(file.tree, at);
  return spotOf({
    ...moved.common,
    at,
    list: moved.key,
    listed: moved.list.part,
    ...(moved.list.inherited && { inheritedList: moved.list.inherited }),
    stand: part && { file, at, part },
    group: moved.group,
    ...more,
  });
}

/** How much it changes. */
export function operationSpots(moved: Moved): Spot[] {
  const { list, key, index, lever } = moved;
  return OPERATIONS.flatMap((operation) => {
    if (partAt(list.file.tree, [key, index, operation]) === undefined) return [];
    const [low, high] = boundsOf(lever, operation);
    const unit = operation === 'multiply' ? UNIT_LABELS.times : UNIT_LABELS[lever.unit];
    const spot = entrySpot(moved, operation, {
      fallback: undefined,
      label: PARTS[operation],
      unit,
      low,
      high,
    });
    return spot ? [spot] : [];
  });
}

/** When it begins, how long it lasts and how fast it grows. */
export function timeSpots(moved: Moved): Spot[] {
  const { year } = moved.common;
  const from = partAt(moved.list.file.tree, [moved.key, moved.index, 'from']);
  const range = from && weeksWritten(from, year);
  const isRange = range !== undefined && range[1] > range[0];
  const spots = [
    entrySpot(moved, 'from', {
      fallback: undefined,
      kind: 'week',
      label: isRange ? PARTS.earliest : PARTS.from,
      unit: UNITS.week,
      low: 1,
      high: year.weeks,
    }),
    lasting(moved),
    entrySpot(moved, 'ramp', {
      fallback: 0,
      kind: 'weeks',
      label: PARTS.ramp,
      unit: UNITS.weeks,
      low: 0,
      high: year.weeks,
    }),
  ];
  return spots.filter((spot) => spot !== undefined);
}

/** A plain duration reaches to the end of the year; an assumption about one may reach beyond it. */
function lasting(moved: Moved): Spot | undefined {
  const part = partAt(moved.list.file.tree, [moved.key, moved.index, 'for']);
  const isAssumption = part?.kind === 'map';
  return entrySpot(moved, 'for', {
    fallback: undefined,
    kind: 'weeks',
    label: PARTS.for,
    unit: UNITS.weeks,
    low: 1,
    high: isAssumption ? LONGEST : moved.common.year.weeks,
    ...(!isAssumption && { open: true as const }),
  });
}

/** How likely it is. */
export function chanceSpots(moved: Moved): Spot[] {
  const spot = entrySpot(moved, 'chance', {
    fallback: 1,
    label: PARTS.chance,
    unit: UNITS.percent,
    spelling: 'percent',
    low: 0,
    high: 1,
  });
  return spot ? [spot] : [];
}
