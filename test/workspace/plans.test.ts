import { describe, expect, it } from 'vitest';
import { LEVERS, promotionName } from '../../src/lib/plan/index.ts';
import { BUSINESS, edited, NOTES, workspace } from './fixture.ts';
import { readRight, strategyOf, worldOf } from './reading.ts';

const { plans, warnings } = readRight(workspace());

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

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

  it('knows its big sales by name', () => {
    expect(shop.calendar.promotions).toEqual([
      { name: '618', weeks: [23, 24] },
      { name: '双11', weeks: [45] },
    ]);
    const unnamed = edited(BUSINESS, 'name: "618", weeks: [23, 24]', 'weeks: [24, 23]');
    const { calendar } = worldOf(readRight(workspace({ [BUSINESS]: unnamed })).plans, 'calm').shop;
    expect(calendar.promotions).toEqual([{ name: '双11', weeks: [45] }]);
    expect([23, 24, 45, 46].map((week) => promotionName(calendar, week))).toEqual([
      undefined,
      undefined,
      '双11',
      undefined,
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

  it('gives rules the titles of their notes, and none where there is none', () => {
    const titles = (notes: string): unknown[] => {
      const changed = edited(NOTES, 'title: { en: CAC runs hot, zh: 获客偏贵 }', notes);
      return strategyOf(readRight(workspace({ [NOTES]: changed })).plans, 'plan').rules.map(
        ({ title }) => title,
      );
    };
    expect(plan.rules.map(({ title }) => title)).toEqual([
      undefined,
      { en: 'CAC runs hot', zh: '获客偏贵' },
      undefined,
    ]);
    expect(titles('title: { zh: 获客偏贵 }')[1]).toEqual({ en: '获客偏贵', zh: '获客偏贵' });
    expect(titles('title: Dear')[1]).toEqual({ en: 'Dear', zh: 'Dear' });
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
