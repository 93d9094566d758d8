import type { Label } from '../../plan/index.ts';
import type { PlanCalendar } from '../grammar/calendar.ts';
import type { Path, Tree } from '../text/tree.ts';
import { dialOf, reachOf, type Dial, type Spelling } from './dial.ts';
import type { OwnFile, Side, Stand } from './family.ts';
import { isWrittenAt } from './file-text.ts';
import type { Knob } from './knob.ts';
import { UNITS } from './words.ts';
import { weeksWritten } from './year.ts';

/** Lists of which a file has its own or its parent's whole. */
export type List = 'phases' | 'changes' | 'shocks';

/** A knob with what it takes to turn it. */
export interface Spot {
  readonly id: string;
  readonly side: Side;
  /** The file that it writes, and where in it. */
  readonly file: OwnFile;
  readonly at: Path;
  /** The list that it is in, and that list in the nearest file that has one. */
  readonly list?: List;
  readonly listed?: Tree;
  /** The list of the files that its own is based on. */
  readonly inheritedList?: Tree;
  readonly group: string;
  readonly label: Label;
  readonly unit: Label;
  /** What it is in the nearest file that says so; undefined where none does. */
  readonly found: Tree | undefined;
  /** Whether that is the file that it writes. */
  readonly isOwn: boolean;
  readonly dial: Dial | undefined;
  /** Weeks of a beginning, first and last. */
  readonly weeks?: readonly [number, number];
  readonly kind: 'number' | 'weeks' | 'week';
  /** How a number is spelt that nobody has written yet. */
  readonly spelling: Spelling;
  /** Bounds of the value itself; those of the knob are closer where other numbers move along. */
  readonly bounds: readonly [low: number, high: number];
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly value: number;
  readonly of?: string;
  readonly open?: true;
  readonly main: boolean;
}

/** What makes a spot. */
export interface SpotPlan {
  readonly side: Side;
  readonly file: OwnFile;
  readonly at: Path;
  readonly stand: Stand | undefined;
  /** What holds where no file of its kind says anything: a number, or what the business file has. */
  readonly fallback: number | Tree | undefined;
  readonly list?: List;
  readonly listed?: Tree;
  readonly inheritedList?: Tree;
  readonly group: string;
  readonly label: Label;
  readonly unit: Label;
  readonly kind?: Spot['kind'];
  readonly spelling?: Spelling;
  readonly low: number;
  readonly high: number;
  readonly of?: string;
  readonly open?: true;
  readonly main?: boolean;
  readonly year: PlanCalendar;
}

/** Shares of a whole are turned by whole percents. */
const SHARE_STEP = 0.01;

/** A power of ten, without the dust of a power of a fraction. */
const powerOfTen = (exponent: number): number => Number(`1e${exponent}`);

const exponentOf = (value: number): number => Math.floor(Math.log10(value) + 1e-9);

/** A slider has about so many steps or more. */
const STEPS = 40;
/** Money is stepped by no more than 10^5. */
const COARSEST = 5;

/** The step of a knob: fine enough for the value that it has, and for what is usually told apart. */
function stepFor(value: number, low: number, high: number, percent: boolean): number {
  const scale = percent ? 100 : 1;
  const span = (value === 0 ? high - low : Math.min(high - low, 4 * Math.abs(value))) * scale;
  const coarse = Math.min(exponentOf(Math.max(span / STEPS, 1e-9)), percent ? 0 : COARSEST);
  const decimals = (String(Number((value * scale).toPrecision(4))).split('.')[1] ?? '').length;
  const fine = decimals === 0 ? coarse : Math.min(coarse, -decimals);
  return powerOfTen(Math.max(fine, -6) - (percent ? 2 : 0));
}

/** A value without what a step cannot show. */
const stepped = (value: number, step: number): number =>
  Number((Math.round(value / step) * step).toPrecision(12));

function numberSpot(
  plan: SpotPlan,
  found: Tree | undefined,
): Pick<Spot, 'dial' | 'value' | 'spelling' | 'low' | 'high' | 'step'> | undefined {
  const { kind = 'number', low, high, open } = plan;
  const inWeeks = kind === 'weeks';
  const isOpen = open && (found === undefined || (found.kind === 'scalar' && found.value === 'to the end'));
  const dial = isOpen ? undefined : dialOf(found, inWeeks);
  if (found !== undefined && dial === undefined && !isOpen) return undefined;
  const fallback = typeof plan.fallback === 'number' ? plan.fallback : undefined;
  const value = isOpen ? high : (dial?.middle ?? fallback);
  if (value === undefined) return undefined;
  const spelling = dial?.parameters[0]?.spelling ?? plan.spelling ?? (inWeeks ? 'weeks' : 'number');
  const isSpread = dial?.spread !== undefined;
  const step =
    plan.of !== undefined
      ? SHARE_STEP
      : inWeeks && !isSpread
        ? 1
        : stepFor(isSpread ? Number(value.toPrecision(3)) : value, low, high, spelling === 'percent');
  const [least, most] = dial === undefined ? [low, high] : reachOf(dial, low, high, step);
  const shown = isSpread && !hasMode(dial) ? stepped(value, step) : value;
  return {
    dial,
    value: open ? Math.min(shown, high) : shown,
    spelling,
    step,
    low: Math.min(shown, isSpread ? Number((Math.ceil(least / step - 1e-6) * step).toPrecision(12)) : least),
    high: Math.max(
      open ? high : shown,
      isSpread ? Number((Math.floor(most / step + 1e-6) * step).toPrecision(12)) : most,
    ),
  };
}

function weekSpot(
  plan: SpotPlan,
  found: Tree | undefined,
): (Pick<Spot, 'dial' | 'value' | 'low' | 'high'> & { weeks?: readonly [number, number] }) | undefined {
  const { year } = plan;
  if (found === undefined) return { dial: undefined, value: 1, low: 1, high: year.weeks, weeks: [1, 1] };
  const weeks = weeksWritten(found, year);
  if (weeks)
    return { dial: undefined, value: weeks[0], low: 1, high: year.weeks - (weeks[1] - weeks[0]), weeks };
  const dial = dialOf(found, true);
  if (dial === undefined) return undefined;
  const shifting: Dial = { ...dial, spread: dial.spread && 'shifts' };
  const values = dial.parameters.map(({ value }) => value);
  const value = Math.round(dial.middle);
  const low = Math.ceil(1 + dial.middle - Math.min(...values));
  const high = Math.floor(year.weeks + dial.middle - Math.max(...values));
  return low <= high
    ? { dial: shifting, value, low: Math.min(low, value), high: Math.max(high, value) }
    : undefined;
}

/** The spot of a plan; undefined where what stands there is no number that can be turned. */
export function spotOf(plan: SpotPlan): Spot | undefined {
  const { stand, file, at, kind = 'number' } = plan;
  const found = stand?.part ?? (typeof plan.fallback === 'object' ? plan.fallback : undefined);
  if (stand && !isWrittenAt(stand.file.tree, stand.at)) return undefined;
  const isOwn = stand?.file === file;
  const read = kind === 'week' ? weekSpot(plan, found) : numberSpot(plan, found);
  if (read === undefined) return undefined;
  return {
    id: `${file.path}#${at.join('.')}`,
    side: plan.side,
    file,
    at,
    group: plan.group,
    label: plan.label,
    unit: plan.unit,
    found,
    isOwn,
    kind,
    spelling: 'number',
    step: 1,
    bounds: kind === 'week' ? [1, plan.year.weeks] : [plan.low, plan.high],
    ...read,
    main: plan.main ?? true,
    ...(plan.list && { list: plan.list }),
    ...(plan.listed && { listed: plan.listed }),
    ...(plan.inheritedList && { inheritedList: plan.inheritedList }),
    ...(plan.of !== undefined && { of: plan.of }),
    ...(plan.open && { open: plan.open }),
  };
}

const hasMode = (dial: Dial): boolean => dial.family === 'pert' || dial.family === 'triangular';

/** A spot with the bounds and the step of the one that is kept, so that they stay where they are while it is turned. */
export function steadied(spot: Spot, kept: Spot | undefined): Spot {
  if (kept === undefined || kept.dial?.family !== spot.dial?.family) return spot;
  const { step } = kept;
  const { dial } = spot;
  const value =
    spot.kind !== 'week' && dial?.spread && !hasMode(dial) ? stepped(dial.middle, step) : spot.value;
  return { ...spot, step, value, low: Math.min(kept.low, value), high: Math.max(kept.high, value) };
}

/** How far a slider goes: where the bounds are far out, only a few times as far as the value. */
function slideOf({ low, high, step }: Spot, value: number): readonly [number, number] {
  if (value === 0) return [low, high];
  const reach = Math.max(Math.abs(value) * 3, step * 50);
  const far = high - low > 12 * reach;
  if (!far) return [low, high];
  const round = step * 10;
  return [low, Math.min(high, Math.ceil((value + reach) / round) * round)];
}

/** A spot as a page sees it. */
export function knobOf(spot: Spot, initial: number | undefined): Knob {
  const { dial, of, open } = spot;
  return {
    id: spot.id,
    side: spot.side,
    file: spot.file.path,
    group: spot.group,
    label: spot.label,
    unit: spot.spelling === 'percent' ? UNITS.percent : spot.unit,
    percent: spot.spelling === 'percent',
    value: spot.value,
    ...(initial !== undefined && { initial }),
    min: spot.low,
    max: spot.high,
    slide: slideOf(spot, Math.max(spot.value, initial ?? spot.value)),
    step: spot.step,
    ...(of !== undefined && { of }),
    ...(dial?.spread && { spread: dial.spread }),
    ...(spot.weeks && spot.weeks[1] > spot.weeks[0] && { spread: 'shifts' as const }),
    ...(open && { open }),
    main: spot.main,
  };
}
