import type { Excerpt, Finding } from './finding.ts';
import { told, wordFor, type Lang, type Told } from './messages/index.ts';
import { WIDE } from './text/width.ts';

/** A space as wide as a wide character, so that the caret stands under its place. */
const WIDE_SPACE = '\u3000';

const blank = (text: string): string =>
  text.replaceAll(/[^\t]/gu, (character) => (WIDE.test(character) ? WIDE_SPACE : ' '));

function excerptLines(excerpt: Excerpt, line: number): string[] {
  const margin = String(line);
  const marked = excerpt.text.slice(excerpt.caret, excerpt.caret + excerpt.width);
  const carets = marked.replaceAll(/./gu, (character) => (WIDE.test(character) ? '^^' : '^'));
  return [
    `  ${margin} | ${excerpt.text}`,
    `  ${' '.repeat(margin.length)} | ${blank(excerpt.text.slice(0, excerpt.caret))}${carets === '' ? '^' : carets}`,
  ];
}

/** What is wrong, why, and what to write instead, a sentence or less each, in a language of the product. */
export const explainFinding = (finding: Finding, lang: Lang): Told => told(finding.code, finding.args, lang);

/**
 * A finding as text of several lines: its place, what is wrong, the line with a caret under it, why, and what to write instead.
 * It ends without a line break.
 */
export function renderFinding(finding: Finding, lang: Lang): string {
  const { file, line, column, severity, code, excerpt } = finding;
  const [what, why, write] = explainFinding(finding, lang);
  const label = (key: 'error' | 'warning' | 'why' | 'write'): string =>
    wordFor(`word.${key}`, lang) + (lang === 'en' ? ': ' : '：');
  return [
    `${file}:${line}:${column}: ${label(severity)}${what} [${code}]`,
    ...(excerpt === undefined ? [] : excerptLines(excerpt, line)),
    `  ${label('why')}${why}`,
    `  ${label('write')}${write}`,
  ].join('\n');
}
