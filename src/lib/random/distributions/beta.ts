import { failure, success, type Result } from '../result.ts';
import { betaTable } from './beta-table.ts';
import { lookUp, type MonotoneTable } from './monotone-table.ts';
import { checkRange, findBadNumber, type DistributionProblem } from './problem.ts';
import { constantQuantile, type Quantile } from './quantile.ts';

/** Shapes between which the table's error is what it says. */
const LEAST_SHAPE = 0.05;
const LARGEST_SHAPE = 1e6;

/**
 * The beta distribution on [min, max], its quantile within 1e-7 of the range. min = max is a constant.
 *
 * Both shapes must be from .05 to 1,000,000.
 */
export function beta(
  alpha: number,
  betaParameter: number,
  min: number,
  max: number,
): Result<Quantile, DistributionProblem> {
  const bad = findBadNumber({ alpha, beta: betaParameter });
  if (bad !== undefined) return failure(bad);
  for (const [parameter, value] of [
    ['alpha', alpha],
    ['beta', betaParameter],
  ] as const) {
    if (value <= 0) return failure({ code: 'not-positive', parameter, value });
    if (value < LEAST_SHAPE || value > LARGEST_SHAPE) {
      return failure({ code: 'out-of-range', parameter, value, least: LEAST_SHAPE, most: LARGEST_SHAPE });
    }
  }
  const checked = checkRange(min, min, max);
  if (!checked.ok) return failure(checked.error);
  return success(
    checked.value === 'constant' ? constantQuantile(min) : betaQuantile(alpha, betaParameter, min, max),
  );
}

/** The quantile of a beta distribution whose parameters have been checked. */
export function betaQuantile(alpha: number, betaParameter: number, min: number, max: number): Quantile {
  const table = betaTable(alpha, betaParameter);
  const sum = alpha + betaParameter;
  const width = max - min;
  return {
    mean: min + width * (alpha / sum),
    sd: (width / sum) * Math.sqrt((alpha * betaParameter) / (sum + 1)),
    at: (z) => stretched(table, z, min, max),
    fill: (z, out) => {
      fillStretched(table, z, out, min, max);
    },
  };
}

// A loop of its own, over what it is given: all assumptions share it, so that it is compiled once, and well.
function fillStretched(
  table: MonotoneTable,
  z: Float64Array,
  out: Float64Array,
  min: number,
  max: number,
): void {
  for (let lane = 0; lane < out.length; lane++) out[lane] = stretched(table, z[lane]!, min, max);
}

/** Rounding can pass an end of the range by a last digit. */
function stretched(table: MonotoneTable, z: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, min + (max - min) * lookUp(table, z)));
}
