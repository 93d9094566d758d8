import { expect, test } from 'vitest';
import { renamedInChecks } from '../../src/lib/workspace/index.ts';

const CHECKS = 'scenarios/checks/expectations.yaml';
const TESTS = 'rules/tests/late.yaml';

/** A file after something in it has another name. */
function renamed(
  what: 'strategy' | 'scenario' | 'rule',
  text: string,
  path = CHECKS,
  [name, to]: readonly [string, string] = ['plan', 'course'],
): string {
  const edits = renamedInChecks(new Map([[path, text]]), what, name, to);
  expect(edits.map((edit) => edit.path)).toEqual(edits.length === 0 ? [] : [path]);
  return edits[0]?.text ?? text;
}

const group = (statement: string, about = 'strategies: all, scenarios: all'): string =>
  `version: 1\nexpectations:\n  - { name: plan, ${about}, expect: [${statement}] } # plan\n`;

test('a strategy is followed into statements that compare with it, and nothing else is touched', () => {
  expect(renamed('strategy', group(`'P(profit >= 0) - P(profit >= 0, "plan") >= 5%'`))).toBe(
    group(`'P(profit >= 0) - P(profit >= 0, "course") >= 5%'`),
  );
  const block =
    'version: 1\nexpectations:\n  - name: plan\n    strategies: [steady, plan]\n    scenarios: plan\n    expect:\n' +
    '      - mean(profit, "plan") - mean(profit, "steady") >= 0 # not "plan"\n' +
    '      - fires("plan") >= 5%\n      - fires("plan", "plan") in [5%, 10%]\n';
  expect(renamed('strategy', block)).toBe(
    block
      .replace('[steady, plan]', '[steady, course]')
      .replace('mean(profit, "plan")', 'mean(profit, "course")')
      .replace('"plan", "plan"', '"plan", "course"'),
  );
  expect(renamed('scenario', block)).toBe(block.replace('scenarios: plan', 'scenarios: course'));
  expect(renamed('rule', block)).toBe(
    block
      .replace('fires("plan") >=', 'fires("course") >=')
      .replace('fires("plan", "plan")', 'fires("course", "plan")'),
  );
});

test('statements that are spelt with escapes, over several lines, or in JSON are followed, too', () => {
  expect(renamed('strategy', group(String.raw`"mean(profit, \"plan\") - mean(profit) >= 0"`))).toBe(
    group(String.raw`"mean(profit, \"course\") - mean(profit) >= 0"`),
  );
  const folded =
    'version: 1\nexpectations:\n  - name: a\n    strategies: all\n    scenarios: all\n    expect:\n      - mean(profit)\n        - mean(profit, "plan") >= 0\n';
  expect(renamed('strategy', folded)).toBe(
    folded.replace(/mean\(profit\)\n.*/, `'mean(profit) - mean(profit, "course") >= 0'`),
  );
  const json = JSON.stringify({ expectations: [{ expect: ['first_week("plan") <= 9'], scenarios: 'all' }] });
  expect(renamed('rule', json, 'scenarios/checks/expectations.json')).toBe(json.replace('plan', 'course'));
});

test('what is written once and stands in several places is changed once; what cannot be read is left alone', () => {
  const aliases =
    'version: 1\nexpectations:\n  - { name: a, strategies: &those [plan], scenarios: all, expect: [mean(profit) >= 0] }\n' +
    '  - { name: b, strategies: *those, scenarios: all, expect: [mean(cac) >= 0] }\n';
  expect(renamed('strategy', aliases)).toBe(aliases.replace('[plan]', '[course]'));
  expect(renamed('strategy', group('mean(profit, "plan"'))).toBe(group('mean(profit, "plan"'));
  expect(renamed('strategy', group('mean(profit) >= 0'))).toBe(group('mean(profit) >= 0'));
});

test('a rule is followed into its tests: what it is to do, and where it has fired', () => {
  const text =
    'version: 1\nstrategy: plan\ntests:\n  - name: plan\n    week: 21\n    fired: { plan: [18], other: [3] }\n' +
    '    expect: { fires: [plan, other], fires_not: [plan], holds: [plan], holds_not: [plan], held_back: [plan], starts: [plan] }\n';
  expect(renamed('rule', text, TESTS)).toBe(
    text
      .replace('{ plan: [18]', '{ course: [18]')
      .replace(/(fires|fires_not|holds|holds_not|held_back): \[plan/g, '$1: [course'),
  );
  expect(renamed('strategy', text, TESTS)).toBe(text.replace('strategy: plan', 'strategy: course'));
});
