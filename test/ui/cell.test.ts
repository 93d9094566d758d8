import { beforeAll, describe, expect, test } from 'vitest';
import { localWorkers, type Outcome, simulate } from '../../src/lib/simulation/index.ts';
import { findYearFact, OBJECT_FACTS, type PlanSet } from '../../src/lib/plan/index.ts';
import { brokenName } from '../../src/lib/ui/charts/bars-chart.ts';
import { csvOf, fileName } from '../../src/lib/ui/charts/download.ts';
import { valueRange } from '../../src/lib/ui/charts/weeks-chart.ts';
import { newCustomers } from '../../src/lib/ui/cell/customers.ts';
import { moneySteps } from '../../src/lib/ui/cell/money.ts';
import { NEW_CUSTOMER_SOURCES, type CellDetail } from '../../src/lib/ui/engine/cell-types.ts';
import { CellWork } from '../../src/lib/ui/engine/cell-work.ts';
import { Voice } from '../../src/lib/ui/reader/voice.ts';
import { PLAN, STORM, TARGETS } from '../model/sample.ts';

const PLANS: PlanSet = { strategies: [PLAN], worlds: [STORM], targets: TARGETS };
const ORDER = { plans: PLANS, runs: 600, seed: 42 };
const quietly = () => undefined;

describe('a cell whose years are kept', () => {
  const workers = localWorkers();
  const { signal } = new AbortController();
  const cell = new CellWork();
  let matrix: Outcome;
  let detail: CellDetail;
  beforeAll(async () => {
    matrix = (await simulate({ ...ORDER, workers })).cells[0]!;
    detail = await cell.detail(ORDER, workers, signal, quietly);
  });

  test('has the chances and figures of the matrix to the last digit', () => {
    const { allTargets, targets, rules, facts } = detail.outcome;
    expect({ allTargets, targets, rules }).toEqual({
      allTargets: matrix.allTargets,
      targets: matrix.targets,
      rules: matrix.rules,
    });
    expect(facts).toMatchObject(matrix.facts);
  });

  test('tells of firings by week what its rules tell of the year', () => {
    detail.outcome.rules.forEach(({ name, firingsPerRun, shareOfRuns }, place) => {
      const shares = detail.firings[place]!;
      expect(shares, name).toHaveLength(detail.weeks);
      expect(
        shares.reduce((sum, share) => sum + share, 0),
        name,
      ).toBeCloseTo(firingsPerRun, 9);
      expect(Math.max(...shares), name).toBeLessThanOrEqual(shareOfRuns);
    });
  });

  test('tells of single years which rules fired when: together they are the shares', () => {
    const counts = detail.firings.map((shares) => shares.map(() => 0));
    for (let run = 0; run < ORDER.runs; run++)
      for (const { rule, week } of cell.run('gmv', run)!.firings) counts[rule]![week - 1]!++;
    expect(counts.map((row) => row.map((count) => count / ORDER.runs))).toEqual(detail.firings);
  });

  test('finds the worst, the median and the best year, whichever way is better', () => {
    const sumOf = (fact: string, which: 'worst' | 'median' | 'best'): number => {
      const run = cell.find(fact, which)!;
      return cell.run(fact, run)!.values!.reduce((sum, value) => sum + value, 0);
    };
    const { gmv } = detail.outcome.facts;
    expect(sumOf('gmv', 'worst')).toBeLessThan(gmv!.p5);
    expect(sumOf('gmv', 'median')).toBeCloseTo(gmv!.p50, -5);
    expect(sumOf('gmv', 'best')).toBeGreaterThan(gmv!.p95);
    // of CAC, the dearest year is the worst
    expect(sumOf('cac', 'worst')).toBeGreaterThan(sumOf('cac', 'best'));
    expect(cell.run('gmv', ORDER.runs)).toBeUndefined();
  });

  test('has at the target the share of years that is the target’s chance', () => {
    for (const target of detail.outcome.targets) {
      const aim = target.atLeast ?? target.atMost!;
      const { exceedance } = cell.distribution(target.fact, target, 'atLeast')!;
      const direction = target.atMost === undefined ? 'atLeast' : 'atMost';
      const { exceedance: curve, histogram } = cell.distribution(target.fact, target, direction)!;
      expect(curve.shares[curve.values.indexOf(aim)], target.fact).toBe(target.chance);
      expect(exceedance.direction).toBe('atLeast');
      expect(histogram.years).toBe(ORDER.runs);
    }
  });

  test('follows any other fact when it is asked for, of an object, too', async () => {
    const weeks = await cell.weeks('channel.douyin.cpc_index', workers, signal, quietly);
    expect(weeks?.band.quantiles.p50).toHaveLength(detail.weeks);
    expect(weeks?.summary.p5).toBeLessThan(weeks!.summary.p95);
    expect(cell.run('channel.douyin.cpc_index', 3)?.values).toHaveLength(detail.weeks);
    expect(cell.distribution('channel.douyin.cpc_index', {}, 'atMost')?.histogram.years).toBe(ORDER.runs);
    expect(await cell.weeks('no_such_fact', workers, signal, quietly)).toBeUndefined();
  });

  test('loses no money on the way from list price to profit', () => {
    const steps = moneySteps(detail.outcome)!;
    let left = 0;
    for (const { name, isSum, amount, from, to } of steps) {
      // a sum is what is left of the steps before it: to a ten-thousandth of a fen in forty million
      if (isSum && name !== 'list') expect(amount, name).toBeCloseTo(left, 4);
      if (!isSum) expect(from, name).toBe(left);
      left = to;
    }
    const { profit, gmv, net_revenue: net, play_cost: plays } = matrix.facts;
    const amount = (name: string): number => steps.find((step) => step.name === name)!.amount;
    expect(amount('profit')).toBe(profit!.mean);
    expect(amount('gmv')).toBe(gmv!.mean);
    expect(amount('refunds')).toBeCloseTo(net!.mean - gmv!.mean, 4);
    expect(amount('plays')).toBe(0 - plays!.mean);
  });

  test('has new customers of no source twice, and leaves none out', async () => {
    const people = newCustomers(detail.outcome);
    expect(people.reduce((sum, count) => sum + count, 0)).toBeCloseTo(matrix.facts['new_customers']!.mean, 4);
    const referred = await cell.weeks('channel.referral.new_customers', workers, signal, quietly);
    expect(people[NEW_CUSTOMER_SOURCES.indexOf('referral')]).toBeCloseTo(referred!.summary.mean, 4);
  });

  test('answers nothing before it has been simulated', async () => {
    const empty = new CellWork();
    expect(empty.distribution('gmv', {}, 'atLeast')).toBeUndefined();
    expect(empty.find('gmv', 'best')).toBeUndefined();
    expect(await empty.weeks('nps', workers, signal, quietly)).toBeUndefined();
  });
});

describe('year facts by name', () => {
  test('are those of objects, too, under the name that was asked for', () => {
    for (const { name: object, keys, parts } of OBJECT_FACTS)
      for (const key of keys)
        for (const [part, fact] of Object.entries(parts[key]!))
          expect(findYearFact(`${object}.${key}.${part}`)?.name).toBe(
            fact.measure.year ? `${object}.${key}.${part}` : undefined,
          );
    expect(findYearFact('money.profit')?.measure).toEqual(findYearFact('profit')?.measure);
    for (const name of ['channel', 'channel.douyin', 'channel.constructor.cac', 'week', ''])
      expect(findYearFact(name), name).toBeUndefined();
  });
});

describe('files of a chart', () => {
  test('are read by spreadsheets: a mark of Unicode, bare numbers, nothing where a number is missing', () => {
    const table = {
      head: ['周', 'p5'],
      rows: [
        [{ text: '1' }, { text: '¥1.2万', value: 12_345.678 }],
        [{ text: '=HYPERLINK("x")' }, { text: '–', value: NaN }],
      ],
    };
    expect(csvOf(table)).toBe('\uFEFF周,p5\r\n1,12345.678\r\n"\'=HYPERLINK(""x"")",');
  });

  test('are named after what they are of, in any language', () => {
    expect(fileName(['Plan 2026 in Calm', 'GMV: a/b?'], 'csv')).toBe('Plan-2026-in-Calm_GMV-a-b.csv');
    expect(fileName(['2026 年方案 × 平稳', '成交额'], 'png')).toBe('2026-年方案-×-平稳_成交额.png');
  });
});

describe('charts', () => {
  test('break long names where there is room', () => {
    const width = (text: string): number => text.length;
    expect(brokenName('Fulfilment and return handling', 16, width)).toEqual([
      'Fulfilment and',
      'return handling',
    ]);
    expect(brokenName('平台扣点与支付手续费', 5, width)).toEqual(['平台扣点与', '支付手续费']);
    expect(brokenName('成交额 GMV', 20, width)).toEqual(['成交额 GMV']);
  });

  test('begin at nothing unless all values are far from it', () => {
    const set = (values: readonly number[]) => [{ data: values.map((y, x) => ({ x, y })) }];
    expect(valueRange(set([10, 100])).min).toBe(0);
    expect(valueRange(set([90, 100])).min).toBeCloseTo(89.6, 9);
    expect(valueRange(set([-5, 5])).min).toBeCloseTo(-5.4, 9);
    expect(valueRange(set([NaN]))).toEqual({ min: 0, max: 1 });
    expect(valueRange(set([7, 7])).min).toBe(0);
  });

  test('write figures in their unit, three digits of them', () => {
    const [en, zh] = [new Voice('en'), new Voice('zh')];
    expect(en.figure(0.03091, 'share')).toBe('3.09%');
    expect(en.figure(-61_877, 'people')).toBe('−61.9K');
    expect(zh.figure(61_877, 'people')).toBe('6.19万');
    expect(en.figure(NaN, 'CNY')).toBe('–');
  });
});
