import { describe, expect, it } from 'vitest';
import { exitOf } from '../../src/lib/checks/index.ts';
import type { CellChecker } from '../../src/lib/checks/index.ts';
import { localWorkers, momentsOf, quantileSorted, simulate } from '../../src/lib/simulation/index.ts';
import { checkStatements } from './kit.ts';

describe('statements about the sample', () => {
  it('have the figures that the runs have', async () => {
    const weekly = ['fill_rate'];
    const { verdict, plans } = await checkStatements([
      'mean(profit) >= 0',
      'p5(profit) >= -9_000_000',
      'P(profit >= 0) >= 50%',
      'week(30, fill_rate) >= 50%',
      'P(week(30, fill_rate) >= 90%) >= 50%',
      'fires("supplier-a-late") in [10%, 90%]',
      'fires("switch-supplier") in [10%, 90%]',
      'first_week("supplier-a-late") <= 50',
      'P(all_targets) - P(all_targets, "plan-2026-no-rules") >= 1%',
      'mean(gmv) - mean(gmv, "plan-2026-no-rules") >= 0',
      'regret(profit) <= 9_000_000',
      'sd(profit) <= 9_000_000',
      'cvar(cac, 5%) <= 900',
    ]);
    const columns = new Map<string, Record<string, Float64Array>>();
    const first = new Float64Array(500).fill(NaN);
    await simulate({
      plans,
      runs: 500,
      seed: 42,
      weekly,
      firings: true,
      workers: localWorkers(),
      onCell: (cell, strategy) => {
        columns.set(strategy.title.name, {
          profit: cell.values('profit')!.slice(),
          gmv: cell.values('gmv')!.slice(),
          cac: cell.values('cac')!.slice(),
          all: Float64Array.from(cell.metAll()!),
          week: cell.weekValues('fill_rate', 30)!,
        });
        cell.eachFiring(({ rule, week }, run) => {
          if (strategy.rules[rule]!.name === 'supplier-a-late' && Number.isNaN(first[run]!))
            first[run] = week;
        });
      },
    });
    const plan = columns.get('plan-2026')!;
    const bare = columns.get('plan-2026-no-rules')!;
    const mean = (values: ArrayLike<number>) => momentsOf(values).mean;
    const fired = first.filter((week) => !Number.isNaN(week));
    const worst = plan.cac!.slice().sort().slice(-25);
    const expected = [
      mean(plan.profit!),
      quantileSorted(plan.profit!.slice().sort(), 0.05),
      plan.profit!.filter((value) => value >= 0).length / 500,
      mean(plan.week!),
      plan.week!.filter((value) => value >= 0.9).length / 500,
      fired.length / 500,
      fired.length / 500,
      quantileSorted(fired.slice().sort(), 0.5),
      mean(plan.all!) - mean(bare.all!),
      mean(plan.gmv!) - mean(bare.gmv!),
      mean(plan.profit!.map((value, run) => Math.max(value, bare.profit![run]!) - value)),
      Math.sqrt(momentsOf(plan.profit!).squares / 499),
      mean(worst),
    ];
    const found = verdict.items.map(({ figure }) => figure!.value);
    expected.forEach((value, k) => {
      // The mean of a tail takes in a part of the run at its edge.
      const near = k === expected.length - 1 ? 0.01 : 1e-9;
      expect(Math.abs(found[k]! - value) / Math.max(1e-9, Math.abs(value))).toBeLessThan(near);
    });
    expect(verdict.items.every(({ standing }) => standing === 'pass')).toBe(true);
    expect(exitOf(verdict)).toBe(0);
  });

  it('that hold by a hair are inconclusive at 500 runs, and decided with more', async () => {
    const statement = ['mean(profit) >= 2_120_000'];
    const once = await checkStatements(statement);
    const [open] = once.verdict.items;
    expect(open!.standing).toBe('inconclusive');
    expect(open!.figure!.runsToDecide).toBeGreaterThan(500);
    const wanted = open!.figure!.runsToDecide!;
    // not more runs than it takes are promised of the option
    expect(open!.said.en.includes('or --until-decided')).toBe(wanted <= 8000);
    expect(exitOf(once.verdict)).toBe(4);
    const until = await checkStatements(statement, { mostRuns: 8000 });
    const [decided] = until.verdict.items;
    expect(decided!.standing).toBe('pass');
    expect(decided!.figure!.runs).toBeGreaterThan(500);
    expect(decided!.said.en).toContain('interval of 99%');
  });

  it('are decided by no figure of so few runs that it has no interval', async () => {
    const few = async (runs: number, ...statements: string[]) =>
      (await checkStatements(statements, { runs })).verdict.items.map(({ standing }) => standing);
    const bounds = ['mean(cac) <= 9_000', 'sd(cac) >= 0', 'cvar(profit, 5%) <= 1_000_000_000'];
    const pair = 'mean(gmv) - mean(gmv, "plan-2026-no-rules") >= -1_000_000_000';
    expect(new Set(await few(1, ...bounds, pair))).toEqual(new Set(['inconclusive']));
    expect(await few(29, pair)).toEqual(['inconclusive']);
    // the worst 5% need more runs than a mean
    expect(await few(60, ...bounds, pair)).toEqual(['pass', 'pass', 'inconclusive', 'pass']);
    expect(await few(80, ...bounds)).toEqual(['pass', 'pass', 'pass']);
  });

  it('about first weeks say of how many runs they are, and how many in all would decide', async () => {
    const { verdict } = await checkStatements(['first_week("cash-runs-low") <= 20'], { runs: 512 });
    const { standing, figure, said } = verdict.items[0]!;
    expect(standing).toBe('inconclusive');
    expect(figure!.runs).toBeLessThan(6);
    expect(figure!.runsToDecide).toBeGreaterThan(512);
    expect(said.en).toMatch(
      /too few runs for an interval\), of the \d of 512 runs in which it fired; about [\d,]+ runs/,
    );
  });

  it('about what never fires are errors, not passes', async () => {
    const { verdict } = await checkStatements(['first_week("goods-tie-up-cash") <= 50'], { runs: 16 });
    expect(verdict.items[0]!.standing).toBe('input');
    expect(verdict.items[0]!.said.en).toContain('never fired');
    expect(exitOf(verdict)).toBe(2);
  });

  it('about runs without a value are errors, not passes', async () => {
    // In week 1 nothing has come in yet of which a share could have been expedited.
    const { verdict } = await checkStatements(['P(week(1, expedite_share) <= 100%) >= 1%'], { runs: 64 });
    expect(verdict.items[0]!.standing).toBe('input');
    expect(verdict.items[0]!.said.en).toContain('no value in 64 of 64 runs');
    expect(exitOf(verdict)).toBe(2);
  });

  it('that do not hold say so with exit code 1', async () => {
    const { verdict } = await checkStatements(['mean(cac) <= 20'], { runs: 64 });
    expect(verdict.items[0]).toMatchObject({
      kind: 'expectation',
      standing: 'breach',
      cell: { scenario: 'calm' },
    });
    expect(exitOf(verdict)).toBe(1);
  });

  it('leave the matrix to whoever looks at it beside them', async () => {
    const seen: string[] = [];
    const beside: CellChecker = {
      weekly: [],
      firings: false,
      take: (_cell, strategy, world) => seen.push(`${strategy.title.name} ${world.title.name}`),
      items: () => [{ kind: 'recording', standing: 'recording', name: 'x', said: { en: 'x', zh: 'x' } }],
    };
    const { verdict } = await checkStatements(['mean(cac) <= 20'], {
      runs: 64,
      beside: [beside],
      mostRuns: 128,
    });
    expect(seen).toEqual(['plan-2026 calm', 'plan-2026-no-rules calm']);
    expect(verdict.items.at(-1)!.name).toBe('x');
    expect(verdict.cells).toHaveLength(2);
    expect(exitOf(verdict)).toBe(3);
  });
});
