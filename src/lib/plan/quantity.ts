/** A distribution as a planner writes it: the family is kept, never switched silently. */
export type Distribution =
  | { readonly family: 'pert'; readonly min: number; readonly mode: number; readonly max: number }
  | { readonly family: 'triangular'; readonly min: number; readonly mode: number; readonly max: number }
  | { readonly family: 'uniform'; readonly min: number; readonly max: number }
  | { readonly family: 'lognormal'; readonly p5: number; readonly p95: number }
  | { readonly family: 'normal'; readonly mean: number; readonly sd: number }
  /** Beta(alpha, beta) stretched from [0, 1] to [min, max]. */
  | {
      readonly family: 'beta';
      readonly alpha: number;
      readonly beta: number;
      readonly min: number;
      readonly max: number;
    }
  | { readonly family: 'discrete'; readonly values: readonly number[]; readonly weights: readonly number[] }
  /** The empirical distribution of observed values. */
  | { readonly family: 'samples'; readonly values: readonly number[] };

/** A number that is known, or an assumption that is drawn once per run. */
export type Quantity = number | Distribution;

/** The largest and smallest value a quantity can take (infinite where a family has no end). */
export function support(quantity: Quantity): readonly [number, number] {
  if (typeof quantity === 'number') return [quantity, quantity];
  switch (quantity.family) {
    case 'pert':
    case 'triangular':
    case 'uniform':
    case 'beta':
      return [quantity.min, quantity.max];
    case 'lognormal':
      return [0, Infinity];
    case 'normal':
      return [-Infinity, Infinity];
    case 'discrete':
    case 'samples':
      // Not spread into arguments: there may be more values than a call takes.
      return [
        quantity.values.reduce((least, value) => Math.min(least, value), Infinity),
        quantity.values.reduce((most, value) => Math.max(most, value), -Infinity),
      ];
  }
}
