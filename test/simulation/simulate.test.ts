import { beforeAll, describe, expect, it } from 'vitest';
import { LANES } from '../../src/lib/model/index.ts';
import type { Strategy, Target } from '../../src/lib/plan/index.ts';
import {
  type BlockResult,
  CellTally,
  explainRun,
  type Outcome,
  wilson,
} from '../../src/lib/simulation/index.ts';
import { CALM, PLAN, STORM, TARGETS } from '../model/sample.ts';
import { keeping, lastFirst, nameOf, PAIR, type Ran, run, sameBytes, STEADY } from './simulated.ts';

const WEEKLY = ['gmv', 'cash'];

/** An outcome without what things are called. */
const numbersOf = ({ strategy: _, scenario: __, rules, ...rest }: Outcome) => ({
  ...rest,
  rules: rules.map(({ name: ___, rulebook: ____, ...numbers }) => numbers),
});

const MANY = 1100;
const FEWER = 600;

describe('a simulation', () => {
  const blocks: BlockResult[] = [];
  let many: Ran;
  let fewer: Ran;
  beforeAll(async () => {
    many = await run(PAIR, { runs: MANY, weekly: WEEKLY, workers: keeping(blocks) });
    fewer = await run(PAIR, { runs: FEWER, weekly: WEEKLY });
  });

  it('of more runs begins with the runs of fewer, and adds them up alike', () => {
    PAIR.strategies.forEach((strategy, s) => {
      const name = nameOf(strategy, STORM);
      expect(fewer.values.get(name)!.get('gmv')).toHaveLength(FEWER);
      expect(sameBytes(many.values.get(name)!, fewer.values.get(name)!, FEWER)).toBe(true);
      const tally = new CellTally(strategy, STORM.title, TARGETS, FEWER, WEEKLY);
      for (const block of blocks) tally.add(block.strategies[s]!);
      expect(tally.outcome()).toEqual(fewer.cells[s]);
      expect(fewer.cells[s]!.runs).toBe(FEWER);
    });
  });

  it('does not depend on the order in which blocks come back', async () => {
    const other = await run(PAIR, { runs: FEWER, weekly: WEEKLY, workers: lastFirst() });
    expect(JSON.stringify(other.cells)).toBe(JSON.stringify(fewer.cells));
  });

  it('puts a strategy in the same worlds, alone or among others', async () => {
    const drawn: Strategy = {
      ...STEADY,
      title: { ...STEADY.title, name: 'undecided' },
      values: { ...STEADY.values, price: { family: 'uniform', min: 0.9, max: 1.1 } },
    };
    const alone = await run({ ...PAIR, strategies: [PLAN] });
    const last = await run({ ...PAIR, strategies: [drawn, STEADY, PLAN] });
    for (const { values } of [alone, last]) {
      expect(sameBytes(values.get(nameOf(PLAN, STORM))!, many.values.get(nameOf(PLAN, STORM))!, LANES)).toBe(
        true,
      );
    }
    expect(
      sameBytes(last.values.get(nameOf(drawn, STORM))!, last.values.get(nameOf(STEADY, STORM))!, LANES),
    ).toBe(false);
  });

  it('does not depend on the order of scenarios', async () => {
    const strategies = [PLAN];
    const one = await run({ ...PAIR, strategies, worlds: [CALM, STORM] });
    const other = await run({ ...PAIR, strategies, worlds: [STORM, CALM] });
    expect(one.cells.map(({ scenario }) => scenario.name)).toEqual(['calm', 'perfect-storm']);
    expect(JSON.stringify(one.cells)).toBe(JSON.stringify([...other.cells].reverse()));
  });

  it('does not depend on what strategy, scenario, rules and rulebooks are called', async () => {
    const called = (name: string) => ({ name, en: name, zh: name });
    const rules = PLAN.rules.map((rule, place) => ({
      ...rule,
      name: `z${99 - place}`,
      rulebook: `y${place % 3}`,
    }));
    const strategy = { ...PLAN, title: called('aardvark'), rules };
    const world = { ...STORM, title: called('zephyr') };
    const renamed = await run({ ...PAIR, strategies: [strategy], worlds: [world] });
    const values = renamed.values.get(nameOf(strategy, world))!;
    expect(sameBytes(values, many.values.get(nameOf(PLAN, STORM))!, LANES)).toBe(true);
    const usual = await run({ ...PAIR, strategies: [PLAN] });
    expect(numbersOf(renamed.cells[0]!)).toEqual(numbersOf(usual.cells[0]!));
  });

  it('is the same for 42 and "42", and another for another seed', async () => {
    const plans = { ...PAIR, strategies: [PLAN] };
    const name = nameOf(PLAN, STORM);
    const text = await run(plans, { seed: '42' });
    expect(sameBytes(text.values.get(name)!, many.values.get(name)!, LANES)).toBe(true);
    const other = await run(plans, { seed: 43 });
    const gmv = (ran: Ran) => new Set(ran.values.get(name)!.get('gmv')!.slice(0, LANES));
    const usual = gmv(many);
    expect([...gmv(other)].filter((value) => usual.has(value))).toEqual([]);
  });

  it('counts targets as its own values by run say', () => {
    const meets = ({ atLeast, atMost }: Target, value: number) =>
      (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
    for (const [s, strategy] of PAIR.strategies.entries()) {
      const values = many.values.get(nameOf(strategy, STORM))!;
      const met = TARGETS.map((target) =>
        Array.from(values.get(target.fact)!, (value) => meets(target, value)),
      );
      met.forEach((hits, k) => {
        const { chance, low, high } = many.cells[s]!.targets[k]!;
        expect({ chance, low, high }).toEqual(wilson(hits.filter(Boolean).length, MANY));
      });
      const all = Array.from({ length: MANY }, (_, i) => met.every((hits) => hits[i])).filter(Boolean).length;
      expect(many.cells[s]!.allTargets).toEqual(wilson(all, MANY));
    }
    // Not all or nothing, or this would show nothing.
    const chances = many.cells.flatMap(({ targets }) => targets.map(({ chance }) => chance));
    expect(chances.filter((chance) => chance > 0.02 && chance < 0.98).length).toBeGreaterThan(5);
  });

  it('sums up facts by run: mean, spread and quantiles', () => {
    const profit = many.values.get(nameOf(PLAN, STORM))!.get('profit')!;
    const { mean, sd, p5, p50, p95, worst5 } = many.cells[0]!.facts.profit!;
    const average = profit.reduce((sum, value) => sum + value, 0) / MANY;
    expect(mean / average).toBeCloseTo(1, 10);
    const squares = profit.reduce((sum, value) => sum + (value - average) ** 2, 0);
    expect(sd / Math.sqrt(squares / (MANY - 1))).toBeCloseTo(1, 10);
    const sorted = profit.slice().sort();
    const below = (value: number) => sorted.filter((one) => one <= value).length / MANY;
    expect(below(p5)).toBeCloseTo(0.05, 2);
    expect(below(p50)).toBeCloseTo(0.5, 2);
    expect(below(p95)).toBeCloseTo(0.95, 2);
    expect(
      worst5! / (sorted.slice(0, MANY / 20).reduce((sum, value) => sum + value, 0) / (MANY / 20)),
    ).toBeCloseTo(1, 10);
  });

  it('keeps weekly bands that belong to the values of the year', () => {
    const [gmv] = many.cells[0]!.bands;
    expect(gmv!.fact).toBe('gmv');
    for (const name of ['p5', 'p50', 'p95'] as const) expect(gmv!.quantiles[name]).toHaveLength(52);
    gmv!.quantiles.p5.forEach((low, t) => {
      expect(low).toBeLessThanOrEqual(gmv!.quantiles.p50[t]!);
      expect(gmv!.quantiles.p50[t]).toBeLessThanOrEqual(gmv!.quantiles.p95[t]!);
    });
    const cash = many.values.get(nameOf(PLAN, STORM))!.get('cash')!.slice().sort();
    expect(many.cells[0]!.bands[1]!.quantiles.p50[51]).toBe((cash[MANY / 2 - 1]! + cash[MANY / 2]!) / 2);
  });

  it('tells of rules what the runs say: share, firings, median first week', () => {
    const at = (kind: 'fired' | 'firstWeek', r: number) =>
      Array.from({ length: MANY }, (_, i) => {
        const { [kind]: values } = blocks[Math.floor(i / LANES)]!.strategies[0]!;
        return values[r * LANES + (i % LANES)]!;
      });
    many.cells[0]!.rules.forEach((rule, r) => {
      expect(rule.name).toBe(PLAN.rules[r]!.name);
      const fired = at('fired', r);
      const first = at('firstWeek', r)
        .filter((week) => week > 0)
        .sort((a, b) => a - b);
      expect(rule.shareOfRuns).toBe(fired.filter((count) => count > 0).length / MANY);
      expect(rule.firingsPerRun).toBe(fired.reduce((sum, count) => sum + count, 0) / MANY);
      expect(rule.medianFirstWeek).toBe(first[Math.ceil(first.length / 2) - 1]);
    });
    expect(many.cells[0]!.rules.filter(({ shareOfRuns }) => shareOfRuns > 0.05).length).toBeGreaterThan(10);
  });

  it('tells of single runs what it counted, and the library agrees with the compiled rules', async () => {
    for (const number of [0, 7, 511, 512, 900, 1099]) {
      const told = await explainRun({
        plan: { strategy: PLAN, world: STORM, targets: TARGETS },
        seed: 42,
        run: number,
      });
      const { fired, firstWeek } = blocks[Math.floor(number / LANES)]!.strategies[0]!;
      const firings = told.weeks.flatMap(({ week, fired: rules }) =>
        rules.map(({ rule }) => ({ rule, week })),
      );
      PLAN.rules.forEach(({ name }, r) => {
        const weeks = firings.filter(({ rule }) => rule === name).map(({ week }) => week);
        const place = r * LANES + (number % LANES);
        expect({ name, fired: weeks.length, first: weeks[0] ?? 0 }).toEqual({
          name,
          fired: fired[place],
          first: firstWeek[place],
        });
      });
      const values = many.values.get(nameOf(PLAN, STORM))!;
      const gmv = told.weeks.reduce((sum, { facts }) => sum + (facts.gmv as number), 0);
      expect(gmv / values.get('gmv')![number]!).toBeCloseTo(1, 12);
      expect(told.weeks[51]!.facts.cash).toBe(values.get('cash')![number]);
    }
  });
});
