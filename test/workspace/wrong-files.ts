import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BUSINESS,
  CALM,
  CONDITIONS,
  edited,
  FACTS,
  PLAN,
  PLAYS,
  SQUEEZE,
  STEADY,
  TARGETS,
  textOf,
  WATCH,
} from './fixture.ts';
import { edit, whole, type WrongFile } from './wrong/case.ts';

/*
 * What people get wrong in these files, topic by topic, and what they are told. Each case changes the fixture's workspace
 * in one place and says: what is wrong; the file; what is written there in place of what; the code of the finding; the
 * text that it points at; and what its remedy tells the planner to type.
 */

/** A change of one file: `[what stood there, what stands there now]`. */
const wrong = (
  says: string,
  file: string,
  change: readonly [string, string],
  code: WrongFile['code'],
  at: string,
  offers: string,
  more: Pick<WrongFile, 'after' | 'beside'> = {},
): WrongFile => edit(says, file, change, code, { at, offers, ...more });

/** A file written anew. */
const anew = (
  says: string,
  file: string,
  content: WrongFile['content'],
  code: WrongFile['code'],
  at: string | undefined,
  offers: string,
  more: Pick<WrongFile, 'after' | 'beside'> = {},
): WrongFile => whole(says, file, content, code, { ...(at === undefined ? {} : { at }), offers, ...more });

const bytes = (text: string): number[] => [...new TextEncoder().encode(text)];
const units = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

/** An uncertain number of the fixture's shop, and one of its known numbers. */
const DEMAND = '{ lognormal: { p5: 0.87, p95: 1.15 } }';
const OVERHEAD = 'finance.overhead: 28_000';
/** A comparison of the fixture's shared condition. */
const FILL = '{ fact: fill_rate, operator: lessThan, value: 98% }';
const EXPRESSION = '(stock + in_transit) / mean(demand, 4)';
const GROW = '{ name: grow, months: 7-12';

const assumption = (says: string, by: string, at: string, offers: string): WrongFile =>
  wrong(says, BUSINESS, [DEMAND, by], 'impossible-assumption', at, offers, { after: 'market.demand: ' });
const expression = (says: string, by: string, at: string, offers: string, after?: string): WrongFile =>
  wrong(says, FACTS, [EXPRESSION, by], 'rule-bad-expression', at, offers, {
    after: after ?? 'cover: ',
  });
const threshold = (says: string, by: string, offers: string): WrongFile =>
  wrong(says, CONDITIONS, ['value: 98%', `value: ${by}`], 'rule-wrong-value-type', by, offers);

const nested = (times: number, inside: string): string =>
  '{ "not": '.repeat(times) + inside + ' }'.repeat(times);

const SECOND = 'rules/second.json';
const ONE_RULE = `[
  {
    "name": "cac-runs-hot",
    "conditions": { "all": [{ "fact": "week", "operator": "equal", "value": 3 }] },
    "event": { "type": "alert" }
  }
]
`;

/** Eighty derived facts, each made of the next. */
const CHAIN = Array.from({ length: 80 }, (_, index) => `  a${index + 10}: stock + a${index + 11}\n`)
  .join('')
  .concat('  a90: demand\n');

/** Eighteen lists, each five times the one before it. */
const ALIAS_BOMB = `a: &a [1, 1]\n${Array.from('bcdefghijklmnopqrs', (name, index) => {
  const before = 'abcdefghijklmnopqrs'[index] ?? '';
  return `${name}: &${name} [${`*${before}, `.repeat(5)}]`;
}).join('\n')}`;

/** Wrong files by topic. */
export const WRONG_FILES: Readonly<Record<string, readonly WrongFile[]>> = {
  'keys, types and files': [
    wrong(
      'an unknown key',
      PLAN,
      ['review: weekly', 'reviews: weekly'],
      'unknown-key',
      'reviews',
      'write `review`',
    ),
    wrong(
      'an unknown key like no other',
      PLAN,
      ['review: weekly', 'mood: good'],
      'unknown-key',
      'mood',
      '`budget`',
    ),
    wrong(
      'a list for a number',
      BUSINESS,
      ['total: 6_200_000', 'total: [5]'],
      'wrong-type',
      '[5]',
      'write a number or a map, such as `0.4`',
    ),
    wrong(
      'a map for a list',
      CALM,
      ['shocks: []', 'shocks: {}'],
      'wrong-type',
      '{}',
      'write a list, such as `[a, b]`',
      {
        after: 'shocks',
      },
    ),
    wrong(
      'a number for a title',
      CALM,
      ['en: Calm', 'en: 2026'],
      'wrong-type',
      '2026',
      'write a text: `"2026"`',
    ),
    wrong(
      'nothing for a title',
      CALM,
      ['{ en: Calm, zh: 平稳 }', ''],
      'wrong-type',
      '\n',
      'write a text or a map',
      {
        after: 'title: ',
      },
    ),
    anew(
      'no file of the shop',
      BUSINESS,
      null,
      'missing-file',
      undefined,
      'write scenarios/shop/business.yaml',
    ),
    anew('no file of targets', TARGETS, null, 'missing-file', undefined, 'write scenarios/shop/targets.yaml'),
    anew('an empty file', CALM, '', 'empty-file', undefined, 'fill it in, or delete the file'),
    anew('an empty rulebook', WATCH, ' \n', 'empty-file', undefined, 'fill it in, or delete the file'),
  ],
  'distributions that cannot be': [
    assumption(
      'the mode outside its range',
      '{ pert: [1, 3, 2] }',
      '[1, 3, 2]',
      'in rising order, such as `[1, 2, 3]`',
    ),
    assumption(
      'p5 above p95',
      '{ lognormal: { p5: 2, p95: 1 } }',
      '{ p5: 2',
      'write the smaller as p5: `{ p5: 1, p95: 2 }`',
    ),
    assumption(
      'p5 the same as p95',
      '{ lognormal: { p5: 1, p95: 1 } }',
      '{ p5: 1',
      'for a known number write `{ value: 1 }`',
    ),
    assumption(
      'a lognormal at 0',
      '{ lognormal: { p5: 0, p95: 1 } }',
      '{ p5: 0',
      'write a p5 above 0, or use `normal`',
    ),
    assumption('a lognormal under 0', '{ lognormal: { p5: -1, p95: 1 } }', '{ p5: -1', 'write a p5 above 0'),
    assumption(
      'a negative spread',
      '{ normal: { mean: 1, sd: -1 } }',
      '{ mean: 1',
      '`{ normal: { mean: 1, sd: 0.2 } }`',
    ),
    assumption('no samples', '{ samples: [] }', '[]', '`{ samples: [1.1, 1.4, 0.9] }`'),
    assumption('the ends the wrong way round', '{ uniform: [2, 1] }', '[2, 1]', 'swap them'),
    wrong('NaN', BUSINESS, [DEMAND, '.nan'], 'not-finite', '.nan', 'write a plain number, such as `0.4`'),
    wrong('NaN as a word', BUSINESS, [DEMAND, 'NaN'], 'number-text', 'NaN', 'write a number such as'),
    wrong(
      'infinity',
      BUSINESS,
      [DEMAND, '{ samples: [1, .inf] }'],
      'not-finite',
      '.inf',
      'write a plain number, such as `0.4`',
    ),
    wrong(
      'infinity as a word',
      BUSINESS,
      [DEMAND, 'Infinity'],
      'number-text',
      'Infinity',
      'write a number such as',
    ),
    wrong(
      '1e400',
      BUSINESS,
      [OVERHEAD, 'finance.overhead: 1e400'],
      'not-finite',
      '1e400',
      'write a plain number, such as `0.4`',
    ),
    wrong(
      '1e400 in JSON',
      WATCH,
      ['0.35', '1e400'],
      'not-finite',
      '1e400',
      'write a plain number, such as `0.4`',
    ),
  ],
  'a split': [
    wrong('of 105%', PLAN, ['supply: 20%', 'supply: 25%'], 'sum-not-100', '{ public: 40%', 'take 5% away'),
    wrong('of 95%', PLAN, ['supply: 20%', 'supply: 15%'], 'sum-not-100', '{ public: 40%', 'add 5%'),
    wrong(
      'with a negative share',
      PLAN,
      ['supply: 20%', 'supply: -20%'],
      'out-of-range',
      '-20%',
      'such as `0%`',
    ),
    wrong(
      'with a share over 100%',
      PLAN,
      ['supply: 20%', 'supply: 120%'],
      'out-of-range',
      '120%',
      'such as `100%`',
    ),
  ],
  phases: [
    wrong(
      'that overlap',
      PLAN,
      [GROW, '{ name: grow, months: 6-12'],
      'phase-overlap',
      '6-12',
      'end `launch` before month 6',
    ),
    wrong(
      'that leave a gap',
      PLAN,
      [GROW, '{ name: grow, months: 8-12'],
      'phase-gap',
      '8-12',
      'let `launch` last until month 7',
    ),
    wrong(
      'that run backwards',
      PLAN,
      [GROW, '{ name: grow, months: 12-7'],
      'months-text',
      '12-7',
      'write `7-12`',
    ),
    wrong(
      'past the end',
      PLAN,
      [GROW, '{ name: grow, months: 7-13'],
      'phase-outside',
      '7-13',
      'months from 1 to 12',
    ),
    wrong(
      'that end early',
      PLAN,
      [GROW, '{ name: grow, months: 7-11'],
      'phase-gap',
      'phases',
      'let `grow` last until month 12',
    ),
  ],
  'names that nothing has': [
    wrong(
      'an unknown fact',
      CONDITIONS,
      ['fill_rate', 'fil_rate'],
      'rule-unknown-fact',
      'fil_rate',
      'write `fill_rate`',
    ),
    wrong(
      'an unknown fact of a target',
      TARGETS,
      ['fact: cac', 'fact: caac'],
      'unknown-fact',
      'caac',
      'write `cac`',
    ),
    wrong(
      'an unknown lever',
      PLAN,
      ['points.rate', 'point.rate'],
      'unknown-lever',
      'point.rate',
      'write `points.rate`',
    ),
    wrong(
      'an unknown play',
      WATCH,
      ['"our-own-play"', '"own-play"'],
      'unknown-play',
      '"own-play"',
      'add `own-play:` to rules/plays.yaml',
    ),
    wrong(
      'an unknown operator',
      WATCH,
      ['"lessThan"', '"lesThan"'],
      'rule-unknown-operator',
      '"lesThan"',
      'write `lessThan`',
    ),
    wrong(
      'an unknown decorator',
      WATCH,
      ['"lessThan"', '"nto:lessThan"'],
      'rule-unknown-operator',
      '"nto:lessThan"',
      'write `not:lessThan`',
    ),
    wrong(
      'an unknown strategy',
      STEADY,
      ['based_on: plan', 'based_on: paln'],
      'unknown-name',
      'paln',
      'write `plan`',
    ),
    wrong('an unknown scenario', SQUEEZE, ['[calm]', '[clam]'], 'unknown-name', 'clam', 'write `calm`'),
    wrong('an unknown rulebook', PLAN, ['[watch]', '[wacth]'], 'unknown-name', 'wacth', 'write `watch`'),
    wrong(
      'an unknown segment',
      BUSINESS,
      ['high: 4_700', 'hihg: 4_700'],
      'unknown-key',
      'hihg',
      'write `high`',
    ),
    wrong(
      'an unknown supplier',
      PLAN,
      ['points.rate: 2%', 'suppliers: { d.share: 20% }'],
      'unknown-lever',
      'd.share',
      'write `a.share`',
    ),
  ],
  'things said twice': [
    wrong(
      'a rule twice in a rulebook',
      WATCH,
      ['"cover-is-short"', '"cac-runs-hot"'],
      'rule-duplicate-rule',
      '"cac-runs-hot"',
      'rename one',
      {
        after: '"shift-to-private"',
      },
    ),
    anew(
      'a rule in two rulebooks of a strategy',
      SECOND,
      ONE_RULE,
      'rule-twice',
      '"cac-runs-hot"',
      'rename one',
      {
        beside: { [PLAN]: edited(PLAN, '[watch]', '[watch, second]') },
      },
    ),
    wrong(
      'a key twice',
      PLAN,
      ['review: weekly', 'review: weekly\nreview: every 4 weeks'],
      'duplicate-key',
      'review: every',
      'delete one',
    ),
    wrong(
      'a key twice in JSON',
      WATCH,
      ['"priority": 20', '"name": "b"'],
      'duplicate-key',
      '"name": "b"',
      'delete one',
    ),
    anew(
      'a strategy twice',
      'scenarios/shop/strategies/plan.yml',
      textOf(PLAN),
      'same-name',
      undefined,
      'rename one of the two',
    ),
  ],
  'shared conditions and derived facts': [
    wrong(
      'a missing condition',
      WATCH,
      ['"big-sale-ahead"', '"big-sale-ahed"'],
      'rule-unknown-condition',
      '"big-sale-ahed"',
      'write `big-sale-ahead`',
    ),
    wrong(
      'conditions in a circle',
      CONDITIONS,
      [FILL, '{ condition: next }\n  next: { not: { condition: big-sale-ahead } }'],
      'rule-condition-cycle',
      'big-sale-ahead }',
      'write the comparison out in one of them',
    ),
    wrong(
      'a condition that is itself',
      CONDITIONS,
      [FILL, '{ condition: big-sale-ahead }'],
      'rule-condition-cycle',
      'big-sale-ahead }',
      'write the comparison out',
    ),
    wrong(
      'derived facts in a circle',
      FACTS,
      [EXPRESSION, 'other + stock\n  other: cover * 2'],
      'rule-derived-cycle',
      'cover',
      'write one of them without the others',
      {
        after: 'other: ',
      },
    ),
    anew(
      'derived facts that rest on too many others',
      FACTS,
      `${textOf(FACTS)}${CHAIN}`,
      'facts-too-deep',
      'a10',
      'write one of them out in facts of the catalogue',
    ),
    anew(
      'far too many derived facts',
      FACTS,
      `${textOf(FACTS)}${Array.from({ length: 2_000 }, (_, index) => `  f${index}: stock + 1\n`).join('')}`,
      'too-many-entries',
      'facts:',
      'delete those that nothing uses',
    ),
  ],
  conditions: [
    wrong(
      'all and any in one',
      CONDITIONS,
      ['    all:\n', `    any: [${FILL}]\n    all:\n`],
      'rule-several-kinds',
      'any:',
      'put each into a condition of its own',
    ),
    wrong(
      'all that is no list',
      CONDITIONS,
      [FILL, `{ all: ${FILL} }`],
      'rule-not-an-array',
      FILL,
      'write `"all": [ { … }, { … } ]`',
    ),
    wrong(
      'an empty list',
      CONDITIONS,
      [FILL, '{ all: [] }'],
      'rule-empty-list',
      '[]',
      'put something into it, or delete it',
    ),
    wrong(
      'a comparison without a value',
      CONDITIONS,
      [', value: 98%', ''],
      'rule-missing-value',
      '{ fact: fill_rate',
      'add `"value": …`',
    ),
    wrong(
      'in without a list',
      CONDITIONS,
      [FILL, '{ fact: phase, operator: in, value: launch }'],
      'rule-in-needs-list',
      'launch',
      'write a list: `["prepare", "launch"]`',
    ),
    threshold('text for a number', 'often', 'write a number, such as `0.35`'),
    threshold('a date for a number', '2026-06-18', 'write a number, such as `0.35`'),
    threshold('null for a number', 'null', 'write a number, such as `0.35`'),
    threshold('true for a number', 'true', 'write a number, such as `0.35`'),
    threshold('a list for a number', '[98%]', 'write `0.98`'),
    threshold('a number in quotes', '"0.98"', 'write `0.98`'),
    threshold('a full-width percent sign', '98％', 'write `0.98`'),
    wrong(
      'a number in quotes in JSON',
      WATCH,
      ['0.35', '"35%"'],
      'rule-wrong-value-type',
      '"35%"',
      'write `0.35`',
    ),
    wrong(
      'a threshold without its percent sign',
      CONDITIONS,
      ['98%', '98'],
      'rule-threshold-outside-bounds',
      '98',
      'write a share: `0.98`',
    ),
    wrong(
      'priority 0',
      WATCH,
      ['"priority": 20', '"priority": 0'],
      'rule-priority',
      '0,',
      'write a whole number from 1',
    ),
    wrong(
      'a negative priority',
      WATCH,
      ['"priority": 20', '"priority": -1'],
      'rule-priority',
      '-1',
      'write a whole number from 1',
    ),
    wrong(
      'a fractional priority',
      WATCH,
      ['"priority": 20', '"priority": 1.5'],
      'rule-priority',
      '1.5',
      'write `2`',
    ),
    wrong(
      'a priority in quotes',
      WATCH,
      ['"priority": 20', '"priority": "20"'],
      'rule-priority',
      '"20"',
      'write `20`',
    ),
    wrong(
      'a priority that is text',
      WATCH,
      ['"priority": 20', '"priority": "high"'],
      'rule-priority',
      '"high"',
      'write a whole number from 1',
    ),
    wrong(
      'conditions too deep',
      WATCH,
      ['{ "condition": "big-sale-ahead" }', nested(61, '{ "condition": "big-sale-ahead" }')],
      'too-deep',
      '{ "not": { "condition"',
      'nest less',
    ),
    wrong(
      'conditions too deep with a shared one',
      WATCH,
      ['{ "condition": "big-sale-ahead" }', nested(30, '{ "condition": "big-sale-ahead" }')],
      'rule-depth-over-limit',
      '"big-sale-ahead"',
      'nest less',
      {
        beside: {
          [CONDITIONS]: edited(CONDITIONS, FILL, `${'{ not: '.repeat(40)}${FILL}${' }'.repeat(40)}`),
        },
      },
    ),
    wrong(
      'a path into a number',
      WATCH,
      ['"private_share",', '"private_share", "path": "$.x",'],
      'rule-path-on-scalar',
      '"$.x"',
      'delete `path`',
    ),
    wrong(
      'a path with __proto__',
      WATCH,
      ['$.douyin.cac', '$.__proto__.cac'],
      'rule-bad-path',
      '"$.__proto__.cac"',
      'write a path such as',
    ),
    wrong(
      'a filter expression for a path',
      WATCH,
      ['$.douyin.cac', '$..[?(@.cac>1)]'],
      'rule-bad-path',
      '"$..[',
      'write a path such as',
    ),
    wrong(
      'a misspelt path',
      WATCH,
      ['$.douyin.cac', '$.douyn.cac'],
      'rule-bad-path',
      '"$.douyn.cac"',
      'write `$.douyin.cac`',
    ),
    wrong(
      'a param that the play does not have',
      WATCH,
      ['"cooldown": 8', '"discount": 5'],
      'event-param-name',
      '"discount"',
      'write one of `delay`, `duration`',
    ),
    wrong(
      'a misspelt param',
      WATCH,
      ['"cooldown": 8', '"coldown": 8'],
      'event-param-name',
      '"coldown"',
      'write `cooldown`',
    ),
    wrong(
      'a lag longer than the year',
      WATCH,
      ['"mean": 4, "lag": 12', '"mean": 4, "lag": 52'],
      'looks-too-far',
      '52',
      'to 51 weeks together',
    ),
    wrong(
      'a lag and a window longer than the year',
      WATCH,
      ['"mean": 4, "lag": 12', '"mean": 30, "lag": 25'],
      'looks-too-far',
      '30',
      'to 51 weeks together',
    ),
    wrong(
      'a lag longer than any',
      WATCH,
      ['"lag": 12', '"lag": 105'],
      'rule-bad-params',
      '105',
      'write 104 or less',
    ),
    wrong(
      'a lag longer than the year in an expression',
      FACTS,
      ['mean(demand, 4)', 'lag(demand, 60)'],
      'looks-too-far',
      'lag',
      'to 51 weeks together',
    ),
  ],
  correlations: [
    wrong(
      'beyond 1',
      BUSINESS,
      ['r: 0.5', 'r: 1.5'],
      'correlation-outside',
      '1.5',
      'write a number such as `0.4`',
      { after: 'entrant.rate], r: ' },
    ),
    wrong(
      'beyond -1',
      BUSINESS,
      ['r: 0.5', 'r: -1.01'],
      'correlation-outside',
      '-1.01',
      'write a number such as `0.4`',
    ),
    wrong(
      'asymmetric',
      BUSINESS,
      ['r: 0.5 }', `r: 0.5 }\n  - { between: [entrant.rate, competitor.rate], r: 0.2 }`],
      'correlation-twice',
      '{ between: [entrant.rate',
      'delete one of them',
    ),
    wrong(
      'that cannot all hold',
      BUSINESS,
      [
        'correlations:\n',
        'correlations:\n  - { between: [market.demand, returns.rate], r: 0.9 }\n  - { between: [market.demand, fees.platform], r: 0.9 }\n  - { between: [returns.rate, fees.platform], r: -0.9 }\n',
      ],
      'correlations-impossible',
      '{ between: [market.demand, returns.rate]',
      'bring them nearer to 0: multiplied by',
    ),
  ],
  'percent without its sign': [
    wrong('in a split', PLAN, ['public: 40%', 'public: 40'], 'share-without-percent', '40', 'write `40%`', {
      after: 'public: ',
    }),
    wrong(
      'in a target',
      TARGETS,
      ['at_least: 18%', 'at_least: 18'],
      'share-without-percent',
      '18',
      'write `18%`',
    ),
    wrong('in a play', PLAYS, ['add: -8%', 'add: -8'], 'share-without-percent', '-8', 'write `-8%`'),
    wrong(
      'in an assumption',
      SQUEEZE,
      ['[30%, 60%, 90%]', '[30, 60, 90]'],
      'share-without-percent',
      '{ pert: [30, 60',
      'write `30%`',
    ),
  ],
  'times and money': [
    wrong('8 weaks', SQUEEZE, ['for: 6 weeks', 'for: 8 weaks'], 'weeks-text', '8 weaks', 'write `8 weeks`'),
    wrong('month 13', SQUEEZE, ['week 30', 'month 13'], 'when-outside', 'month 13', 'a month from 1 to 12'),
    wrong(
      '29 February in a common year',
      BUSINESS,
      ['2026-01-05', '2026-02-29'],
      'start-date',
      '2026-02-29',
      'write `2026-02-28`',
    ),
    wrong(
      'a start that is no date',
      BUSINESS,
      ['2026-01-05', 'spring'],
      'start-date',
      'spring',
      'write year, month and day: `2026-01-05`',
    ),
    wrong(
      'a start without dashes',
      BUSINESS,
      ['2026-01-05', '20260105'],
      'start-date',
      '20260105',
      'write `2026-01-05`',
    ),
    wrong(
      'a currency, where there is only one',
      BUSINESS,
      ['version: 1', 'version: 1\ncurrency: XYZ'],
      'unknown-key',
      'currency',
      'use one of',
    ),
    wrong(
      'a currency behind a number',
      BUSINESS,
      [OVERHEAD, 'finance.overhead: 28,000 CNY'],
      'number-text',
      '28,000 CNY',
      'write `28000`',
    ),
    wrong(
      'another currency behind a number',
      BUSINESS,
      [OVERHEAD, 'finance.overhead: 28_000 XYZ'],
      'number-text',
      '28_000 XYZ',
      'write a number such as',
    ),
  ],
  'files as text': [
    anew(
      'a byte order mark',
      CALM,
      `\uFEFF${textOf(CALM)}`,
      'byte-order-mark',
      undefined,
      'save it as "UTF-8" rather than',
    ),
    anew(
      'a byte order mark before JSON',
      WATCH,
      `\uFEFF${textOf(WATCH)}`,
      'json-byte-order-mark',
      undefined,
      'save it as "UTF-8" rather than',
    ),
    wrong(
      'line ends of old systems',
      CALM,
      ['version: 1\n', 'version: 1\r'],
      'control-character',
      '\r',
      'line ends LF or CRLF',
    ),
    wrong(
      'a tab',
      CALM,
      ['shocks: []', 'assume:\n\tprice: 1'],
      'yaml-syntax',
      '\tprice',
      'replace the tab by two spaces',
    ),
    wrong('a NUL', CALM, ['Calm', 'Ca\u0000lm'], 'control-character', '\u0000', 'delete it'),
    anew(
      'invalid UTF-8',
      CALM,
      Uint8Array.from([0xff, ...bytes(textOf(CALM))]),
      'encoding',
      undefined,
      'save it as UTF-8',
    ),
    anew(
      'UTF-16',
      CALM,
      Uint8Array.from([0xff, 0xfe, ...units('shocks').flatMap((unit) => [unit, 0])]),
      'encoding',
      undefined,
      'save it as UTF-8',
    ),
    anew(
      'UTF-16 without a mark',
      CALM,
      Uint8Array.from(units('shocks').flatMap((unit) => [0, unit])),
      'encoding',
      undefined,
      'save it as UTF-8',
    ),
    anew('2 MB', CALM, `# ${'x'.repeat(2_000_000)}`, 'file-too-large', undefined, 'split it'),
    anew('an alias bomb', CALM, ALIAS_BOMB, 'too-many-values', 'a:', 'use fewer aliases'),
    anew('100,000 brackets', CALM, '['.repeat(100_000), 'too-deep', '', 'a bracket may have been left open', {
      after: '['.repeat(66),
    }),
    anew('100,000 braces', CALM, '{'.repeat(100_000), 'too-deep', '', 'nest less', { after: '{'.repeat(66) }),
    anew('100,000 brackets of JSON', WATCH, '['.repeat(100_000), 'too-deep', '', 'nest less', {
      after: '['.repeat(64),
    }),
    wrong(
      'a merge key',
      PLAN,
      ['levers:\n', 'levers:\n  <<: { price: 1 }\n'],
      'merge-key',
      '<<',
      'use `based_on: name`',
    ),
    wrong(
      'a tag',
      PLAN,
      ['points.rate: 2%', 'points.rate: !!float 0.02'],
      'tag',
      '0.02',
      'delete the tag and keep the value',
    ),
    wrong(
      'yes for true',
      PLAYS,
      ['marketing: false', 'marketing: yes'],
      'wrong-type',
      'yes',
      'write true or false: `true`',
    ),
    wrong(
      'no for false',
      PLAYS,
      ['marketing: false', 'marketing: no'],
      'wrong-type',
      'no',
      'write true or false: `false`',
      { after: 'marketing: ' },
    ),
    wrong(
      'on for true',
      PLAYS,
      ['marketing: false', 'marketing: on'],
      'wrong-type',
      'on',
      'write true or false: `true`',
      { after: 'marketing: ' },
    ),
    wrong('yes for a list', STEADY, ['rules: []', 'rules: yes'], 'wrong-type', 'yes', 'write a list'),
  ],
  names: [
    anew(
      'of files that differ only by case',
      'scenarios/calm.yaml',
      textOf(CALM),
      'same-name',
      undefined,
      'rename one of the two',
      {
        beside: { 'scenarios/Calm.yaml': textOf(CALM) },
      },
    ),
    anew(
      'of files that differ only by normal form',
      'scenarios/caf\u00e9.yaml',
      textOf(CALM),
      'same-name',
      undefined,
      'rename',
      {
        beside: { 'scenarios/cafe\u0301.yaml': textOf(CALM) },
      },
    ),
    wrong(
      'of rules that differ only by case',
      WATCH,
      ['"cover-is-short"', '"CAC-runs-hot"'],
      'name-by-case',
      '"CAC-runs-hot"',
      'rename one of them',
    ),
    wrong(
      'of plays that differ only by case',
      PLAYS,
      ['  our-own-play:\n', '  Our-own-play: { title: Play, for: 1 week }\n  our-own-play:\n'],
      'name-by-case',
      'our-own-play',
      'rename one of them',
    ),
    wrong(
      'in another normal form',
      WATCH,
      ['"cover-is-short"', '"cafe\u0301"'],
      'bad-name',
      '"cafe\u0301"',
      'type it anew: `caf\u00e9`',
    ),
    wrong(
      'with a space',
      WATCH,
      ['"cover-is-short"', '"cover is short"'],
      'bad-name',
      '"cover is short"',
      'write `cover-is-short`',
    ),
    wrong(
      'with a slash',
      PLAN,
      ['name: launch', 'name: launch/2'],
      'bad-name',
      'launch/2',
      'write `launch-2`',
    ),
    wrong(
      'with an emoji',
      WATCH,
      ['"cover-is-short"', '"🔥"'],
      'bad-name',
      '"🔥"',
      'use letters of any script',
    ),
    anew(
      'of a file with a space',
      'scenarios/two words.yaml',
      textOf(CALM),
      'bad-file-name',
      undefined,
      'rename the file: write `two-words`',
    ),
    wrong(
      '__proto__ as a key',
      PLAN,
      ['review: weekly', '__proto__: { polluted: true }'],
      'reserved-key',
      '__proto__',
      'use another name',
    ),
    wrong(
      'constructor as a key of JSON',
      WATCH,
      ['"priority": 20', '"constructor": 20'],
      'reserved-key',
      '"constructor"',
      'use another name',
    ),
    wrong(
      'toString as a key',
      PLAN,
      ['review: weekly', 'toString: 1'],
      'unknown-key',
      'toString',
      'use one of `version`',
    ),
    wrong(
      'toString as a name',
      WATCH,
      ['"cover-is-short"', '"toString"'],
      'bad-name',
      '"toString"',
      'choose another name: this one means something',
    ),
    wrong(
      'toString as a fact',
      CONDITIONS,
      ['fill_rate', 'toString'],
      'rule-unknown-fact',
      'toString',
      'use a fact of the catalogue',
    ),
    wrong(
      'constructor as a derived fact',
      FACTS,
      ['cover:', 'constructor:'],
      'reserved-key',
      'constructor',
      'use another name',
    ),
    wrong(
      '__proto__ as a play',
      WATCH,
      ['"our-own-play"', '"__proto__"'],
      'bad-name',
      '"__proto__"',
      'choose another name: this one means something',
    ),
    wrong(
      '__proto__ as a strategy',
      STEADY,
      ['based_on: plan', 'based_on: __proto__'],
      'unknown-name',
      '__proto__',
      'use one of these names',
    ),
  ],
  expressions: [
    expression(
      'cos.constructor("…")()',
      'cos.constructor("return 1")()',
      '.constructor',
      'write it with those',
    ),
    expression('a=1', 'a=1', '=', 'compare it in a rule'),
    expression('1:9999999999', '1:9999999999', ':9', 'write it with those'),
    expression('10000000000!', '10000000000!', '!', 'write it with those'),
    expression('import(…)', 'import(stock)', 'import', 'use one of `lag`, `mean`'),
    expression('price h', 'price h', 'price h', 'put `+`, `-`, `*` or `/` between them'),
    expression('an unknown function', 'avg(stock, 4)', 'avg', 'use one of `lag`, `mean`'),
    expression('a misspelt function', 'maen(stock, 4)', 'maen', 'write `mean`'),
    expression(
      'too few arguments',
      'mean(stock)',
      'mean',
      'write `mean(cac, 4)`: a fact and a number of weeks',
    ),
    expression('too many arguments', 'abs(stock, 4)', 'abs', 'write `abs(cac)`'),
    expression('a chain of comparisons', '1 < stock < 5', '<', 'compare it in a rule'),
    expression(
      '20,000 parentheses',
      `${'('.repeat(20_000)}stock${')'.repeat(20_000)}`,
      '(',
      'split it into several facts',
    ),
    wrong(
      'a division by a flag',
      FACTS,
      [EXPRESSION, 'stock / promotion_week'],
      'division-by-zero',
      'promotion_week',
      'stays above 0',
    ),
    wrong(
      'a division by a difference',
      FACTS,
      [EXPRESSION, 'stock / (demand - orders)'],
      'division-by-zero',
      'demand',
      'stays above 0',
    ),
    wrong(
      'a division by 0',
      FACTS,
      [EXPRESSION, 'stock / 0'],
      'division-by-zero',
      'stock / 0',
      'divide by something else',
    ),
    expression('text compared with text', `"'a' == 'b'"`, "'a'", 'write it with those'),
    expression('signs of a Chinese keyboard', 'stock ÷ 2', '÷', 'write `/`'),
    expression('full-width signs', 'stock ＋ 2', '＋', 'write `+`'),
  ],
};

/** What looks odd and is right: nothing may be said about it. */
export const RIGHT_FILES: readonly (readonly [says: string, changes: Readonly<Record<string, string>>])[] = [
  ['a uniform of one value is a constant', { [BUSINESS]: edited(BUSINESS, DEMAND, '{ uniform: [1, 1] }') }],
  ['a pert of one value is a constant', { [BUSINESS]: edited(BUSINESS, DEMAND, '{ pert: [1, 1, 1] }') }],
  ['line ends of Windows', { [CALM]: textOf(CALM).replaceAll('\n', '\r\n') }],
  ['a title of one word', { [CALM]: edited(CALM, '{ en: Calm, zh: 平稳 }', 'yes') }],
  ['a Chinese name', { 'scenarios/平稳.yaml': textOf(CALM) }],
  ['a Chinese name of a rule', { [WATCH]: edited(WATCH, '"cover-is-short"', '"备货不足"') }],
  ['percent in a shared condition', { [CONDITIONS]: edited(CONDITIONS, '98%', '"98%"') }],
  ['a lag of all but one week', { [WATCH]: edited(WATCH, '"mean": 4, "lag": 12', '"lag": 51') }],
  ['a division by something above 0', { [FACTS]: edited(FACTS, EXPRESSION, 'stock / (1 + promotion_week)') }],
  ['a text among the params of an event', { [WATCH]: edited(WATCH, '"cooldown": 8', '"target": "cac"') }],
];

/** What is wrong with a workspace as a folder: it is said of the whole, with the path, before any file is read. */
interface WrongFolder {
  readonly says: string;
  /** Spoils a good workspace. */
  readonly spoil: (root: string) => void;
  readonly path: string;
  /** What the message says and tells to do. */
  readonly en: readonly string[];
  readonly zh: readonly string[];
}

const calm = (root: string): string => join(root, CALM);

export const WRONG_FOLDERS: readonly WrongFolder[] = [
  {
    says: 'a folder where a file should be',
    spoil: (root) => {
      rmSync(calm(root));
      mkdirSync(calm(root));
    },
    path: CALM,
    en: ['is a folder where a file should be', 'put the file there'],
    zh: ['应为文件，却是文件夹', '放入文件本身'],
  },
  {
    says: 'a file where a folder should be',
    spoil: (root) => {
      rmSync(join(root, 'rules'), { recursive: true });
      writeFileSync(join(root, 'rules'), '');
    },
    path: 'rules',
    en: ['is a file where a folder should be', 'make a folder rules'],
    zh: ['应为文件夹，却是文件', '新建文件夹 rules'],
  },
  {
    says: 'a file of 20 MB',
    spoil: (root) => writeFileSync(calm(root), Buffer.alloc(20_000_000, '#')),
    path: CALM,
    en: ['is larger than 5000000 bytes', 'split it'],
    zh: ['超过 5000000 字节', '请拆分'],
  },
  {
    says: 'a link that leads back into its own folder',
    spoil: (root) => symlinkSync(join(root, 'scenarios'), join(root, 'scenarios', 'again')),
    path: 'scenarios/again',
    en: ['folders deep', 'remove the link that leads round'],
    zh: ['层级超过', '请删除链接'],
  },
  {
    says: 'links that lead to each other',
    spoil: (root) => {
      rmSync(calm(root));
      symlinkSync(join(root, 'scenarios', 'round.yaml'), calm(root));
      symlinkSync(calm(root), join(root, 'scenarios', 'round.yaml'));
    },
    path: CALM,
    en: ['leads nowhere', 'put the file itself there'],
    zh: ['失效的链接', '放入文件本身'],
  },
  {
    says: 'a link out of the workspace',
    spoil: (root) => {
      writeFileSync(join(root, '..', 'secret.yaml'), textOf(CALM));
      rmSync(calm(root));
      symlinkSync(join(root, '..', 'secret.yaml'), calm(root));
    },
    path: CALM,
    en: ['leads out of the workspace', 'put the file itself there'],
    zh: ['指向方案文件夹之外', '放入文件本身'],
  },
];
