import { writeNumber, writePercent } from '../grammar/number.ts';
import { writeWeeks } from '../grammar/weeks.ts';

/** Longest text of a file that a message repeats, in characters. */
const LONGEST = 60;
/** Most names that a message lists. */
const MOST = 12;

/** A text of a file, set off from the sentence, on one line and cut to a readable length. */
export function code(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return `\`${line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line}\``;
}

/** Names one after the other; the rest of a long list is counted. */
export function list(names: readonly string[], between = ', '): string {
  const shown = names.slice(0, MOST).map(code).join(between);
  return names.length > MOST ? `${shown} … (${names.length})` : shown;
}

/** The way round a cycle, its first name again at the end. */
export const round = (names: readonly string[]): string =>
  [...names, ...names.slice(0, 1)].map(code).join(' → ');

/** A number in the unit that files write it in. */
export function amount(value: number, unit: string): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  if (unit === 'share') return writePercent(value);
  return unit === 'weeks' ? writeWeeks(value) : writeNumber(Number(value.toPrecision(12)));
}

/** Bounds in words: between, at least or at most. */
export function within(low: number, high: number, unit: string, lang: 'en' | 'zh'): string {
  const [from, to] = [amount(low, unit), amount(high, unit)];
  if (high === Infinity) return lang === 'en' ? `${from} or more` : `不小于 ${from}`;
  if (low === -Infinity) return lang === 'en' ? `${to} or less` : `不大于 ${to}`;
  return lang === 'en' ? `${from} to ${to}` : `${from} 到 ${to}`;
}

/** What to write, where a likely text is known; else `otherwise`. */
export const write = (suggestion: string | null | undefined, otherwise: string): string =>
  suggestion === null || suggestion === undefined ? otherwise : `write ${code(suggestion)}`;

/** The same in Chinese. */
export const writeZh = (suggestion: string | null | undefined, otherwise: string): string =>
  suggestion === null || suggestion === undefined ? otherwise : `写成 ${code(suggestion)}`;
