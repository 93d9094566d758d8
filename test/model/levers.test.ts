import { beforeAll, describe, expect, it } from 'vitest';
import { LANES } from '../../src/lib/model/index.ts';
import { findLever, LEVERS } from '../../src/lib/plan/index.ts';
import { MOVES, SHOWN_BY } from './lever-moves.ts';
import { CASES, runCases, usual } from './lever-runs.ts';

describe('every lever', () => {
  let before: ReadonlyMap<string, Float64Array>;
  let after: ReadonlyMap<string, Float64Array>;
  beforeAll(() => {
    before = runCases(CASES, false);
    after = runCases(CASES, true);
  });
  const placeOf = (lever: string) => CASES.findIndex((candidate) => candidate.lever === lever);

  it('has a lane of its own, and none is listed that does not exist', () => {
    expect(CASES.length).toBeLessThanOrEqual(LANES);
    for (const lever of [...Object.keys(MOVES), ...Object.keys(SHOWN_BY)])
      expect(findLever(lever)?.name).toBe(lever);
    for (const lever of Object.keys(SHOWN_BY)) expect(findLever(lever)?.kind).toBe('shop');
    for (const { lever, to, given } of CASES) {
      for (const [name, value] of [[lever, to] as const, ...Object.entries(given)]) {
        expect(value, name).toBeGreaterThanOrEqual(findLever(name)!.min);
        expect(value, name).toBeLessThanOrEqual(findLever(name)!.max);
      }
      expect(to, lever).not.toBe(usual(lever));
    }
  });

  it('moved in one run leaves all others as they are', () => {
    const untouched = LANES - 1;
    expect(CASES.length).toBeLessThanOrEqual(untouched);
    const moved = [...before].filter(
      ([name, values]) => !Object.is(values[untouched], after.get(name)![untouched]),
    );
    expect(moved.map(([name]) => name)).toEqual([]);
  });

  it.each(LEVERS.filter(({ kind }) => kind !== 'shop').map(({ name }) => name))(
    'of ours and of the world does what it is for: %s',
    (lever) => {
      const expected = MOVES[lever];
      if (!expected) return expect.fail(`what does ${lever} move? Say so in lever-moves.ts`);
      const lane = placeOf(lever);
      const change = after.get(expected.shows)![lane]! - before.get(expected.shows)![lane]!;
      const what = `${expected.shows} by ${change}`;
      if (expected.how === 'up') expect(change, what).toBeGreaterThan(0);
      else if (expected.how === 'down') expect(change, what).toBeLessThan(0);
      else expect(change, what).not.toBe(0);
    },
  );

  it.each(LEVERS.filter(({ kind }) => kind === 'shop').map(({ name }) => name))(
    'of the shop shows somewhere: %s',
    (lever) => {
      const lane = placeOf(lever);
      const moved = [...before].filter(([name, values]) => !Object.is(values[lane], after.get(name)![lane]));
      expect(moved.length).toBeGreaterThan(0);
    },
  );
});
