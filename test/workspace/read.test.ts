import { describe, expect, it } from 'vitest';
import { LEVERS } from '../../src/lib/plan/index.ts';
import type { AssumptionEntry } from '../../src/lib/workspace/index.ts';
import { BUSINESS, edited, PLAN, SQUEEZE, TARGETS, WATCH, workspace } from './fixture.ts';
import { readRight, strategyOf, worldOf } from './reading.ts';

const { plans, register, notes, warnings } = readRight(workspace());

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const entryFor = (lever: string, scope: AssumptionEntry['scope']): AssumptionEntry | undefined =>
  register.find((entry) => entry.lever === lever && JSON.stringify(entry.scope) === JSON.stringify(scope));

describe('a right workspace', () => {
  it('has nothing to complain about', () => {
    expect(warnings).toEqual([]);
  });

  it('gives strategies and worlds in the order of their names', () => {
    expect(plans.strategies.map(({ title }) => title.name)).toEqual(['plan', 'steady']);
    expect(plans.worlds.map(({ title }) => title.name)).toEqual(['calm', 'squeeze']);
  });

  it('gives titles in both languages, the file name where there is none', () => {
    expect(strategyOf(plans, 'plan').title).toEqual({ name: 'plan', en: 'The plan', zh: '方案' });
    expect(strategyOf(plans, 'steady').title).toEqual({ name: 'steady', en: 'steady', zh: 'steady' });
  });
});

describe('the shop', () => {
  const { shop } = worldOf(plans, 'calm');

  it('has a season of mean 1 and weights of the big sales', () => {
    expect(shop.calendar.season).toHaveLength(52);
    expect(sum(shop.calendar.season) / 52).toBeCloseTo(1, 12);
    expect(
      shop.calendar.promotion.flatMap((weight, index) => (weight > 0 ? [[index + 1, weight]] : [])),
    ).toEqual([
      [23, 0.4],
      [24, 0.8],
      [45, 1],
    ]);
  });

  it('has its opening, terms and last year', () => {
    expect(shop.opening.customers).toEqual({
      new: 11_800,
      active: 20_600,
      high: 4_700,
      dormant: 73_800,
      lost: 186_000,
    });
    expect(shop.opening.cash).toBe(4_000_000);
    expect(shop.terms).toEqual({ receiptLag: 2, supplierTerm: 4 });
    expect(shop.lastYear.weeklySpend.public).toBeCloseTo((6_200_000 * 0.5) / 52, 9);
    expect(shop.lastYear.channelShare).toEqual({ search: 0.45, douyin: 0.3, influencers: 0.1, wechat: 0.15 });
  });

  it('states every lever of the world and of the shop', () => {
    const names = LEVERS.filter(({ kind }) => kind !== 'ours').map(({ name }) => name);
    expect(Object.keys(worldOf(plans, 'calm').values)).toEqual(names);
  });
});

describe('a strategy', () => {
  const plan = strategyOf(plans, 'plan');

  it('has every lever of ours: its own values over those of last year', () => {
    const names = LEVERS.filter(({ kind }) => kind === 'ours').map(({ name }) => name);
    expect(Object.keys(plan.values)).toEqual(names);
    expect(Object.keys(plan.opening)).toEqual(names);
    expect(plan.values['messages.active']).toBe(5);
    expect(plan.opening['messages.active']).toBe(4);
    expect(plan.values['budget.total']).toBe(10_000_000);
    expect(plan.opening['budget.total']).toBe(6_200_000);
    expect(plan.opening['budget.supply']).toBe(0.2);
    expect(plan.values['channels.douyin.share']).toBe(0.3);
  });

  it('has phases in weeks that cover the year', () => {
    expect(plan.phases).toEqual([
      { name: 'prepare', first: 1, last: 9, spend: 0.1 },
      { name: 'launch', first: 10, last: 26, spend: 0.4 },
      { name: 'grow', first: 27, last: 52, spend: 0.5 },
    ]);
  });

  it('has what phases set and what changes do as modifiers', () => {
    expect(plan.modifiers).toEqual([
      {
        lever: 'content.output',
        layer: 'strategy',
        operation: 'multiply',
        value: 1.2,
        from: 14,
        weeks: 8,
        ramp: 2,
        chance: 1,
        key: 'content.output#1',
      },
      {
        lever: 'promotion.depth',
        layer: 'phase',
        operation: 'set',
        value: 0.2,
        from: 10,
        weeks: 17,
        ramp: 0,
        chance: 1,
        key: 'promotion.depth#1',
      },
    ]);
  });

  it('has its rules by priority, then as written', () => {
    expect(plan.rules.map(({ name, priority }) => [name, priority])).toEqual([
      ['douyin-is-dear', 30],
      ['cac-runs-hot', 20],
      ['cover-is-short', 1],
    ]);
    expect(plan.reviewWeeks).toBe(1);
  });

  it('has what its rules refer to', () => {
    expect(plan.derived).toEqual([{ name: 'cover', expression: '(stock + in_transit) / mean(demand, 4)' }]);
    expect(plan.conditions.map(({ name }) => name)).toEqual(['big-sale-ahead']);
    expect(plan.plays.map(({ name }) => name)).toEqual(['alert', 'our-own-play', 'shift-to-private']);
  });

  it('reads percent in shared conditions', () => {
    expect(JSON.stringify(plan.conditions[0]?.conditions)).toContain('"value":0.98');
  });

  it('has plays with their defaults', () => {
    const play = (name: string) => plan.plays.find((each) => each.name === name);
    expect(play('shift-to-private')).toEqual({
      name: 'shift-to-private',
      en: 'Shift to private domain',
      zh: '预算转投私域',
      modifiers: [
        { lever: 'budget.public', operation: 'add', value: -0.08, ramp: 0 },
        { lever: 'budget.private', operation: 'add', value: 0.08, ramp: 0 },
      ],
      cost: { once: 0, weekly: 0, marketing: true },
      delay: 2,
      duration: 12,
      cooldown: 12,
      limit: 3,
    });
    expect(play('our-own-play')).toMatchObject({
      zh: '自有动作',
      cost: { once: 20_000, weekly: 1_000, funds: 'private', marketing: false },
      delay: 1,
      limit: 5,
    });
    expect(play('alert')).toMatchObject({ modifiers: [], delay: 1, duration: 1, cooldown: 4, limit: 52 });
  });

  it('inherits, and null takes away', () => {
    const steady = strategyOf(plans, 'steady');
    expect(steady.values['budget.total']).toBe(6_200_000);
    expect(steady.values['budget.public']).toBe(0.4);
    expect(steady.values['points.rate']).toBe(0.02);
    expect(steady.values['messages.active']).toBe(4);
    expect(steady.phases).toEqual([{ name: 'none', first: 1, last: 52, spend: 1 }]);
    expect(steady.modifiers).toEqual([]);
    expect(steady.reviewWeeks).toBe(4);
    expect([steady.rules, steady.conditions, steady.derived, steady.plays]).toEqual([[], [], [], []]);
  });
});

describe('a scenario', () => {
  const squeeze = worldOf(plans, 'squeeze');

  it('has shocks with their keys, by lever in the order of the catalogue', () => {
    expect(squeeze.modifiers.map(({ key }) => key)).toEqual([
      'competitor.discount#1',
      'channels.cpc#1',
      'second-wave',
    ]);
  });

  it('draws a start alike from every week of a range of months', () => {
    const weeks = Array.from({ length: 18 }, (_, index) => 14 + index);
    expect(squeeze.modifiers[0]).toMatchObject({
      layer: 'scenario',
      operation: 'add',
      value: { family: 'pert', min: 0.1, mode: 0.2, max: 0.35 },
      from: { family: 'discrete', values: weeks, weights: weeks.map(() => 1) },
      weeks: { family: 'lognormal', p5: 4, p95: 26 },
      ramp: 2,
      chance: 0.8,
    });
  });

  it('starts on the week of a date and lasts to the end unless said', () => {
    expect(squeeze.modifiers[1]).toMatchObject({ from: 24, weeks: 6, ramp: 0, chance: 1 });
    expect(squeeze.modifiers[2]).toMatchObject({ from: 30, weeks: Infinity });
  });

  it('assumes over the business file, in percent or plain', () => {
    expect(squeeze.values['conversion.similarity']).toEqual({
      family: 'pert',
      min: 0.3,
      mode: 0.6,
      max: 0.9,
    });
    expect(worldOf(plans, 'calm').values['conversion.similarity']).toEqual({
      family: 'pert',
      min: 0.1,
      mode: 0.35,
      max: 0.7,
    });
  });

  it('correlates over the business file, pairs in canonical order', () => {
    expect(squeeze.correlations).toEqual([
      { a: 'competitor.rate', b: 'entrant.rate', r: 0.5 },
      { a: 'market.demand', b: 'channels.cpc_growth', r: -0.4 },
    ]);
    expect(worldOf(plans, 'calm').correlations[1]?.r).toBe(-0.2);
    expect([squeeze.together, worldOf(plans, 'calm').together]).toEqual([0.5, 0]);
  });
});

describe('targets', () => {
  it('hold their goal all year unless they have a path', () => {
    expect(plans.targets[0]).toEqual({
      fact: 'gmv_growth',
      owner: 'finance',
      dimension: 'scale',
      atLeast: 0.18,
      path: new Array<number>(52).fill(0.18),
    });
    expect(plans.targets[2]?.atMost).toBe(107);
  });

  it('follow their path in straight lines between month ends', () => {
    const path = plans.targets[1]?.path ?? [];
    expect([path[0], path[12], path[51]]).toEqual([37_000, 37_000, 44_000]);
    expect(path[13]).toBeCloseTo(37_000 + 7_000 / 39, 9);
  });

  it('can have one level for each month', () => {
    const levels = Array.from({ length: 12 }, (_, index) => (index + 1) * 1000);
    const read = readRight(
      workspace({
        [TARGETS]: edited(
          TARGETS,
          'path: { month 3: 37_000, month 12: 44_000 }',
          `path: [${levels.join(', ')}]`,
        ),
      }),
    );
    const path = read.plans.targets[1]?.path ?? [];
    expect([path[4], path[8], path[51]]).toEqual([1000, 2000, 12_000]);
    expect(path[5]).toBeCloseTo(1250, 9);
  });
});

describe('the register of assumptions', () => {
  it('has every lever once for the business file', () => {
    const names = register.filter(({ scope }) => scope.kind === 'business').map(({ lever }) => lever);
    expect([...names].sort()).toEqual(LEVERS.map(({ name }) => name).sort());
  });

  it('takes the source beside a value, else the one above it', () => {
    const own = entryFor('conversion.price_sensitivity', { kind: 'business' });
    expect(own).toMatchObject({
      source: '2.62 on average over 1,851 estimates',
      file: BUSINESS,
      unit: 'exponent',
      neutral: false,
    });
    expect(entryFor('finance.overhead', { kind: 'business' })?.source).toBe('assumption');
    expect(entryFor('budget.total', { kind: 'business' })?.source).toBe('shop export 2026-01');
  });

  it('says which values the file leaves out', () => {
    expect(entryFor('lock.share', { kind: 'business' })).toMatchObject({
      quantity: 0,
      neutral: true,
      source: null,
    });
  });

  it('has what strategies and scenarios decide, with the place', () => {
    expect(entryFor('points.rate', { kind: 'strategy', name: 'plan' })).toMatchObject({
      quantity: 0.02,
      file: PLAN,
      line: 12,
    });
    expect(entryFor('conversion.similarity', { kind: 'scenario', name: 'squeeze' })).toMatchObject({
      source: 'panel',
      file: SQUEEZE,
    });
  });

  it('has notes on rules beside it', () => {
    expect(notes.get('cac-runs-hot')).toMatchObject({ owner: 'media', title: { zh: '获客偏贵' } });
  });
});

describe('reading', () => {
  it('takes bytes for text', () => {
    const bytes = new Map(
      [...workspace()].map(([path, text]) => [path, new TextEncoder().encode(String(text))]),
    );
    expect(readRight(bytes).plans).toEqual(plans);
  });

  it('takes Windows line ends', () => {
    const windows = new Map(
      [...workspace()].map(([path, text]) => [path, String(text).replaceAll('\n', '\r\n')]),
    );
    expect(readRight(windows).plans).toEqual(plans);
  });

  it('takes JSON for YAML in scenarios', () => {
    const files = workspace({
      'scenarios/calm.yaml': null,
      'scenarios/calm.json': '{ "version": 1, "title": { "en": "Calm", "zh": "平稳" }, "shocks": [] }',
    });
    expect(readRight(files).plans).toEqual(plans);
  });

  it('gives the same plans whatever the order of files', () => {
    const reversed = new Map([...workspace()].reverse());
    expect(JSON.stringify(readRight(reversed).plans)).toBe(JSON.stringify(plans));
  });

  it('gives the same plans whatever the order of keys', () => {
    const levers = /levers:\n([\s\S]*?)correlations/.exec(String(workspace().get(BUSINESS)))?.[1] ?? '';
    const reversed = levers.trimEnd().split('\n').reverse().join('\n');
    const business = edited(BUSINESS, levers, `${reversed}\n`);
    expect(JSON.stringify(readRight(workspace({ [BUSINESS]: business })).plans)).toBe(JSON.stringify(plans));
  });

  it('leaves alone what is not its own', () => {
    const files = workspace({
      'README.md': '# hello',
      'rules/tests/some.yaml': ': not ours',
      'scenarios/checks/expectations.yaml': ': not ours',
      'scenarios/notes.txt': 'x',
    });
    expect(readRight(files).plans).toEqual(plans);
  });

  it('hands plans over as plain data', () => {
    expect(structuredClone(plans)).toEqual(plans);
  });

  it('keeps the file order of rules of one priority, rulebook after rulebook', () => {
    const rule = (name: string) =>
      `{ "name": "${name}", "conditions": { "all": [{ "fact": "week", "operator": "equal", "value": 3 }] }, "event": { "type": "alert" } }`;
    const files = workspace({
      'rules/second.json': `[${rule('y')}, ${rule('x')}]`,
      [WATCH]: `[${rule('b')}, ${rule('a')}]`,
      [PLAN]: edited(PLAN, 'rules: [watch]', 'rules: [second, watch]'),
      'rules/rules.yaml': null,
    });
    expect(strategyOf(readRight(files).plans, 'plan').rules.map(({ name }) => name)).toEqual([
      'y',
      'x',
      'b',
      'a',
    ]);
  });
});
