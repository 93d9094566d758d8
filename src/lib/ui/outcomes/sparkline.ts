/** Height of the drawing in its own units; its width is the number of steps between weeks. */
export const SPARKLINE_HEIGHT = 100;

const point = (week: number, value: number, top: number): string =>
  `${week} ${(SPARKLINE_HEIGHT * (1 - value / top)).toFixed(1)}`;

/** A line over weeks as a path, on a scale from 0 to `top`. */
export function linePath(values: readonly number[], top: number): string {
  return `M${values.map((value, week) => point(week, value, top)).join('L')}`;
}

/** The area between two lines over weeks as a path. */
export function bandPath(low: readonly number[], high: readonly number[], top: number): string {
  const there = high.map((value, week) => point(week, value, top));
  const back = low.map((value, week) => point(week, value, top)).reverse();
  return `M${[...there, ...back].join('L')}Z`;
}
