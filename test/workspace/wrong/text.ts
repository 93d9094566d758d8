import { BUSINESS, CALM, FACTS, PLAN, STEADY, TARGETS, textOf, WATCH } from '../fixture.ts';
import { edit, whole } from './case.ts';

function utf16(text: string): Uint8Array {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return Uint8Array.from([0xff, 0xfe, ...units.flatMap((unit) => [unit & 255, unit >> 8])]);
}

/** Files that go wrong as text. */
export const TEXT_CASES = [
  whole('an empty file', CALM, '', 'empty-file'),
  whole('a file of comments', CALM, '# nothing yet\n', 'empty-file'),
  whole('a file of spaces where a rulebook should be', WATCH, '  \n', 'empty-file'),
  whole('UTF-16', CALM, utf16('shocks: []\n'), 'encoding', { offers: 'UTF-8' }),
  whole('GBK', CALM, Uint8Array.from([0xc6, 0xce, 0xc8, 0x3a, 0x20, 0x61, 0x0a]), 'encoding', {
    offers: 'UTF-8',
  }),
  whole('a file of 2 MB', CALM, `# ${'x'.repeat(2_000_000)}\nshocks: []\n`, 'file-too-large'),
  whole('a NUL', CALM, 'shocks: []\nnote: a\u0000b\n', 'control-character', { at: '\u0000' }),
  whole('a byte order mark before JSON', WATCH, `\uFEFF${textOf(WATCH)}`, 'json-byte-order-mark'),
  whole('a tab for indentation', CALM, 'assume:\n\tprice: 1\n', 'yaml-syntax', {
    at: '\tprice',
    offers: 'spaces',
  }),
  edit('an open bracket', PLAN, ['{ public: 40%', '{ public: [40%'], 'yaml-syntax', {
    at: '}',
    after: 'supply: 20% ',
    offers: 'close',
  }),
  edit('two colons in a line', PLAN, ['review: weekly', 'review: weekly: yes'], 'yaml-syntax', {
    at: 'weekly: yes',
  }),
  edit('a text that begins with @', PLAN, ['review: weekly', 'note: @home'], 'yaml-syntax', {
    at: '@home',
    offers: 'quotes',
  }),
  edit('a key twice', PLAN, ['review: weekly', 'review: weekly\nreview: every 4 weeks'], 'duplicate-key', {
    at: 'review: every',
  }),
  edit('a merge key', PLAN, ['levers:\n', 'levers:\n  <<: { price: 1 }\n'], 'merge-key', {
    at: '<<',
    offers: 'based_on',
  }),
  edit('a tag', PLAN, ['points.rate: 2%', 'points.rate: !!float 0.02'], 'tag', { at: '0.02' }),
  edit('a directive', CALM, ['version: 1', '%YAML 1.1\n---\nversion: 1'], 'yaml-directive', { at: '%YAML' }),
  edit('two documents', CALM, ['shocks: []', 'shocks: []\n---\nassume: {}'], 'several-documents', {
    at: 'assume',
  }),
  edit('an alias of nothing', CALM, ['shocks: []', 'shocks: *all'], 'unknown-alias', { at: '*all' }),
  whole(
    'aliases of aliases',
    CALM,
    `a: &a [1, 1]\n${'bcdefghijklmnopqrs'
      .split('')
      .map((name, index) => `${name}: &${name} [${`*${'abcdefghijklmnopqrs'[index]}, `.repeat(5)}]`)
      .join('\n')}`,
    'too-many-values',
    { at: 'a:' },
  ),
  whole('more aliases than are read', CALM, `a: &a 1\nb: [${'*a, '.repeat(120)}]\n`, 'too-many-aliases', {
    at: '*a',
    after: '*a, '.repeat(100),
  }),
  whole('100,000 brackets', CALM, '['.repeat(100_000), 'too-deep', { at: '', after: '['.repeat(66) }),
  whole('100,000 brackets of JSON', WATCH, '['.repeat(100_000), 'too-deep', {
    at: '',
    after: '['.repeat(64),
  }),
  whole('lists in lists in one line', CALM, `${'- '.repeat(5_000)}a`, 'too-deep', {
    at: ' ',
    after: `${'- '.repeat(65)}-`,
  }),
  edit(
    'a key that reaches into JavaScript',
    PLAN,
    ['review: weekly', '__proto__: { polluted: true }'],
    'reserved-key',
    { at: '__proto__' },
  ),
  edit('constructor as a name', FACTS, ['cover:', 'constructor:'], 'reserved-key', { at: 'constructor' }),
  edit('a number past all numbers', TARGETS, ['at_most: 107', 'at_most: 1e400'], 'not-finite', {
    at: '1e400',
  }),
  edit('infinity', TARGETS, ['at_most: 107', 'at_most: .inf'], 'not-finite', { at: '.inf' }),
  edit('not a number', TARGETS, ['at_most: 107', 'at_most: .nan'], 'not-finite', { at: '.nan' }),
  edit('a comment in JSON', WATCH, ['[\n', '[ // rules\n'], 'json-syntax', {
    at: '// rules',
    offers: 'rules/rules.yaml',
  }),
  edit('a comma too many in JSON', WATCH, ['"value": 0.35 }', '"value": 0.35, }'], 'json-syntax', {
    at: ', }',
    offers: 'delete the comma',
  }),
  edit('single quotes in JSON', WATCH, ['"cac-runs-hot"', "'cac-runs-hot'"], 'json-syntax', {
    offers: 'double quotes',
  }),
  edit('a key without quotes in JSON', WATCH, ['"priority"', 'priority'], 'json-syntax', { at: 'priority' }),
  edit('a percent sign in JSON', WATCH, ['0.35', '35%'], 'json-syntax', { offers: '0.05' }),
  edit('a comma missing in JSON', WATCH, ['20,', '20'], 'json-syntax', { at: '"conditions"' }),
  edit('a colon missing in JSON', WATCH, ['"priority": 20', '"priority" 20'], 'json-syntax', { at: '20' }),
  edit('a text over two lines in JSON', WATCH, ['"cac-runs-hot"', '"cac-\nruns-hot"'], 'json-syntax', {
    at: '"cac-\n',
  }),
  whole('JSON that breaks off', WATCH, '[ { "name": "a"', 'json-syntax', { at: '', after: '"a"' }),
  whole('two lists in a rulebook', WATCH, '[] []', 'json-syntax', { at: '[]', after: '[] ' }),
  edit('a key twice in JSON', WATCH, ['"priority": 20', '"name": "again"'], 'duplicate-key', {
    at: '"name": "again"',
  }),
  edit('a newer version', BUSINESS, ['version: 1', 'version: 2'], 'version-newer', {
    at: '2',
    offers: 'update windtunnel',
  }),
  edit('no version', CALM, ['version: 1\n', ''], 'version-older', {
    at: 'title',
    offers: '`windtunnel lint --fix`',
  }),
  ...(
    [
      ['version 0', '0'],
      ['a version below 0', '-1'],
      ['a fractional version', '1.5'],
      ['a version in quotes', '"1"'],
      ['a version that is a word', 'one'],
      ['a list for a version', '[1]'],
      ['true for a version', 'true'],
    ] as const
  ).map(([says, by]) =>
    edit(says, PLAN, ['version: 1', `version: ${by}`], 'version', { at: by, offers: 'write `version: 1`' }),
  ),
  edit('nothing for a version', PLAN, ['version: 1', 'version:'], 'version', {
    at: '\n',
    offers: 'write `version: 1`',
  }),
  edit('yes for true', STEADY, ['rules: []', 'rules: yes'], 'wrong-type', { at: 'yes', offers: 'a list' }),
];
