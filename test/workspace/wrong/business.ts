import { BUSINESS, TARGETS } from '../fixture.ts';
import { edit } from './case.ts';

/** What can be wrong with the shop and with targets. */
export const BUSINESS_CASES = [
  edit('a misspelt key', BUSINESS, ['stock_weeks:', 'stock_week:'], 'unknown-key', { offers: 'stock_weeks' }),
  edit('a key left out', BUSINESS, ['  cash: { value', '  # cash: { value'], 'missing-key', {
    at: 'opening',
  }),
  edit(
    'a list where a number should be',
    BUSINESS,
    ['total: 6_200_000', 'total: [6_200_000]'],
    'wrong-type',
    { at: '[6_200_000]' },
  ),
  edit('a date that is none', BUSINESS, ['2026-01-05', '5 January'], 'start-date', { offers: '2026-01-05' }),
  edit('29 February in a common year', BUSINESS, ['2026-01-05', '2026-02-29'], 'start-date'),
  edit('a date with slashes', BUSINESS, ['2026-01-05', '2026/1/5'], 'start-date', { offers: '2026-01-05' }),
  edit('a season with a week too few', BUSINESS, ['season: [0.96, ', 'season: ['], 'list-length', {
    at: '[0.96',
    offers: 'add 1',
  }),
  edit('a season that does not average 1', BUSINESS, ['season: [0.96', 'season: [9'], 'season-mean', {
    at: '[9',
  }),
  edit('a promotion in week 53', BUSINESS, ['weeks: [45]', 'weeks: [53]'], 'out-of-range', { at: '53' }),
  edit('a week in two promotions', BUSINESS, ['weeks: [45]', 'weeks: [24]'], 'promotion-twice', {
    at: '24]',
    after: '双11',
  }),
  edit(
    'promotion weights that do not fit',
    BUSINESS,
    ['weights: [40%, 80%]', 'weights: [40%]'],
    'list-length',
    { at: '[40%]' },
  ),
  edit('a budget split of 95%', BUSINESS, ['public: 50%', 'public: 45%'], 'sum-not-100', {
    at: '{ public: 45%',
    offers: '5%',
  }),
  edit('channels of 105%', BUSINESS, ['search: 45%', 'search: 50%'], 'sum-not-100', { at: '{ search: 50%' }),
  edit('suppliers of 90%', BUSINESS, ['suppliers.a.share: 60%', 'suppliers.a.share: 50%'], 'sum-not-100', {
    at: '50%',
    after: 'suppliers.a.share',
  }),
  edit('a negative share', BUSINESS, ['supply: 20% }', 'supply: -20% }'], 'out-of-range', { at: '-20%' }),
  edit(
    'a forgotten percent sign',
    BUSINESS,
    ['fees.platform: 5%', 'fees.platform: 5'],
    'share-without-percent',
    { at: '5', after: 'fees.platform: ', offers: '`5%`' },
  ),
  edit(
    'a forgotten percent sign in a split',
    BUSINESS,
    ['public: 50%', 'public: 50'],
    'share-without-percent',
    { at: '50', offers: '`50%`' },
  ),
  edit(
    'a number with a comma',
    BUSINESS,
    ['finance.overhead: 28_000', 'finance.overhead: "28,000"'],
    'number-text',
    { at: '"28,000"', offers: '28000' },
  ),
  edit('a number in 万', BUSINESS, ['total: 6_200_000', 'total: 620万'], 'number-text', {
    at: '620万',
    offers: '6_200_000',
  }),
  edit('a full-width percent sign', BUSINESS, ['fees.payment: 1%', 'fees.payment: 1％'], 'number-text', {
    at: '1％',
    offers: '`1%`',
  }),
  edit(
    'a unit behind a number',
    BUSINESS,
    ['finance.fulfilment_cost: 13', 'finance.fulfilment_cost: 13 元'],
    'number-text',
    { at: '13 元', offers: '`13`' },
  ),
  edit('a misspelt lever', BUSINESS, ['finance.overhead:', 'finance.overheads:'], 'unknown-lever', {
    offers: 'finance.overhead',
  }),
  edit(
    'a value for a group of levers',
    BUSINESS,
    ['  finance.overhead:', '  lock: 3\n  finance.overhead:'],
    'lever-group',
    { at: '3', after: 'lock: ', offers: 'lock.share' },
  ),
  edit('a lever that is left out', BUSINESS, ['  finance.overhead: 28_000\n', ''], 'missing-levers', {
    at: 'levers:',
    offers: 'finance.overhead',
  }),
  edit(
    'a lever twice, dotted and nested',
    BUSINESS,
    ['levers:\n', 'levers:\n  finance: { overhead: 1 }\n'],
    'duplicate-key',
    { at: 'finance.overhead' },
  ),
  edit(
    'budget among the levers',
    BUSINESS,
    ['levers:\n', 'levers:\n  budget.total: 5\n'],
    'lever-elsewhere',
    { at: '5', after: 'budget.total: ', offers: 'last_year.budget' },
  ),
  edit('a lever past its bounds', BUSINESS, ['fees.platform: 5%', 'fees.platform: 25%'], 'lever-bounds', {
    at: '25%',
    after: 'fees.platform',
  }),
  edit(
    'an assumption that leaves the bounds',
    BUSINESS,
    ['pert: [1.2, 2.4, 3.8]', 'pert: [1.2, 2.4, 38]'],
    'lever-bounds',
    { at: '{ pert: [1.2, 2.4, 38]' },
  ),
  edit(
    'an assumption about what we decide',
    BUSINESS,
    ['points.rate: 1%', 'points.rate: { uniform: [1%, 2%] }'],
    'ours-uncertain',
    { at: '{ uniform' },
  ),
  edit(
    'a mode outside its range',
    BUSINESS,
    ['pert: [1.2, 2.4, 3.8]', 'pert: [1.2, 4.4, 3.8]'],
    'impossible-assumption',
    { at: '[1.2, 4.4' },
  ),
  edit('p5 above p95', BUSINESS, ['p5: 0.87, p95: 1.15', 'p5: 1.15, p95: 0.87'], 'impossible-assumption', {
    at: '{ p5: 1.15',
  }),
  edit('a lognormal at 0', BUSINESS, ['p5: 0.87, p95: 1.15', 'p5: 0, p95: 1.15'], 'impossible-assumption', {
    at: '{ p5: 0,',
  }),
  edit(
    'a negative spread',
    BUSINESS,
    ['{ lognormal: { p5: 0.87, p95: 1.15 } }', '{ normal: { mean: 1, sd: -1 } }'],
    'impossible-assumption',
    { at: '{ mean: 1' },
  ),
  edit(
    'no samples',
    BUSINESS,
    ['{ lognormal: { p5: 0.87, p95: 1.15 } }', '{ samples: [] }'],
    'impossible-assumption',
    { at: '[]' },
  ),
  edit(
    'weights that do not fit their values',
    BUSINESS,
    ['{ lognormal: { p5: 0.87, p95: 1.15 } }', '{ discrete: { values: [1, 1.1], weights: [1] } }'],
    'impossible-assumption',
    { at: '{ values' },
  ),
  edit(
    'a beta with a shape of 0',
    BUSINESS,
    ['{ lognormal: { p5: 0.87, p95: 1.15 } }', '{ beta: { alpha: 0, beta: 1 } }'],
    'impossible-assumption',
    { at: '{ alpha' },
  ),
  edit(
    'two families at once',
    BUSINESS,
    ['pert: [1.2, 2.4, 3.8]', 'uniform: [1, 2], pert: [1.2, 2.4, 3.8]'],
    'one-family',
    { at: '{ uniform', offers: 'one' },
  ),
  edit(
    'a source without a value',
    BUSINESS,
    ['finance.overhead: 28_000', 'finance.overhead: { source: "books" }'],
    'one-family',
    { at: '{ source: "books"' },
  ),
  edit('a misspelt family', BUSINESS, ['pert: [1.2, 2.4, 3.8]', 'prt: [1.2, 2.4, 3.8]'], 'unknown-key', {
    at: 'prt',
    offers: 'pert',
  }),
  edit('a pert of two numbers', BUSINESS, ['pert: [1.2, 2.4, 3.8]', 'pert: [1.2, 3.8]'], 'list-length', {
    at: '[1.2, 3.8]',
  }),
  edit('a correlation beyond 1', BUSINESS, ['r: 0.5', 'r: 1.5'], 'correlation-outside', {
    at: '1.5',
    after: 'entrant.rate], r:',
  }),
  edit(
    'a correlation with itself',
    BUSINESS,
    ['[competitor.rate, entrant.rate]', '[entrant.rate, entrant.rate]'],
    'correlation-with-itself',
    { at: '{ between: [entrant' },
  ),
  edit(
    'a correlation twice',
    BUSINESS,
    ['[competitor.rate, entrant.rate]', '[market.demand, channels.cpc_growth]'],
    'correlation-twice',
    { at: '{ between: [market' },
  ),
  edit(
    'a correlation of what we decide',
    BUSINESS,
    ['[competitor.rate, entrant.rate]', '[price, entrant.rate]'],
    'lever-kind',
    { at: 'price, entrant', offers: 'strategy' },
  ),
  edit(
    'correlations that cannot all hold',
    BUSINESS,
    [
      'correlations:\n',
      'correlations:\n  - { between: [market.demand, returns.rate], r: 0.9 }\n  - { between: [market.demand, fees.platform], r: 0.9 }\n  - { between: [returns.rate, fees.platform], r: -0.9 }\n',
    ],
    'correlations-impossible',
    { at: '{ between: [market.demand, returns.rate]', offers: 'nearer to 0' },
  ),
  edit('half a week of terms', BUSINESS, ['receipt_lag: 2 weeks', 'receipt_lag: 1.5 weeks'], 'whole-number', {
    at: '1.5 weeks',
  }),
  edit('weaks', BUSINESS, ['receipt_lag: 2 weeks', 'receipt_lag: 2 weaks'], 'weeks-text', {
    at: '2 weaks',
    offers: '2 weeks',
  }),
  edit('a target for a fact that is not', TARGETS, ['fact: cac', 'fact: cacc'], 'unknown-fact', {
    at: 'cacc',
    offers: 'cac',
  }),
  edit('a target for a fact of weeks', TARGETS, ['fact: cac', 'fact: season_index'], 'fact-without-year', {
    at: 'season_index',
  }),
  edit('a target for an object', TARGETS, ['fact: cac', 'fact: channel'], 'fact-without-year', {
    at: 'channel',
  }),
  edit('a target without a bound', TARGETS, ['at_most: 107, ', ''], 'one-bound', { at: '{ fact: cac' }),
  edit('a target with two bounds', TARGETS, ['at_most: 107', 'at_most: 107, at_least: 50'], 'one-bound', {
    at: '{ fact: cac',
  }),
  edit('a target nobody can miss', TARGETS, ['at_most: 107', 'at_least: -5'], 'target-impossible', {
    at: '-5',
  }),
  edit(
    'a target in percent without the sign',
    TARGETS,
    ['at_least: 18%', 'at_least: 18'],
    'share-without-percent',
    { at: '18', offers: '`18%`' },
  ),
  edit('an unknown team', TARGETS, ['owner: media', 'owner: medias'], 'unknown-choice', {
    at: 'medias',
    offers: 'media',
  }),
  edit('a target twice', TARGETS, ['fact: cac, at_most: 107', 'fact: profit, at_least: 0'], 'target-twice', {
    at: '{ fact: profit, at_least: -1',
  }),
  edit('a path into month 13', TARGETS, ['month 12: 44_000', 'month 13: 44_000'], 'when-outside', {
    at: 'month 13',
  }),
  edit(
    'a path of two months',
    TARGETS,
    ['path: { month 3: 37_000, month 12: 44_000 }', 'path: [37_000, 44_000]'],
    'list-length',
    { at: '[37_000', offers: 'add 10' },
  ),
  edit('a path with a misspelt month', TARGETS, ['month 12: 44_000', 'mont 12: 44_000'], 'when-text', {
    at: 'mont 12',
    offers: 'month 12',
  }),
];
