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

/** Digits that a simulated number deserves. */
const THREE_DIGITS = { maximumSignificantDigits: 3 } as const;

const withMinus = (text: string): string => text.replace('-', MINUS);

/** What is made when it is first asked for: a browser takes a millisecond or two for each format, and pages begin with few. */
function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

/** The formats of a language. */
function formatsOf(tag: string) {
  const money = { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol' } as const;
  const written = decimals(WRITTEN_DECIMALS);
  const number = (options: Intl.NumberFormatOptions) => once(() => new Intl.NumberFormat(tag, options));
  const time = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(tag, options));
  return {
    count: number({ maximumFractionDigits: 0 }),
    money: number({ ...money, ...THREE_DIGITS, notation: 'compact' }),
    percent: number({ style: 'percent', maximumFractionDigits: 0 }),
    finePercent: number({ style: 'percent', maximumFractionDigits: 1 }),
    signedPercent: number({ style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }),
    figure: number({ ...THREE_DIGITS, notation: 'compact' }),
    figurePercent: number({ ...THREE_DIGITS, style: 'percent' }),
    written: number(written),
    writtenPercent: number({ ...written, style: 'percent' }),
    writtenMoney: number({ ...written, ...money }),
    shortMoney: number({ ...written, ...money, notation: 'compact' }),
    wholeMoney: number({ ...decimals(ALL_DECIMALS), ...money, notation: 'compact' }),
    day: time({ day: 'numeric', month: 'short', timeZone: 'UTC' }),
    month: time({ month: 'short', timeZone: 'UTC' }),
    clock: time({ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false }),
    list: once(() => new Intl.ListFormat(tag, { type: 'conjunction' })),
  };
}

/** How the page speaks one language: words, numbers, money and dates. Only the page uses Intl; results never do. */
export class Voice {
  readonly lang: Lang;
  readonly #formats: ReturnType<typeof formatsOf>;

  constructor(lang: Lang) {
    this.lang = lang;
    this.#formats = formatsOf(LANGUAGE_TAGS[lang]);
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
    return this.#formats.list().format(names);
  }

  count(value: number): string {
    return withMinus(this.#formats.count().format(value));
  }

  /** CNY, short: millions, or 万 and 亿. */
  money(value: number): string {
    return withMinus(this.#formats.money().format(value));
  }

  percent(value: number): string {
    return withMinus(this.#formats.percent().format(value));
  }

  /** With its sign, for a change. */
  change(value: number): string {
    return withMinus(this.#formats.signedPercent().format(value));
  }

  /** A chance; what is not impossible is never written as 0%, nor what is not certain as 100%. */
  chance(value: number): string {
    const fromEnd = Math.min(value, 1 - value);
    if (fromEnd <= 0 || fromEnd >= RARE) return this.#formats.percent().format(value);
    if (fromEnd >= RARER) return this.#formats.finePercent().format(value);
    return value < 0.5
      ? `<${this.#formats.finePercent().format(RARER)}`
      : `>${this.#formats.finePercent().format(1 - RARER)}`;
  }

  /** Both ends of a chance's interval, short enough to stand beside it. */
  interval(low: number, high: number): string {
    const { finePercent, percent } = this.#formats;
    const format = (high < RARE || low > 1 - RARE ? finePercent : percent)();
    return `${format.format(low).replace('%', '')}–${format.format(high)}`;
  }

  day(date: Date): string {
    return this.#formats.day().format(date);
  }

  /** A moment where the reader is, to the minute. */
  moment(milliseconds: number): string {
    return this.#formats.clock().format(milliseconds);
  }

  month(date: Date): string {
    return this.#formats.month().format(date);
  }

  /** A simulated value in its unit, short: three digits, large ones as thousands or millions (万, 亿); a dash for none. */
  figure(value: number, unit: Unit): string {
    if (!Number.isFinite(value)) return '–';
    switch (unit) {
      case 'share':
      case 'flag':
        return withMinus(this.#formats.figurePercent().format(value));
      case 'CNY':
      case 'CNY a week':
      case 'CNY a year':
        return this.money(value);
      default:
        return withMinus(this.#formats.figure().format(value));
    }
  }

  /** A value that somebody wrote in a file: in its unit, and as precise as it was written there. */
  written(value: number, unit: Unit): string {
    switch (unit) {
      case 'share':
      case 'flag':
        return withMinus(this.#formats.writtenPercent().format(value));
      case 'CNY':
      case 'CNY a week':
      case 'CNY a year':
        return withMinus(this.#writtenMoney(value));
      default:
        return withMinus(this.#formats.written().format(value));
    }
  }

  /** Short where that cuts nothing off. */
  #writtenMoney(value: number): string {
    const { writtenMoney, shortMoney, wholeMoney } = this.#formats;
    const text = shortMoney().format(value);
    return Math.abs(value) >= LARGE && text === wholeMoney().format(value)
      ? text
      : writtenMoney().format(value);
  }
}
