/**
 * A distribution made ready to draw from: the value that belongs to a standard normal score.
 *
 * With z standard normal, `at(z)` follows the distribution: it is the distribution's quantile at
 * the chance that a normal draw is at most z. As z rises it never falls by more than rounding (1e-15 of the range), and it stays within the support.
 */
export interface Quantile {
  /** The mean, in the unit of the values. */
  readonly mean: number;
  /** The standard deviation, in the unit of the values. */
  readonly sd: number;
  /** The one value there is, when nothing is uncertain; `mean` is the same and `sd` is 0. */
  readonly constant?: number;
  /** The value at one score. NaN gives NaN, save for a constant. */
  at(z: number): number;
  /** The values at many scores, into `out` of the same length; `out` may be `z` itself. */
  fill(z: Float64Array, out: Float64Array): void;
}

/** The quantile of a known number. */
export function constantQuantile(value: number): Quantile {
  return {
    mean: value,
    sd: 0,
    constant: value,
    at: () => value,
    fill: (_z, out) => {
      out.fill(value);
    },
  };
}

/** A quantile from its moments and its value at one score. */
export function quantileFrom(mean: number, sd: number, at: (z: number) => number): Quantile {
  return {
    mean,
    sd,
    at,
    fill: (z, out) => {
      for (let lane = 0; lane < out.length; lane++) out[lane] = at(z[lane]!);
    },
  };
}
