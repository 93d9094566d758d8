import { findFact } from '../../plan/index.ts';
import type { Outcome, RuleOutcome, TargetOutcome } from '../../simulation/index.ts';
import type { Voice } from '../reader/voice.ts';

/** The name of a fact in the reader's language. */
export function factName(fact: string, voice: Voice): string {
  const definition = findFact(fact);
  return definition ? voice.label(definition) : fact;
}

/** What a target asks for, as "≥ 18%". */
export function demandOf({ fact, atLeast, atMost }: TargetOutcome, voice: Voice): string {
  const unit = findFact(fact)?.unit ?? 'number';
  if (atLeast !== undefined) return `≥ ${voice.value(atLeast, unit)}`;
  return atMost === undefined ? '' : `≤ ${voice.value(atMost, unit)}`;
}

/** The target that fewest years meet, when it stands clearly apart from the next. */
export function weakestTarget(targets: readonly TargetOutcome[]): TargetOutcome | undefined {
  const [weakest, next] = [...targets].sort((a, b) => a.chance - b.chance);
  return weakest && weakest.chance < 1 && (!next || weakest.high < next.low) ? weakest : undefined;
}

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

/** Where a cell is weak and which rule answers most, in sentences. */
export function troubleSentence({ targets, rules }: Outcome, voice: Voice): string {
  const weakest = weakestTarget(targets);
  const [busiest] = firedRules(rules);
  const sentences = [
    weakest &&
      voice.say('weakest-sentence', {
        fact: factName(weakest.fact, voice),
        chance: voice.chance(weakest.chance),
      }),
    busiest?.medianFirstWeek !== undefined &&
      voice.say('busiest-rule-sentence', {
        rule: busiest.name,
        share: voice.chance(busiest.shareOfRuns),
        week: busiest.medianFirstWeek,
      }),
  ];
  return voice.sentences(sentences.filter((sentence) => typeof sentence === 'string'));
}
