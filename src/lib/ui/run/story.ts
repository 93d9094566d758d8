import {
  findFact,
  PHASE_LABELS,
  promotionName,
  type Calendar,
  type Label,
  type Strategy,
} from '../../plan/index.ts';
import { firstDay } from '../charts/fan-data.ts';
import type { RunStory, WeekStory } from '../engine/run-types.ts';
import type { Voice } from '../reader/voice.ts';

const phases: Readonly<Partial<Record<string, Label>>> = PHASE_LABELS;

/** What is told of every week, whatever happened in it. */
const KEY_FACTS = ['gmv', 'cac', 'cvr', 'stock_weeks', 'cash'];

/** A number of a week; NaN where the fact is missing, or no number. */
export const numberOf = (value: unknown): number =>
  typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : NaN;

/** A fact's weeks, with rules and without. */
export function weeksOf(
  story: RunStory,
  fact: string,
): { readonly with: number[]; readonly without: number[] } {
  return {
    with: story.weeks.map(({ facts }) => numberOf(facts[fact])),
    without: story.withoutRules.weeks.map((facts) => numberOf(facts[fact])),
  };
}

/** When a week is: its first day, the phase of the strategy, a big sale. */
export function headingOf(week: number, strategy: Strategy, calendar: Calendar, voice: Voice): string {
  const phase = strategy.phases.find(({ first, last }) => week >= first && week <= last)?.name;
  const phaseLabel = phase === undefined ? undefined : phases[phase];
  return voice.say('week-head', {
    week,
    date: voice.day(firstDay(calendar, week)),
    phase: phaseLabel ? voice.label(phaseLabel) : (phase ?? ''),
    sale: promotionName(calendar, week) ?? '',
  });
}

/** What the team saw in a week. */
export function seenIn({ facts }: WeekStory, voice: Voice): string {
  return KEY_FACTS.map((name) => {
    const fact = findFact(name);
    return fact ? `${voice.label(fact)} ${voice.figure(numberOf(facts[name]), fact.unit)}` : '';
  }).join(voice.lang === 'en' ? ', ' : '，');
}

/** Whether anything happened in a week: in the world, or by a rule. */
export const isEventful = ({ events, fired, heldBack }: WeekStory): boolean =>
  events.length > 0 || fired.length > 0 || heldBack.length > 0;

/** The events of a week that were not there in the week before. */
export function newEvents(week: WeekStory, before: WeekStory | undefined): readonly Label[] {
  const known = new Set(before?.events.map(({ en }) => en));
  return week.events.filter(({ en }) => !known.has(en));
}
