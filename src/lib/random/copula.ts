import type { Correlation } from '../plan/index.ts';
import { choleskyFactor } from './cholesky.ts';
import { failure, success, type Result } from './result.ts';

/** Why correlations cannot be: a code and what a message about it needs. */
export type CopulaProblem =
  /** Below -1, above 1, or not a number. */
  | { readonly code: 'correlation-outside'; readonly pair: Correlation }
  /** Not one of the names that are drawn. */
  | { readonly code: 'correlation-unknown-name'; readonly name: string; readonly pair: Correlation }
  | { readonly code: 'correlation-with-itself'; readonly pair: Correlation }
  /** One pair, in either order, with two different numbers. */
  | { readonly code: 'correlation-contradiction'; readonly first: Correlation; readonly second: Correlation }
  /**
   * Each pair is possible, but not all together. `pairs` are those of a smallest set of names that cannot be:
   * take any name out, and the rest can. Multiplied by `shrink` (two digits), they can be together.
   */
  | {
      readonly code: 'not-positive-definite';
      readonly pairs: readonly Correlation[];
      readonly shrink: number;
    };

/** A Gaussian copula made ready: which columns take part, and how they mix. */
export interface Copula {
  /** The correlated names, in the order of the list they come from. */
  readonly names: readonly string[];
  /** Their places in that list. */
  readonly columns: readonly number[];
  /** The lower Cholesky factor of their correlations, row after row: entry (i, j) at i × names.length + j. */
  readonly factor: Float64Array;
}

/**
 * Checks correlations and factors their matrix. Pairs not named have correlation 0; names in no pair
 * take no part.
 *
 * `names` is the canonical order: the score of a name is mixed from its own draw and those of the names
 * before it, so that another order gives other draws of the same distribution.
 */
export function copula(
  names: readonly string[],
  correlations: readonly Correlation[],
): Result<Copula, CopulaProblem> {
  const places = new Map(names.map((name, place) => [name, place]));
  const known = new Map<string, Correlation>();
  for (const pair of correlations) {
    const problem = checkPair(pair, places, known);
    if (problem !== undefined) return failure(problem);
    known.set(keyOf(pair), pair);
  }
  const pairs = [...known.values()];
  const involved = new Set(pairs.flatMap(({ a, b }) => [a, b]));
  const correlated = names.filter((name) => involved.has(name));
  const factor = choleskyFactor(matrixOf(correlated, pairs, 1), correlated.length);
  if (factor === undefined) return failure(explainImpossible(correlated, pairs));
  return success({ names: correlated, columns: correlated.map((name) => places.get(name)!), factor });
}

/**
 * Mixes independent standard normal draws, one column a name in the order of `names` of
 * {@link copula}, into correlated ones, in place. Columns of names that take no part stay as they are.
 */
export function correlate(columns: readonly Float64Array[], copula: Copula): void {
  const size = copula.columns.length;
  // From the last row up, so that the draws a row mixes are still the independent ones.
  for (let row = size - 1; row >= 0; row--) {
    const target = columns[copula.columns[row]!]!;
    scale(target, copula.factor[row * size + row]!);
    for (let column = 0; column < row; column++) {
      const weight = copula.factor[row * size + column]!;
      // Most are 0, and a score must not change because an unrelated name came in.
      if (weight !== 0) addScaled(target, columns[copula.columns[column]!]!, weight);
    }
  }
}

function scale(target: Float64Array, factor: number): void {
  for (let lane = 0; lane < target.length; lane++) target[lane] = target[lane]! * factor;
}

function addScaled(target: Float64Array, source: Float64Array, weight: number): void {
  for (let lane = 0; lane < target.length; lane++) target[lane] = target[lane]! + weight * source[lane]!;
}

function checkPair(
  pair: Correlation,
  places: ReadonlyMap<string, number>,
  known: ReadonlyMap<string, Correlation>,
): CopulaProblem | undefined {
  if (!(pair.r >= -1 && pair.r <= 1)) return { code: 'correlation-outside', pair };
  for (const name of [pair.a, pair.b]) {
    if (!places.has(name)) return { code: 'correlation-unknown-name', name, pair };
  }
  if (pair.a === pair.b) return { code: 'correlation-with-itself', pair };
  const first = known.get(keyOf(pair));
  if (first !== undefined && first.r !== pair.r)
    return { code: 'correlation-contradiction', first, second: pair };
  return undefined;
}

/** One text for a pair in either order, and for no other pair. */
function keyOf({ a, b }: Correlation): string {
  return JSON.stringify(a < b ? [a, b] : [b, a]);
}

/** The correlations among `names`, each multiplied by `shrink`, row after row. */
function matrixOf(names: readonly string[], pairs: readonly Correlation[], shrink: number): Float64Array {
  const size = names.length;
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) matrix[i * size + i] = 1;
  for (const { a, b, r } of pairs) {
    const i = names.indexOf(a);
    const j = names.indexOf(b);
    if (i < 0 || j < 0) continue;
    matrix[i * size + j] = r * shrink;
    matrix[j * size + i] = r * shrink;
  }
  return matrix;
}

/** Drops each name that the impossibility does without; what is left needs all its names. */
function explainImpossible(names: readonly string[], pairs: readonly Correlation[]): CopulaProblem {
  const isPossible = (subset: readonly string[], shrink: number): boolean =>
    choleskyFactor(matrixOf(subset, pairs, shrink), subset.length) !== undefined;
  let needed = names;
  for (const name of names) {
    const rest = needed.filter((other) => other !== name);
    if (!isPossible(rest, 1)) needed = rest;
  }
  let percent = 99;
  while (percent > 0 && !isPossible(needed, percent / 100)) percent--;
  const offending = pairs.filter(({ a, b, r }) => r !== 0 && needed.includes(a) && needed.includes(b));
  return { code: 'not-positive-definite', pairs: offending, shrink: percent / 100 };
}
