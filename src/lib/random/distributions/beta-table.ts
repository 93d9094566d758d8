import { exp, expm1, log, normalCdf, normalDensity } from '../kernels/index.ts';
import { betaCdf, betaShape, betaWeight, mirrored, type BetaShape } from './incomplete-beta.ts';
import { lookUp, monotoneTable, REACH, type MonotoneTable } from './monotone-table.ts';

/** Cells of the first grid tried, and of the finest. */
const FIRST_CELLS = 256;
const MOST_CELLS = 8192;
/**
 * How far a grid of twice the width may miss at the nodes it skips. The error falls with the fourth
 * power of the width, so that of the grid itself is then near 6e-9.
 */
const COARSE_MISS = 1e-7;

/**
 * The quantile of Beta(alpha, beta) on [0, 1] as a function of a standard normal score.
 *
 * Values and slopes are solved for at each node of a grid; the grid is halved until the error between
 * its nodes is about 1e-8 or less, which takes 256 cells for all shapes that PERT makes.
 */
export function betaTable(alpha: number, beta: number): MonotoneTable {
  const shape = betaShape(alpha, beta);
  for (let cells = FIRST_CELLS; ; cells *= 2) {
    const { values, slopes } = solveNodes(shape, cells);
    const even = (_: number, node: number): boolean => node % 2 === 0;
    const coarse = monotoneTable(values.filter(even), slopes.filter(even));
    const miss = values.reduce(
      (worst, value, node) => Math.max(worst, Math.abs(value - lookUp(coarse, scoreOf(node, cells)))),
      0,
    );
    if (miss <= COARSE_MISS || cells === MOST_CELLS) return monotoneTable(values, slopes);
  }
}

interface Nodes {
  readonly values: Float64Array;
  readonly slopes: Float64Array;
}

function scoreOf(node: number, cells: number): number {
  return (node * 2 * REACH) / cells - REACH;
}

/** The upper half is solved as the lower half of 1 - x, where small chances keep their digits. */
function solveNodes(shape: BetaShape, cells: number): Nodes {
  const values = new Float64Array(cells + 1);
  const slopes = new Float64Array(cells + 1);
  const middle = cells / 2;
  solveLowerHalf(mirrored(shape), cells, (steps, logRest, slope) => {
    values[middle + steps] = -expm1(logRest);
    slopes[middle + steps] = slope;
  });
  solveLowerHalf(shape, cells, (steps, logX, slope) => {
    values[middle - steps] = exp(logX);
    slopes[middle - steps] = slope;
  });
  return { values, slopes };
}

/** Solves from the median outwards, each node's guess from the one before it, for ln x and dx/dz. */
function solveLowerHalf(
  shape: BetaShape,
  cells: number,
  visit: (steps: number, logX: number, slope: number) => void,
): void {
  let guess = log(shape.alpha / (shape.alpha + shape.beta));
  for (let steps = 0; steps <= cells / 2; steps++) {
    const z = scoreOf(cells / 2 - steps, cells);
    const logX = solve(shape, normalCdf(z), guess);
    const logSlope = (normalDensity(z) * -expm1(logX)) / betaWeight(logX, shape);
    // Where x is 0 or 1 to the last digit there is no slope left to speak of.
    const usable = logSlope < Infinity;
    visit(steps, logX, usable ? logSlope * exp(logX) : 0);
    guess = usable ? logX - (logSlope * 2 * REACH) / cells : logX;
  }
}

/** Steps after which the solver, which halves its bracket at worst, has long settled. */
const MOST_STEPS = 200;

/**
 * ln x for the x below which a share `chance` of draws falls.
 *
 * Newton's method on the logarithms of both: in the lower tail the chance is a power of x, and the logarithms a
 * straight line. A step out of the bracket halves it instead.
 */
function solve(shape: BetaShape, chance: number, guess: number): number {
  const target = log(chance);
  let low = -Infinity;
  let high = 0;
  let logX = guess;
  for (let step = 0; step < MOST_STEPS; step++) {
    const reached = betaCdf(logX, shape);
    const slope = betaWeight(logX, shape) / (-expm1(logX) * reached);
    const change = (target - log(reached)) / slope;
    // The error squares with each step: what is left after this one is far below a last digit.
    if (Math.abs(change) <= 1e-9 * Math.min(1, -logX)) return logX + change;
    if (reached < chance) low = logX;
    else high = logX;
    logX += change;
    if (!(logX > low && logX < high)) logX = low === -Infinity ? 2 * high - 1 : (low + high) / 2;
  }
  return logX;
}
