import type { FactDefinition, Json } from '../../plan/index.ts';
import { createReport } from '../finding.ts';
import { writePercent } from '../grammar/number.ts';
import { UNIT_LABELS } from '../messages/command-words.ts';
import { explainWord, operatorWords } from '../messages/explain-words.ts';
import type { Lang } from '../messages/index.ts';
import { sentenceWord } from '../messages/sentence-words.ts';
import { definitionOf, memberName, type Reading, readingName } from '../tell/reading.ts';
import { parseJson } from '../text/json.ts';
import { makeSource } from '../text/source.ts';
import { type Comparison, type Condition, type FactRead, readCondition } from './read.ts';

/** Units that say nothing beside a number. */
const BARE: ReadonlySet<string> = new Set(['number', 'index', 'flag']);

const readingOf = ({ fact, path, window, lag }: FactRead): Reading => ({
  fact,
  ...(path !== undefined && { path }),
  params: { ...(window && { [window.kind]: window.weeks }), ...(lag !== undefined && { lag }) },
});

/** The catalogue's fact that is read, if it is one of its. */
export const factOf = (read: FactRead): FactDefinition | undefined => definitionOf(readingOf(read));

/** What is read, as a planner says it: `4-week mean of CAC`. */
export const readWords = (read: FactRead, lang: Lang): string => readingName(readingOf(read), lang);

const grouped = (value: number): string => {
  const [whole = '', fraction] = String(value).split('.');
  return /e/.test(whole) || fraction?.includes('e')
    ? String(value)
    : [whole.replaceAll(/\B(?=(\d{3})+$)/g, ','), fraction].filter((part) => part !== undefined).join('.');
};

/** A number as it was written, in its unit. */
export function numberWords(value: number, fact: FactDefinition | undefined, lang: Lang): string {
  const unit = fact?.unit ?? 'number';
  if (unit === 'share') return writePercent(value);
  return BARE.has(unit) ? grouped(value) : `${grouped(value)} ${UNIT_LABELS[unit][lang]}`;
}

const sameFact = (a: FactRead, b: FactRead): boolean =>
  a.fact === b.fact &&
  a.path === b.path &&
  a.window?.kind === b.window?.kind &&
  a.window?.weeks === b.window?.weeks;

/** What is compared with; the same fact some weeks ago is its value then. */
export function valueWords(comparison: Comparison, lang: Lang): string {
  const { value } = comparison;
  if (typeof value === 'number') return numberWords(value, factOf(comparison), lang);
  if (typeof value === 'boolean') return explainWord(value ? 'yes' : 'no', {}, lang);
  if (typeof value === 'string') return memberName(value, lang);
  if (Array.isArray(value))
    return (value as readonly string[])
      .map((member) => memberName(member, lang))
      .join(sentenceWord('sentence-or', {}, lang));
  const read = value as FactRead;
  if (read.lag !== undefined && comparison.lag === undefined && sameFact(comparison, read))
    return sentenceWord('sentence-own-value', { weeks: read.lag }, lang);
  return readWords(read, lang);
}

/** A comparison in pieces, and how a sentence puts them together. */
export interface ComparisonWords {
  readonly form: 'is' | 'state' | 'includes' | 'excludes';
  readonly fact: string;
  readonly operator: string;
  readonly value: string;
}

const FORMS: Readonly<Partial<Record<string, ComparisonWords['form']>>> = {
  contains: 'includes',
  doesNotContain: 'excludes',
};

export function comparisonWords(comparison: Comparison, lang: Lang): ComparisonWords {
  const { operator, value } = comparison;
  const isFlag = typeof value === 'boolean' && (operator === 'equal' || operator === 'notEqual');
  const flag = isFlag && (operator === 'equal') === value;
  return {
    form: isFlag ? 'state' : (FORMS[operator] ?? 'is'),
    fact: readWords(comparison, lang),
    operator: operatorWords(operator, lang),
    value: isFlag ? explainWord(flag ? 'yes' : 'no', {}, lang) : valueWords(comparison, lang),
  };
}

/** A condition in one sentence; groups within groups in brackets. */
function conditionWords(condition: Condition, lang: Lang, isInner = false): string {
  const say = (word: 'open' | 'close' | 'and' | 'or' | 'not' | 'always' | 'never'): string =>
    sentenceWord(`sentence-${word}`, {}, lang);
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const isAll = condition.kind === 'all';
      if (condition.parts.length === 0) return say(isAll ? 'always' : 'never');
      const parts = condition.parts.map((part) => conditionWords(part, lang, true));
      const joined = parts.join(say(isAll ? 'and' : 'or'));
      return isInner && parts.length > 1 ? say('open') + joined + say('close') : joined;
    }
    case 'not':
      return say('not') + conditionWords(condition.part, lang, true);
    case 'shared':
      return sentenceWord('sentence-shared', { name: condition.name }, lang);
    case 'text':
      return condition.text;
    case 'comparison': {
      const { form, ...words } = comparisonWords(condition, lang);
      return sentenceWord(`sentence-${form}`, words, lang);
    }
  }
}

/** A condition of a rule file in one sentence. */
export function conditionText(condition: Json, lang: Lang): string {
  const tree = parseJson(makeSource('', JSON.stringify(condition)), createReport());
  return tree ? conditionWords(readCondition(tree, []), lang) : '';
}
