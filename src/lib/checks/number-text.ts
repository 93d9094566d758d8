import type { Unit } from '../plan/index.ts';
import { fixed } from '../workspace/index.ts';

const IN_PERCENT: ReadonlySet<Unit> = new Set<Unit>(['share', 'flag']);

/** A number with fixed decimals and commas between thousands; ∞ for the end of an interval that has none, – for no value. */
export function fixedText(value: number, decimals = 0): string {
  if (Number.isNaN(value)) return '–';
  if (value === Infinity) return '∞';
  return value === -Infinity ? '-∞' : fixed(value, decimals);
}

function decimalsFor(values: readonly number[], size: number): number {
  if (values.every((value) => !Number.isFinite(value) || Number.isInteger(value))) return 0;
  if (size >= 1000) return 0;
  return size >= 10 ? 1 : 2;
}

/** Figures of one unit that stand beside each other, with the decimals that the largest needs; shares in percent. */
export function unitTexts(values: readonly number[], unit: Unit): readonly string[] {
  if (IN_PERCENT.has(unit))
    return values.map((value) =>
      Number.isFinite(value) ? `${fixedText(value * 100, 1)}%` : fixedText(value),
    );
  const size = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
  return values.map((value) => fixedText(value, decimalsFor(values, size)));
}
