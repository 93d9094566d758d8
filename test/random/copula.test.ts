import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Correlation } from '../../src/lib/plan/index.ts';
import { copula, correlate, stream, type Copula } from '../../src/lib/random/index.ts';
import { pearson } from './pearson.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e'];

function built(names: readonly string[], correlations: readonly Correlation[]): Copula {
  const result = copula(names, correlations);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function problem(correlations: readonly Correlation[]): unknown {
  const result = copula(NAMES, correlations);
  return result.ok ? 'possible' : result.error;
}

/** One column of independent normal draws a name. */
function draw(seed: number, names: readonly string[], count: number): Float64Array[] {
  return names.map((name) => {
    const column = new Float64Array(count);
    stream(seed, name, 0).fillNormal(column);
    return column;
  });
}

/** Spearman's rank correlation of bivariate normal draws of correlation r (Kruskal 1958). */
function spearmanOfNormal(r: number): number {
  return (6 / Math.PI) * Math.asin(r / 2);
}

function ranks(values: Float64Array): Float64Array {
  const order = [...values.keys()].sort((i, j) => values[i]! - values[j]!);
  const out = new Float64Array(values.length);
  order.forEach((lane, rank) => {
    out[lane] = rank;
  });
  return out;
}

describe('correlated draws (seed 7)', () => {
  it.each([
    [0.3, 0.28756],
    [0.5, 0.48258],
    [0.7, 0.68291],
    [-0.4, -0.38457],
  ])('of correlation %f have the rank correlation %f', (r, expected) => {
    expect(spearmanOfNormal(r)).toBeCloseTo(expected, 5);
    const count = 100_000;
    const columns = draw(7, ['a', 'b'], count);
    correlate(columns, built(['a', 'b'], [{ a: 'b', b: 'a', r }]));
    const [a, b] = columns;
    // Four standard errors of a rank correlation.
    expect(Math.abs(pearson(ranks(a!), ranks(b!)) - expected)).toBeLessThan(4 / Math.sqrt(count));
    expect(Math.abs(b!.reduce((sum, z) => sum + z * z, 0) / count - 1)).toBeLessThan(
      4 * Math.sqrt(2 / count),
    );
  });

  it('leave names without a pair, and the first of each group, as they were drawn', () => {
    const pairs = [{ a: 'b', b: 'd', r: 0.5 }];
    const before = draw(7, NAMES, 50);
    const columns = draw(7, NAMES, 50);
    correlate(columns, built(NAMES, pairs));
    expect(columns.map((column, i) => Number(column.some((z, lane) => z !== before[i]![lane])))).toEqual([
      0, 0, 0, 1, 0,
    ]);
  });

  it('do not change when an unrelated pair comes in', () => {
    const pair = { a: 'b', b: 'd', r: 0.5 };
    const alone = draw(7, NAMES, 50);
    correlate(alone, built(NAMES, [pair]));
    const together = draw(7, NAMES, 50);
    correlate(together, built(NAMES, [{ a: 'a', b: 'c', r: -0.7 }, pair]));
    expect([together[1], together[3]]).toEqual([alone[1], alone[3]]);
  });

  it('depend on the order of the names only, not on that of the pairs', () => {
    const pairs = [
      { a: 'a', b: 'b', r: 0.4 },
      { a: 'b', b: 'c', r: -0.2 },
      { a: 'a', b: 'c', r: 0.3 },
    ];
    const turned = pairs.toReversed().map(({ a, b, r }) => ({ a: b, b: a, r }));
    expect(built(NAMES, turned)).toEqual(built(NAMES, pairs));
  });
});

describe('a copula', () => {
  it('factors the default correlations of the model: the factor times itself gives them back', () => {
    const names = ['g', 'lam', 'qf', 'sdm', 'pf', 'q', 'lamE', 'r'];
    const pairs = [
      { a: 'g', b: 'lam', r: 0.4 },
      { a: 'g', b: 'qf', r: -0.2 },
      { a: 'sdm', b: 'pf', r: 0.5 },
      { a: 'lam', b: 'q', r: 0.3 },
      { a: 'lam', b: 'lamE', r: 0.5 },
      { a: 'r', b: 'qf', r: -0.2 },
    ];
    const { factor, columns } = built(names, pairs);
    expect(columns).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    for (const [i, a] of names.entries()) {
      for (const [j, b] of names.entries()) {
        const pair = pairs.find((each) => (each.a === a && each.b === b) || (each.a === b && each.b === a));
        const product = names.reduce((sum, _, k) => sum + factor[i * 8 + k]! * factor[j * 8 + k]!, 0);
        expect(product).toBeCloseTo(i === j ? 1 : (pair?.r ?? 0), 14);
      }
    }
  });

  it('of nothing changes nothing', () => {
    const columns = draw(7, NAMES, 10);
    correlate(columns, built(NAMES, []));
    expect(columns).toEqual(draw(7, NAMES, 10));
  });

  it('takes a pair written twice alike, in either order', () => {
    expect(
      problem([
        { a: 'a', b: 'b', r: 0.3 },
        { a: 'b', b: 'a', r: 0.3 },
      ]),
    ).toBe('possible');
  });

  it('refuses a pair written twice with two numbers', () => {
    const [first, second] = [
      { a: 'a', b: 'b', r: 0.3 },
      { a: 'b', b: 'a', r: 0.4 },
    ];
    expect(problem([first, second])).toEqual({ code: 'correlation-contradiction', first, second });
  });

  it.each([1.01, -1.01, NaN, Infinity])('refuses the correlation %f', (r) => {
    const pair = { a: 'a', b: 'b', r };
    expect(problem([pair])).toEqual({ code: 'correlation-outside', pair });
  });

  it('refuses names that are not drawn, and a name with itself', () => {
    const stranger = { a: 'a', b: 'x', r: 0.1 };
    expect(problem([stranger])).toEqual({ code: 'correlation-unknown-name', name: 'x', pair: stranger });
    const self = { a: 'a', b: 'a', r: 1 };
    expect(problem([self])).toEqual({ code: 'correlation-with-itself', pair: self });
  });

  it('names the pairs that cannot be together, not those beside them, and how far to shrink them', () => {
    const offending = [
      { a: 'b', b: 'c', r: 0.9 },
      { a: 'c', b: 'e', r: 0.9 },
      { a: 'b', b: 'e', r: -0.9 },
    ];
    const beside = [
      { a: 'a', b: 'b', r: 0.3 },
      { a: 'a', b: 'd', r: 0.5 },
      { a: 'd', b: 'e', r: -0.2 },
    ];
    const expected = { code: 'not-positive-definite', pairs: offending, shrink: 0.55 };
    expect(problem([...beside, ...offending])).toEqual(expected);
    // The smallest eigenvalue is 1 - 2 × .9 × shrink: shrunk below .5556 the three are possible.
    const shrunk = offending.map((pair) => ({ ...pair, r: pair.r * expected.shrink }));
    expect(problem(shrunk)).toBe('possible');
  });

  it('refuses two names that are one', () => {
    const pair = { a: 'a', b: 'b', r: 1 };
    expect(problem([pair])).toEqual({ code: 'not-positive-definite', pairs: [pair], shrink: 0.99 });
  });

  it('accepts every matrix that draws can have', () => {
    const loadings = fc.array(fc.double({ min: -0.95, max: 0.95, noNaN: true }), {
      minLength: 5,
      maxLength: 5,
    });
    fc.assert(
      fc.property(loadings, (weights) => {
        // One common factor: correlations are products of loadings.
        const pairs = NAMES.flatMap((b, j) =>
          NAMES.slice(0, j).map((a, i) => ({ a, b, r: weights[i]! * weights[j]! })),
        );
        expect(problem(pairs)).toBe('possible');
      }),
    );
  });

  it('blames only pairs that are impossible by themselves', () => {
    const anyPairs = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(anyPairs, (numbers) => {
        let next = 0;
        const pairs = NAMES.flatMap((b, j) => NAMES.slice(0, j).map((a) => ({ a, b, r: numbers[next++]! })));
        const result = copula(NAMES, pairs);
        if (result.ok || result.error.code !== 'not-positive-definite') return;
        expect(problem(result.error.pairs)).toMatchObject({ code: 'not-positive-definite' });
      }),
    );
  });
});
