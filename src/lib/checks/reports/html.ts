import { type Lang, reportWord } from '../../workspace/index.ts';
import type { Verdict } from '../verdict.ts';
import { markup } from './escape.ts';
import { type Outline, outlineOf, type OutlineCell, type OutlineSection } from './outline.ts';

const STYLE = `
:root { color-scheme: light dark; --paper: #fbfaf8; --ink: #1a1c1e; --quiet: #565b60; --line: #e2dfd8; --low: #dd9a68; --even: #f0ece3; --high: #74b6bd; }
@media (prefers-color-scheme: dark) { :root { --paper: #141617; --ink: #eae8e3; --quiet: #a9aeb1; --line: #2b2f32; --low: #7d4422; --even: #2b2e30; --high: #17606a; } }
body { max-width: 1100px; margin: 0 auto; padding: 24px; background: var(--paper); color: var(--ink); font: 13px/20px system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; font-variant-numeric: tabular-nums; }
h1 { font-size: 28px; line-height: 36px; } h2 { font-size: 20px; line-height: 28px; margin: 24px 0 8px; }
p, small, dd { color: var(--quiet); margin: 0; } .scroll { overflow-x: auto; }
table { border-collapse: collapse; } th, td { padding: 4px 12px 4px 8px; border-top: 1px solid var(--line); text-align: left; font-weight: 400; }
td, th + th[scope=col] { text-align: right; } td { white-space: nowrap; } .moved { font-weight: 700; }
dt { margin-top: 8px; font-weight: 600; } summary { margin-top: 24px; font-size: 15px; cursor: pointer; }
`;

/** The colour of a chance: two ends that colour-blind eyes tell apart, neutral in the middle. */
function colourOf({ chance }: OutlineCell): string {
  if (chance === undefined) return '';
  const end = chance < 0.5 ? 'var(--low)' : 'var(--high)';
  const share = Math.round(Math.abs(chance - 0.5) * 200);
  return ` style="background: color-mix(in oklab, ${end} ${share}%, var(--even))"`;
}

function table({ scenarios, rows }: Outline, lang: Lang): string[] {
  if (rows.length === 0) return [];
  const cell = (each: OutlineCell): string =>
    `<td${each.moved ? ' class="moved"' : ''}${colourOf(each)}>${markup(each.text)}</td>`;
  return [
    `<h2>${markup(reportWord('matrix-heading', {}, lang))}</h2>`,
    '<div class="scroll"><table>',
    `<tr><th scope="col">${markup(reportWord('strategy', {}, lang))}</th>${scenarios.map((name) => `<th scope="col">${markup(name)}</th>`).join('')}</tr>`,
    ...rows.map(
      ({ strategy, cells }) => `<tr><th scope="row">${markup(strategy)}</th>${cells.map(cell).join('')}</tr>`,
    ),
    '</table></div>',
  ];
}

function sectionLines({ heading, open, items }: OutlineSection): string[] {
  const list = items.flatMap(({ head, lines }) => [
    `<dt>${markup(head)}</dt>`,
    ...lines.map((line) => `<dd>${markup(line)}</dd>`),
  ]);
  return open
    ? [`<h2>${markup(heading)}</h2>`, '<dl>', ...list, '</dl>']
    : ['<details>', `<summary>${markup(heading)}</summary>`, '<dl>', ...list, '</dl>', '</details>'];
}

/** A verdict as a page that needs nothing beside itself: no script, no other file. */
export function htmlReport(verdict: Verdict, lang: Lang): string {
  const outline = outlineOf(verdict, lang);
  return [
    '<!doctype html>',
    `<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${markup(outline.title)}</title><style>${STYLE}</style></head>`,
    '<body><main>',
    `<h1>${markup(outline.title)}</h1>`,
    ...outline.summary.map((sentence) => `<p>${markup(sentence)}</p>`),
    ...table(outline, lang),
    ...outline.sections.flatMap(sectionLines),
    '</main></body></html>',
    '',
  ].join('\n');
}
