import { describe, expect, test } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';
import {
  type FileOrder,
  formatFile,
  orderFiles,
  type OrderProblem,
  type OrderResult,
  type WorkspaceFiles,
} from '../../src/lib/workspace/index.ts';
import { readFolder } from '../../src/lib/workspace/node-folder.ts';
import { readRight, strategyOf, worldOf } from './reading.ts';

const decoder = new TextDecoder();
const SAMPLE: WorkspaceFiles = new Map(
  [...readFolder(packageFolder())].map(([path, content]) => [
    path,
    typeof content === 'string' ? content : decoder.decode(content),
  ]),
);

const textOf = (files: WorkspaceFiles, path: string): string => String(files.get(path) ?? '');

/** The files after an order that must be carried out; what is left of them must read, and be laid out as `fmt` does. */
function after(order: FileOrder, files: WorkspaceFiles = SAMPLE): { files: WorkspaceFiles; name: string } {
  const result: OrderResult = orderFiles(files, SAMPLE, order);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  const changed = new Map(files);
  for (const { path, text } of result.edits) {
    if (text === null) changed.delete(path);
    else changed.set(path, text);
    const formatted = text === null ? undefined : formatFile(path, text);
    if (formatted) expect(formatted.ok && formatted.text).toBe(text);
  }
  readRight(changed);
  return { files: changed, name: result.name };
}

function refusal(order: FileOrder): OrderProblem {
  const result = orderFiles(SAMPLE, SAMPLE, order);
  if (result.ok) throw new Error('it was carried out');
  return result.problem;
}

const STRATEGIES = 'scenarios/shop/strategies/';

describe('a strategy', () => {
  test('is added on the base of another', () => {
    const { files, name } = after({
      kind: 'add',
      side: 'strategy',
      title: 'Bold plan',
      basedOn: 'plan-2026',
    });
    expect(name).toBe('bold-plan');
    expect(textOf(files, `${STRATEGIES}bold-plan.yaml`)).toBe(
      '# yaml-language-server: $schema=../../../static/schema/strategy.json\nversion: 1\ntitle: { en: Bold plan, zh: Bold plan }\nbased_on: plan-2026\n',
    );
  });

  test('is copied with its comments, under a free name', () => {
    const { files, name } = after({
      kind: 'duplicate',
      side: 'strategy',
      name: 'plan-2026',
      title: 'Plan 2026',
    });
    expect(name).toBe('plan-2026-2');
    expect(textOf(files, `${STRATEGIES}plan-2026-2.yaml`)).toContain('  # Pages and promises.\n');
  });

  test('takes a Chinese name, whose characters may be in a file’s', () => {
    expect(after({ kind: 'duplicate', side: 'strategy', name: 'steady', title: '激进：方案' }).name).toBe(
      '激进-方案',
    );
  });

  test('is saved under a new name, and the old one is as it was', () => {
    const path = `${STRATEGIES}steady.yaml`;
    const edited = new Map(SAMPLE).set(path, textOf(SAMPLE, path).replace('6_200_000', '7_000_000'));
    const { files } = after({ kind: 'save as', side: 'strategy', name: 'steady', title: 'Steady 7' }, edited);
    expect(textOf(files, path)).toBe(textOf(SAMPLE, path));
    expect(strategyOf(readRight(files).plans, 'steady-7').values['budget.total']).toBe(7_000_000);
  });

  test('is renamed with those that are based on it, and with what checks say of it', () => {
    const checks = 'scenarios/checks/expectations.yaml';
    const with_ = new Map(SAMPLE).set(
      checks,
      [
        'version: 1',
        'expectations:',
        '  # the plan holds',
        '  - { name: a, strategies: plan-2026, scenarios: calm, expect: [mean(profit) >= 0] }',
        '  - { name: b, strategies: [steady, plan-2026], scenarios: all, expect: [mean(profit) >= 0] }',
        '',
      ].join('\n'),
    );
    const order = {
      kind: 'rename',
      side: 'strategy',
      name: 'plan-2026',
      title: 'The plan',
      lang: 'en',
      to: 'the-plan',
    } as const;
    const { files } = after(order, with_);
    expect(files.has(`${STRATEGIES}plan-2026.yaml`)).toBe(false);
    expect(textOf(files, `${STRATEGIES}the-plan.yaml`)).toContain('title: { en: The plan, zh: 2026 年方案 }');
    expect(textOf(files, `${STRATEGIES}public-first.yaml`)).toContain('based_on: the-plan');
    expect(textOf(files, checks)).toContain('# the plan holds\n  - { name: a, strategies: the-plan,');
    expect(textOf(files, 'rules/tests/supply.yaml')).toContain('\nstrategy: the-plan\n');
    expect(textOf(files, checks)).toContain('[steady, the-plan]');
  });

  test('is followed into the statements of the sample, where it stands in quotes', () => {
    const checks = 'scenarios/checks/expectations.yaml';
    const { files } = after({
      kind: 'rename',
      side: 'strategy',
      name: 'plan-2026-no-rules',
      title: 'Without',
      lang: 'en',
      to: 'ohne',
    });
    expect(textOf(files, checks)).toBe(textOf(SAMPLE, checks).replaceAll('"plan-2026-no-rules"', '"ohne"'));
  });

  test('is not removed while others are based on it', () => {
    expect(refusal({ kind: 'remove', side: 'strategy', name: 'plan-2026' })).toEqual({
      kind: 'needed',
      by: ['plan-2026-no-rules', 'private-first', 'public-first'],
    });
    expect(
      after({ kind: 'remove', side: 'strategy', name: 'steady' }).files.has(`${STRATEGIES}steady.yaml`),
    ).toBe(false);
  });

  test('has a name of its own that can be one', () => {
    const rename = { kind: 'rename', side: 'strategy', name: 'steady', title: 'x', lang: 'en' } as const;
    expect(refusal({ ...rename, to: 'Plan-2026' })).toEqual({ kind: 'taken', name: 'Plan-2026' });
    expect(refusal({ ...rename, to: 'a/b' })).toEqual({ kind: 'bad name' });
    expect(refusal({ kind: 'add', side: 'strategy', title: ' ' })).toEqual({ kind: 'no name' });
  });
});

describe('a scenario', () => {
  test('is renamed with those that include it', () => {
    const order = {
      kind: 'rename',
      side: 'scenario',
      name: 'supplier-disruption',
      title: '断供',
      lang: 'zh',
      to: 'outage',
    } as const;
    const { files } = after(order);
    expect(textOf(files, 'scenarios/perfect-storm.yaml')).toContain(
      'include: [competitor-price-cut, traffic-cost-growth, outage]',
    );
  });

  test('gets a shock, and loses it again', () => {
    const { files } = after({ kind: 'add shock', name: 'calm', lever: 'market.demand' });
    expect(worldOf(readRight(files).plans, 'calm').modifiers).toHaveLength(1);
    const back = after(
      { kind: 'remove entry', side: 'scenario', name: 'calm', list: 'shocks', index: 0 },
      files,
    );
    expect(textOf(back.files, 'scenarios/calm.yaml')).toBe(textOf(SAMPLE, 'scenarios/calm.yaml'));
    const more = after({ kind: 'add shock', name: 'supplier-disruption', lever: 'returns.rate' });
    expect(worldOf(readRight(more.files).plans, 'supplier-disruption').modifiers).toHaveLength(6);
  });
});
