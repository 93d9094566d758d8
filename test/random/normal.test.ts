import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../src/lib/random/index.ts';

/** Chances of at most z, worked out with 40 digits and rounded. */
const CHANCES = [
  [-10, 7.619853024160525e-24],
  [-8, 6.220960574271784e-16],
  [-6.3, 1.4882282217623127e-10],
  [-5.7, 5.990371401063528e-9],
  [-5.6, 1.071759025831093e-8],
  [-4, 3.1671241833119924e-5],
  [-2.5, 0.006209665325776135],
  [-1, 0.15865525393145705],
  [-0.67, 0.2514288950953101],
  [-0.1, 0.460172162722971],
  [0.3, 0.6179114221889527],
  [3, 0.9986501019683699],
] as const;

/** Wichura (1988) prints the first three to check an implementation by; the others are worked out with 40 digits. */
const SCORES = [
  [0.25, -0.67448975019608171],
  [0.001, -3.0902323061678135],
  [1e-20, -9.2623400897984076],
  [1.16e-10, -6.338508529118812],
  [0.05, -1.6448536269514726],
  [0.4, -0.2533471031357997],
  [0.975, 1.9599639845400538],
  [0.999, 3.090232306167813],
] as const;

describe('normalCdf', () => {
  it.each(CHANCES)('at %f is %f, with its digits kept in the tail', (z, chance) => {
    expect(Math.abs(normalCdf(z) / chance - 1)).toBeLessThan(2e-15);
  });

  it('never falls', () => {
    const score = fc.double({ min: -38, max: 38, noNaN: true });
    fc.assert(fc.property(score, score, (a, b) => normalCdf(Math.min(a, b)) <= normalCdf(Math.max(a, b))));
  });

  it('is as often above z as below -z', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (z) => {
        expect(Math.abs(normalCdf(z) + normalCdf(-z) - 1)).toBeLessThan(3e-16);
      }),
    );
  });

  it('has its ends', () => {
    expect([normalCdf(-Infinity), normalCdf(0), normalCdf(Infinity), normalCdf(NaN)]).toEqual([
      0,
      0.5,
      1,
      NaN,
    ]);
  });
});

describe('normalQuantile', () => {
  it.each(SCORES)('at %f is %f', (chance, z) => {
    expect(Math.abs(normalQuantile(chance) / z - 1)).toBeLessThan(1e-15);
  });

  it('is undone by normalCdf', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1, noNaN: true, maxExcluded: true }), (chance) => {
        expect(Math.abs(normalCdf(normalQuantile(chance)) / chance - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('mirrors what is mirrored', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (draw) => {
        const chance = (draw + 0.5) / 2 ** 32;
        expect(normalQuantile(chance)).toBe(-normalQuantile(1 - chance));
      }),
    );
  });

  it('has its ends, and nothing beyond', () => {
    expect([0, 0.5, 1].map(normalQuantile)).toEqual([-Infinity, 0, Infinity]);
    expect([-0.1, 1.1, NaN, Infinity].map(normalQuantile)).toEqual([NaN, NaN, NaN, NaN]);
  });
});
