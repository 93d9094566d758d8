import type { Unit } from '../../plan/index.ts';
import { LANGUAGE_TAGS, type Lang, type Voice } from './voice.ts';

/** What a number that is missing is written as. */
const NOTHING = '–';

/** Digits that a simulated number deserves. */
const DIGITS = { maximumSignificantDigits: 3 } as const;

const formats = (lang: Lang) => {
  const tag = LANGUAGE_TAGS[lang];
  return {
    number: new Intl.NumberFormat(tag, { ...DIGITS, notation: 'compact' }),
    percent: new Intl.NumberFormat(tag, { ...DIGITS, style: 'percent' }),
  };
};

const known: Partial<Record<Lang, ReturnType<typeof formats>>> = {};

/** A simulated value in its unit, short: three digits, large ones as thousands or millions (万, 亿). */
export function figure(value: number, unit: Unit, voice: Voice): string {
  if (!Number.isFinite(value)) return NOTHING;
  const { number, percent } = (known[voice.lang] ??= formats(voice.lang));
  switch (unit) {
    case 'CNY':
    case 'CNY a week':
    case 'CNY a year':
      return voice.money(value);
    case 'share':
    case 'flag':
      return percent.format(value).replace('-', '−');
    default:
      return number.format(value).replace('-', '−');
  }
}
