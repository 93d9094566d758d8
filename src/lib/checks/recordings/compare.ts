import { type Difference, differenceOfChances } from '../../analysis/index.ts';
import { normalQuantile } from '../../random/index.ts';
import { CONFIDENCE, momentsOf, standardDeviation, wilson, Z } from '../../simulation/index.ts';
import { isPastPractical, type Practical, scaleOf } from './practical.ts';
import {
  ALL_TARGETS,
  factOfTarget,
  type Recorded,
  type RecordedFact,
  type RecordedRule,
} from './recorded.ts';
import { firstDifference, pairRules, type RulePair } from './rules.ts';

/** The figures of a fact that are held against each other. */
const FACT_FIGURES = ['mean', 'sd', 'p5', 'p50', 'p95'] as const;

export type DriftFigure = 'chance' | 'share-of-runs' | 'missing' | 'runs' | (typeof FACT_FIGURES)[number];

/** An outcome that is no longer what was recorded. */
export interface Drift {
  readonly what: 'target' | 'all-targets' | 'fact' | 'rule';
  /** The fact or the rule; `all_targets` for all of them. */
  readonly name: string;
  /** Chance, mean of the fact, or share of runs in which the rule fired; NaN on a side that has none. */
  readonly before: number;
  readonly after: number;
  readonly difference: Difference;
  readonly practical: boolean;
  /** The figure that moved most. */
  readonly moved: { readonly figure: DriftFigure; readonly before: number; readonly after: number };
  readonly firstWeek?: { readonly before?: number; readonly after?: number };
}

const NOWHERE: Difference = { difference: NaN, low: NaN, high: NaN, runs: 0 };

const isSame = (a: number, b: number): boolean => Object.is(a, b);

/** Half of the error for each of two intervals, so that both hold with the stated confidence, however they hang together. */
const Z_OF_TWO = normalQuantile(1 - (1 - CONFIDENCE) / 4);

/** The difference of two shares of the same runs of which only the shares are known: their intervals less one another. */
function differenceOfShares(after: number, before: number, runs: number): Difference {
  const interval = (share: number) => wilson(Math.round(share * runs), runs, Z_OF_TWO);
  const [a, b] = [interval(after), interval(before)];
  return { difference: after - before, low: a.low - b.high, high: a.high - b.low, runs };
}

/**
 * The difference of two means over the same runs, of which only the first runs' values are kept: its spread is that of
 * their differences. Where none are kept, the interval is that of two independent means, which is too wide for runs that
 * go up and down together.
 */
function differenceOfFacts(
  after: RecordedFact,
  before: RecordedFact,
  runs: number,
  values: { readonly after: readonly number[] | undefined; readonly before: readonly number[] | undefined },
): Difference {
  if (Number.isNaN(after.mean) || Number.isNaN(before.mean)) return NOWHERE;
  const count = runs - Math.max(after.missing, before.missing);
  const paired = values.after?.map((value, run) => value - (values.before?.[run] ?? NaN)) ?? [];
  const moments = momentsOf(paired);
  const spread =
    moments.count > 1 ? standardDeviation(moments) : Math.sqrt(after.sd * after.sd + before.sd * before.sd);
  const difference = after.mean - before.mean;
  const half = (Z * spread) / Math.sqrt(count);
  return { difference, low: difference - half, high: difference + half, runs: count };
}

function chanceDrift(
  what: 'target' | 'all-targets',
  key: string,
  before: Recorded,
  after: Recorded,
  { chance }: Practical,
): Drift[] {
  const of = (side: Recorded) =>
    key === ALL_TARGETS ? side.all_targets : (side.targets[key]?.chance ?? NaN);
  const figures = { before: of(before), after: of(after) };
  const name = key === ALL_TARGETS ? key : factOfTarget(key);
  const about = { what, name, ...figures, moved: { figure: 'chance', ...figures } } as const;
  const [flags, flagsNow] = [before.met[key], after.met[key]];
  if (!flags || !flagsNow) return [{ ...about, difference: NOWHERE, practical: true }];
  if (isSame(figures.before, figures.after) && flags.every((flag, run) => flag === flagsNow[run])) return [];
  return [
    {
      ...about,
      difference: differenceOfChances(flagsNow, flags),
      practical: isPastPractical(figures.before, figures.after, chance),
    },
  ];
}

/** The figure of a fact that moved most; where none of them did, single runs have. */
function movedMost(was: RecordedFact, is: RecordedFact, limit: number): Pick<Drift, 'moved' | 'practical'> {
  const size = (figure: (typeof FACT_FIGURES)[number]) => Math.abs(is[figure] - was[figure]);
  const most = [...FACT_FIGURES].sort((a, b) => size(b) - size(a))[0]!;
  return {
    moved: { figure: size(most) > 0 ? most : 'runs', before: was[most], after: is[most] },
    practical: FACT_FIGURES.some((each) => isPastPractical(was[each], is[each], limit)),
  };
}

function factDrift(name: string, before: Recorded, after: Recorded, limits: Practical): Drift[] {
  const [was, is] = [before.facts[name], after.facts[name]];
  const means = { before: was?.mean ?? NaN, after: is?.mean ?? NaN };
  const about = { what: 'fact', name, ...means } as const;
  if (!was || !is)
    return [{ ...about, difference: NOWHERE, practical: true, moved: { figure: 'mean', ...means } }];
  const { runs } = before;
  const values = { after: after.values[name], before: before.values[name] };
  const sketchMoved = (values.before ?? []).some((value, run) => !isSame(value, values.after?.[run] ?? NaN));
  const figures = [...FACT_FIGURES, 'missing'] as const;
  if (figures.every((each) => isSame(was[each], is[each])) && !sketchMoved) return [];
  const difference = differenceOfFacts(is, was, runs, values);
  const missing = { before: was.missing / runs, after: is.missing / runs };
  if (Number.isNaN(difference.difference) || isPastPractical(missing.before, missing.after, limits.chance))
    return [{ ...about, difference, practical: true, moved: { figure: 'missing', ...missing } }];
  return [{ ...about, difference, ...movedMost(was, is, limits.fact * scaleOf(was)) }];
}

const NEVER: Omit<RecordedRule, 'by_week'> = { share_of_runs: 0, firings_per_run: 0 };

function ruleDrift({ name, before: was, after: is }: RulePair, runs: number, { chance }: Practical): Drift[] {
  const [a, b] = [was ?? NEVER, is ?? NEVER];
  const isAlike = firstDifference({ before: was, after: is }) === undefined;
  if (isAlike && isSame(a.share_of_runs, b.share_of_runs) && a.first_week === b.first_week) return [];
  const shares = { before: a.share_of_runs, after: b.share_of_runs };
  return [
    {
      what: 'rule',
      name,
      ...shares,
      moved: { figure: 'share-of-runs', ...shares },
      difference: differenceOfShares(shares.after, shares.before, runs),
      practical: isPastPractical(shares.before, shares.after, chance),
      firstWeek: {
        ...(a.first_week === undefined ? {} : { before: a.first_week }),
        ...(b.first_week === undefined ? {} : { after: b.first_week }),
      },
    },
  ];
}

const keysOf = (...sides: readonly Readonly<Record<string, unknown>>[]): readonly string[] => [
  ...new Set(sides.flatMap((side) => Object.keys(side))),
];

/**
 * What of a cell is no longer as recorded; nothing where it is all the same, to the digits that recordings keep. Both sides have
 * the same runs on the same draws, so that every difference is one of the plans, not of chance. A rule under another name
 * that fires just as before is the same rule.
 *
 * @throws RangeError where the sides differ in their runs
 */
export function driftOf(before: Recorded, after: Recorded, limits: Practical): readonly Drift[] {
  if (before.runs !== after.runs || !Object.is(before.seed, after.seed))
    throw new RangeError('only the same runs can be compared');
  return [
    ...chanceDrift('all-targets', ALL_TARGETS, before, after, limits),
    ...keysOf(before.targets, after.targets).flatMap((key) =>
      chanceDrift('target', key, before, after, limits),
    ),
    ...keysOf(before.facts, after.facts).flatMap((name) => factDrift(name, before, after, limits)),
    ...pairRules(before.rules, after.rules).flatMap((pair) => ruleDrift(pair, before.runs, limits)),
  ];
}
