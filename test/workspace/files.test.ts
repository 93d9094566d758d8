import { describe, expect, it } from 'vitest';
import { BUSINESS, CALM, edited, NOTES, PLAN, STEADY, TARGETS, textOf, WATCH, workspace } from './fixture.ts';
import { codesIn, findingsIn, readRight, worldOf } from './reading.ts';

describe('the files of a workspace', () => {
  it('must be there', () => {
    expect(findingsIn(new Map()).map(({ code, file, line, column }) => [code, file, line, column])).toEqual([
      ['missing-file', 'scenarios', 1, 1],
      ['missing-file', BUSINESS, 1, 1],
      ['missing-file', 'scenarios/shop/strategies', 1, 1],
      ['missing-file', TARGETS, 1, 1],
    ]);
  });

  it('may have no rules at all', () => {
    const files = workspace({
      [PLAN]: edited(PLAN, 'rules: [watch]\n', ''),
      [WATCH]: null,
      [NOTES]: null,
      'rules/plays.yaml': null,
      'rules/facts.yaml': null,
      'rules/conditions.yaml': null,
    });
    expect(readRight(files).plans.strategies[0]?.rules).toEqual([]);
  });

  it.each([
    ['rules/play.yaml', 'rules/plays.yaml'],
    ['scenarios/shop/bussiness.yaml', 'scenarios/shop/business.yaml'],
    ['scenarios/strategies/mine.yaml', null],
    ['rules/more/watch.json', null],
    ['rules/plays.json', 'rules/plays.yaml'],
    ['scenarios/storm.YAML', null],
  ])('are complained about where they have no place: %s', (path, nearest) => {
    expect(findingsIn(workspace({ [path]: 'a: 1\n' }))).toMatchObject([
      { code: 'unknown-file', file: path, args: { nearest } },
    ]);
  });

  it.each([
    ['scenarios/Calm.yaml', CALM, 'scenarios/Calm.yaml'],
    ['scenarios/calm.yml', 'scenarios/calm.yml', CALM],
    ['scenarios/calm.json', CALM, 'scenarios/calm.json'],
    ['scenarios/shop/business.yml', 'scenarios/shop/business.yml', BUSINESS],
  ])('are complained about where names can be confused: %s', (path, file, other) => {
    expect(findingsIn(workspace({ [path]: '{ "version": 1 }\n' }))).toMatchObject([
      { code: 'same-name', file, args: { other } },
    ]);
  });

  it('are told apart by Unicode letters, not by their normal forms', () => {
    const files = workspace({
      'scenarios/café.yaml': 'version: 1\nshocks: []\n',
      'scenarios/cafe\u0301.yaml': 'version: 1\nshocks: []\n',
    });
    expect(codesIn(files)).toEqual(['same-name']);
  });

  it.each([
    'scenarios/two words.yaml',
    'scenarios/-dash.yaml',
    'scenarios/🌧.yaml',
    'scenarios/constructor.yaml',
    `scenarios/${'x'.repeat(101)}.yaml`,
  ])('cannot be called %s', (path) => {
    expect(codesIn(workspace({ [path]: 'shocks: []\n' }))).toEqual(['bad-file-name']);
  });

  it('can have Chinese names', () => {
    const { plans } = readRight(workspace({ 'scenarios/平稳.yaml': 'shocks: []\n' }));
    expect(worldOf(plans, '平稳').title.zh).toBe('平稳');
  });

  it('can be many, to a limit', () => {
    const many = Object.fromEntries(
      Array.from({ length: 1100 }, (_, index) => [`scenarios/s${index}.yaml`, 'x: [']),
    );
    expect(codesIn(workspace(many))).toContain('too-many-files');
  });

  it('are read with a byte order mark, with a remark', () => {
    const files = workspace({ [CALM]: `\uFEFF${textOf(CALM)}` });
    expect(readRight(files).warnings).toMatchObject([
      { code: 'byte-order-mark', severity: 'warning', file: CALM },
    ]);
  });
});

describe('findings', () => {
  it('come all at once, by file and line', () => {
    const found = findingsIn(
      workspace({
        [BUSINESS]: edited(BUSINESS, 'stock_weeks: 5', 'stock_weeks: five').replace(
          'fees.payment: 1%',
          'fees.payment: 90%',
        ),
        [CALM]: 'shocks: [',
        [STEADY]: edited(STEADY, 'review: every 4 weeks', 'review: daily'),
        [WATCH]: edited(WATCH, '"private_share"', '"privat_share"'),
      }),
    );
    expect(found.map(({ code, file }) => [file, code])).toEqual([
      [WATCH, 'rule-unknown-fact'],
      [CALM, 'yaml-syntax'],
      [BUSINESS, 'number-text'],
      [BUSINESS, 'lever-bounds'],
      [STEADY, 'unknown-choice'],
    ]);
  });

  it('are not hidden by an error elsewhere in the file', () => {
    const text = textOf(PLAN)
      .replace('months: 7-12', 'months: 8-12')
      .replace('review: weekly', 'review: daily')
      .replace('points.rate: 2%', 'points.rate: two');
    expect(codesIn(workspace({ [PLAN]: text }))).toEqual(['phase-gap', 'number-text', 'unknown-choice']);
  });

  it('say nothing of rules that refer to a file that cannot be read', () => {
    expect(codesIn(workspace({ 'rules/plays.yaml': 'plays: [' }))).toEqual(['yaml-syntax']);
    expect(codesIn(workspace({ 'rules/facts.yaml': 'facts: [' }))).toEqual(['yaml-syntax']);
    expect(codesIn(workspace({ [TARGETS]: 'targets: [' }))).toEqual(['yaml-syntax']);
    expect(codesIn(workspace({ [WATCH]: '[' }))).toEqual(['json-syntax']);
  });

  it('are plain data', () => {
    const found = findingsIn(workspace({ [CALM]: 'version: 1\nshocks: none\n' }));
    expect(structuredClone(found)).toEqual(found);
    expect(found[0]?.excerpt).toEqual({ text: 'shocks: none', caret: 8, width: 4 });
  });

  it('warn of an event param that only looks like a setting', () => {
    const files = workspace({ [WATCH]: edited(WATCH, '"cooldown": 8', '"coldown": 8, "for": 3') });
    expect(readRight(files).warnings).toMatchObject([
      { code: 'event-param-name', args: { param: 'coldown', nearest: 'cooldown' } },
      { code: 'event-param-name', args: { param: 'for', nearest: 'duration' } },
    ]);
  });

  it('name a rule that two rulebooks of one strategy have', () => {
    const files = workspace({
      'rules/second.json': textOf(WATCH),
      [PLAN]: edited(PLAN, '[watch]', '[watch, second]'),
    });
    expect(codesIn(files)).toEqual(['rule-twice', 'rule-twice', 'rule-twice']);
    expect(codesIn(workspace({ 'rules/second.json': textOf(WATCH) }))).toEqual([]);
  });
});
