import { beforeAll, describe, expect, it } from 'vitest';
import { LANES } from '../../src/lib/model/index.ts';
import { type CellTally, localWorkers, type Outcome, simulate } from '../../src/lib/simulation/index.ts';
import { meets } from '../../src/lib/simulation/outcome.ts';
import { PLAN } from '../model/sample.ts';
import { PAIR } from './simulated.ts';

/** Not a whole number of blocks. */
const RUNS = LANES + 60;

interface Firing {
  readonly run: number;
  readonly rule: number;
  readonly week: number;
}

describe('a cell that keeps its runs', () => {
  let tally: CellTally;
  let outcome: Outcome;
  const firings: Firing[] = [];
  beforeAll(async () => {
    await simulate({
      plans: { ...PAIR, strategies: [PLAN] },
      runs: RUNS,
      seed: 42,
      weekly: ['gmv', 'fill_rate'],
      firings: true,
      workers: localWorkers(),
      onCell: (cell) => {
        tally = cell;
      },
    });
    outcome = tally.outcome();
    tally.eachFiring(({ rule, week }, run) => firings.push({ run, rule, week }));
  });

  it('tells of every run whether it met all targets', () => {
    const met = tally.metAll()!;
    expect(met).toHaveLength(RUNS);
    const targets = PAIR.targets.map((target) => ({ target, values: tally.values(target.fact)! }));
    for (let run = 0; run < RUNS; run++)
      expect(met[run]).toBe(targets.every(({ target, values }) => meets(target, values[run]!)) ? 1 : 0);
    expect(met.reduce((sum, each) => sum + each, 0) / RUNS).toBeCloseTo(outcome.allTargets.chance, 12);
  });

  it('tells the weeks of a fact run by run', () => {
    const weeks = Array.from({ length: 52 }, (_, t) => tally.weekValues('gmv', t + 1)!);
    const year = tally.values('gmv')!;
    for (const run of [0, 1, LANES - 1, LANES, RUNS - 1]) {
      const total = weeks.reduce((sum, values) => sum + values[run]!, 0);
      expect(total / year[run]!).toBeCloseTo(1, 9);
    }
    expect(weeks.every((values) => values.length === RUNS)).toBe(true);
    expect(tally.weekValues('cac', 1)).toBeUndefined();
  });

  it('tells every firing once, and none of the lanes beyond the last run', () => {
    expect(firings.every(({ run }) => run >= 0 && run < RUNS)).toBe(true);
    expect(new Set(firings.map((firing) => JSON.stringify(firing))).size).toBe(firings.length);
    expect(firings.every(({ week }) => week >= 1 && week < 52)).toBe(true);
    outcome.rules.forEach(({ shareOfRuns, firingsPerRun, medianFirstWeek }, rule) => {
      const own = firings.filter((firing) => firing.rule === rule);
      expect(own.length / RUNS).toBeCloseTo(firingsPerRun, 12);
      const first = new Map<number, number>();
      for (const { run, week } of own) first.set(run, Math.min(first.get(run) ?? Infinity, week));
      expect(first.size / RUNS).toBeCloseTo(shareOfRuns, 12);
      const sorted = [...first.values()].sort((a, b) => a - b);
      expect(sorted[Math.ceil(sorted.length / 2) - 1]).toBe(medianFirstWeek);
    });
  });

  it('keeps no firings where nobody asks for them', async () => {
    let seen = 0;
    await simulate({
      plans: { ...PAIR, strategies: [PLAN] },
      runs: LANES,
      seed: 42,
      workers: localWorkers(),
      onCell: (cell) => {
        cell.eachFiring(() => seen++);
      },
    });
    expect(seen).toBe(0);
  });
});
