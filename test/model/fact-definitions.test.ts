import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { LANES, type Year } from '../../src/lib/model/index.ts';
import { FACTS, type FactDefinition, OBJECT_FACTS } from '../../src/lib/plan/index.ts';
import { WeekValue, YearTotals, yearMeasures } from '../../src/lib/simulation/measures.ts';
import { CONVERSION } from './fact-definitions-conversion.ts';
import { CUSTOMERS } from './fact-definitions-customers.ts';
import type { Definition } from './fact-definitions-kit.ts';
import { FINANCE } from './fact-definitions-money.ts';
import { PARTS } from './fact-definitions-objects.ts';
import type { PlayWeek } from './fact-definitions-plays.ts';
import { RUNS } from './fact-definitions-runs.ts';
import { SUPPLY } from './fact-definitions-supply.ts';
import { TRAFFIC } from './fact-definitions-traffic.ts';
import { At, KEPT, Weeks } from './fact-definitions-weeks.ts';
import { WORLD } from './fact-definitions-world.ts';

const SCALARS: Readonly<Record<string, Definition>> = {
  ...TRAFFIC,
  ...CONVERSION,
  ...CUSTOMERS,
  ...SUPPLY,
  ...FINANCE,
  ...WORLD,
};

interface Subject {
  readonly path: string;
  readonly fact: FactDefinition;
  readonly definition: Definition | undefined;
}

const SUBJECTS: readonly Subject[] = [
  ...FACTS.map((fact) => ({ path: fact.name, fact, definition: SCALARS[fact.name] })),
  ...OBJECT_FACTS.flatMap(({ name, keys, parts }) =>
    keys.flatMap((key) => {
      const definitions = PARTS[name]?.(key) ?? {};
      return Object.entries(parts[key]!).map(([part, fact]) => ({
        path: `${name} $.${key}.${part}`,
        fact,
        definition: definitions[part],
      }));
    }),
  ),
];

/** A year of the model: its weeks, and what the measures of facts made of it. */
class Run {
  readonly weeks: Weeks;
  readonly byWeek: Float64Array[][] = [];
  readonly byYear: (Float64Array | undefined)[] = [];
  readonly #values: readonly WeekValue[];
  readonly #totals: YearTotals;

  constructor(year: Year) {
    this.weeks = new Weeks(year);
    this.#values = SUBJECTS.map(({ fact }) => new WeekValue(fact.measure.week, year.outputByName));
    for (const value of this.#values) value.start();
    this.#totals = new YearTotals(yearMeasures(SUBJECTS.map(({ fact }) => fact)), year.outputByName);
  }

  see(year: Year, plays: PlayWeek): void {
    this.weeks.add(year, plays);
    this.#totals.update(year.week);
    this.byWeek.push(
      this.#values.map((value) => {
        value.update();
        return Float64Array.from(KEPT, (lane) => value.values[lane]!);
      }),
    );
  }

  finish(): void {
    for (const { fact } of SUBJECTS) {
      const values = new Float64Array(LANES);
      if (fact.measure.year) this.#totals.read(fact.measure.year, values);
      this.byYear.push(fact.measure.year && Float64Array.from(KEPT, (lane) => values[lane]!));
    }
  }
}

/** Both sides round differently; sums and differences keep about twelve digits of what they are made of. */
const RELATIVE = 1e-9;
const ROUNDING = 1e-12;

function differs(value: number, due: number, outOf: number): boolean {
  if (Number.isNaN(value) || Number.isNaN(due)) return Number.isNaN(value) !== Number.isNaN(due);
  const size = Math.max(Math.abs(value), Math.abs(due));
  return !(Math.abs(value - due) <= RELATIVE * size + ROUNDING * (1 + outOf));
}

/** Where a fact is not what its definition says, by week and over the year. */
function compare(run: Run, { path, definition }: Subject, subject: number): string[] {
  if (!definition) return ['not defined'];
  const faults: string[] = [];
  KEPT.forEach((lane, place) => {
    const year = run.byWeek.map((_, t) => new At(run.weeks, place, t + 1));
    const outOf = (at: At) => Math.abs(definition.outOf?.(at) ?? 0);
    year.forEach((at, t) => {
      const due = run.weeks.carry(path, place, definition.week(at));
      const value = run.byWeek[t]![subject]![place]!;
      if (!differs(value, due, outOf(at))) return;
      faults.push(`${value}, not ${due}: week ${at.week}, lane ${lane}`);
    });
    const made = run.byYear[subject]?.[place];
    const due = definition.year?.(year);
    if ((made === undefined) !== (due === undefined)) faults.push('has a year on one side only');
    else if (made !== undefined && due !== undefined) {
      const size = year.reduce((sum, at) => sum + outOf(at), 0);
      if (differs(made, due, size)) faults.push(`${made}, not ${due}: the year, lane ${lane}`);
    }
  });
  return faults;
}

describe.each(Object.entries(RUNS))('%s', (_, follow) => {
  let run: Run;
  beforeAll(() => {
    follow((opened) => {
      run = new Run(opened);
      return (year, plays) => {
        run.see(year, plays);
      };
    });
    run.finish();
  });

  it.each(SUBJECTS.map((subject, place) => [subject.path, place] as const))('%s', (_path, place) => {
    const faults = compare(run, SUBJECTS[place]!, place);
    expect(faults.slice(0, 3), `${faults.length} in all`).toEqual([]);
  });
});

describe('the definitions', () => {
  it('are of facts that there are', () => {
    expect(Object.keys(SCALARS).sort()).toEqual(FACTS.map(({ name }) => name).sort());
    for (const { name, keys, parts } of OBJECT_FACTS)
      for (const key of keys)
        expect(Object.keys(PARTS[name]!(key)).sort()).toEqual(Object.keys(parts[key]!).sort());
  });

  it.each(['ltv', 'payback_weeks', 'ltv_to_date', 'payback_to_date'])(
    'leave %s to the test that builds cohorts apart from the model',
    (column) => {
      expect(readFileSync(join(import.meta.dirname, 'cohort.test.ts'), 'utf8')).toContain(`'${column}'`);
    },
  );
});
