import { type Lang, reportWord } from '../../workspace/index.ts';
import { fixedText } from '../number-text.ts';
import type { Verdict } from '../verdict.ts';
import { type Outline, outlineOf, type OutlineItem, type OutlineSection } from './outline.ts';

/** A comment holds 65,536 characters: two reports, a check and a comparison, fit into one. */
const MOST_CHARACTERS = 29_000;

/** Characters that Markdown, or the HTML that may stand in it, would take for its own. */
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]|~#]/g, (character) => `\\${character}`)
    // a word joiner keeps it from calling anybody
    .replaceAll('@', '@\u2060')
    .replaceAll(/\s+/g, ' ');

function table({ scenarios, rows }: Outline, lang: Lang): string[] {
  if (rows.length === 0) return [];
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    `**${escaped(reportWord('matrix-heading', {}, lang))}**`,
    '',
    row([reportWord('strategy', {}, lang), ...scenarios].map(escaped)),
    row(['---', ...scenarios.map(() => '---:')]),
    ...rows.map(({ strategy, cells }) =>
      row([
        escaped(strategy),
        ...cells.map(({ text, moved }) => (moved ? `**${escaped(text)}**` : escaped(text))),
      ]),
    ),
    '',
  ];
}

const itemLines = ({ head, lines }: OutlineItem): string[] => [
  `- **${escaped(head)}**`,
  ...lines.map((line) => `  <br>${escaped(line)}`),
];

/** A section, as much of it as there is room for. */
function sectionLines({ heading, open, items }: OutlineSection, room: number, lang: Lang): string[] {
  const head = open
    ? [`### ${escaped(heading)}`, '']
    : ['<details>', `<summary>${escaped(heading)}</summary>`, ''];
  const foot = open ? [''] : ['', '</details>', ''];
  const size = (lines: readonly string[]): number => lines.join('\n').length + 1;
  const leftOut = (count: number): string =>
    escaped(reportWord('left-out', { count: fixedText(count) }, lang));
  let left = room - size(head) - size(foot) - size(['', leftOut(items.length)]);
  const lines: string[] = [];
  let told = 0;
  for (const item of items) {
    const next = itemLines(item);
    left -= size(next);
    if (left < 0) break;
    lines.push(...next);
    told++;
  }
  if (told < items.length) lines.push('', leftOut(items.length - told));
  return told === 0 && items.length > 0 && left + room < 0 ? [] : [...head, ...lines, ...foot];
}

/** A verdict as a comment on a pull request: the verdict, the matrix, what matters most, the rest folded. */
export function markdownReport(verdict: Verdict, lang: Lang): string {
  const outline = outlineOf(verdict, lang);
  const lines = [
    `## ${escaped(outline.title)}`,
    '',
    ...outline.summary.flatMap((sentence) => [escaped(sentence), '']),
    ...table(outline, lang),
  ];
  let room = MOST_CHARACTERS - lines.join('\n').length;
  for (const section of outline.sections) {
    const next = sectionLines(section, room, lang);
    room -= next.join('\n').length + 1;
    if (room < 0) break;
    lines.push(...next);
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
