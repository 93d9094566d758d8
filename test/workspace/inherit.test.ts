import { describe, expect, it } from 'vitest';
import { CALM, edited, PLAN, SQUEEZE, STEADY, textOf, workspace } from './fixture.ts';
import { codesIn, findingsIn, readRight, strategyOf, worldOf } from './reading.ts';

const strategies = 'scenarios/shop/strategies';

describe('based_on', () => {
  it('merges maps, replaces lists and takes away what is null', () => {
    const child =
      'based_on: plan\nbudget: { split: { public: 30%, content: 35% } }\nchanges: []\nchannels: null\n';
    const parent = edited(
      PLAN,
      'levers:\n',
      'channels: { search: 25%, douyin: 25%, influencers: 25%, wechat: 25% }\nlevers:\n',
    );
    const { plans } = readRight(workspace({ [PLAN]: parent, [`${strategies}/child.yaml`]: child }));
    const strategy = strategyOf(plans, 'child');
    expect(strategy.values).toMatchObject({
      'budget.total': 10_000_000,
      'budget.public': 0.3,
      'budget.content': 0.35,
      'budget.private': 0.15,
      'channels.search.share': 0.45,
    });
    expect(strategy.modifiers.map(({ lever }) => lever)).toEqual(['promotion.depth']);
    expect(strategyOf(plans, 'plan').values['channels.search.share']).toBe(0.25);
  });

  it('goes through several files', () => {
    const { plans } = readRight(
      workspace({
        [`${strategies}/a.yaml`]: 'based_on: b\nlevers: { price: 1.1 }\n',
        [`${strategies}/b.yaml`]: 'based_on: plan\nlevers: { price: 0.9, messages.new: 2 }\n',
      }),
    );
    expect(strategyOf(plans, 'a').values).toMatchObject({
      price: 1.1,
      'messages.new': 2,
      'messages.active': 5,
    });
  });

  it('takes nested and dotted levers for the same', () => {
    const { plans } = readRight(
      workspace({
        [`${strategies}/a.yaml`]: 'based_on: b\nlevers: { offers.new: { depth: 10% } }\n',
        [`${strategies}/b.yaml`]:
          'based_on: plan\nlevers: { offers: { new.depth: 5%, new: { reach: 50% } } }\n',
      }),
    );
    expect(strategyOf(plans, 'a').values).toMatchObject({ 'offers.new.depth': 0.1, 'offers.new.reach': 0.5 });
  });

  it('takes away a group of levers', () => {
    const { plans } = readRight(
      workspace({ [`${strategies}/a.yaml`]: 'based_on: plan\nlevers: { messages: null }\n' }),
    );
    expect(strategyOf(plans, 'a').values['messages.active']).toBe(4);
  });

  it('replaces an assumption as a whole', () => {
    const { plans } = readRight(
      workspace({
        'scenarios/other.yaml':
          'based_on: squeeze\nassume: { conversion: { similarity: { uniform: [0%, 50%] } } }\n',
      }),
    );
    expect(worldOf(plans, 'other').values['conversion.similarity']).toEqual({
      family: 'uniform',
      min: 0,
      max: 0.5,
    });
    expect(worldOf(plans, 'other').modifiers).toEqual(worldOf(plans, 'squeeze').modifiers);
  });

  it('never inherits a title', () => {
    const { plans } = readRight(workspace({ [`${strategies}/child.yaml`]: 'based_on: plan\n' }));
    expect(strategyOf(plans, 'child').title).toEqual({ name: 'child', en: 'child', zh: 'child' });
  });

  it('prints a cycle once', () => {
    const found = findingsIn(
      workspace({
        [`${strategies}/a.yaml`]: 'based_on: b\nversion: 1\n',
        [`${strategies}/b.yaml`]: 'based_on: c\nversion: 1\n',
        [`${strategies}/c.yaml`]: 'based_on: a\nversion: 1\n',
        [`${strategies}/d.yaml`]: 'based_on: a\nversion: 1\n',
      }),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      code: 'based-on-cycle',
      file: `${strategies}/a.yaml`,
      args: { cycle: ['a', 'b', 'c'] },
    });
  });

  it('says what is wrong in a parent once, in the parent', () => {
    const found = findingsIn(workspace({ [PLAN]: edited(PLAN, 'points.rate: 2%', 'points.rate: 20%') }));
    expect(found.map(({ code, file }) => [code, file])).toEqual([['lever-bounds', PLAN]]);
  });

  it('does not call a parent unknown that cannot be read', () => {
    expect(codesIn(workspace({ [PLAN]: 'budget: [' }))).toEqual(['yaml-syntax']);
  });

  it('puts a complaint about what a child changes into the child', () => {
    const found = findingsIn(
      workspace({ [STEADY]: edited(STEADY, 'total: 6_200_000', 'split: { public: 50% }') }),
    );
    expect(found).toMatchObject([{ code: 'sum-not-100', file: STEADY, line: 3 }]);
  });
});

describe('include', () => {
  const shock = (lever: string) => `shocks: [{ lever: ${lever}, multiply: 1.1 }]\n`;

  it('puts shocks one after the other, each scenario once, its own last', () => {
    const { plans } = readRight(
      workspace({
        'scenarios/base.yaml': shock('channels.cpc'),
        'scenarios/left.yaml': `include: [base]\n${shock('channels.reach')}`,
        'scenarios/right.yaml': `include: [base]\n${shock('material.cost')}`,
        'scenarios/both.yaml': `include: [left, right]\n${shock('channels.cpc')}`,
      }),
    );
    expect(worldOf(plans, 'both').modifiers.map(({ key }) => key)).toEqual([
      'channels.cpc#1',
      'channels.cpc#2',
      'channels.reach#1',
      'material.cost#1',
    ]);
  });

  it('keeps the keys that a shock has alone, so that it meets the same draws', () => {
    const { plans } = readRight(workspace({ 'scenarios/storm.yaml': 'include: [squeeze]\n' }));
    expect(worldOf(plans, 'storm').modifiers).toEqual(worldOf(plans, 'squeeze').modifiers);
    expect(worldOf(plans, 'storm').together).toBe(0.5);
  });

  it('must decide where two differ', () => {
    const files = {
      'scenarios/one.yaml': 'version: 1\nassume: { market.demand: 0.9 }\ntogether: 20%\n',
      'scenarios/two.yaml': 'version: 1\nassume: { market.demand: 0.8 }\ntogether: 20%\n',
    };
    const clash = findingsIn(
      workspace({ ...files, 'scenarios/both.yaml': 'include: [one, two]\nversion: 1\n' }),
    );
    expect(clash).toMatchObject([
      {
        code: 'include-clash',
        file: 'scenarios/both.yaml',
        line: 1,
        args: { what: 'market.demand', first: 'one', second: 'two' },
      },
    ]);
    const decided = readRight(
      workspace({ ...files, 'scenarios/both.yaml': 'include: [one, two]\nassume: { market.demand: 1 }\n' }),
    );
    expect(worldOf(decided.plans, 'both').values['market.demand']).toBe(1);
    expect(worldOf(decided.plans, 'both').together).toBe(0.2);
  });

  it('lets an included scenario decide over what it includes itself', () => {
    const { plans } = readRight(
      workspace({
        'scenarios/base.yaml': 'assume: { market.demand: 0.9 }\n',
        'scenarios/left.yaml': 'include: [base]\nassume: { market.demand: 0.8 }\n',
        'scenarios/top.yaml': 'include: [left]\n',
      }),
    );
    expect(worldOf(plans, 'top').values['market.demand']).toBe(0.8);
  });

  it('agrees where two say the same', () => {
    const same =
      'assume: { market.demand: 0.9 }\ncorrelations: [{ between: [market.demand, returns.rate], r: -0.2 }]\n';
    const { plans } = readRight(
      workspace({
        'scenarios/one.yaml': same,
        'scenarios/two.yaml': same,
        'scenarios/both.yaml': 'include: [one, two]\n',
      }),
    );
    expect(worldOf(plans, 'both').values['market.demand']).toBe(0.9);
    expect(worldOf(plans, 'both').correlations).toContainEqual({
      a: 'market.demand',
      b: 'returns.rate',
      r: -0.2,
    });
  });

  it('prints a cycle once, and leaves out who leads into it', () => {
    const found = findingsIn(
      workspace({
        'scenarios/a.yaml': 'include: [b]\nversion: 1\n',
        'scenarios/b.yaml': 'include: [a]\nversion: 1\n',
        'scenarios/c.yaml': 'include: [a, calm]\nversion: 1\n',
      }),
    );
    expect(found).toMatchObject([
      { code: 'include-cycle', file: 'scenarios/a.yaml', args: { cycle: ['a', 'b'] } },
    ]);
  });

  it('does not call a scenario unknown that cannot be read', () => {
    expect(codesIn(workspace({ [CALM]: 'shocks: [' }))).toEqual(['yaml-syntax']);
  });

  it('shows what correlations of two files cannot all hold, where the later stands', () => {
    const text = textOf(SQUEEZE).replace(
      'correlations:\n',
      'correlations:\n  - { between: [market.demand, entrant.rate], r: 0.95 }\n  - { between: [market.demand, competitor.rate], r: -0.95 }\n',
    );
    expect(findingsIn(workspace({ [SQUEEZE]: text }))).toMatchObject([
      { code: 'correlations-impossible', file: SQUEEZE },
    ]);
  });
});
