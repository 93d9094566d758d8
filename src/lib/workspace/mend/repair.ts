import type { Finding } from '../finding.ts';

/** Characters to take away where a finding stands, and the text to put there. */
export interface Repair {
  readonly length: number;
  readonly text: string;
}

/** What may stand behind a bare value. */
const END = /^(?:[\s,\]}]|$)/;
const BARE_NUMBER = /^[+-]?[0-9][0-9_]*(?:\.[0-9]+)?/;

/** Puts a text in the place of another one, between the same quotes if it has any. */
function replaced(there: string, text: string, by: string): Repair | undefined {
  const quote = /^["']/.exec(there)?.[0] ?? '';
  const behind = there.slice(quote.length + text.length);
  const isWhole = quote === '' ? END.test(behind) : behind.startsWith(quote);
  if (!isWhole || !there.startsWith(text, quote.length)) return undefined;
  return { length: quote.length * 2 + text.length, text: quote + by + quote };
}

/**
 * How to mend what a finding is about, where there is one way that loses nothing; names are never guessed.
 *
 * @param there - the file's text from the finding's place on
 */
export function repairOf(finding: Finding, there: string): Repair | undefined {
  switch (finding.code) {
    case 'number-text': {
      const { text, suggestion } = finding.args;
      return suggestion === null || text === '' ? undefined : replaced(there, text, suggestion);
    }
    case 'share-without-percent': {
      const { value, suggestion, most } = finding.args;
      const number = BARE_NUMBER.exec(there)?.[0];
      // Up to `most` the number may be meant as so many times the whole.
      if (number === undefined || value <= most || finding.file.endsWith('.json')) return undefined;
      return Number(number.replaceAll('_', '')) === value ? replaced(there, number, suggestion) : undefined;
    }
    default:
      return undefined;
  }
}
