import type { Unit } from '../../plan/index.ts';

/** What stands for a number that does not exist. */
export const NO_NUMBER = '-';

/** CNY in a million CNY. */
const MILLION = 1_000_000;

/** A number with fixed decimals and commas between thousands, the same on every machine. */
export function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return NO_NUMBER;
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** A share as a number of percent, without the sign. */
export const percent = (share: number, decimals = 1): string => fixed(share * 100, decimals);

/** CNY as millions. */
export const millions = (cny: number): string => fixed(cny / MILLION, 1);

/** Decimals with which a number of this size is read well. */
function decimalsFor(size: number): number {
  if (size >= 1000 || size === 0) return 0;
  if (size >= 100) return 1;
  return size >= 1 ? 2 : 3;
}

/** Units whose numbers are shown in percent. */
const IN_PERCENT: ReadonlySet<Unit> = new Set<Unit>(['share', 'flag']);

/** Decimals of percents. */
const PERCENT_DECIMALS = 2;

/** Numbers of one unit that stand side by side, all with the decimals that the largest needs, and no fewer than `least`. */
export function inUnit(values: readonly number[], unit: Unit, least = 0): string[] {
  if (IN_PERCENT.has(unit)) return values.map((value) => percent(value, Math.max(PERCENT_DECIMALS, least)));
  const size = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
  return values.map((value) => fixed(value, Math.max(decimalsFor(size), least)));
}

/** A number without the zeros that end its decimals. */
export const trimmed = (number: string): string =>
  number.includes('.') ? number.replace(/\.?0+$/, '') : number;

/** Decimals that a number is shown with. */
export const decimalsOf = (number: string): number => number.split('.')[1]?.length ?? 0;

/** Most decimals of a number that somebody wrote. */
const WRITTEN_DECIMALS = 4;
/** Digits that a number keeps when it was written in percent: past them is what binary fractions add. */
const EXACT_DIGITS = 12;

/** A number that somebody wrote in a file, as precise as it was written there. */
export function asWritten(value: number, unit: Unit): string {
  const shown = IN_PERCENT.has(unit) ? Number((value * 100).toPrecision(EXACT_DIGITS)) : value;
  return trimmed(fixed(shown, WRITTEN_DECIMALS));
}
