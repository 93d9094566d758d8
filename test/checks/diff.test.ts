import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  annotations,
  diffPlans,
  diffText,
  exitOf,
  junitReport,
  practicalFrom,
  type Verdict,
  type VerdictChange,
} from '../../src/lib/checks/index.ts';
import { differingMoments, momentOf } from '../../src/lib/checks/diff/cell-runs.ts';
import { formatFile, type WorkspaceFiles } from '../../src/lib/workspace/index.ts';
import { localWorkers } from '../../src/lib/simulation/index.ts';
import {
  CALM,
  edited,
  NOTES,
  PLAN,
  PLAYS,
  SQUEEZE,
  STEADY,
  TARGETS,
  textOf,
  WATCH,
  workspace,
} from '../workspace/fixture.ts';
import { readRight } from '../workspace/reading.ts';

const RUNS = 512;
const NEW_PLAN = 'scenarios/shop/strategies/course.yaml';

interface Rule {
  name: string;
  priority?: number;
  event: { type: string; params?: Record<string, unknown> };
}

const side = (name: string, files: WorkspaceFiles) => ({ name, files, plans: readRight(files).plans });

/** Simulated blocks are counted: what is the same in effect needs none. */
async function compared(
  after: WorkspaceFiles,
  {
    before = workspace(),
    scenarios = ['calm'],
    failOnDrift,
  }: { before?: WorkspaceFiles; scenarios?: string[] | null; failOnDrift?: boolean } = {},
): Promise<{ verdict: Verdict; blocks: number }> {
  const workers = localWorkers();
  let blocks = 0;
  const verdict = await diffPlans({
    before: side('HEAD', before),
    after: side('working tree', after),
    practical: practicalFrom({}),
    runs: RUNS,
    seed: 42,
    scenarios: scenarios ?? undefined,
    failOnDrift,
    workers: {
      ...workers,
      size: 1,
      close: () => workers.close(),
      run: async (tasks, onResult, signal) => {
        for (const { job } of tasks) blocks += job.strategies.length;
        await workers.run(tasks, onResult, signal);
      },
    },
  });
  return { verdict, blocks };
}

/** The rulebook with one rule changed. */
function rulebook(name: string, edit: (rule: Rule) => void): string {
  const rules = JSON.parse(textOf(WATCH)) as Rule[];
  edit(rules.find((rule) => rule.name === name)!);
  return JSON.stringify(rules, null, 2);
}

const rulesBehind = (changes: readonly VerdictChange[]): readonly string[] => [
  ...new Set(changes.flatMap(({ because }) => because.map(({ file, rule }) => `${file} ${rule ?? ''}`))),
];

describe('a comparison of two versions', () => {
  it('names the one rule that changed, and how much of each change is its doing', async () => {
    const changed = rulebook('douyin-is-dear', (rule) => {
      rule.event.params = { duration: 12 };
    });
    const { verdict } = await compared(workspace({ [WATCH]: changed }), { scenarios: ['squeeze'] });
    const { changes, cells, decisionsDiffer } = verdict;
    expect(changes.length).toBeGreaterThan(3);
    expect(rulesBehind(changes)).toEqual([`${WATCH} douyin-is-dear`]);
    for (const { because, difference, strategy, firings } of changes) {
      expect(because[0]!.share).toBeCloseTo(1, 9);
      expect(strategy).toBe('plan');
      const isDistinct = difference.low > 0 || difference.high < 0;
      expect(isDistinct || firings?.before !== firings?.after).toBe(true);
    }
    expect(cells.find(({ strategy }) => strategy === 'steady')).toEqual({
      strategy: 'steady',
      scenario: 'squeeze',
    });
    // a cell each, at the line of the rule that moved it
    const line = changed.slice(0, changed.indexOf('"name": "douyin-is-dear"')).split('\n').length;
    expect(verdict.items).toMatchObject([
      { kind: 'cell', standing: 'pass', name: 'plan / squeeze', place: { file: WATCH, line } },
      { kind: 'cell', standing: 'pass', name: 'steady / squeeze', said: { en: 'comes to the same' } },
    ]);
    expect(verdict.items[0]!.said.en).toMatch(
      /\ncaused by rule douyin-is-dear in rules\/watch\.json \(alone 100%\)/,
    );
    // what the rule sets in motion is another thing, wherever it fires
    expect(decisionsDiffer!).toBeGreaterThan(0);
    expect(decisionsDiffer!).toBeLessThan(0.1);
  });

  it('tells of two changed rules apart, and of a changed file beside them', async () => {
    const rules = JSON.parse(textOf(WATCH)) as Rule[];
    rules.find(({ name }) => name === 'cac-runs-hot')!.event.params = { cooldown: 26 };
    rules.find(({ name }) => name === 'douyin-is-dear')!.event.params = { duration: 12 };
    const { verdict } = await compared(
      workspace({
        [WATCH]: JSON.stringify(rules),
        [PLAN]: edited(PLAN, 'points.rate: 2%', 'points.rate: 3%'),
      }),
    );
    const profit = verdict.changes.find(({ name, what }) => what === 'fact' && name === 'profit')!;
    const shares = new Map(profit.because.map(({ file, rule, share }) => [rule ?? file, share]));
    expect([...shares.keys()].sort()).toEqual(
      [PLAN, WATCH, 'cac-runs-hot', 'douyin-is-dear'].filter((key) => shares.has(key)).sort(),
    );
    expect(shares.get(PLAN)!).toBeGreaterThan(0.5);
    const hot = verdict.changes.find(({ name }) => name === 'cac-runs-hot')!;
    expect(hot.because[0]).toMatchObject({ file: WATCH, rule: 'cac-runs-hot' });
    expect(hot.firings!.after).toBeLessThan(hot.firings!.before);
    // strongest first, weightiest change first
    const chances = verdict.changes.filter(({ what }) => what === 'target' || what === 'all-targets');
    expect(verdict.changes.slice(0, chances.length)).toEqual(chances);
    const sizes = chances.map(({ difference }) => Math.abs(difference.difference));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });

  it('tells a rule that needs a new play by what is lost without it', async () => {
    const rules = JSON.parse(textOf(WATCH)) as Rule[];
    const added = { ...rules[0]!, name: 'spend-less', event: { type: 'thrift' } };
    const plays = `${textOf(PLAYS)}  thrift:\n    title: { en: Thrift, zh: 节约 }\n    levers: [{ lever: budget.pace, multiply: 0.8 }]\n    for: 4 weeks\n`;
    const { verdict } = await compared(
      workspace({ [WATCH]: JSON.stringify([...rules, added]), [PLAYS]: plays }),
    );
    const rule = verdict.changes.find(({ name }) => name === 'spend-less')!;
    expect(rule).toMatchObject({ what: 'rule', before: 0 });
    expect(rule.firstWeek).toEqual({ after: expect.any(Number) as number });
    expect(rule.because).toContainEqual({ file: WATCH, rule: 'spend-less', share: 1 });
  });

  it('fails where a cell moves past the practical difference, if that is asked for', async () => {
    const after = workspace({ [TARGETS]: edited(TARGETS, 'at_least: 18%', 'at_least: 25%') });
    const { verdict } = await compared(after, { failOnDrift: true });
    expect(verdict.items).toMatchObject([
      { standing: 'drift', place: { file: TARGETS, line: 1 } },
      // it meets neither bound in any year
      { standing: 'pass', said: { en: 'comes to the same' } },
    ]);
    expect(exitOf(verdict)).toBe(1);
    expect(junitReport(verdict, 'en')).toContain('<testsuite name="cell" tests="2" failures="1"');
    expect(annotations(verdict, '', 'en')[0]).toMatch(/^::error file=scenarios\/shop\/targets\.yaml,line=1,/);
    const [quiet, same] = [await compared(after), await compared(workspace(), { failOnDrift: true })];
    expect([exitOf(quiet.verdict), exitOf(same.verdict)]).toEqual([0, 0]);
    expect(annotations(quiet.verdict, '', 'en')).toEqual([]);
  });

  it('compares targets by the bound of each side', async () => {
    const { verdict } = await compared(
      workspace({ [TARGETS]: edited(TARGETS, 'at_least: 18%', 'at_least: 25%') }),
    );
    const target = verdict.changes.find(({ what, name }) => what === 'target' && name === 'gmv_growth')!;
    expect(target.after).toBeLessThan(target.before);
    expect(target.because).toEqual([{ file: TARGETS, share: 1 }]);
    expect(verdict.changes.filter(({ what }) => what === 'fact')).toEqual([]);
    expect(verdict.decisionsDiffer).toBe(0);
  });

  it('shows what only one side has, with its chance', async () => {
    const { verdict } = await compared(
      workspace({ [NEW_PLAN]: textOf(PLAN).replace('10_000_000', '8_000_000') }),
    );
    const fresh = verdict.cells.find(({ strategy }) => strategy === 'course')!;
    expect(fresh.before).toBeUndefined();
    expect(fresh.after!.chance).toBeGreaterThanOrEqual(0);
    expect(verdict.items.find(({ name }) => name === 'course / calm')!.said.en).toMatch(/^new: /);
    expect(diffText(verdict, 'en')).toContain('course under calm: new, all targets ');
    const gone = await compared(workspace(), { before: workspace({ [NEW_PLAN]: textOf(PLAN) }) });
    expect(diffText(gone.verdict, 'zh')).toContain('course × calm：已删除');
  });
});

describe('no effect', () => {
  const rules = JSON.parse(textOf(WATCH)) as Rule[];
  const renamed = textOf(WATCH).replaceAll('"cac-runs-hot"', '"cac-is-hot"');
  const formatted = formatFile(WATCH, textOf(WATCH));
  it.each<readonly [string, Readonly<Record<string, string | null>>]>([
    ['a comment', { [PLAN]: `# changed\n${textOf(PLAN)}` }],
    ['fmt', { [WATCH]: formatted.ok ? formatted.text : '' }],
    ['line ends of Windows', { [PLAN]: textOf(PLAN).replaceAll('\n', '\r\n') }],
    ['keys in another order', { [CALM]: 'version: 1\nshocks: []\ntitle: { en: Quiet, zh: 平稳 }\n' }],
    ['rules in another order', { [WATCH]: JSON.stringify(rules.toReversed()) }],
    [
      'a rule with another name',
      { [WATCH]: renamed, [NOTES]: textOf(NOTES).replace('cac-runs-hot', 'cac-is-hot') },
    ],
    [
      'a play with another name',
      {
        [WATCH]: textOf(WATCH).replace('our-own-play', 'another'),
        [PLAYS]: textOf(PLAYS).replace('our-own-play', 'another'),
      },
    ],
    ['a remark of an event', { [WATCH]: textOf(WATCH).replace('"clicks"', '"dear clicks"') }],
    [
      'a rulebook with another name',
      { [WATCH]: null, 'rules/guard.json': textOf(WATCH), [PLAN]: edited(PLAN, '[watch]', '[guard]') },
    ],
    [
      'a strategy with another name',
      {
        [PLAN]: null,
        [NEW_PLAN]: textOf(PLAN),
        [STEADY]: edited(STEADY, 'based_on: plan', 'based_on: course'),
      },
    ],
    [
      'scenarios with other names',
      {
        [CALM]: null,
        [SQUEEZE]: null,
        'scenarios/still.yaml': textOf(CALM),
        'scenarios/press.yaml': textOf(SQUEEZE).replace('[calm]', '[still]'),
      },
    ],
  ])('has %s: nothing is simulated', async (_, changes) => {
    const { verdict, blocks } = await compared(workspace(changes), { scenarios: null });
    expect(verdict).toMatchObject({ changes: [], decisionsDiffer: 0 });
    expect(verdict.cells).toHaveLength(4);
    expect(diffText(verdict, 'en')).toMatch(/\nNo effect: all 4 cells come to the same\.$/);
    expect(diffText(verdict, 'zh')).toContain('没有影响：全部 4 格结果相同。');
    expect(blocks).toBe(0);
  });

  it('has a condition that can be written otherwise: it is simulated, and nothing moved', async () => {
    const file = 'rules/conditions.yaml';
    const { verdict, blocks } = await compared(
      workspace({
        [file]: textOf(file).replace('big-sale-ahead', 'sale-soon'),
        [WATCH]: textOf(WATCH).replace('big-sale-ahead', 'sale-soon'),
      }),
    );
    expect(blocks).toBeGreaterThan(0);
    expect(verdict).toMatchObject({ changes: [], decisionsDiffer: 0 });
    expect(diffText(verdict, 'en')).toContain('No effect');
  });
});

it('the same bytes whoever simulates in whatever order', async () => {
  const after = workspace({ [PLAN]: edited(PLAN, 'points.rate: 2%', 'points.rate: 3%') });
  const one = await compared(after);
  const two = await compared(after);
  expect(JSON.stringify(two.verdict)).toBe(JSON.stringify(one.verdict));
});

it('moments with different decisions are counted once each', () => {
  // few moments and few decisions, so that they often meet
  const decisions = fc.array(fc.tuple(fc.nat(5), fc.nat(3)), { maxLength: 20 });
  const coded = (list: readonly (readonly [number, number])[]) =>
    Float64Array.from(list, ([moment, id]) => moment * 4096 + id).sort();
  fc.assert(
    fc.property(decisions, decisions, (a, b) => {
      const told = (codes: Float64Array, moment: number) =>
        JSON.stringify([...codes].filter((code) => momentOf(code) === moment));
      const [left, right] = [coded(a), coded(b)];
      const differ = [0, 1, 2, 3, 4, 5].filter((moment) => told(left, moment) !== told(right, moment));
      expect(differingMoments(left, right)).toBe(differ.length);
      expect(differingMoments(right, left)).toBe(differ.length);
      expect(differingMoments(left, left)).toBe(0);
    }),
  );
});
