/** How weeks add up to a year, or to the year so far. */
export type Aggregate = 'sum' | 'mean' | 'end';

/** A column of the model's weekly output, added up over weeks. */
export interface Total {
  readonly of: Aggregate;
  readonly column: string;
}

/** One column, or the ratio of two (times a factor, less `minus` for growth), in a week. */
export type WeekMeasure =
  | { readonly column: string }
  | { readonly over: string; readonly under: string; readonly minus: number; readonly times?: number };

/** One total, or the ratio of two, over the year or the year so far: a ratio of sums, never a mean of ratios. */
export type YearMeasure =
  | { readonly total: Total }
  | { readonly over: Total; readonly under: Total; readonly minus: number; readonly times?: number };

export interface Measure {
  readonly week: WeekMeasure;
  /** Undefined for names, lists and calendar facts, which have no value of a year. */
  readonly year?: YearMeasure;
}

const total = (of: Aggregate, column: string): Total => ({ of, column });

const single =
  (of: Aggregate) =>
  (column: string): Measure => ({ week: { column }, year: { total: total(of, column) } });

export const sum = single('sum');
export const end = single('end');
export const mean = single('mean');
export const only = (column: string): Measure => ({ week: { column } });

/** Ratio of a week's columns, and of the year's sums. */
export const ratio = (over: string, under: string, minus = 0): Measure => ({
  week: { over, under, minus },
  year: { over: total('sum', over), under: total('sum', under), minus },
});

/** Ratio of two levels: of the week, and of the last week of the year. */
export const endRatio = (over: string, under: string, minus = 0): Measure => ({
  week: { over, under, minus },
  year: { over: total('end', over), under: total('end', under), minus },
});

/** Growth on the same week of last year, and of the year's sums. */
export const growth = (over: string, under: string): Measure => ratio(over, under, 1);

/** A week's measure with a year of its own. */
export const own = (week: WeekMeasure, over: Total, under: Total, times = 1): Measure => ({
  week,
  year: { over, under, minus: 0, times },
});

export { total };
