import type { Label, Unit } from '../../plan/index.ts';
import {
  pageWord,
  type Lang,
  type PageWord,
  type PageWordArgs,
  type PlainPageWord,
} from '../../workspace/messages/page.ts';

export type { Lang };

/** Language tags, as `lang` attributes and Intl take them. */
export const LANGUAGE_TAGS: Readonly<Record<Lang, string>> = { en: 'en', zh: 'zh-CN' };

const MINUS = '−';

/** A chance beyond these would round to never or always, and is written with one more digit. */
const RARE = 0.01;
const RARER = 0.001;

/** Most decimals of a number that somebody wrote. */
const WRITTEN_DECIMALS = 4;
/** More decimals than that: what they add was cut off. */
const ALL_DECIMALS = 12;
/** CNY from which money is written short. */
const LARGE = 10_000;

const decimals = (most: number) => ({ minimumFractionDigits: 0, maximumFractionDigits: most });

const withMinus = (text: string): string => text.replace('-', MINUS);

/** How the page speaks one language: words, numbers, money and dates. Only the page uses Intl; results never do. */
export class Voice {
  readonly lang: Lang;
  readonly #count: Intl.NumberFormat;
  readonly #money: Intl.NumberFormat;
  readonly #percent: Intl.NumberFormat;
  readonly #finePercent: Intl.NumberFormat;
  readonly #measure: Intl.NumberFormat;
  readonly #signedPercent: Intl.NumberFormat;
  readonly #written: Readonly<Record<'number' | 'percent' | 'money' | 'short' | 'whole', Intl.NumberFormat>>;
  readonly #day: Intl.DateTimeFormat;
  readonly #month: Intl.DateTimeFormat;
  readonly #clock: Intl.DateTimeFormat;
  readonly #list: Intl.ListFormat;

  constructor(lang: Lang) {
    this.lang = lang;
    const tag = LANGUAGE_TAGS[lang];
    const money = { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol' } as const;
    this.#count = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
    this.#money = new Intl.NumberFormat(tag, { ...money, notation: 'compact', maximumSignificantDigits: 3 });
    this.#percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
    this.#finePercent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
    this.#measure = new Intl.NumberFormat(tag, { notation: 'compact', maximumSignificantDigits: 3 });
    this.#signedPercent = new Intl.NumberFormat(tag, {
      style: 'percent',
      maximumFractionDigits: 0,
      signDisplay: 'exceptZero',
    });
    const written = decimals(WRITTEN_DECIMALS);
    this.#written = {
      number: new Intl.NumberFormat(tag, written),
      percent: new Intl.NumberFormat(tag, { ...written, style: 'percent' }),
      money: new Intl.NumberFormat(tag, { ...written, ...money }),
      short: new Intl.NumberFormat(tag, { ...written, ...money, notation: 'compact' }),
      whole: new Intl.NumberFormat(tag, { ...decimals(ALL_DECIMALS), ...money, notation: 'compact' }),
    };
    this.#day = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' });
    this.#list = new Intl.ListFormat(tag, { type: 'conjunction' });
    this.#clock = new Intl.DateTimeFormat(tag, {
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    });
    this.#month = new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' });
  }

  /** A word or sentence of the page's own table. */
  say<Word extends PageWord>(
    word: Word,
    ...args: Word extends PlainPageWord ? [] : [PageWordArgs<Word>]
  ): string {
    return pageWord(word, (args[0] ?? {}) as PageWordArgs<Word>, this.lang);
  }

  /** A label of a catalogue or a file. */
  label(label: Label): string {
    return label[this.lang];
  }

  /** Sentences one after the other. */
  sentences(sentences: readonly string[]): string {
    return sentences.filter((sentence) => sentence !== '').join(this.lang === 'en' ? ' ' : '');
  }

  /** Names as a sentence lists them. */
  list(names: readonly string[]): string {
    return this.#list.format(names);
  }

  count(value: number): string {
    return withMinus(this.#count.format(value));
  }

  /** CNY, short: millions, or 万 and 亿. */
  money(value: number): string {
    return withMinus(this.#money.format(value));
  }

  percent(value: number): string {
    return withMinus(this.#percent.format(value));
  }

  /** With its sign, for a change. */
  change(value: number): string {
    return withMinus(this.#signedPercent.format(value));
  }

  /** A chance; what is not impossible is never written as 0%, nor what is not certain as 100%. */
  chance(value: number): string {
    const fromEnd = Math.min(value, 1 - value);
    if (fromEnd <= 0 || fromEnd >= RARE) return this.#percent.format(value);
    if (fromEnd >= RARER) return this.#finePercent.format(value);
    return value < 0.5 ? `<${this.#finePercent.format(RARER)}` : `>${this.#finePercent.format(1 - RARER)}`;
  }

  /** Both ends of a chance's interval, short enough to stand beside it. */
  interval(low: number, high: number): string {
    const format = high < RARE || low > 1 - RARE ? this.#finePercent : this.#percent;
    return `${format.format(low).replace('%', '')}–${format.format(high)}`;
  }

  day(date: Date): string {
    return this.#day.format(date);
  }

  /** A moment where the reader is, to the minute. */
  moment(milliseconds: number): string {
    return this.#clock.format(milliseconds);
  }

  month(date: Date): string {
    return this.#month.format(date);
  }

  /** A value that was computed, as precise as it is read: NaN is a dash. */
  measure(value: number, unit: Unit): string {
    if (Number.isNaN(value)) return '–';
    switch (unit) {
      case 'share':
      case 'flag':
        return withMinus(this.#finePercent.format(value));
      case 'CNY':
      case 'CNY a week':
      case 'CNY a year':
        return this.money(value);
      default:
        return withMinus(this.#measure.format(value));
    }
  }

  /** A value that somebody wrote in a file: in its unit, and as precise as it was written there. */
  written(value: number, unit: Unit): string {
    switch (unit) {
      case 'share':
      case 'flag':
        return withMinus(this.#written.percent.format(value));
      case 'CNY':
      case 'CNY a week':
      case 'CNY a year':
        return withMinus(this.#writtenMoney(value));
      default:
        return withMinus(this.#written.number.format(value));
    }
  }

  /** Short where that cuts nothing off. */
  #writtenMoney(value: number): string {
    const { money, short, whole } = this.#written;
    const text = short.format(value);
    return Math.abs(value) >= LARGE && text === whole.format(value) ? text : money.format(value);
  }
}
