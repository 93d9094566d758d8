import { readdirSync, readFileSync } from 'node:fs';
import { Engine, type RuleProperties } from 'json-rules-engine';
import { expect, it } from 'vitest';

const FOLDER = new URL('../../rules/', import.meta.url);
const rulebooks = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

it('the workspace has rulebooks', () => {
  expect(rulebooks.length).toBeGreaterThan(0);
});

it.each(rulebooks)('rules/%s loads into json-rules-engine unchanged', (name) => {
  const rules = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as RuleProperties[];
  const engine = new Engine(rules) as unknown as {
    readonly rules: readonly { toJSON(stringify: false): unknown }[];
  };
  expect(rules.length).toBeGreaterThan(0);
  expect(engine.rules).toHaveLength(rules.length);
  for (const [index, rule] of rules.entries()) {
    expect(engine.rules[index]!.toJSON(false)).toMatchObject({ name: rule.name, event: rule.event });
  }
});
