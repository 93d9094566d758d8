import { LANES, type Year } from '../../src/lib/model/index.ts';
import { LEVERS, YEAR_FACTS, type LeverDefinition } from '../../src/lib/plan/index.ts';
import { yearMeasures, YearTotals } from '../../src/lib/simulation/measures.ts';
import { addTo, type ByLane, totals } from './lanes.ts';
import { MOVES, SHOWN_BY } from './lever-moves.ts';
import { setUp } from './sample.ts';

const SETUP = setUp();

/** Where the sample's shop has a lever. */
export const usual = (lever: string): number =>
  (SETUP.world.values[lever] ?? SETUP.strategy.values[lever]) as number;

/** A quarter more, or a tenth of the range where a quarter of nothing is nothing; less where there is no room for more. */
function elsewhere({ name, min, max }: LeverDefinition): number {
  const value = usual(name);
  const more = value === 0 ? Math.min(0.1 * (max - min), 50) : value * 1.25;
  return more > max ? value * 0.75 : more;
}

/** One lane a lever: what it is given, and where it is moved. */
export const CASES = LEVERS.map((lever) => ({
  lever: lever.name,
  to: MOVES[lever.name]?.to ?? elsewhere(lever),
  given: MOVES[lever.name]?.given ?? SHOWN_BY[lever.name] ?? {},
}));

/** What the budget lines have left for their own programmes, and what a customer's money leaves: not output, summed up here. */
const LEFT: Readonly<Record<string, (year: Year) => Float64Array>> = {
  'left of content': ({ effects }) => effects.contentRest,
  'left of private': ({ state }) => state.programme,
  'left of supply': ({ effects }) => effects.supplyReach,
};

/** The sums of every column and the facts of the year, by name and lane; the draws of a lane are the same either way. */
export function runCases(
  cases: readonly { lever: string; to: number; given: Readonly<Record<string, number>> }[],
  moved: boolean,
): ReadonlyMap<string, Float64Array> {
  const perLane = cases.map(
    ({ lever, to, given }) => new Map(Object.entries(moved ? { ...given, [lever]: to } : given)),
  );
  const left = new Map(Object.keys(LEFT).map((name) => [name, new Float64Array(LANES)]));
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
    see: (year, week) => {
      years!.update(week);
      for (const [name, read] of Object.entries(LEFT)) addTo(left.get(name)!, read(year));
    },
  });
  const facts = YEAR_FACTS.map((fact): [string, Float64Array] => {
    const values = new Float64Array(LANES);
    years!.read(fact.measure.year, values);
    return [fact.name, values];
  });
  return new Map([...sums, ...facts, ...left]);
}
