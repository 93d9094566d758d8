import type { Band } from '../../simulation/index.ts';

/** Height of the drawing in its own units; its width is the number of steps between weeks. */
export const SPARKLINE_HEIGHT = 100;

/** Values at the lower and upper edge. */
export interface Range {
  readonly bottom: number;
  readonly top: number;
}

const point = (week: number, value: number, { bottom, top }: Range): string =>
  `${week} ${((SPARKLINE_HEIGHT * (top - value)) / (top - bottom)).toFixed(1)}`;

/** A line over weeks as a path. */
export function linePath(values: readonly number[], range: Range): string {
  return `M${values.map((value, week) => point(week, value, range)).join('L')}`;
}

/** The area between two lines over weeks as a path. */
export function bandPath(low: readonly number[], high: readonly number[], range: Range): string {
  const there = high.map((value, week) => point(week, value, range));
  const back = low.map((value, week) => point(week, value, range)).reverse();
  return `M${[...there, ...back].join('L')}Z`;
}

/** One range for many bands, or their shapes could not be compared. */
export function rangeOf(bands: readonly Band[]): Range {
  const bottom = Math.min(...bands.flatMap(({ quantiles }) => quantiles.p5));
  const top = Math.max(...bands.flatMap(({ quantiles }) => quantiles.p95));
  return top > bottom ? { bottom, top } : { bottom: 0, top: 1 };
}
