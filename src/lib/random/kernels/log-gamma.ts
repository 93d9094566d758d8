import { log } from './log.ts';

const HALF_LOG_TWO_PI = 0.9189385332046728;
/** From here on the series below is good to the last digit. */
const SERIES_START = 10;

/**
 * The logarithm of the gamma function of x > 0, within 2e-14 or 4 ulp, whichever is more.
 *
 * Stirling's series (Abramowitz and Stegun 6.1.41); a smaller x is first moved up by
 * gamma(x + 1) = x gamma(x).
 */
export function logGamma(x: number): number {
  let product = 1;
  let at = x;
  for (; at < SERIES_START; at++) product *= at;
  const inverse = 1 / at;
  const square = inverse * inverse;
  const series =
    inverse *
    (1 / 12 +
      square *
        (-1 / 360 +
          square *
            (1 / 1260 +
              square * (-1 / 1680 + square * (1 / 1188 + square * (-691 / 360360 + square / 156))))));
  return (at - 0.5) * log(at) - at + HALF_LOG_TWO_PI + series - log(product);
}
