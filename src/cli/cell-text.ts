import {
  type Lang,
  type Outcome,
  type RuleOutcome,
  type Summary,
  type TargetOutcome,
  TEAMS,
  YEAR_FACTS,
} from '../lib/index.ts';
import { type FactLayer, findFact, type PlayDefinition } from '../lib/plan/index.ts';
import {
  asWritten,
  type CommandWord,
  commandWord,
  fixed,
  inUnit,
  LAYER_LABELS,
  NO_NUMBER,
  percent,
  UNIT_LABELS,
} from '../lib/workspace/index.ts';
import { listing } from './format/table.ts';

type Plain = Extract<
  CommandWord,
  | 'target'
  | 'name'
  | 'owner'
  | 'bound'
  | 'chance-percent'
  | 'interval'
  | 'fact'
  | 'unit'
  | 'mean'
  | 'sd'
  | 'rule'
  | 'rulebook'
  | 'play'
  | 'share-of-runs'
  | 'firings'
  | 'first-week'
>;

const heads = (keys: readonly Plain[], lang: Lang): string[] => keys.map((key) => commandWord(key, {}, lang));

const interval = (low: number, high: number): string => `${percent(low)}-${percent(high)}`;

/** A target's value as its file has it, with the unit. */
function withUnit(value: number, name: string, lang: Lang): string {
  const unit = findFact(name)?.unit ?? 'number';
  const label = UNIT_LABELS[unit][lang];
  return `${asWritten(value, unit)}${label.startsWith('%') ? '' : ' '}${label}`;
}

function boundText({ fact, atLeast, atMost }: TargetOutcome, lang: Lang): string {
  if (atLeast !== undefined) return commandWord('at-least', { value: withUnit(atLeast, fact, lang) }, lang);
  return atMost === undefined ? '' : commandWord('at-most', { value: withUnit(atMost, fact, lang) }, lang);
}

function targetsText({ targets, allTargets }: Outcome, lang: Lang): string {
  if (targets.length === 0) return commandWord('no-targets', {}, lang);
  return listing(
    heads(['target', 'name', 'owner', 'bound', 'chance-percent', 'interval'], lang),
    ['left', 'left', 'left', 'left', 'right', 'right'],
    [
      ...targets.map((target) => [
        findFact(target.fact)?.[lang] ?? target.fact,
        target.fact,
        TEAMS[target.owner][lang],
        boundText(target, lang),
        percent(target.chance),
        interval(target.low, target.high),
      ]),
      [
        commandWord('all-targets', {}, lang),
        '',
        '',
        '',
        percent(allTargets.chance),
        interval(allTargets.low, allTargets.high),
      ],
    ],
  );
}

const figures = ({ mean, sd, p5, p25, p50, p75, p95 }: Summary): number[] => [
  mean,
  sd,
  p5,
  p25,
  p50,
  p75,
  p95,
];

function factsText({ facts }: Outcome, layer: FactLayer, lang: Lang): string {
  const own = YEAR_FACTS.filter((fact) => fact.layer === layer);
  return listing(
    [...heads(['fact', 'name', 'unit', 'mean', 'sd'], lang), 'p5', 'p25', 'p50', 'p75', 'p95'],
    ['left', 'left', 'left', 'right', 'right', 'right', 'right', 'right', 'right', 'right'],
    own.flatMap((fact) => {
      const summary = facts[fact.name];
      if (!summary) return [];
      return [[fact[lang], fact.name, UNIT_LABELS[fact.unit][lang], ...inUnit(figures(summary), fact.unit)]];
    }),
  );
}

function rulesText(rules: readonly RuleOutcome[], plays: readonly PlayDefinition[], lang: Lang): string {
  if (rules.length === 0) return commandWord('no-rules', {}, lang);
  return listing(
    heads(['rule', 'name', 'rulebook', 'play', 'owner', 'share-of-runs', 'firings', 'first-week'], lang),
    ['left', 'left', 'left', 'left', 'left', 'right', 'right', 'right'],
    rules.map((rule) => [
      rule.title?.[lang] ?? rule.name,
      rule.name,
      rule.rulebook,
      plays.find((play) => play.name === rule.play)?.[lang] ?? rule.play,
      rule.owner ? TEAMS[rule.owner][lang] : '',
      percent(rule.shareOfRuns),
      fixed(rule.firingsPerRun, 2),
      rule.medianFirstWeek === undefined ? NO_NUMBER : String(rule.medianFirstWeek),
    ]),
  );
}

/** All there is to say of one cell: targets, facts by layer, rules with the plays that they start. */
export function cellText(cell: Outcome, plays: readonly PlayDefinition[], lang: Lang): string {
  const { strategy, scenario, rules } = cell;
  const layers = [...new Set(YEAR_FACTS.map((fact) => fact.layer))];
  return [
    commandWord('cell-heading', { strategy: strategy[lang], scenario: scenario[lang] }, lang),
    '',
    commandWord('targets', {}, lang),
    targetsText(cell, lang),
    ...layers.flatMap((layer) => [
      '',
      commandWord('facts-heading', { layer: LAYER_LABELS[layer][lang] }, lang),
      factsText(cell, layer, lang),
    ]),
    '',
    commandWord('rules', {}, lang),
    rulesText(rules, plays, lang),
  ].join('\n');
}
