/** Digits with `_` between them, a decimal fraction, a percent sign. */
const NUMBER = /^(\d+(?:_\d+)*)(\.\d+)?(%)?$/;

/** The text of one number at the start of `text`, undefined if it starts with none. */
export function leadingNumber(text: string): string | undefined {
  return /^\d+(?:_\d+)*(?:\.\d+)?%?/.exec(text)?.[0];
}

/**
 * Reads an unsigned number as every file and expression of a workspace writes it: `10_000_000`, `0.35`, `5%` = 0.05.
 * Undefined for anything else. A percentage is the decimal nearest to what is written, not a quotient of roundings.
 */
export function readNumber(text: string): number | undefined {
  const match = NUMBER.exec(text);
  if (!match) return undefined;
  const [, whole = '', fraction = '', percent] = match;
  return Number(whole.replaceAll('_', '') + fraction + (percent === undefined ? '' : 'e-2'));
}
