import { beforeAll, describe, expect, it } from 'vitest';
import { LANES } from '../../src/lib/model/index.ts';
import { findLever, LEVERS, YEAR_FACTS, type LeverDefinition } from '../../src/lib/plan/index.ts';
import { yearMeasures, YearTotals } from '../../src/lib/simulation/measures.ts';
import { type ByLane, totals } from './lanes.ts';
import { MOVES, SHOWN_BY } from './lever-moves.ts';
import { setUp } from './sample.ts';

const SETUP = setUp();

/** Where the sample's shop has a lever. */
const usual = (lever: string): number =>
  (SETUP.world.values[lever] ?? SETUP.strategy.values[lever]) as number;

/** A quarter more, or a tenth of the range where a quarter of nothing is nothing; less where there is no room for more. */
function elsewhere({ name, min, max }: LeverDefinition): number {
  const value = usual(name);
  const more = value === 0 ? Math.min(0.1 * (max - min), 50) : value * 1.25;
  return more > max ? value * 0.75 : more;
}

/** One lane a lever: what it is given, and where it is moved. */
const CASES = LEVERS.map((lever) => ({
  lever: lever.name,
  to: MOVES[lever.name]?.to ?? elsewhere(lever),
  given: MOVES[lever.name]?.given ?? SHOWN_BY[lever.name] ?? {},
}));

/** The sums of every column and the facts of the year, by name and lane; the draws of a lane are the same either way. */
function run(moved: boolean): ReadonlyMap<string, Float64Array> {
  const perLane = CASES.map(
    ({ lever, to, given }) => new Map(Object.entries(moved ? { ...given, [lever]: to } : given)),
  );
  const levers = new Set(perLane.flatMap((values) => [...values.keys()]));
  const lanes = Object.fromEntries(
    [...levers].map((lever): [string, ByLane] => [lever, (lane) => perLane[lane]?.get(lever)]),
  );
  let years: YearTotals | undefined;
  const sums = totals(SETUP, {
    lanes,
    opened: (year) => {
      years = new YearTotals(yearMeasures(YEAR_FACTS), year.outputByName);
    },
    see: (_, week) => years!.update(week),
  });
  const facts = YEAR_FACTS.map((fact): [string, Float64Array] => {
    const values = new Float64Array(LANES);
    years!.read(fact.measure.year, values);
    return [fact.name, values];
  });
  return new Map([...sums, ...facts]);
}

describe('every lever', () => {
  let before: ReadonlyMap<string, Float64Array>;
  let after: ReadonlyMap<string, Float64Array>;
  beforeAll(() => {
    before = run(false);
    after = run(true);
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
