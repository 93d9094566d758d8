import type { FactDefinition, Json, Unit } from '../../plan/index.ts';
import type { Reason, ReasonLeaf } from '../../rules/index.ts';
import type { Lang } from '../messages/define.ts';
import { explainWord, operatorWords } from '../messages/explain-words.ts';
import { UNIT_LABELS } from '../messages/command-words.ts';
import { groundsOf } from './grounds.ts';
import { asWritten, decimalsOf, inUnit, NO_NUMBER, trimmed } from './number.ts';
import { definitionOf, memberName, type Reading, readingName } from './reading.ts';

/** Units that say nothing beside a number. */
const BARE: ReadonlySet<string> = new Set(['number', 'index']);

type NumberText = (value: number, unit: Unit) => string;

/** Numbers of a run: with the decimals that they need, and no fewer than `least`. */
const computed =
  (least = 0): NumberText =>
  (value, unit) =>
    trimmed(inUnit([value], unit, least)[0] ?? NO_NUMBER);

/** A fact's value in words: a number with its unit, yes or no, a name, a list. */
export function valueText(
  value: unknown,
  definition: FactDefinition | undefined,
  lang: Lang,
  numberText = computed(),
): string {
  if (value === undefined || value === null) return explainWord('missing', {}, lang);
  if (typeof value === 'boolean') return explainWord(value ? 'yes' : 'no', {}, lang);
  if (typeof value === 'string') return memberName(value, lang);
  if (Array.isArray(value)) {
    const items = (value as readonly unknown[]).map((item) => valueText(item, definition, lang, numberText));
    return items.length === 0 ? explainWord('empty-list', {}, lang) : items.join(lang === 'en' ? ', ' : '、');
  }
  if (typeof value !== 'number') return JSON.stringify(value);
  const unit = definition?.unit ?? 'number';
  const number = numberText(value, unit);
  if (BARE.has(unit)) return number;
  return unit === 'share' ? `${number}%` : `${number} ${UNIT_LABELS[unit][lang]}`;
}

const isReading = (value: Json): value is Json & Reading =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'fact' in value;

/** Most decimals that it may take to tell two numbers apart. */
const MOST_DECIMALS = 12;

/**
 * A value and what it was compared with: a threshold as precise as it was written, a value with no fewer decimals, so
 * that it lies on the same side of the threshold when rounded; and two numbers that differ also look different.
 */
function sides(leaf: ReasonLeaf, definition: FactDefinition | undefined, lang: Lang): [string, string] {
  const isFact = isReading(leaf.value);
  const value = leaf.factResult;
  const threshold = isFact ? leaf.valueResult : leaf.value;
  const unit = definition?.unit ?? 'number';
  const texts = (least: number): [string, string] => [
    valueText(value, definition, lang, computed(least)),
    valueText(threshold, definition, lang, isFact ? computed(least) : asWritten),
  ];
  if (typeof value !== 'number' || typeof threshold !== 'number' || value === threshold) return texts(0);
  let least = isFact ? 0 : decimalsOf(asWritten(threshold, unit));
  while (least < MOST_DECIMALS && texts(least)[0] === texts(least)[1]) least++;
  return texts(least);
}

/** How far two numbers are apart, with no fewer decimals than it takes to tell them apart. */
function gapText(leaf: ReasonLeaf, definition: FactDefinition | undefined, lang: Lang): string | undefined {
  const threshold = isReading(leaf.value) ? leaf.valueResult : leaf.value;
  if (typeof leaf.factResult !== 'number' || typeof threshold !== 'number') return undefined;
  const gap = Math.abs(leaf.factResult - threshold);
  if (!(gap > 0)) return undefined;
  const text = valueText(gap, definition, lang);
  return definition?.unit === 'share' ? explainWord('points', { points: text.replace('%', '') }, lang) : text;
}

function leafText(leaf: ReasonLeaf, negated: boolean, lang: Lang): string {
  const definition = definitionOf(leaf);
  const other = isReading(leaf.value) ? leaf.value : undefined;
  const fact = readingName(leaf, lang);
  const [value, threshold] = sides(leaf, definition, lang);
  // A flag says all by itself, and so does what is the same as was asked for.
  const plain =
    typeof leaf.factResult === 'boolean' ||
    (!other && !negated && value === threshold && typeof leaf.factResult !== 'number');
  if (plain) return explainWord('state', { fact, value }, lang);
  return explainWord(
    'comparison',
    {
      fact,
      value,
      operator: operatorWords(leaf.operator, lang),
      threshold: other
        ? explainWord('fact-and-value', { fact: readingName(other, lang), value: threshold }, lang)
        : threshold,
      negated,
    },
    lang,
  );
}

/** Why a rule holds, in words: the comparisons that its result rests on. */
export const reasonText = (reason: Reason, lang: Lang): string =>
  groundsOf(reason)
    .map(({ leaf, negated }) => leafText(leaf, negated, lang))
    .join(explainWord('and', {}, lang));

/** Why a rule does not hold, in words: the comparisons that stand against it, and by how much. */
export const failureText = (reason: Reason, lang: Lang): string =>
  groundsOf(reason, false)
    .map(({ leaf, negated }) => {
      const text = leafText(leaf, negated, lang);
      const gap = gapText(leaf, definitionOf(leaf), lang);
      return gap === undefined ? text : explainWord('apart', { text, gap }, lang);
    })
    .join(explainWord('and', {}, lang));
