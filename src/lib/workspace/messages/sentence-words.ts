import { type Lang, phrase, type Phrase, word } from './define.ts';

/** Pieces of a rule's sentence: pages and whatever tells a condition in one line say them alike. */
export const SENTENCE_WORDS = {
  'sentence-is': phrase<{ fact: string; operator: string; value: string }>(
    ({ fact, operator, value }) => `${fact} is ${operator} ${value}`,
    ({ fact, operator, value }) => `${fact} ${operator} ${value}`,
  ),
  'sentence-state': phrase<{ fact: string; value: string }>(
    ({ fact, value }) => `${fact}: ${value}`,
    ({ fact, value }) => `${fact}：${value}`,
  ),
  'sentence-includes': phrase<{ fact: string; value: string }>(
    ({ fact, value }) => `${fact} include ${value}`,
    ({ fact, value }) => `${fact} 包含 ${value}`,
  ),
  'sentence-excludes': phrase<{ fact: string; value: string }>(
    ({ fact, value }) => `${fact} do not include ${value}`,
    ({ fact, value }) => `${fact} 不包含 ${value}`,
  ),
  'sentence-and': word(' and ', ' 且 '),
  'sentence-or': word(' or ', ' 或 '),
  'sentence-not': word('not ', '并非 '),
  'sentence-open': word('(', '（'),
  'sentence-close': word(')', '）'),
  'sentence-shared': phrase<{ name: string }>(
    ({ name }) => `“${name}” holds`,
    ({ name }) => `“${name}”成立`,
  ),
  'sentence-own-value': phrase<{ weeks: number }>(
    ({ weeks }) => (weeks === 1 ? 'its value a week before' : `its value ${weeks} weeks before`),
    ({ weeks }) => `${weeks} 周前的值`,
  ),
  'sentence-always': word('always', '始终成立'),
  'sentence-never': word('never', '永不成立'),
} as const;

type SentenceWord = keyof typeof SENTENCE_WORDS;
type SentenceWordArgs<Word extends SentenceWord> = Parameters<(typeof SENTENCE_WORDS)[Word]['en']>[0];

/** A piece of a rule's sentence. */
export function sentenceWord<Word extends SentenceWord>(
  key: Word,
  args: SentenceWordArgs<Word>,
  lang: Lang,
): string {
  const found = SENTENCE_WORDS[key] as unknown as Phrase<SentenceWordArgs<Word>>;
  return found[lang](args);
}
