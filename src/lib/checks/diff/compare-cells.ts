import { type Difference, differenceOfChances, differenceOfMeans, isDistinct } from '../../analysis/index.ts';
import { YEAR_FACTS } from '../../plan/index.ts';
import { momentsOf, standardDeviation } from '../../simulation/index.ts';
import { isPastPractical, type Practical, scaleOf } from '../recordings/practical.ts';
import type { Ranked } from '../recordings/rank.ts';
import { ALL_TARGETS, factOfTarget } from '../recordings/recorded.ts';
import type { VerdictChange } from '../verdict.ts';
import { type CellRuns, figureKey, type RuleRuns } from './cell-runs.ts';

/** What moved in a cell, with what is needed to rank it and to find out why. */
export interface CellChange extends Ranked {
  readonly change: Omit<VerdictChange, 'strategy' | 'scenario' | 'because'>;
  /** Its figure in {@link CellFigures}, by the names of before and of after. */
  readonly keys: { readonly before: string; readonly after: string };
}

const NOWHERE: Difference = { difference: NaN, low: NaN, high: NaN, runs: 0 };

const share = (flags: Uint8Array): number => flags.reduce((sum, flag) => sum + flag, 0) / flags.length;

function chanceChange(
  what: 'target' | 'all-targets',
  key: string,
  before: Uint8Array,
  after: Uint8Array,
  { chance }: Practical,
): CellChange[] {
  const difference = differenceOfChances(after, before);
  if (!isDistinct(difference)) return [];
  const [was, is] = [share(before), share(after)];
  const name = what === 'all-targets' ? ALL_TARGETS : factOfTarget(key);
  const figure = figureKey(what, key);
  return [
    {
      what,
      name,
      weight: Math.abs(difference.difference),
      keys: { before: figure, after: figure },
      change: {
        what,
        name,
        before: was,
        after: is,
        difference,
        practical: isPastPractical(was, is, chance),
      },
    },
  ];
}

/** The mean over runs with a value, NaN where none has; what its differences are measured by. */
function meanOf(values: Float64Array): { readonly mean: number; readonly scale: number } {
  const moments = momentsOf(values);
  if (moments.count === 0) return { mean: NaN, scale: NaN };
  return { mean: moments.mean, scale: scaleOf({ mean: moments.mean, sd: standardDeviation(moments) }) };
}

/** Whether the sides have values in different runs. */
const differInMissing = (a: Float64Array, b: Float64Array): boolean =>
  a.some((value, run) => Number.isNaN(value) !== Number.isNaN(b[run]!));

function factChange(
  name: string,
  before: Float64Array,
  after: Float64Array,
  limits: Practical,
): CellChange[] {
  const [was, is] = [meanOf(before), meanOf(after)];
  const hasBoth = after.some((value, run) => !Number.isNaN(value - before[run]!));
  const difference = hasBoth ? differenceOfMeans(after, before) : NOWHERE;
  if (!isDistinct(difference) && !differInMissing(before, after)) return [];
  const figure = figureKey('fact', name);
  const size = Math.abs(difference.difference);
  return [
    {
      what: 'fact',
      name,
      weight: size === 0 ? 0 : size / was.scale,
      keys: { before: figure, after: figure },
      change: {
        what: 'fact',
        name,
        before: was.mean,
        after: is.mean,
        difference,
        practical: isPastPractical(was.mean, is.mean, limits.fact * was.scale),
      },
    },
  ];
}

/** A rule's names on both sides; one is missing where it is new, or gone. */
export interface RuleNames {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const never = (runs: number): RuleRuns => ({
  firings: new Float64Array(runs),
  fired: new Uint8Array(runs),
});

function ruleChange(
  names: RuleNames,
  before: CellRuns,
  after: CellRuns,
  { chance }: Practical,
): CellChange[] {
  const name = names.after ?? names.before ?? '';
  const runs = before.metAll.length;
  const was = before.rules.get(names.before ?? '') ?? never(runs);
  const is = after.rules.get(names.after ?? '') ?? never(runs);
  const difference = differenceOfChances(is.fired, was.fired);
  const firings = differenceOfMeans(is.firings, was.firings);
  if (!isDistinct(difference) && !isDistinct(firings)) return [];
  const [shareBefore, shareAfter] = [share(was.fired), share(is.fired)];
  // where it fires in the same years, how often it does tells what is behind it
  const figure = difference.difference === 0 ? 'firings' : 'rule';
  return [
    {
      what: 'rule',
      name,
      weight: Math.abs(difference.difference),
      keys: {
        before: figureKey(figure, names.before ?? name),
        after: figureKey(figure, name),
      },
      change: {
        what: 'rule',
        name,
        before: shareBefore,
        after: shareAfter,
        difference,
        practical: isPastPractical(shareBefore, shareAfter, chance),
        firstWeek: {
          ...(was.firstWeek === undefined ? {} : { before: was.firstWeek }),
          ...(is.firstWeek === undefined ? {} : { after: is.firstWeek }),
        },
        firings: { before: momentsOf(was.firings).mean, after: momentsOf(is.firings).mean },
      },
    },
  ];
}

/**
 * What differs between the same cell's runs on two sides, run paired with run: only what is distinct from zero, and facts that
 * have values in other runs than they had. A target that only one side has is no chance that moved.
 *
 * @param rules - each rule by its names on both sides
 */
export function compareCells(
  before: CellRuns,
  after: CellRuns,
  rules: readonly RuleNames[],
  limits: Practical,
): readonly CellChange[] {
  return [
    ...chanceChange('all-targets', '', before.metAll, after.metAll, limits),
    ...[...after.met].flatMap(([key, flags]) => {
      const was = before.met.get(key);
      return was ? chanceChange('target', key, was, flags, limits) : [];
    }),
    ...YEAR_FACTS.flatMap(({ name }) =>
      factChange(name, before.facts.get(name)!, after.facts.get(name)!, limits),
    ),
    ...rules.flatMap((names) => ruleChange(names, before, after, limits)),
  ];
}
