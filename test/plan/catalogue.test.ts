import { describe, expect, it } from 'vitest';
import { LANES, WorldBlock, type Year } from '../../src/lib/model/index.ts';
import {
  ALERT,
  BUDGET_LINE_LABELS,
  FACTS,
  type FactDefinition,
  findFact,
  findLever,
  findObjectFact,
  type Label,
  LEVERS,
  OBJECT_FACTS,
  PHASE_LABELS,
  PLAYS,
  SEGMENT_LABELS,
  SOURCE_LABELS,
  type Strategy,
  SUPPLIER_LABELS,
  TEAMS,
  YEAR_FACTS,
} from '../../src/lib/plan/index.ts';
import { columnsOf, WeekValue, YearTotals } from '../../src/lib/simulation/measures.ts';
import { StrategyBlock } from '../../src/lib/simulation/strategy-block.ts';
import { INTERRUPTED } from '../model/interrupted.ts';
import { follow, randomPlans } from '../model/lanes.ts';
import { PLAN, setUp, STORM, TARGETS } from '../model/sample.ts';

/** What Chinese planners write in Latin letters. */
const ABBREVIATIONS = /\b(GMV|CVR|UV|AOV|ARPU|CAC|CPC|CTR|PV|LTV|ROI|NPS)\b/;
const CHINESE = /\p{Script=Han}/u;

/** A part of an object fact under the path that rules read it with: `$.douyin.cac`. */
const PARTS = OBJECT_FACTS.flatMap(({ name, keys, parts }) =>
  keys.flatMap((key) =>
    Object.values(parts[key] ?? {}).map((fact) => ({ path: `${name} $.${key}.${fact.name}`, fact })),
  ),
);
const ALL_FACTS = [...FACTS.map((fact) => ({ path: fact.name, fact })), ...PARTS];

const twice = (names: readonly string[]) => names.filter((name, place) => names.indexOf(name) !== place);

describe('names', () => {
  it('of facts, of levers and of plays are given once', () => {
    expect(twice([...FACTS, ...OBJECT_FACTS].map(({ name }) => name))).toEqual([]);
    expect(twice(LEVERS.map(({ name }) => name))).toEqual([]);
    expect(twice(PLAYS.map(({ name }) => name))).toEqual([]);
    expect(PLAYS.map(({ name }) => name)).toContain(ALERT);
  });

  it('are plain: what a file, a path or an expression can hold', () => {
    for (const { name } of FACTS) expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
    for (const { fact } of PARTS) expect(fact.name).toMatch(/^[a-z][a-z0-9_]*$/);
    for (const { name } of LEVERS) expect(name).toMatch(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/);
    for (const { name } of PLAYS) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('find what they name, and nothing else', () => {
    for (const fact of FACTS) expect(findFact(fact.name)).toBe(fact);
    for (const fact of OBJECT_FACTS) expect(findObjectFact(fact.name)).toBe(fact);
    for (const lever of LEVERS) expect(findLever(lever.name)).toBe(lever);
    for (const name of ['', 'constructor', '__proto__', 'toString']) {
      expect(findFact(name)).toBeUndefined();
      expect(findObjectFact(name)).toBeUndefined();
      expect(findLever(name)).toBeUndefined();
    }
  });
});

describe('labels', () => {
  const groups: Record<string, readonly (Label & { name?: string })[]> = {
    facts: FACTS,
    'object facts': OBJECT_FACTS,
    'parts of object facts': PARTS.map(({ fact }) => fact),
    levers: LEVERS,
    plays: PLAYS,
    words: [SOURCE_LABELS, SEGMENT_LABELS, SUPPLIER_LABELS, BUDGET_LINE_LABELS, PHASE_LABELS, TEAMS].flatMap(
      (labels): Label[] => Object.values(labels),
    ),
  };

  it.each(Object.entries(groups))('of %s are there in both languages', (_, labels) => {
    for (const { en, zh, name } of labels) {
      expect(en.trim(), name).toBe(en);
      expect(en, name).toMatch(/^[A-Z\d(]/);
      expect(CHINESE.test(en), `${en} holds Chinese`).toBe(false);
      expect(CHINESE.test(zh) || ABBREVIATIONS.test(zh), `${name ?? en}: ${zh}`).toBe(true);
    }
  });

  it.each(['facts', 'levers', 'plays'])('tell %s apart, in each language', (group) => {
    for (const language of ['en', 'zh'] as const) {
      expect(twice(groups[group]!.map((row) => row[language]))).toEqual([]);
    }
  });

  it('come with a definition, which levers have too', () => {
    for (const { path, fact } of ALL_FACTS) expect(fact.definition.length, path).toBeGreaterThan(0);
    for (const { name, moves } of LEVERS) expect(moves.length, name).toBeGreaterThan(0);
    for (const { name, answers } of PLAYS) {
      expect(answers.en.length, name).toBeGreaterThan(0);
      expect(answers.zh, name).toMatch(CHINESE);
    }
  });
});

describe('levers', () => {
  it('have bounds with room between them, and their neutral value within', () => {
    for (const { name, min, max, neutral } of LEVERS) {
      expect(min, name).toBeLessThan(max);
      if (neutral === undefined) continue;
      expect(neutral, name).toBeGreaterThanOrEqual(min);
      expect(neutral, name).toBeLessThanOrEqual(max);
    }
  });

  it('of ours have an owner, those of others none', () => {
    for (const { name, kind, owner } of LEVERS) expect(owner !== undefined, name).toBe(kind === 'ours');
  });
});

describe('facts', () => {
  it('read columns that the model makes', () => {
    const { outputByName } = follow(setUp(), { weeks: 0 });
    for (const { path, fact } of ALL_FACTS) {
      const { week, year } = fact.measure;
      for (const name of columnsOf(year ? [week, year] : [week]))
        expect(outputByName.has(name), `${path}: ${name}`).toBe(true);
    }
  });

  it('have bounds with room between them', () => {
    for (const { path, fact } of ALL_FACTS) expect(fact.bounds[0], path).toBeLessThan(fact.bounds[1]);
  });

  it('have a year, or are names, lists or what the calendar or a single week tells', () => {
    for (const fact of YEAR_FACTS) expect(fact.measure.year, fact.name).toBeDefined();
    expect(
      FACTS.filter((fact) => !(YEAR_FACTS as readonly FactDefinition[]).includes(fact)).map(
        ({ name }) => name,
      ),
    ).toEqual([
      'suppliers_late',
      'season_index',
      'weeks_to_promotion',
      'promotion_week',
      'week',
      'month',
      'phase',
      'plays_running',
    ]);
  });

  it('that are names or lists have members, others none', () => {
    for (const { path, fact } of ALL_FACTS) {
      expect(fact.members.length > 0, path).toBe(fact.type === 'name' || fact.type === 'list');
      // A list is a sum of powers of two in a column.
      expect(fact.members.length, path).toBeLessThan(50);
    }
  });

  it('that are objects have, for each key, parts under their own names and no inherited ones', () => {
    for (const { name, keys, parts } of OBJECT_FACTS) {
      expect(Object.keys(parts), name).toEqual(keys);
      expect('constructor' in parts, name).toBe(false);
      for (const key of keys) {
        expect('constructor' in parts[key]!, `${name}.${key}`).toBe(false);
        expect(Object.keys(parts[key]!).length).toBeGreaterThan(1);
        for (const [part, fact] of Object.entries(parts[key]!)) expect(fact.name).toBe(part);
      }
    }
  });
});

/** Values of a fact outside its bounds or its type; NaN stands for missing. */
function impossible({ type, bounds, members }: FactDefinition, values: Float64Array): number | undefined {
  const [low, high] =
    type === 'list' ? [0, 2 ** members.length - 1] : type === 'name' ? [0, members.length - 1] : bounds;
  return values.find(
    (value) =>
      value < low || value > high || (type !== 'number' && !Number.isNaN(value) && !Number.isInteger(value)),
  );
}

/** Follows every fact week by week and over the year; counts weeks in which it had a value. */
class FactWatch {
  readonly #weeks: { path: string; fact: FactDefinition; value: WeekValue; seen: boolean }[];
  readonly #totals: YearTotals;
  /** The first trouble with each fact. */
  readonly found = new Map<string, string>();

  constructor(year: Year) {
    this.#weeks = ALL_FACTS.map(({ path, fact }) => ({
      path,
      fact,
      value: new WeekValue(fact.measure.week, year.outputByName),
      seen: false,
    }));
    this.#totals = new YearTotals(
      ALL_FACTS.flatMap(({ fact }) => fact.measure.year ?? []),
      year.outputByName,
    );
  }

  #note(path: string, what: string): void {
    if (!this.found.has(path)) this.found.set(path, what);
  }

  see(week: number): void {
    this.#totals.update(week);
    for (const watch of this.#weeks) {
      watch.value.update();
      watch.seen ||= watch.value.values.some((value) => !Number.isNaN(value));
      const bad = impossible(watch.fact, watch.value.values);
      if (bad !== undefined) this.#note(watch.path, `${bad} in week ${week}`);
    }
  }

  finish(): void {
    for (const { path, fact, seen } of this.#weeks) {
      if (!seen) this.#note(path, 'never there');
      if (!fact.measure.year) continue;
      const values = new Float64Array(LANES);
      this.#totals.read(fact.measure.year, values);
      // Over a year a flag is the share of weeks, and a count of suppliers their weeks.
      const bad =
        fact.name === 'suppliers_late_count' ? undefined : impossible({ ...fact, type: 'number' }, values);
      if (bad !== undefined) this.#note(path, `${bad} over the year`);
    }
  }
}

describe('the values of facts', () => {
  it('stay within their bounds, by week and by year: the plan and its rules in the storm', () => {
    const worlds = new WorldBlock(STORM, [PLAN.values]);
    worlds.run({ seed: 42, block: 0 });
    const block = new StrategyBlock(PLAN, worlds, TARGETS, { everything: true });
    const watch = new FactWatch(block.year);
    block.run(0, (_, week) => {
      watch.see(week);
    });
    watch.finish();
    expect(Object.fromEntries(watch.found)).toEqual({});
  });

  it('stay within their bounds whatever the plan', () => {
    const strategy: Strategy = { ...PLAN, rules: [], modifiers: [] };
    let watch: FactWatch | undefined;
    follow(randomPlans({ world: INTERRUPTED, strategy }, { 'budget.total': 10_000_000 }), {
      opened: (year) => {
        watch = new FactWatch(year);
      },
      see: (_, week) => {
        watch!.see(week);
      },
    });
    watch!.finish();
    expect(Object.fromEntries(watch!.found)).toEqual({});
  });
});
