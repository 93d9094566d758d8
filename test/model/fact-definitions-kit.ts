import type { At } from './fact-definitions-weeks.ts';

/** What a definition reads off a week. */
export type Reading = (at: At) => number;

/** A fact as the catalogue defines it. */
export interface Definition {
  /** NaN: missing. Undefined: nothing to divide by, so that the last valid value holds. */
  readonly week: (at: At) => number | undefined;
  /** From all weeks of the year; NaN where there is nothing to divide by. */
  readonly year?: (year: readonly At[]) => number;
  /** Size of what is added and taken off: the value is the small rest of that, and no more exact than it. */
  readonly outOf?: Reading;
}

export const total = (weeks: readonly At[], of: Reading): number =>
  weeks.reduce((sum, at) => sum + of(at), 0);
export const average = (weeks: readonly At[], of: Reading): number => total(weeks, of) / weeks.length;
const lastOf = (weeks: readonly At[]): At => weeks.at(-1)!;
const over = (part: number, whole: number, minus = 0): number | undefined =>
  whole === 0 ? undefined : part / whole - minus;

type Outside = Pick<Definition, 'outOf'>;

/** The four ways in which the weeks of an amount make its year. */
export const sum = (of: Reading, outside: Outside = {}): Definition => ({
  week: of,
  year: (weeks) => total(weeks, of),
  ...outside,
});
export const mean = (of: Reading, outside: Outside = {}): Definition => ({
  week: of,
  year: (weeks) => average(weeks, of),
  ...outside,
});
export const end = (of: Reading, outside: Outside = {}): Definition => ({
  week: of,
  year: (weeks) => of(lastOf(weeks)),
  ...outside,
});
export const only = (week: Reading): Definition => ({ week });

/** A ratio in a week, and over the year the ratio of the sums. */
export const ratio = (part: Reading, whole: Reading, minus = 0): Definition => ({
  week: (at) => over(part(at), whole(at), minus),
  year: (weeks) => over(total(weeks, part), total(weeks, whole), minus) ?? NaN,
});

/** A ratio of what there is so far, and over the year that of the last week. */
export const endRatio = (part: Reading, whole: Reading, minus = 0): Definition => ({
  week: (at) => over(part(at), whole(at), minus),
  year: (weeks) => over(part(lastOf(weeks)), whole(lastOf(weeks)), minus) ?? NaN,
});

/** A ratio whose year is its own. */
export const own = (part: Reading, whole: Reading, year: Definition['year'] & object): Definition => ({
  week: (at) => over(part(at), whole(at)),
  year,
});
