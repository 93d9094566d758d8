import { findFact } from '../../plan/index.ts';
import type { Outcome, RuleOutcome, TargetOutcome } from '../../simulation/index.ts';
import type { Compared } from '../engine/engine-types.ts';
import type { Voice } from '../reader/voice.ts';

/** The name of a fact in the reader's language. */
export function factName(fact: string, voice: Voice): string {
  const definition = findFact(fact);
  return definition ? voice.label(definition) : fact;
}

/** What a target asks for, as "≥ 18%". */
export function demandOf({ fact, atLeast, atMost }: TargetOutcome, voice: Voice): string {
  const unit = findFact(fact)?.unit ?? 'number';
  if (atLeast !== undefined) return `≥ ${voice.written(atLeast, unit)}`;
  return atMost === undefined ? '' : `≤ ${voice.written(atMost, unit)}`;
}

/** More than so many at once say nothing about where a cell is weak. */
const MOST_WEAKEST = 3;

/** The targets that fewest years meet: one, or those whose intervals leave open which it is; none when they are many. */
export function weakestTargets(targets: readonly TargetOutcome[]): TargetOutcome[] {
  const ranked = targets.toSorted((a, b) => a.chance - b.chance);
  const [first] = ranked;
  if (!first || first.chance === 1) return [];
  const weakest = ranked.filter((target) => target.low <= first.high);
  return weakest.length > MOST_WEAKEST ? [] : weakest;
}

/** What people call a rule; its id where nobody has given it a title. */
export const ruleTitle = ({ name, title }: RuleOutcome, voice: Voice): string =>
  title ? voice.label(title) : name;

/** Rules by the share of years in which they fired, those that never did left out. */
export function firedRules(rules: readonly RuleOutcome[]): RuleOutcome[] {
  return rules
    .filter((rule) => rule.medianFirstWeek !== undefined)
    .sort((a, b) => b.shareOfRuns - a.shareOfRuns || (a.name < b.name ? -1 : 1));
}

/** What the weekly GMV of a cell comes to over the year, in a sentence. */
export function gmvSentence({ facts }: Outcome, voice: Voice): string {
  const gmv = facts['gmv'];
  const growth = facts['gmv_growth'];
  if (!gmv || !growth) return '';
  return voice.say('gmv-sentence', {
    median: voice.money(gmv.p50),
    growth: voice.change(growth.p50),
    low: voice.money(gmv.p5),
    high: voice.money(gmv.p95),
  });
}

function weakestSentence(targets: readonly TargetOutcome[], voice: Voice): string {
  const weakest = weakestTargets(targets);
  const [first] = weakest;
  if (!first) return '';
  const facts = voice.list(weakest.map(({ fact }) => factName(fact, voice)));
  const chance = voice.chance(first.chance);
  return weakest.length === 1
    ? voice.say('weakest-sentence', { fact: facts, chance })
    : voice.say('weakest-several-sentence', { facts, chance });
}

function busiestRuleSentence(rules: readonly RuleOutcome[], voice: Voice): string {
  const [rule] = firedRules(rules);
  if (rule?.medianFirstWeek === undefined) return '';
  return voice.say('busiest-rule-sentence', {
    rule: ruleTitle(rule, voice),
    share: voice.chance(rule.shareOfRuns),
    week: rule.medianFirstWeek,
  });
}

/** A cell in sentences: what it sells, where it is weak, which rule answers most. */
export const cellSentences = (outcome: Outcome, voice: Voice): string =>
  voice.sentences([
    gmvSentence(outcome, voice),
    weakestSentence(outcome.targets, voice),
    busiestRuleSentence(outcome.rules, voice),
  ]);

/** A difference of chances, in percentage points with its interval; in words where zero lies in that. */
export function differenceText({ difference, low, high, distinct }: Compared, voice: Voice): string {
  const points = (value: number): string => {
    const rounded = Math.round(value * 1000) / 10;
    const text = voice.written(Math.abs(rounded) >= 10 ? Math.round(rounded) : rounded, 'number');
    return rounded > 0 ? `+${text}` : text;
  };
  const ends = { low: points(low), high: points(high) };
  return distinct
    ? voice.say('points', { difference: points(difference), ...ends })
    : voice.say('not-distinct', ends);
}
