import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FACTS } from '../../src/lib/plan/index.ts';
import { editDistance, nearestName } from '../../src/lib/rules/nearest.ts';

const NAMES = FACTS.map(({ name }) => name);

/** What the search stands for: the distance to every candidate, the first of the least. */
function byHand(name: string): string | undefined {
  const most = name.length < 4 ? 1 : Math.max(2, Math.floor(name.length / 3));
  const distances = NAMES.map((each) => editDistance(name.toLowerCase(), each));
  const least = Math.min(...distances);
  return least <= most ? NAMES[distances.indexOf(least)] : undefined;
}

const slip = fc.tuple(fc.nat(40), fc.nat(2), fc.constantFrom('', 'x', 'E', '_', 'ü', '中', 'pq'));
const misspelt = fc
  .tuple(fc.constantFrom(...NAMES), fc.array(slip, { maxLength: 3 }))
  .map(([name, slips]) =>
    slips.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), name),
  );

it('passes over no candidate that is close', () => {
  fc.assert(
    fc.property(misspelt, (name) => {
      expect(nearestName(name, NAMES)).toBe(byHand(name));
    }),
    { numRuns: 2_000 },
  );
});
