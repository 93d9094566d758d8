import { CONDITIONS, FACTS, NOTES, PLAYS, WATCH } from '../fixture.ts';
import { edit, whole } from './case.ts';

const FILL = '{ fact: fill_rate, operator: lessThan, value: 98% }';

/** What can be wrong in the folder rules. */
export const RULE_CASES = [
  whole('a rule that is no list', WATCH, '{ "name": "a" }', 'rulebook-not-list', { at: '{' }),
  edit('a rule without a name', WATCH, ['"name": "cac-runs-hot",', ''], 'missing-key', {
    at: '{',
    offers: 'name',
  }),
  edit('a rule named with a space', WATCH, ['"cac-runs-hot"', '"cac runs hot"'], 'bad-name', {
    at: '"cac runs hot"',
  }),
  edit('toString as a name', WATCH, ['"cac-runs-hot"', '"toString"'], 'bad-name', { at: '"toString"' }),
  edit(
    'a key that json-rules-engine does not have',
    WATCH,
    ['"priority": 20', '"weight": 20'],
    'unknown-key',
    { at: '"weight"' },
  ),
  edit('priority 0', WATCH, ['"priority": 20', '"priority": 0'], 'rule-priority', { at: '0,' }),
  edit('a fractional priority', WATCH, ['"priority": 20', '"priority": 1.5'], 'rule-priority', { at: '1.5' }),
  edit('a priority in quotes', WATCH, ['"priority": 20', '"priority": "20"'], 'rule-priority', {
    at: '"20"',
  }),
  edit('two rules of one name', WATCH, ['"cover-is-short"', '"cac-runs-hot"'], 'rule-duplicate-rule', {
    at: '"cac-runs-hot"',
    after: 'shift-to-private',
  }),
  edit('an unknown play', WATCH, ['"our-own-play"', '"our-own-pley"'], 'unknown-play', {
    at: '"our-own-pley"',
    offers: 'our-own-play',
  }),
  edit(
    'a play of the catalogue that is not defined',
    WATCH,
    ['"our-own-play"', '"win-back"'],
    'unknown-play',
    { at: '"win-back"', offers: 'rules/plays.yaml' },
  ),
  edit('a cooldown in quotes', WATCH, ['"cooldown": 8', '"cooldown": "8"'], 'event-param', { at: '"8"' }),
  edit('a delay of 0', WATCH, ['"cooldown": 8', '"delay": 0'], 'event-param', {
    at: '0',
    after: '"delay": ',
  }),
  edit('an unknown fact', WATCH, ['"private_share"', '"privat_share"'], 'rule-unknown-fact', {
    at: '"privat_share"',
    offers: 'private_share',
  }),
  edit(
    'an unknown operator',
    WATCH,
    ['"operator": "lessThan", "value": 0.35', '"operator": "lesThan", "value": 0.35'],
    'rule-unknown-operator',
    { at: '"lesThan"', offers: 'lessThan' },
  ),
  edit('a number in quotes', WATCH, ['0.35', '"0.35"'], 'rule-wrong-value-type', {
    at: '"0.35"',
    offers: '`0.35`',
  }),
  edit('a threshold past the bounds', WATCH, ['0.35', '35'], 'rule-threshold-outside-bounds', {
    at: '35',
    after: '"value": ',
    offers: '0.35',
  }),
  edit(
    'all and any side by side',
    WATCH,
    [
      '"all": [\n      { "fact": "channel"',
      '"any": [{ "condition": "big-sale-ahead" }], "all": [\n      { "fact": "channel"',
    ],
    'rule-several-kinds',
    { at: '{ "any": [{ "condition": "big-sale-ahead" }]' },
  ),
  edit('a path into nothing', WATCH, ['$.douyin.cac', '$.douyin.cacs'], 'rule-bad-path', {
    at: '"$.douyin.cacs"',
    offers: '$.douyin.cac',
  }),
  edit('a filter expression for a path', WATCH, ['$.douyin.cac', '$..[?(@.cac>1)]'], 'rule-bad-path', {
    at: '"$..[',
  }),
  edit('a gap without a target', WATCH, ['gap.customers', 'gap.cvr'], 'rule-gap-without-target', {
    at: '"gap.cvr"',
  }),
  edit('half a week of lag', WATCH, ['"lag": 12', '"lag": 1.5'], 'rule-bad-params', { at: '1.5' }),
  edit('a misspelt window', WATCH, ['"mean": 4, "lag"', '"mena": 4, "lag"'], 'rule-bad-params', {
    at: '4',
    after: '"mena": ',
  }),
  edit('an unknown shared condition', WATCH, ['"big-sale-ahead"', '"big-sale"'], 'rule-unknown-condition', {
    at: '"big-sale"',
  }),
  edit(
    'a comparison alone',
    WATCH,
    [
      '{ "any": [\n      { "condition": "big-sale-ahead" },\n      { "fact": "cover", "operator": "lessThan", "value": 3 }\n    ] }',
      '{ "fact": "cover", "operator": "lessThan", "value": 3 }',
    ],
    'rule-root-is-comparison',
    { at: '{ "fact": "cover"' },
  ),
  edit(
    'a condition that refers to itself',
    CONDITIONS,
    [FILL, '{ condition: big-sale-ahead }'],
    'rule-condition-cycle',
    { at: 'big-sale-ahead }' },
  ),
  edit(
    'a list where a number should be',
    CONDITIONS,
    ['value: 98%', 'value: [98%]'],
    'rule-wrong-value-type',
    { at: '[98%]' },
  ),
  edit('an empty any', CONDITIONS, [FILL, '{ any: [] }'], 'rule-empty-list', { at: '[]' }),
  edit('a comparison without a value', CONDITIONS, [', value: 98%', ''], 'rule-missing-value', {
    at: '{ fact: fill_rate',
  }),
  edit(
    'in without a list',
    CONDITIONS,
    ['{ fact: fill_rate, operator: lessThan, value: 98% }', '{ fact: phase, operator: in, value: launch }'],
    'rule-in-needs-list',
    { at: 'launch' },
  ),
  edit(
    'a phase that is not',
    CONDITIONS,
    [FILL, '{ fact: phase, operator: equal, value: lunch }'],
    'rule-unknown-member',
    { at: 'lunch', offers: 'launch' },
  ),
  edit('an unknown function', FACTS, ['mean(demand, 4)', 'average(demand, 4)'], 'rule-bad-expression', {
    at: 'average',
  }),
  edit('an assignment', FACTS, ['(stock + in_transit)', 'a = 1'], 'rule-bad-expression', { at: '=' }),
  edit('a range', FACTS, ['(stock + in_transit)', '1:9999999999'], 'rule-bad-expression', {
    at: ':9999999999',
  }),
  edit(
    'a call of a constructor',
    FACTS,
    ['(stock + in_transit)', 'cos.constructor("return 1")()'],
    'rule-bad-expression',
    { at: '.constructor' },
  ),
  edit('an unknown fact in an expression', FACTS, ['in_transit', 'in_trnsit'], 'rule-unknown-fact', {
    at: 'in_trnsit',
    offers: 'in_transit',
  }),
  edit('a derived fact of the catalogue', FACTS, ['cover:', 'cac:'], 'rule-duplicate-fact', { at: 'cac' }),
  edit(
    'a derived fact that no expression can spell',
    FACTS,
    ['cover:', 'cover-weeks:'],
    'rule-bad-fact-name',
    { at: 'cover-weeks' },
  ),
  edit(
    'derived facts in a circle',
    FACTS,
    ['cover: (stock + in_transit)', 'more: cover * 2\n  cover: more + (stock + in_transit)'],
    'rule-derived-cycle',
    { at: 'cover', after: 'more: ' },
  ),
  edit('a list in an expression', FACTS, ['in_transit', 'suppliers_late'], 'rule-not-a-number', {
    at: 'suppliers_late',
  }),
  edit('a number for an expression', FACTS, ['(stock + in_transit) / mean(demand, 4)', '5'], 'wrong-type', {
    at: '5',
    offers: 'a text',
  }),
  edit('a play that moves the world', PLAYS, ['lever: messages.high', 'lever: market.demand'], 'lever-kind', {
    at: 'market.demand',
  }),
  edit('a play without a duration', PLAYS, ['    for: 12 weeks\n', ''], 'missing-key', {
    at: 'shift-to-private',
    offers: 'for',
  }),
  edit(
    'a play without a title',
    PLAYS,
    ['    title: { en: Our own play, zh: 自有动作 }\n', ''],
    'play-without-title',
    { at: 'our-own-play' },
  ),
  edit('a play that acts before it is decided', PLAYS, ['delay: 2 weeks', 'delay: 0 weeks'], 'out-of-range', {
    at: '0 weeks',
  }),
  edit(
    'an alert that moves something',
    PLAYS,
    ['plays:\n', 'plays:\n  alert: { levers: [{ lever: price, set: 1 }] }\n'],
    'alert-levers',
    { at: '[{ lever: price' },
  ),
  edit('a play without its percent signs', PLAYS, ['add: -8%', 'add: -8'], 'share-without-percent', {
    at: '-8',
    offers: '`-8%`',
  }),
  edit('yes for true in a play', PLAYS, ['marketing: false', 'marketing: no'], 'wrong-type', {
    at: 'no',
    after: 'marketing: ',
    offers: 'true or false',
  }),
  edit('a fund that is no budget line', PLAYS, ['funds: private', 'funds: public'], 'unknown-choice', {
    at: 'public',
    after: 'funds: ',
  }),
  edit('a note on a rule that is not', NOTES, ['cac-runs-hot:', 'cac-runs-hott:'], 'unknown-name', {
    at: 'cac-runs-hott',
    offers: 'cac-runs-hot',
  }),
  edit('a misspelt section', NOTES, ['rules:', 'rulez:'], 'unknown-key', { at: 'rulez', offers: 'rules' }),
];
