/** The axis of a chart: values at its edges, and those that are marked. */
export interface Scale {
  readonly bottom: number;
  readonly top: number;
  readonly ticks: readonly number[];
}

/** Marks along an axis, about. */
const TICKS = 4;
/** Steps that are read well, times a power of ten. */
const STEPS = [1, 2, 2.5, 5, 10];

/** A span below this is none: its marks would run into each other. */
const LEAST_SPAN = 1e-12;

/** An axis that holds all values, from 0 where none is below; missing ones do not count. */
export function scaleOf(values: readonly number[]): Scale {
  const there = values.filter(Number.isFinite);
  const low = Math.min(0, ...there);
  const high = Math.max(0, ...there);
  const span = high - low > LEAST_SPAN ? high - low : 1;
  const rough = span / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((each) => each * power >= rough) ?? 10) * power;
  const first = Math.floor(low / step);
  const last = Math.ceil((low + span) / step);
  const ticks = Array.from({ length: last - first + 1 }, (_, k) => (first + k) * step);
  return { bottom: first * step, top: last * step, ticks };
}

/** A line over weeks as a path; missing weeks leave a gap. */
export function pathOf(
  values: readonly number[],
  x: (week: number) => number,
  y: (value: number) => number,
): string {
  let pen = 'M';
  return values
    .map((value, index) => {
      if (Number.isNaN(value)) {
        pen = 'M';
        return '';
      }
      const point = `${pen}${x(index + 1).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = 'L';
      return point;
    })
    .join('');
}
