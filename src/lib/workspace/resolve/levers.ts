import {
  findLever,
  support,
  type LeverDefinition,
  type LeverKind,
  type ModifierOperation,
  type Quantity,
} from '../../plan/index.ts';
import type { Report } from '../finding.ts';
import { writePercent } from '../grammar/number.ts';
import type { Written } from '../schemas/quantity.ts';
import type { Place } from '../text/source.ts';
import { nearestLever } from './flatten.ts';

/** The standard normal score of the 95th percentile. */
const SCORE_95 = 1.6448536269514722;

/** The range that a quantity is held against its bounds by: all it can be, or p5 to p95 where that has no end. */
export function rangeOf(quantity: Quantity): readonly [number, number] {
  if (typeof quantity !== 'number') {
    if (quantity.family === 'lognormal') return [quantity.p5, quantity.p95];
    if (quantity.family === 'normal') {
      const reach = SCORE_95 * quantity.sd;
      return [quantity.mean - reach, quantity.mean + reach];
    }
  }
  return support(quantity);
}

/** Complains about a bare number over 1 where a share is meant, at `most` 1 or more. Returns whether there was one. */
export function isBareShare(
  unit: string,
  most: number,
  bare: readonly number[],
  report: Report,
  place: Place,
): boolean {
  const suspect = unit === 'share' ? bare.find((value) => Math.abs(value) > 1) : undefined;
  if (suspect === undefined) return false;
  report.add(
    'share-without-percent',
    { value: suspect, suggestion: writePercent(suspect / 100), most },
    place,
  );
  return true;
}

/** Checks what a lever is set to, changed by or multiplied with against its unit and bounds. */
export function checkLeverValue(
  lever: LeverDefinition,
  operation: ModifierOperation,
  written: Pick<Written, 'quantity' | 'bare'>,
  report: Report,
  place: Place,
): void {
  const [low, high] = rangeOf(written.quantity);
  if (operation === 'multiply') {
    if (low < 0) report.add('negative-factor', { lever: lever.name, value: low }, place);
    return;
  }
  if (isBareShare(lever.unit, lever.max, written.bare, report, place)) return;
  const reach = lever.max - lever.min;
  const [min, max] = operation === 'set' ? [lever.min, lever.max] : [-reach, reach];
  if (low < min || high > max) {
    report.add(
      'lever-bounds',
      { lever: lever.name, operation, low, high, min, max, unit: lever.unit },
      place,
    );
  }
}

/** The lever of a name, if it exists and is of a kind that may stand here; otherwise says what is wrong. */
export function leverFor(
  name: string,
  kinds: readonly LeverKind[],
  where: 'business' | 'strategy' | 'phase' | 'change' | 'shock' | 'assume' | 'play' | 'correlation',
  report: Report,
  place: Place,
  lever = findLever(name),
): LeverDefinition | undefined {
  if (lever === undefined) {
    report.add('unknown-lever', { name, nearest: nearestLever(name) }, place);
    return undefined;
  }
  if (kinds.includes(lever.kind)) return lever;
  report.add('lever-kind', { lever: name, kind: lever.kind, where }, place);
  return undefined;
}

interface OperationEntry<Value> {
  readonly set?: Value | undefined;
  readonly add?: Value | undefined;
  readonly multiply?: Value | undefined;
}

/** The one of set, add and multiply that an entry has; otherwise says that it must have exactly one. */
export function operationOf<Value>(
  entry: OperationEntry<Value>,
  report: Report,
  place: Place,
): { readonly operation: ModifierOperation; readonly value: Value } | undefined {
  const written = (['set', 'add', 'multiply'] as const).filter((operation) => entry[operation] !== undefined);
  const [operation] = written;
  const value = operation === undefined ? undefined : entry[operation];
  if (operation === undefined || value === undefined || written.length > 1) {
    report.add('one-operation', { found: written }, place);
    return undefined;
  }
  return { operation, value };
}

/** How far shares may miss 100% and still be taken for rounded: a hundredth of a percentage point. */
const SUM_TOLERANCE = 1e-4;

/** Shares that must be a whole: scaled to sum to exactly 1, or undefined after saying what they sum to. */
export function wholeShares<Name extends string>(
  shares: Readonly<Record<Name, number>>,
  what: 'budget' | 'channels' | 'phases' | 'suppliers',
  report: Report,
  place: Place,
): Readonly<Record<Name, number>> | undefined {
  const names = Object.keys(shares) as Name[];
  const sum = names.reduce((total, name) => total + shares[name], 0);
  if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
    report.add('sum-not-100', { what, sum }, place);
    return undefined;
  }
  // Binary dust is left alone: dividing by it would change every share for nothing.
  if (Math.abs(sum - 1) < 1e-12) return shares;
  return Object.fromEntries(names.map((name) => [name, shares[name] / sum])) as Record<Name, number>;
}
