import { describe, expect, it } from 'vitest';
import { checkRuleTests } from '../../src/lib/checks/index.ts';
import type { Json } from '../../src/lib/plan/index.ts';
import { explainRun } from '../../src/lib/simulation/index.ts';
import { runAsTest } from '../../src/cli/explain-test.ts';
import { readWorkspace } from '../../src/lib/workspace/index.ts';
import { readFolder } from '../../src/lib/workspace/node-folder.ts';
import { packageFolder } from '../../src/cli/package-folder.ts';
import { sampleWith } from './kit.ts';

const FILE = 'rules/tests/tried.yaml';

async function tried(test: Readonly<Record<string, Json>>) {
  const whole = { version: 1, strategy: 'plan-2026', tests: [{ name: 'tried', ...test }] };
  const { ruleTests, plans } = sampleWith({ [FILE]: JSON.stringify(whole) });
  const [item] = await checkRuleTests(
    ruleTests.filter(({ place }) => place.file === FILE),
    plans,
  );
  return item!;
}

describe('a test of rules', () => {
  it('passes where rules do what is expected', async () => {
    const item = await tried({
      week: 21,
      facts: { suppliers_late: ['a'] },
      expect: { fires: ['supplier-a-late'] },
    });
    expect(item).toMatchObject({ kind: 'rule-test', standing: 'pass', name: 'tried: tried' });
  });

  it('says which comparisons came out otherwise', async () => {
    const facts = { stock_weeks: 4, fill_rate: '91%' };
    const item = await tried({ week: 21, facts, expect: { fires: ['stock-runs-short'] } });
    expect(item.standing).toBe('breach');
    expect(item.said.en).toContain('stock_weeks is 4, not less than 3');
    expect(item.said.en).not.toContain('fill_rate');
    expect(item.said.zh).toContain('stock_weeks 是 4');
    expect(item.place).toMatchObject({ file: FILE, line: 1 });
  });

  it('takes facts that are not given for missing', async () => {
    const item = await tried({
      week: 21,
      facts: { stock_weeks: 2 },
      expect: { holds: ['stock-runs-short'] },
    });
    expect(item.said.en).toContain('fill_rate is missing');
  });

  it('reads windows and lags from the weeks before', async () => {
    const week = { week: 20, facts: { cac: 116, private_gmv_share: '30%', phase: 'launch' } };
    const expects = { expect: { fires: ['cac-runs-hot'] } };
    expect((await tried({ ...week, history: { cac: [108, 112, 113] }, ...expects })).standing).toBe('pass');
    expect((await tried({ ...week, history: { cac: 100 }, ...expects })).standing).toBe('breach');
    // With a week missing there is no mean of four.
    expect((await tried({ ...week, history: { cac: [112, 113] }, ...expects })).said.en).toContain('missing');
  });

  it('reads object facts from maps, and gaps', async () => {
    const channel = { douyin: { cac: 130 }, search: { saturation: '40%' } };
    const history = { channel: { douyin: { cac: [120, 120, 120] } } };
    const item = await tried({ week: 20, facts: { channel }, history, expect: { starts: ['move-channel'] } });
    expect(item.standing).toBe('pass');
    const gap = await tried({
      week: 20,
      facts: { gap: { cac: -5 }, trust: 0.6 },
      expect: { fires: ['ask-regulars-to-invite'] },
    });
    expect(gap.standing).toBe('pass');
  });

  it.each([
    [[18], 'cools down or runs'],
    [[1, 11], 'runs still'],
  ])('knows what fired before: %o %s', async (weeks) => {
    const item = await tried({
      week: 20,
      facts: { suppliers_late: ['a'] },
      fired: { 'supplier-a-late': weeks },
      expect: { held_back: ['supplier-a-late'], starts_not: ['switch-supplier'] },
    });
    expect(item.standing).toBe('pass');
  });

  it('refuses firings that cannot have been', async () => {
    const item = await tried({
      week: 20,
      fired: { 'supplier-a-late': [11, 12] },
      expect: { holds_not: ['stock-runs-short'] },
    });
    expect(item.standing).toBe('input');
    expect(item.said.en).toContain('cannot have fired in week 12');
  });

  it('with `only` names every rule that holds', async () => {
    const facts = { suppliers_late: ['a'], suppliers_late_count: 1, stock: 10, in_transit: 10, demand: 100 };
    const history = { demand: 100 };
    const item = await tried({
      week: 21,
      facts,
      history,
      expect: { fires: ['supplier-a-late'], only: true },
    });
    expect(item.standing).toBe('breach');
    expect(item.said.en).toContain('little-on-the-way was not to hold');
  });
});

describe('a week of a run as a test', () => {
  it.each([
    ['perfect-storm', 644, 14],
    ['perfect-storm', 644, 1],
    ['calm', 3, 33],
    ['supplier-disruption', 7, 51],
    ['competitor-price-cut', 11, 52],
  ])('passes: %s, run %i, week %i', async (scenario, run, week) => {
    const files = readFolder(packageFolder());
    const read = readWorkspace(files);
    if (!read.ok) throw new Error('the sample has errors');
    const strategy = read.plans.strategies.find(({ title }) => title.name === 'plan-2026')!;
    const world = read.plans.worlds.find(({ title }) => title.name === scenario)!;
    const plan = { strategy, world, targets: read.plans.targets };
    const explained = await explainRun({ plan, seed: 42, run });
    const text = await runAsTest(plan, explained, 42, week, files);
    const { ruleTests, plans } = sampleWith({ [FILE]: text });
    const own = ruleTests.filter(({ place }) => place.file === FILE);
    expect(own).toHaveLength(1);
    expect(own[0]!.expects.fires).toEqual(explained.weeks[week - 1]!.fired.map(({ rule }) => rule));
    expect(own[0]!.expects.only).toBe(true);
    const [item] = await checkRuleTests(own, plans);
    expect(item!.standing).toBe('pass');
  });
});
