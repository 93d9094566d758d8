import type { WrongFile } from './case.ts';
import { whole } from './case.ts';

const EXPECTATIONS = 'scenarios/checks/expectations.yaml';
const TESTS = 'rules/tests/watch.yaml';

/** A file of one group with one statement. */
const group = (statement: string, strategies = 'plan'): string => `version: 1
expectations:
  - name: The plan holds
    strategies: ${strategies}
    scenarios: all
    expect:
      - ${statement}
`;

const statement = (
  says: string,
  text: string,
  code: WrongFile['code'],
  at: string,
  offers: string,
  strategies?: string,
): WrongFile => whole(says, EXPECTATIONS, group(text, strategies), code, { at, offers, after: 'expect:' });

const tests = (body: string): string => `version: 1
strategy: plan
tests:
  - name: Dear clicks
    week: 20
    ${body}
`;

const FIRES = 'expect: { fires: [douyin-is-dear] }';

const test = (
  says: string,
  body: string,
  code: WrongFile['code'],
  at: string,
  offers: string,
  after = 'week: 20',
): WrongFile => whole(says, TESTS, tests(body), code, { at, offers, after });

/** What can be wrong with expectations and with tests of rules. */
export const CHECK_CASES: readonly WrongFile[] = [
  statement('an equals sign', 'P(profit = 0) >= 70%', 'bad-statement', '=', '`>=`'),
  statement('an empty statement', '""', 'bad-statement', '""', 'P(gmv_growth >= 25%)'),
  statement('a number with a comma', 'p5(profit) >= 2.000.000', 'bad-statement', '2.000.000', '10_000'),
  statement('an unknown function', 'avg(profit) >= 0', 'bad-statement', 'avg', 'use one of'),
  statement('a misspelt function', 'meen(profit) >= 0', 'bad-statement', 'meen', '`mean`'),
  statement('a missing comparison', 'mean(profit) 0', 'bad-statement', ') 0', '>='),
  statement('two comparisons', '0 <= mean(profit) <= 5', 'bad-statement', '0 <= mean(profit) <= 5', 'P(gmv'),
  statement(
    'a sum',
    'mean(profit) + mean(gmv) >= 0',
    'bad-statement',
    'mean(profit) + mean(gmv) >= 0',
    'P(gmv',
  ),
  statement('no bound', 'mean(profit)', 'statement-shape', 'mean(profit', 'P(gmv'),
  statement('a fact alone', 'profit >= 0', 'statement-shape', 'profit', 'mean(profit)'),
  statement('a figure as bound', 'mean(profit) >= mean(gmv)', 'statement-shape', 'mean(gmv', 'P(gmv'),
  statement(
    'a difference of two things',
    'mean(profit) - mean(gmv) >= 0',
    'statement-shape',
    'mean(profit) - mean(gmv',
    'same on both sides',
  ),
  statement('a chance of nothing', 'P(profit) >= 70%', 'statement-shape', 'P(profit', 'P(gmv_growth'),
  statement(
    'a tail without its share',
    'cvar(profit) >= 0',
    'statement-shape',
    'cvar(profit',
    'cvar(profit, 5%)',
  ),
  statement('a week without a fact', 'week(30) >= 0', 'statement-shape', 'week(30', 'week(30, fill_rate)'),
  statement('an unknown fact', 'mean(profitt) >= 0', 'statement-fact', 'profitt', '`profit`'),
  statement('a fact without a year', 'mean(season_index) >= 1', 'statement-fact', 'season_index', 'profit'),
  statement('a tail without a side', 'cvar(stock, 5%) >= 1', 'statement-sideless', 'stock', 'p5'),
  statement(
    'an unknown rule',
    'fires("cac-runs-hott") <= 20%',
    'statement-event',
    '"cac-runs-hott"',
    'cac-runs-hot',
  ),
  statement(
    'a rule that the strategy does not have',
    'fires("cac-runs-hot") <= 20%',
    'statement-absent',
    'fires("cac-runs-hot") <= 20%',
    'strategies: [plan]',
    '[plan, steady]',
  ),
  statement('a week that the plan does not have', 'week(60, profit) >= 0', 'statement-week', '60', '52'),
  statement(
    'a chance without its percent sign',
    'P(profit >= 0) >= 70',
    'share-without-percent',
    '70',
    '`70%`',
  ),
  statement(
    'growth without its percent sign',
    'P(gmv_growth >= 25) >= 70%',
    'share-without-percent',
    '25',
    '`25%`',
  ),
  statement('certainty', 'P(profit >= 0) >= 100%', 'statement-chance', '100%', '99%'),
  statement('more than all', 'P(profit >= 0) in [50%, 120%]', 'statement-chance', '120%', '0% to 100%'),
  statement('a tail of everything', 'cvar(profit, 100%) >= 0', 'statement-chance', '100%', 'over 0%'),
  statement(
    'an interval the wrong way round',
    'P(profit >= 0) in [60%, 20%]',
    'statement-interval',
    'P(profit >= 0) in [60%, 20%',
    'in [20%, 60%]',
  ),
  statement(
    'a strategy against itself',
    'mean(profit) - mean(profit, "plan") >= 0',
    'statement-itself',
    'mean(profit) - mean(profit, "plan") >= 0',
    'leave it out',
  ),
  statement(
    'an unknown strategy in a statement',
    'mean(profit) - mean(profit, "stedy") >= 0',
    'unknown-name',
    '"stedy"',
    '`steady`',
  ),
  whole(
    'an unknown scenario',
    EXPECTATIONS,
    group('mean(profit) >= 0').replace('scenarios: all', 'scenarios: [kalm]'),
    'unknown-name',
    { at: 'kalm', offers: 'calm' },
  ),
  whole(
    'a statement twice',
    EXPECTATIONS,
    `${group('mean(profit) >= 0')}      - mean(profit) >= 0\n`,
    'check-twice',
    { at: 'mean(profit) >= 0', after: '- mean(profit) >= 0', offers: 'delete one' },
  ),
  whole(
    'a group twice',
    EXPECTATIONS,
    group('mean(profit) >= 0') + group('mean(profit) >= 1').split('\n').slice(2).join('\n'),
    'check-twice',
    { at: 'The plan holds', after: 'mean(profit) >= 0', offers: 'another name' },
  ),
  test('an unknown fact in a test', `facts: { cacc: 60 }\n    ${FIRES}`, 'test-fact', 'cacc', '`cac`'),
  test(
    'a derived fact in a test',
    `facts: { cover: 2 }\n    ${FIRES}`,
    'test-fact',
    'cover',
    'its expression',
  ),
  test('a gap without a target', `facts: { gap.cvr: 2% }\n    ${FIRES}`, 'test-fact', 'gap.cvr', 'gap.cac'),
  test(
    'an unknown channel',
    `facts: { channel: { duoyin: { cac: 90 } } }\n    ${FIRES}`,
    'test-part',
    'duoyin',
    '`douyin`',
  ),
  test(
    'an unknown part of a channel',
    `facts: { channel: { douyin: { cak: 90 } } }\n    ${FIRES}`,
    'test-part',
    'cak',
    '`cac`',
  ),
  test('an object that is no map', `facts: { channel: 3 }\n    ${FIRES}`, 'test-value', '3', 'a map of maps'),
  test('a number for a flag', `facts: { entrant: 1 }\n    ${FIRES}`, 'test-value', '1', 'true or false'),
  test(
    'a phase that there is not',
    `facts: { phase: lunch }\n    ${FIRES}`,
    'test-value',
    'lunch',
    'prepare',
  ),
  test(
    'a share without its percent sign',
    `facts: { fill_rate: 91 }\n    ${FIRES}`,
    'share-without-percent',
    '91',
    '91%',
  ),
  whole(
    'more weeks than there were',
    TESTS,
    tests(`history: { cac: [1, 2, 3] }\n    ${FIRES}`).replace('week: 20', 'week: 3'),
    'test-history',
    { at: '[1, 2, 3]', offers: '2 values' },
  ),
  test(
    'an unknown rule in a test',
    'expect: { fires: [douyin-is-deer] }',
    'unknown-name',
    'douyin-is-deer',
    'douyin-is-dear',
  ),
  test(
    'an unknown play in a test',
    'expect: { starts: [our-own-pley] }',
    'unknown-name',
    'our-own-pley',
    'our-own-play',
  ),
  test(
    'a rule that fired later',
    `fired: { douyin-is-dear: [24] }\n    ${FIRES}`,
    'test-fired-later',
    '24',
    'before 20',
  ),
  test(
    'a rule that never was fired',
    `fired: { douyin: [4] }\n    ${FIRES}`,
    'unknown-name',
    'douyin',
    'use one of',
  ),
  test(
    'a test without expectations',
    'expect: { fires: [] }',
    'test-expects-nothing',
    '{ fires: [] }',
    'fires:',
  ),
  whole('a week without a review', TESTS, tests(FIRES).replace('week: 20', 'week: 52'), 'test-no-review', {
    at: '52',
    offers: '51',
  }),
  whole(
    'a test of an unknown strategy',
    TESTS,
    tests(FIRES).replace('strategy: plan', 'strategy: plam'),
    'unknown-name',
    {
      at: 'plam',
      offers: 'plan',
    },
  ),
  whole(
    'a test twice',
    TESTS,
    `${tests(FIRES)}  - { name: Dear clicks, week: 21, ${FIRES} }\n`,
    'check-twice',
    { at: 'Dear clicks', after: '- { name: ', offers: 'another name' },
  ),
];
