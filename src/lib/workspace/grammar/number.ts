import { readNumber } from '../../rules/index.ts';

/** A number as a file has it. */
export interface Amount {
  readonly value: number;
  /** Whether it was written with a percent sign. */
  readonly percent: boolean;
}

/** Why a text is no number, and the text to write instead where one can be guessed. */
export interface NumberProblem {
  readonly reason: 'empty' | 'grouping' | 'percent' | 'unit' | 'space' | 'too-large' | 'text';
  readonly suggestion: string | null;
}

export type Parsed<Value, Problem> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

export const parsed = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
});
export const refused = <Problem>(problem: Problem): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem,
});

const MULTIPLES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, w: 1e4, k: 1e3, m: 1e6 };
const GROUPED = /^[^0-9]*[0-9]{1,4}(?:(?:[,'’，][0-9]{3})+|(?:[,'’，][0-9]{4})+)(?![0-9,'’，])/;
const LOOSE = /^([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))(万|亿|w|k|m)?(%)?$/;
const CURRENCY = /(?:cny|rmb|yuan|元|块|¥|\$)/g;

/** Writes a number in the grammar, with `_` between groups of three digits: `10_000_000`. */
export function writeNumber(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  if (/e/i.test(whole)) return String(value);
  const grouped = whole.length > 5 ? whole.replaceAll(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, '_') : whole;
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Writes a fraction as percent without binary dust: 0.07 as `7%`. */
export const writePercent = (value: number): string =>
  `${writeNumber(Number((value * 100).toPrecision(12)))}%`;

function suggest(text: string): string | null {
  // 1,07 may mean 1.07 or 107: only whole groups of digits leave no doubt.
  if (/[,'’，]/.test(text) && !GROUPED.test(text)) return null;
  const loose = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(CURRENCY, '')
    .replaceAll(/[\s,_'’]/g, '')
    .replace(/percent$|pct$/, '%');
  const match = LOOSE.exec(loose);
  if (match === null) return null;
  const [, digits = '', multiple, percent = ''] = match;
  const value = Number(
    (Number(digits) * (multiple === undefined ? 1 : (MULTIPLES[multiple] ?? 1))).toPrecision(15),
  );
  return Number.isFinite(value) ? `${writeNumber(value)}${percent}` : null;
}

function reasonFor(text: string): NumberProblem['reason'] {
  if (text.trim() === '') return 'empty';
  if (/[,'’]|__|_$|^_|_\.|\._/.test(text)) return 'grouping';
  if (/[％]|percent|pct/i.test(text)) return 'percent';
  if (/^[+-]?[0-9._]+\s+%?$|^\s|^[+-]\s/.test(text)) return 'space';
  return /[0-9]/.test(text) && suggest(text) !== null ? 'unit' : 'text';
}

/**
 * The one grammar of numbers: digits with `_` groups, a decimal point, an optional `%`, and a sign before them.
 * `5%` is exactly the number 0.05. A number that the file's own syntax knows comes as it is.
 */
export function parseAmount(written: number | string): Parsed<Amount, NumberProblem> {
  if (typeof written === 'number') return parsed({ value: written, percent: false });
  const sign = /^[+-]/.exec(written)?.[0] ?? '';
  const size = readNumber(written.slice(sign.length));
  if (size === undefined) return refused({ reason: reasonFor(written), suggestion: suggest(written) });
  if (!Number.isFinite(size)) return refused({ reason: 'too-large', suggestion: null });
  return parsed({ value: sign === '-' && size !== 0 ? -size : size, percent: written.endsWith('%') });
}
