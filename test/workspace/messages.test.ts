import { describe, expect, it } from 'vitest';
import {
  FINDING_CODES,
  LANGUAGES,
  message,
  renderFinding,
  WORD_CODES,
  wordFor,
  type Finding,
} from '../../src/lib/workspace/index.ts';
import { problem } from '../../src/lib/workspace/finding.ts';
import { BUSINESS, edited, NOTES, WATCH, workspace } from './fixture.ts';
import { CODE, findingsIn, HALF_WIDTH } from './reading.ts';
import { WRONG_FILES } from './wrong-files.ts';
import { ALLOW_CASES } from './wrong/allow.ts';
import { BUSINESS_CASES } from './wrong/business.ts';
import { CHECK_CASES } from './wrong/checks.ts';
import { PLAN_CASES } from './wrong/plans.ts';
import { RULE_CASES } from './wrong/rules.ts';
import { TEXT_CASES } from './wrong/text.ts';

/** Problems that no case of a wrong file shows; those of rules are shown by the rules' own tests. */
const OTHERS = [
  problem('byte-order-mark', {}),
  problem('unknown-file', { nearest: null }),
  problem('unknown-file', { nearest: 'rules/plays.yaml' }),
  problem('missing-file', { kind: 'business' }),
  problem('too-many-files', { files: 1001, limit: 1000 }),
  problem('schema-stale', { schemas: ['facts'] }),
  problem('schema-stale', { schemas: ['facts', 'plays'] }),
  problem('same-name', { other: 'scenarios/calm.yml' }),
  problem('bad-file-name', { name: 'a b' }),
  problem('text-length', { key: 'title', limit: 0 }),
  problem('text-length', { key: 'title', limit: 200 }),
  problem('include-clash', { what: 'market.demand', first: 'a', second: 'b' }),
  problem('rule-twice', { rule: 'a', other: 'watch' }),
  problem('event-param-name', { param: 'coldown', nearest: 'cooldown' }),
  problem('version', { found: null, known: 1 }),
  problem('version-older', { found: 1, known: 2 }),
  problem('allow-unused', { code: 'division-by-zero', rule: null, file: null }),
  problem('rule-unknown-key', { code: 'unknown-key', key: 'facts', nearest: 'fact' }),
  problem('rule-not-an-array', { code: 'not-an-array', of: 'all' }),
  problem('rule-not-a-condition', { code: 'not-a-condition', given: 'number' }),
  problem('rule-depth-over-limit', { code: 'depth-over-limit', limit: 64 }),
  problem('rule-wrong-fact-type', {
    code: 'wrong-fact-type',
    fact: 'phase',
    operator: 'lessThan',
    needs: 'number',
    given: 'name',
  }),
  problem('rule-operator-would-fail', { code: 'operator-would-fail', fact: 'cac', operator: 'in', value: 3 }),
  problem('rule-path-on-scalar', { code: 'path-on-scalar', fact: 'cac', path: '$.x' }),
  problem('rule-unsupported-window', {
    code: 'unsupported-window',
    fact: 'phase',
    window: 'mean',
    type: 'name',
  }),
  problem('rule-history-over-limit', { code: 'history-over-limit', fact: 'x', weeks: 200, limit: 156 }),
  problem('rule-duplicate-condition', { code: 'duplicate-condition', name: 'x', first: 0 }),
  problem('rule-bad-params', {
    code: 'bad-params',
    param: 'lag',
    reason: 'over-limit',
    limit: 104,
    nearest: undefined,
  }),
];

const shown = new Set(
  [
    ...ALLOW_CASES,
    ...TEXT_CASES,
    ...BUSINESS_CASES,
    ...PLAN_CASES,
    ...RULE_CASES,
    ...CHECK_CASES,
    ...Object.values(WRONG_FILES).flat(),
  ].map(({ code }) => code),
);

describe('messages', () => {
  it('are all shown by a test', () => {
    const all = new Set([...shown, ...OTHERS.map(({ code }) => code)]);
    expect(FINDING_CODES.filter((code) => !all.has(code))).toEqual([]);
  });

  it.each(OTHERS.map((each) => [each.code, each] as const))(
    '%s says what, why and what to write',
    (_code, each) => {
      for (const lang of LANGUAGES) {
        const text = message(each.code, each.args, lang);
        expect(text).not.toMatch(/undefined|NaN|\[object/);
        expect(text.replaceAll(CODE, '')).not.toMatch(HALF_WIDTH);
        expect(text.split(lang === 'en' ? '; ' : '；').length).toBeGreaterThanOrEqual(3);
      }
    },
  );

  it('have every word in both languages', () => {
    for (const code of WORD_CODES)
      for (const lang of LANGUAGES) {
        expect(wordFor(code, lang).trim()).not.toBe('');
        expect(wordFor(code, lang)).not.toMatch(HALF_WIDTH);
      }
    expect(message('word.scenario', {}, 'zh')).toBe('情景');
    expect(message('word.profit-at-risk', {}, 'en')).toBe('profit at risk (p5)');
  });

  it('cut what a file says to a readable length', () => {
    const text = message('bad-name', { name: 'x'.repeat(10_000) }, 'en');
    expect(text.length).toBeLessThan(400);
  });
});

describe('a rendered finding', () => {
  const only = (found: readonly Finding[]): Finding => {
    const [first] = found;
    if (first === undefined) throw new Error('nothing found');
    return first;
  };

  it('has place, line, caret, reason and remedy', () => {
    const finding = only(
      findingsIn(workspace({ [WATCH]: edited(WATCH, '"private_share"', '"privat_share"') })),
    );
    expect(renderFinding(finding, 'en')).toBe(
      [
        'rules/watch.json:8:17: error: there is no fact `privat_share` [rule-unknown-fact]',
        '  8 |       { "fact": "privat_share", "operator": "lessThan", "value": 0.35 }',
        '    |                 ^^^^^^^^^^^^^^',
        '  why: json-rules-engine would stop at it, or take it for missing',
        '  remedy: write `private_share`',
      ].join('\n'),
    );
    expect(renderFinding(finding, 'zh')).toContain('错误：没有名为 `privat_share` 的指标');
  });

  it('puts the caret under its place behind Chinese, too', () => {
    const finding = only(
      findingsIn(workspace({ [NOTES]: edited(NOTES, 'zh: 获客偏贵 }', 'zh: 获客偏贵, jp: x }') })),
    );
    const [, line = '', carets = ''] = renderFinding(finding, 'en').split('\n');
    const width = (text: string): number => text.replaceAll(/[\u3000-\u9FFF]/g, '..').length;
    expect(width(carets.slice(0, carets.indexOf('^')))).toBe(width(line.slice(0, line.indexOf('jp:'))));
  });

  it('shows the part of a long line that matters', () => {
    const finding = only(findingsIn(workspace({ [BUSINESS]: edited(BUSINESS, '0.96]', 'x]') })));
    expect(finding.excerpt?.text.length).toBeLessThanOrEqual(120);
    expect(finding.excerpt?.text.slice(finding.excerpt.caret)).toMatch(/^x\]/);
  });
});
