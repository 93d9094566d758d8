import { createHash } from 'node:crypto';
import stdlibExp from '@stdlib/math-base-special-exp';
import stdlibLn from '@stdlib/math-base-special-ln';
import stdlibPow from '@stdlib/math-base-special-pow';
import xor4096 from 'seedrandom/lib/xor4096.js';
import { describe, expect, it } from 'vitest';
import {
  exp,
  expm1,
  log,
  log1p,
  normalCdf,
  normalQuantile,
  pow,
  sigmoid,
} from '../../src/lib/random/index.ts';
import {
  expError,
  expm1Error,
  log1pError,
  logError,
  nextAway,
  powError,
  sigmoidError,
  ulp,
} from './exact.ts';

const SEED = 'kernels 1';
const COUNT = 4000;

/** Numbers from low to high, the same for every name. */
function between(name: string, low: number, high: number, count = COUNT): number[] {
  const { int32 } = xor4096(`${SEED} ${name}`);
  return Array.from({ length: count }, () => low + ((high - low) * ((int32() >>> 0) + 0.5)) / 2 ** 32);
}

/** Positive numbers whose logarithms are spread from low to high. */
function scales(name: string, low: number, high: number, count = COUNT): number[] {
  return between(name, low, high, count).map((power) => Math.exp(power));
}

function worst(values: readonly number[], error: (x: number) => number): number {
  return Math.max(...values.map(error));
}

describe(`exp (seed ${SEED})`, () => {
  const inputs = [
    ...between('exp wide', -708, 709.7),
    ...between('exp near', -30, 30),
    ...between('exp nearest', -1, 1),
  ];

  it('is within .51 ulp of e^x', () => {
    expect(worst(inputs, (x) => expError(x, exp(x)))).toBeLessThan(0.51);
  });

  it('is within 1 ulp where the result is below the normal doubles', () => {
    expect(worst(between('exp low', -744, -708), (x) => expError(x, exp(x)))).toBeLessThan(1);
  });

  it('agrees with @stdlib to one ulp', () => {
    expect(worst(inputs, (x) => Math.abs(exp(x) - stdlibExp(x)) / ulp(exp(x)))).toBeLessThanOrEqual(1);
  });

  it('never falls from one double to the next', () => {
    expect(inputs.filter((x) => (x < 0 ? exp(nextAway(x)) > exp(x) : exp(nextAway(x)) < exp(x)))).toEqual([]);
  });

  it.each([
    [NaN, NaN],
    [Infinity, Infinity],
    [-Infinity, 0],
    [0, 1],
    [-0, 1],
    [709.782712893384, 1.7976931348622732e308],
    [709.7827128933841, Infinity],
    [-745.1332191019411, 5e-324],
    [-745.1332191019412, 0],
    [5e-324, 1],
    [1, Math.E],
  ])('of %f is %f', (x, y) => {
    expect(exp(x)).toBe(y);
  });
});

describe(`log (seed ${SEED})`, () => {
  const inputs = [
    ...scales('log wide', -708, 709),
    ...between('log near', 0.5, 2),
    ...between('log nearest', 0.99, 1.01),
    ...scales('log above 1', -36, -3).map((x) => 1 + x),
    ...scales('log below 1', -36, -3).map((x) => 1 - x),
  ].filter((x) => x !== 1);

  it('is within .8 ulp of ln x, and keeps its digits next to 1', () => {
    expect(worst(inputs, (x) => logError(x, log(x)))).toBeLessThan(0.8);
  });

  it('agrees with @stdlib to one ulp', () => {
    expect(worst(inputs, (x) => Math.abs(log(x) - stdlibLn(x)) / ulp(log(x)))).toBeLessThanOrEqual(1);
  });

  it('never falls from one double to the next', () => {
    expect(inputs.filter((x) => log(nextAway(x)) < log(x))).toEqual([]);
  });

  it.each([
    [NaN, NaN],
    [Infinity, Infinity],
    [-Infinity, NaN],
    [-1, NaN],
    [0, -Infinity],
    [-0, -Infinity],
    [1, 0],
    [Number.MAX_VALUE, 709.782712893384],
    [2.2250738585072014e-308, -708.3964185322641],
    [1e-310, -713.8013788281542],
    [5e-324, -744.4400719213812],
  ])('of %f is %f', (x, y) => {
    expect(log(x)).toBe(y);
  });
});

describe(`pow (seed ${SEED})`, () => {
  const bases = [
    ...scales('pow wide', -100, 100),
    ...between('pow near', 0.5, 2),
    ...between('pow 1', 0.99, 1.01),
  ];
  const exponents = [
    ...between('exponent wide', -7, 7),
    ...between('exponent near', -900, 900),
    ...between('exponent 1', -50_000, 50_000),
  ];
  const pairs = bases
    .map((base, i) => [base, exponents[i]!] as const)
    .filter(([base, exponent]) => {
      const size = Math.abs(exponent * Math.log(base));
      return size < 708;
    });

  it('is within .55 ulp of the power, however large it is', () => {
    expect(Math.max(...pairs.map(([x, y]) => powError(x, y, pow(x, y))))).toBeLessThan(0.55);
  });

  it('agrees with @stdlib to one ulp', () => {
    const apart = pairs.map(([x, y]) => Math.abs(pow(x, y) - stdlibPow(x, y)) / ulp(pow(x, y)));
    expect(Math.max(...apart)).toBeLessThanOrEqual(1);
  });

  it('gives whole powers and square roots exactly where they are exact', () => {
    expect([pow(3, 5), pow(10, 15), pow(2, -1074), pow(2.25, 0.5), pow(1.1, 1)]).toEqual([
      243, 1e15, 5e-324, 1.5, 1.1,
    ]);
  });

  const ends = [0, 5e-324, 1e-310, 0.5, 1, 2, Infinity, NaN];
  const endExponents = [0, 1, -1, 0.5, 1e300, -1e300, Infinity, -Infinity, NaN];
  it.each(ends.flatMap((base) => endExponents.map((exponent) => [base, exponent] as const)))(
    'treats %f to the power %f as the language does',
    (base, exponent) => {
      expect(pow(base, exponent)).toBe(Math.pow(base, exponent));
    },
  );

  it('gives NaN for a negative base', () => {
    expect(pow(-2, 3)).toBeNaN();
  });
});

describe(`expm1, log1p and sigmoid (seed ${SEED})`, () => {
  const small = scales('small', -30, -1);
  const signed = [...small, ...small.map((x) => -x)];

  it('expm1 is within 2 ulp of e^x - 1', () => {
    const inputs = [...signed, ...between('expm1', -39, 300), ...between('expm1 near', -1, 1)];
    expect(worst(inputs, (x) => expm1Error(x, expm1(x)))).toBeLessThan(2);
  });

  it('log1p is within 1.5 ulp of ln(1 + x)', () => {
    const inputs = [...signed, ...scales('log1p', -1, 100), ...between('log1p near', -0.99, 2)];
    expect(worst(inputs, (x) => log1pError(x, log1p(x)))).toBeLessThan(1.5);
  });

  it('sigmoid is within 2.5 ulp of the logistic function, in both tails', () => {
    expect(
      worst([...between('sigmoid', -100, 100), ...between('sigmoid near', -5, 5)], (x) =>
        sigmoidError(x, sigmoid(x)),
      ),
    ).toBeLessThan(2.5);
  });

  it('keep the ends and the sign of 0', () => {
    expect([expm1(NaN), expm1(-Infinity), expm1(Infinity), expm1(-0), expm1(1e-300)]).toEqual([
      NaN,
      -1,
      Infinity,
      -0,
      1e-300,
    ]);
    expect([log1p(NaN), log1p(-1), log1p(-1.5), log1p(Infinity), log1p(-0), log1p(1e-300)]).toEqual([
      NaN,
      -Infinity,
      NaN,
      Infinity,
      -0,
      1e-300,
    ]);
    expect([sigmoid(NaN), sigmoid(-Infinity), sigmoid(Infinity), sigmoid(0), sigmoid(-800)]).toEqual([
      NaN,
      0,
      1,
      0.5,
      0,
    ]);
  });
});

describe('all kernels', () => {
  it('give the bytes they have always given: another digest is another version of the model', () => {
    const inputs = Array.from({ length: 10_000 }, (_, i) => (i + 0.5) / 10_000);
    const outputs = inputs.flatMap((x) => [
      exp(1400 * x - 700),
      log(3 * x),
      pow(2 * x, 50 * x - 25),
      expm1(2 * x - 1),
      log1p(x - 0.5),
      sigmoid(20 * x - 10),
      normalCdf(16 * x - 8),
      normalQuantile(x),
    ]);
    const digest = createHash('sha256')
      .update(new Uint8Array(Float64Array.from(outputs).buffer))
      .digest('hex');
    expect(digest).toBe('f4ede3bb1392cd10c1191e87f946fe73be37f288cc187a13f895c2051f324f54');
  });
});
