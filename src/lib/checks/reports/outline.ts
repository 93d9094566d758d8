import { diffWord, type Lang, reportWord } from '../../workspace/index.ts';
import { fixedText } from '../number-text.ts';
import type { Standing, Verdict, VerdictCell, VerdictChange, VerdictItem } from '../verdict.ts';
import { arrow, causeText, changeLine, movedCells, percent, sideName } from './diff-text.ts';
import { COLON, countsText, FINE, reasonText, settingsText, standingWord, URGENCY } from './text.ts';

/** A cell of a report's table. */
export interface OutlineCell {
  readonly text: string;
  /** Chance of meeting all targets as it is now; undefined where there is no such cell. */
  readonly chance?: number;
  /** Whether it has moved. */
  readonly moved: boolean;
}

export interface OutlineRow {
  readonly strategy: string;
  readonly cells: readonly OutlineCell[];
}

/** One thing that is said, with what there is to say about it. */
export interface OutlineItem {
  readonly head: string;
  readonly standing?: Standing;
  readonly lines: readonly string[];
}

export interface OutlineSection {
  readonly heading: string;
  /** Whether it is shown from the start; others are folded. */
  readonly open: boolean;
  readonly items: readonly OutlineItem[];
}

/** What a report that is written to a file says, before it is Markdown or HTML. */
export interface Outline {
  readonly title: string;
  readonly passed: boolean;
  readonly summary: readonly string[];
  /** Scenarios, and a row a strategy; empty where nothing was simulated. */
  readonly scenarios: readonly string[];
  readonly rows: readonly OutlineRow[];
  readonly sections: readonly OutlineSection[];
}

/** Changes that are told first. */
const LARGEST = 5;

/** Things that do not hold that are told first. */
const MOST_OPEN = 10;

function cellOf({ before, after }: VerdictCell, compared: boolean): OutlineCell {
  const [was, is] = [before && percent(before.chance), after && percent(after.chance)];
  const moved = compared && (was !== undefined || is !== undefined) && was !== is;
  const text = compared ? arrow(was ?? '–', is ?? '–') : (is ?? '–');
  return {
    text: was === undefined && is === undefined ? '=' : text,
    moved,
    ...(after && { chance: after.chance }),
  };
}

function tableOf({ cells, command }: Verdict): Pick<Outline, 'scenarios' | 'rows'> {
  const scenarios = [...new Set(cells.map(({ scenario }) => scenario))];
  const strategies = [...new Set(cells.map(({ strategy }) => strategy))];
  const rows = strategies.map((strategy) => ({
    strategy,
    cells: scenarios.map((scenario) => {
      const cell = cells.find((each) => each.strategy === strategy && each.scenario === scenario);
      return cell ? cellOf(cell, command === 'diff') : { text: '', moved: false };
    }),
  }));
  return { scenarios, rows };
}

const itemOf = (item: VerdictItem, lang: Lang): OutlineItem => {
  const { kind, name, standing, said, place } = item;
  const where = place && `${place.file}:${place.line}:${place.column}`;
  return {
    head: `${standingWord(standing, lang)}${COLON[lang]}${name}`,
    standing,
    // a finding in a file has its place for a name
    lines: [...said[lang].split('\n'), reasonText(item, lang), kind === 'file' ? undefined : where].filter(
      (line) => line !== undefined,
    ),
  };
};

function changeItem(change: VerdictChange, lang: Lang): OutlineItem {
  const cause = causeText(change, lang);
  const { strategy, scenario } = change;
  return {
    head: changeLine(change, lang),
    lines: [`${strategy} / ${scenario}`, ...(cause === '' ? [] : [cause])],
  };
}

const section = (heading: string, open: boolean, items: readonly OutlineItem[]): OutlineSection[] =>
  items.length === 0 ? [] : [{ heading, open, items }];

function changeSections({ changes }: Verdict, lang: Lang): OutlineSection[] {
  const items = changes.map((change) => changeItem(change, lang));
  const all = reportWord('every-change', { count: fixedText(items.length) }, lang);
  return [
    ...section(reportWord('largest-changes', {}, lang), true, items.slice(0, LARGEST)),
    ...(items.length > LARGEST ? section(all, false, items) : []),
  ];
}

function diffSummary(verdict: Verdict, lang: Lang): string[] {
  const { cells, decisionsDiffer = 0 } = verdict;
  const differ = movedCells(verdict).length;
  const count = fixedText(cells.length);
  if (differ === 0 && decisionsDiffer === 0) return [diffWord('no-effect', { cells: count }, lang)];
  const args = { differ: fixedText(differ), cells: count, decisions: percent(decisionsDiffer) };
  return [diffWord('effect', args, lang), reportWord('matrix-moved', {}, lang)];
}

/** What a verdict says, in the order of its weight. */
export function outlineOf(verdict: Verdict, lang: Lang): Outline {
  const { items, command, sides } = verdict;
  const settings =
    verdict.cells.length === 0 ? reportWord('nothing-simulated', {}, lang) : settingsText(verdict, lang);
  const table = tableOf(verdict);
  if (command === 'diff') {
    const args = { before: sideName(sides?.before ?? '', lang), after: sideName(sides?.after ?? '', lang) };
    return {
      title: reportWord('diff-title', args, lang),
      passed: true,
      summary: [...diffSummary(verdict, lang), settings],
      ...table,
      sections: changeSections(verdict, lang),
    };
  }
  const ranked = URGENCY.flatMap((standing) => items.filter((item) => item.standing === standing));
  const worst = ranked[0]?.standing ?? 'pass';
  const open = ranked.filter(({ standing }) => !FINE.includes(standing)).map((item) => itemOf(item, lang));
  const held = ranked.filter(({ standing }) => standing === 'pass').map((item) => itemOf(item, lang));
  const unchecked = ranked.filter(({ standing }) => standing === 'unchecked');
  const others = reportWord('other-problems', { count: fixedText(open.length - MOST_OPEN) }, lang);
  const holds = reportWord('what-holds', { count: fixedText(held.length) }, lang);
  return {
    title: reportWord('check-title', { result: reportWord(`result-${worst}`, {}, lang) }, lang),
    passed: worst === 'pass',
    summary: [countsText(items, lang), ...unchecked.map((item) => item.said[lang]), settings],
    ...table,
    sections: [
      ...section(reportWord('problems', {}, lang), true, open.slice(0, MOST_OPEN)),
      ...changeSections(verdict, lang),
      ...section(others, false, open.slice(MOST_OPEN)),
      ...section(holds, false, held),
    ],
  };
}
