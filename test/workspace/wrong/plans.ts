import { CALM, PLAN, SQUEEZE, STEADY } from '../fixture.ts';
import { edit, whole } from './case.ts';

const THIRD = '{ name: grow, months: 7-12';

/** What can be wrong with strategies and scenarios. */
export const PLAN_CASES = [
  edit('phases that overlap', PLAN, [THIRD, '{ name: grow, months: 6-12'], 'phase-overlap', { at: '6-12' }),
  edit('phases with a gap', PLAN, [THIRD, '{ name: grow, months: 8-12'], 'phase-gap', { at: '8-12' }),
  edit('phases that end early', PLAN, [THIRD, '{ name: grow, months: 7-11'], 'phase-gap', { at: 'phases' }),
  edit('phases past the end', PLAN, [THIRD, '{ name: grow, months: 7-13'], 'phase-outside', { at: '7-13' }),
  edit('months that run backwards', PLAN, [THIRD, '{ name: grow, months: 12-7'], 'months-text', {
    at: '12-7',
    offers: '7-12',
  }),
  edit('months in words', PLAN, [THIRD, '{ name: grow, months: 7 to 12'], 'months-text', {
    at: '7 to 12',
    offers: '7-12',
  }),
  edit('phases that spend 90%', PLAN, ['spend: 10%', 'spend: 0%'], 'sum-not-100', { at: 'phases' }),
  edit('a phase that spends over 100%', PLAN, ['spend: 10%', 'spend: 110%'], 'out-of-range', { at: '110%' }),
  edit('two phases of one name', PLAN, ['name: launch', 'name: prepare'], 'phase-twice', {
    at: 'prepare, months: 3',
  }),
  edit('a phase named with a slash', PLAN, ['name: launch', 'name: launch/2'], 'bad-name', {
    at: 'launch/2',
  }),
  edit('a lever of the world in a strategy', PLAN, ['points.rate: 2%', 'market.demand: 2'], 'lever-kind', {
    at: '2',
    after: 'market.demand: ',
    offers: 'scenario',
  }),
  edit(
    'a property of the shop in a strategy',
    PLAN,
    ['points.rate: 2%', 'finance.overhead: 2'],
    'lever-kind',
    { at: '2', after: 'finance.overhead: ', offers: 'business.yaml' },
  ),
  edit(
    'an assumption in a strategy',
    PLAN,
    ['points.rate: 2%', 'points.rate: { uniform: [1%, 2%] }'],
    'ours-uncertain',
    { at: '{ uniform' },
  ),
  edit('a budget among the levers', PLAN, ['points.rate: 2%', 'budget.public: 50%'], 'lever-elsewhere', {
    at: '50%',
    after: 'budget.public',
    offers: 'budget',
  }),
  edit('an unknown rulebook', PLAN, ['rules: [watch]', 'rules: [wacth]'], 'unknown-name', {
    at: 'wacth',
    offers: 'watch',
  }),
  edit('a rulebook twice', PLAN, ['rules: [watch]', 'rules: [watch, watch]'], 'rulebook-twice', {
    at: 'watch]',
  }),
  edit('an unknown review', PLAN, ['review: weekly', 'review: weakly'], 'unknown-choice', {
    at: 'weakly',
    offers: 'weekly',
  }),
  edit('a change without an operation', PLAN, ['multiply: 1.2, ', ''], 'one-operation', {
    at: '{ lever: content.output',
  }),
  edit('a change with two operations', PLAN, ['multiply: 1.2', 'multiply: 1.2, add: 1'], 'one-operation', {
    at: '{ lever: content.output',
  }),
  edit('a change at a drawn time', PLAN, ['from: month 4', 'from: month 4 to month 7'], 'ours-drawn', {
    at: 'month 4 to month 7',
  }),
  edit('a negative factor', PLAN, ['multiply: 1.2', 'multiply: -1.2'], 'negative-factor', { at: '-1.2' }),
  edit('a total over a billion', PLAN, ['total: 10_000_000', 'total: 10_000_000_000'], 'out-of-range', {
    at: '10_000_000_000',
  }),
  edit('an unknown parent', STEADY, ['based_on: plan', 'based_on: paln'], 'unknown-name', {
    at: 'paln',
    offers: 'plan',
  }),
  edit('a strategy based on itself', STEADY, ['based_on: plan', 'based_on: steady'], 'based-on-cycle', {
    at: 'steady',
  }),
  edit(
    'null for what the parent does not have',
    STEADY,
    ['changes: null', 'changs: null'],
    'nothing-to-remove',
    { at: 'changs' },
  ),
  edit(
    'a strategy without a budget',
    PLAN,
    ['budget:\n  total: 10_000_000\n  split: { public: 40%, content: 25%, private: 15%, supply: 20% }\n', ''],
    'missing-key',
    { at: 'version' },
  ),
  whole('a list for a strategy', PLAN, '- budget\n', 'wrong-type', { at: '- budget', offers: 'a map' }),
  edit('a lever of ours in a shock', SQUEEZE, ['lever: competitor.discount', 'lever: price'], 'lever-kind', {
    at: 'price',
  }),
  edit(
    'an unknown lever in a shock',
    SQUEEZE,
    ['lever: competitor.discount', 'lever: competitor.discuont'],
    'unknown-lever',
    { at: 'competitor.discuont', offers: 'competitor.discount' },
  ),
  edit(
    'the last part of a lever alone',
    SQUEEZE,
    ['lever: competitor.discount', 'lever: cpc_growth'],
    'unknown-lever',
    { at: 'cpc_growth', offers: 'channels.cpc_growth' },
  ),
  edit('a shock in month 13', SQUEEZE, ['month 4 to month 7', 'month 13'], 'when-outside', {
    at: 'month 13',
  }),
  edit(
    'a shock that runs backwards',
    SQUEEZE,
    ['month 4 to month 7', 'month 7 to month 4'],
    'when-backwards',
    { at: 'month 7', offers: 'month 4 to month 7' },
  ),
  edit('a shock after the plan', SQUEEZE, ['2026-06-18', '2027-06-18'], 'when-outside', { at: '2027-06-18' }),
  edit('a day that is not', SQUEEZE, ['2026-06-18', '2026-06-31'], 'when-text', { at: '2026-06-31' }),
  edit('a date with dots', SQUEEZE, ['2026-06-18', '2026.6.18'], 'when-text', {
    at: '2026.6.18',
    offers: '2026-06-18',
  }),
  edit('a week in Chinese', SQUEEZE, ['week 30', '第30周'], 'when-text', { at: '第30周', offers: 'week 30' }),
  edit('months for a duration', SQUEEZE, ['for: 6 weeks', 'for: 3 months'], 'weeks-text', {
    at: '3 months',
    offers: '13 weeks',
  }),
  edit('a duration of nothing', SQUEEZE, ['for: 6 weeks', 'for: 0 weeks'], 'out-of-range', { at: '0 weeks' }),
  edit('a chance over 1', SQUEEZE, ['chance: 80%', 'chance: 80'], 'share-without-percent', {
    at: '80',
    offers: '`80%`',
  }),
  edit(
    'a size without a percent sign',
    SQUEEZE,
    ['add: { pert: [10%, 20%, 35%]', 'add: { pert: [10, 20, 35]'],
    'share-without-percent',
    { at: '{ pert: [10, 20' },
  ),
  edit(
    'two shocks of one id',
    SQUEEZE,
    ['for: 6 weeks }', 'for: 6 weeks, id: second-wave }'],
    'shock-id-twice',
    { at: '{ lever: channels.cpc, multiply: 1.1' },
  ),
  edit('an id that no file can hold', SQUEEZE, ['id: second-wave', 'id: "a#1"'], 'bad-name', { at: '"a#1"' }),
  edit('an assumption about what we decide', SQUEEZE, ['conversion.similarity:', 'price:'], 'lever-kind', {
    at: '{ pert: [30%',
  }),
  edit('an unknown scenario', SQUEEZE, ['include: [calm]', 'include: [clam]'], 'unknown-name', {
    at: 'clam',
    offers: 'calm',
  }),
  edit(
    'a scenario that includes itself',
    SQUEEZE,
    ['include: [calm]', 'include: [squeeze]'],
    'include-cycle',
    { at: '[squeeze]' },
  ),
  edit('a misspelt key of a shock', SQUEEZE, ['ramp: 2 weeks', 'rampe: 2 weeks'], 'unknown-key', {
    at: 'rampe',
    offers: 'ramp',
  }),
  edit('text for a list', CALM, ['shocks: []', 'shocks: none'], 'wrong-type', { at: 'none' }),
];
