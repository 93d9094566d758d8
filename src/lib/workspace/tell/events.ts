import { type Calendar, findLever, promotionName } from '../../plan/index.ts';
import type { FactValue } from '../../rules/index.ts';
import type { Lang } from '../messages/define.ts';
import { explainWord } from '../messages/explain-words.ts';
import { inUnit, NO_NUMBER } from './number.ts';
import { valueText } from './reason-text.ts';

/** A lever that is not where it would be. */
interface Moved {
  readonly lever: string;
  readonly base: number;
  readonly value: number;
}

/** What is known of a week of one run. */
interface Week {
  readonly week: number;
  readonly facts: Readonly<Record<string, FactValue | null>>;
  /** What shocks have moved. */
  readonly moved: readonly Moved[];
}

/** A lever that was moved, in words: what it is, and what it would have been. */
export function movedText({ lever, value, base }: Moved, lang: Lang): string {
  const definition = findLever(lever);
  const [now = NO_NUMBER, before = NO_NUMBER] = inUnit([value, base], definition?.unit ?? 'number');
  const percent = definition?.unit === 'share' ? '%' : '';
  const args = { lever: definition?.[lang] ?? lever, value: now + percent, base: before + percent };
  return explainWord('lever-moved', args, lang);
}

/** What the world did in a week of one run, in words. */
export function worldEvents(calendar: Calendar, { week, facts, moved }: Week, lang: Lang): string[] {
  const events: string[] = [];
  const isNamed = promotionName(calendar, week) !== undefined;
  if (facts.promotion_week === true && !isNamed) events.push(explainWord('big-sale', {}, lang));
  if (facts.competitor_promoting === true) events.push(explainWord('competitor-promoting', {}, lang));
  if (facts.entrant === true) events.push(explainWord('entrant', {}, lang));
  const late = facts.suppliers_late;
  if (Array.isArray(late) && late.length > 0) {
    events.push(explainWord('suppliers-late', { suppliers: valueText(late, undefined, lang) }, lang));
  }
  return [...events, ...moved.map((each) => movedText(each, lang))];
}
