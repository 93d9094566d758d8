import { failure, success, type Result } from '../result.ts';

/** Why a distribution cannot be: a code and what a message about it needs. */
export type DistributionProblem =
  /** NaN or an infinity. */
  | { readonly code: 'not-finite'; readonly parameter: string; readonly value: number }
  /** Possible in principle, but past what is computed with. */
  | {
      readonly code: 'out-of-range';
      readonly parameter: string;
      readonly value: number;
      readonly least: number;
      readonly most: number;
    }
  /** min = max is a constant, but min > max is nothing. */
  | { readonly code: 'min-above-max'; readonly min: number; readonly max: number }
  | { readonly code: 'mode-outside'; readonly min: number; readonly mode: number; readonly max: number }
  | { readonly code: 'p5-not-below-p95'; readonly p5: number; readonly p95: number }
  | { readonly code: 'not-positive'; readonly parameter: string; readonly value: number }
  | { readonly code: 'negative-spread'; readonly parameter: string; readonly value: number }
  /** A list of values with nothing in it. */
  | { readonly code: 'no-samples' }
  /** There must be as many weights as values. */
  | { readonly code: 'weights'; readonly reason: 'count'; readonly values: number; readonly weights: number }
  /** `index` counts from 0. */
  | { readonly code: 'weights'; readonly reason: 'negative'; readonly index: number; readonly value: number }
  | { readonly code: 'weights'; readonly reason: 'all-zero' };

/** Parameters up to this size keep sums and squares far from overflow. */
const LARGEST = 1e100;

/** The first of the named parameters that is not a number of a size to compute with, if any. */
export function findBadNumber(parameters: Readonly<Record<string, number>>): DistributionProblem | undefined {
  for (const [parameter, value] of Object.entries(parameters)) {
    if (!Number.isFinite(value)) return { code: 'not-finite', parameter, value };
    if (Math.abs(value) > LARGEST)
      return { code: 'out-of-range', parameter, value, least: -LARGEST, most: LARGEST };
  }
  return undefined;
}

/** The same for a list, in which `values[3]` is the fourth. */
export function findBadEntry(name: string, values: readonly number[]): DistributionProblem | undefined {
  for (const [index, value] of values.entries()) {
    const problem = findBadNumber({ [`${name}[${index}]`]: value });
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Checks a range with a mode in it: `constant` where the ends are one. */
export function checkRange(
  min: number,
  mode: number,
  max: number,
): Result<'range' | 'constant', DistributionProblem> {
  const bad = findBadNumber({ min, mode, max });
  if (bad !== undefined) return failure(bad);
  if (min > max) return failure({ code: 'min-above-max', min, max });
  if (mode < min || mode > max) return failure({ code: 'mode-outside', min, mode, max });
  return success(min === max ? 'constant' : 'range');
}
