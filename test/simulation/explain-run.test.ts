import { beforeAll, describe, expect, it } from 'vitest';
import { YEAR_FACTS } from '../../src/lib/plan/index.ts';
import {
  type ExplainedRun,
  explainRun,
  findRun,
  MOST_RUNS,
  placeOf,
  type WhichRun,
} from '../../src/lib/simulation/index.ts';
import { CALM, PLAN, STORM, TARGETS } from '../model/sample.ts';
import { nameOf, run } from './simulated.ts';

describe('a run to be told', () => {
  it.each([1.5, -1, NaN, Infinity, MOST_RUNS, 2 ** 60])('is refused where it is %d', async (run) => {
    const told = explainRun({ plan: { strategy: PLAN, world: CALM, targets: TARGETS }, seed: 42, run });
    await expect(told).rejects.toThrow(RangeError);
    await expect(told).rejects.toThrow(`a run must be a whole number from 0 to ${MOST_RUNS - 1}, not ${run}`);
  });
});

describe('a run that is told', () => {
  const RUN = 7;
  const plan = { strategy: PLAN, world: STORM, targets: TARGETS };
  const bare = { ...plan, strategy: { ...PLAN, rules: [], plays: [] } };
  let told: ExplainedRun;
  let untouched: ExplainedRun;
  beforeAll(async () => {
    told = await explainRun({ plan, seed: 42, run: RUN });
    untouched = await explainRun({ plan: bare, seed: 42, run: RUN });
  });

  it('ends with the facts that the simulation has of it', async () => {
    const { values } = await run(
      { strategies: [PLAN], worlds: [STORM], targets: TARGETS },
      { runs: RUN + 1 },
    );
    const simulated = values.get(nameOf(PLAN, STORM))!;
    for (const { name } of YEAR_FACTS) {
      const value = simulated.get(name)![RUN]!;
      expect(told.year[name], name).toBe(Number.isNaN(value) ? null : value);
    }
  });

  it('stands beside the same year without rules', () => {
    expect(told.withoutRules.year).toEqual(untouched.year);
    expect(told.withoutRules.weeks).toEqual(untouched.weeks.map(({ facts }) => facts));
    expect(untouched.weeks.flatMap(({ steered }) => steered)).toEqual([]);
    expect(untouched.withoutRules.year).toEqual(untouched.year);
  });

  it('says of our levers what plays have moved, from the week after a rule fired', () => {
    const first = told.weeks.findIndex(({ fired }) => fired.some(({ play }) => play !== 'alert'));
    const steered = told.weeks.findIndex((week) => week.steered.length > 0);
    expect(first).toBeGreaterThanOrEqual(0);
    expect(steered).toBeGreaterThan(first);
    for (const { base, value } of told.weeks.flatMap((week) => week.steered)) expect(value).not.toBe(base);
  });

  it('says of every rule in a review whether it fired, was held back or did not hold', () => {
    const names = PLAN.rules.map(({ name }) => name).sort();
    for (const { week, fired, heldBack, silent } of told.weeks.slice(0, -1)) {
      const said = [...fired, ...heldBack, ...silent].map(({ rule }) => rule).sort();
      expect(said, `week ${week}`).toEqual(names);
    }
    expect(told.weeks.at(-1)?.silent).toEqual([]);
  });
});

describe('a run to be found', () => {
  const values = new Float64Array([3, NaN, 1, 4, 1, NaN, 4]);

  it.each([
    ['lowest', 2],
    ['median', 0],
    ['highest', 6],
  ] as const)('is the %s one, missing values left out', (which, run) => {
    expect(findRun(values, which)).toBe(run);
    expect(findRun(values.subarray(1, 2), which)).toBeUndefined();
    expect(findRun([], which)).toBeUndefined();
  });

  it('is looked for at the end that is worse for the fact', () => {
    expect(placeOf('worst', { better: 'up' })).toBe('lowest');
    expect(placeOf('worst', { better: 'down' })).toBe('highest');
    expect(placeOf('best', { better: 'down' })).toBe('lowest');
    expect(placeOf('median', { better: 'down' })).toBe('median');
  });

  it('is the lower one of two in the middle', () => {
    expect(findRun([4, 1, 3, 2], 'median')).toBe(3);
  });

  it.each(['worst', 'toString', ''])('is refused where "%s" is wanted, which is no place', (which) => {
    expect(() => findRun(values, which as WhichRun)).toThrow(
      new RangeError(`a run is the lowest, median, highest one, not "${which}"`),
    );
  });
});
