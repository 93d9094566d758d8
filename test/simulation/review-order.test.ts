import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../src/lib/workspace/node-folder.ts';
import type { Rule } from '../../src/lib/plan/index.ts';
import { readWorkspace } from '../../src/lib/workspace/index.ts';
import { CALM, PLAN, TARGETS } from '../model/sample.ts';
import { run } from './simulated.ts';

describe('rules of one priority', () => {
  const rule = (name: string, rulebook: string): Rule => ({
    name,
    rulebook,
    priority: 5,
    conditions: { all: [{ fact: 'week', operator: 'greaterThanInclusive', value: 3 }] },
    play: 'page-test',
    params: { cooldown: 60 },
  });
  const firstWeeks = async (rules: readonly Rule[]) => {
    const { cells } = await run({ strategies: [{ ...PLAN, rules }], worlds: [CALM], targets: TARGETS });
    return Object.fromEntries(cells[0]!.rules.map(({ name, medianFirstWeek }) => [name, medianFirstWeek]));
  };

  it('are asked in the order of review: the first sets the play in motion, the other waits until it is over', async () => {
    const play = PLAN.plays.find(({ name }) => name === 'page-test')!;
    const next = 3 + play.delay + play.duration - 1;
    const [one, two] = [rule('one', 'customers'), rule('two', 'traffic')];
    expect(await firstWeeks([one, two])).toEqual({ one: 3, two: next });
    expect(await firstWeeks([two, one])).toEqual({ one: next, two: 3 });
  });

  it('are put in order by the strategy: priority, then its order of rulebooks, then the file', () => {
    const files = readFolder(join(import.meta.dirname, '..', '..'));
    const path = 'scenarios/shop/strategies/plan-2026.yaml';
    const text = new TextDecoder().decode(files.get(path));
    for (const rulebooks of [
      ['competition', 'traffic', 'supply', 'customers', 'review'],
      ['review', 'customers', 'supply', 'traffic', 'competition'],
    ]) {
      const changed = text.replace(/^rules: .*$/m, `rules: [${rulebooks.join(', ')}]`);
      const read = readWorkspace(new Map([...files, [path, new TextEncoder().encode(changed)]]));
      if (!read.ok) return expect.fail(read.findings.map(({ code }) => code).join(', '));
      const { rules } = read.plans.strategies.find(({ title }) => title.name === 'plan-2026')!;
      const written = rulebooks.flatMap((rulebook) => {
        const book = JSON.parse(new TextDecoder().decode(files.get(`rules/${rulebook}.json`))) as {
          name: string;
          priority?: number;
        }[];
        return book.map(({ name, priority = 1 }) => ({ name, priority }));
      });
      const expected = [...written].sort((a, b) => b.priority - a.priority);
      expect(rules.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
    }
  });
});
