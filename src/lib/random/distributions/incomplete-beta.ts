import { exp, expm1, log, logGamma } from '../kernels/index.ts';

/** A beta distribution on [0, 1] and the logarithm of its normalising constant. */
export interface BetaShape {
  readonly alpha: number;
  readonly beta: number;
  readonly logBeta: number;
}

/** The shape of Beta(alpha, beta), both above 0. */
export function betaShape(alpha: number, beta: number): BetaShape {
  return { alpha, beta, logBeta: logGamma(alpha) + logGamma(beta) - logGamma(alpha + beta) };
}

/** The shape of 1 - x where x has this one. */
export function mirrored({ alpha, beta, logBeta }: BetaShape): BetaShape {
  return { alpha: beta, beta: alpha, logBeta };
}

/** x^alpha (1 - x)^beta over the beta function: the density at x times x (1 - x). x is given as ln x. */
export function betaWeight(logX: number, { alpha, beta, logBeta }: BetaShape): number {
  return exp(alpha * logX + beta * log(-expm1(logX)) - logBeta);
}

/**
 * The chance of a draw of at most x, the regularised incomplete beta function. x is given as ln x, below 0.
 *
 * By the continued fraction of DiDonato and Morris (ACM TOMS 18, 1992, algorithm 708), on whichever
 * side of the bulk it converges fast.
 */
export function betaCdf(logX: number, shape: BetaShape): number {
  const { alpha, beta } = shape;
  const weight = betaWeight(logX, shape);
  const x = exp(logX);
  return x < (alpha + 1) / (alpha + beta + 2)
    ? (weight * continuedFraction(x, alpha, beta)) / alpha
    : 1 - (weight * continuedFraction(-expm1(logX), beta, alpha)) / beta;
}

/** Below this the next terms of the fraction change nothing. */
const SETTLED = 1e-16;
/** Shapes up to the largest allowed settle within a few thousand. */
const MOST_TERMS = 20000;
/** Stands for 0 where the fraction would divide by it. */
const TINY = 1e-300;

/** Evaluated from the front, by Lentz's method as Thompson and Barnett modified it. */
function continuedFraction(x: number, alpha: number, beta: number): number {
  let numerator = 1;
  let denominator = 1 / nonZero(1 - ((alpha + beta) * x) / (alpha + 1));
  let value = denominator;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (beta - m) * x) / ((alpha + 2 * m - 1) * (alpha + 2 * m));
    denominator = 1 / nonZero(1 + even * denominator);
    numerator = nonZero(1 + even / numerator);
    value *= denominator * numerator;
    const odd = (-(alpha + m) * (alpha + beta + m) * x) / ((alpha + 2 * m) * (alpha + 2 * m + 1));
    denominator = 1 / nonZero(1 + odd * denominator);
    numerator = nonZero(1 + odd / numerator);
    const change = denominator * numerator;
    value *= change;
    if (Math.abs(change - 1) <= SETTLED) break;
  }
  return value;
}

function nonZero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}
