import { describe, expect, it } from 'vitest';
import { LEVERS } from '../../src/lib/plan/index.ts';
import type { AssumptionEntry } from '../../src/lib/workspace/index.ts';
import { BUSINESS, edited, PLAN, SQUEEZE, TARGETS, WATCH, workspace } from './fixture.ts';
import { readRight, strategyOf } from './reading.ts';

const { plans, register, notes } = readRight(workspace());

const entryFor = (lever: string, scope: AssumptionEntry['scope']): AssumptionEntry | undefined =>
  register.find((entry) => entry.lever === lever && JSON.stringify(entry.scope) === JSON.stringify(scope));

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
      'scenarios/checks/recorded/calm.json': ': not ours',
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
