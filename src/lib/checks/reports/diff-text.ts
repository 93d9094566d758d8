import { findFact, type Unit } from '../../plan/index.ts';
import { diffWord, type Lang } from '../../workspace/index.ts';
import { fixedText } from '../number-text.ts';
import type { Verdict, VerdictCell, VerdictChange } from '../verdict.ts';

/** What a verdict calls the side that is no commit. */
export const WORKING_TREE = 'working tree';

/** Most changes of a kind that are told of a cell: the others are counted. */
const MOST_TOLD: Readonly<Record<'figure' | 'rule', number>> = { figure: 6, rule: 6 };
const MOST_CAUSES = 3;

/** Decimals of firings a run. */
const FIRING_DECIMALS = 2;

export const sideName = (name: string, lang: Lang): string =>
  name === WORKING_TREE ? diffWord('working-tree', {}, lang) : name;

/** Units whose figures are told in percent, and their differences in percentage points. */
const IN_PERCENT: ReadonlySet<Unit> = new Set<Unit>(['share', 'flag']);
const MOST_DECIMALS = 6;

/** Decimals with which a difference shows two digits; percent have one at least. */
function decimalsFor(difference: number, least: number): number {
  if (!Number.isFinite(difference) || difference === 0) return 1;
  const exponent = Number(difference.toExponential(1).split('e')[1]);
  return Math.max(least, Math.min(MOST_DECIMALS, 1 - exponent));
}

/** A share in percent. */
export const percent = (share: number): string => `${fixedText(share * 100, 1)}%`;

/** A difference with its sign. */
const signed = (text: string): string => (/^[-–]|^[0.]*$/.test(text) ? text : `+${text}`);

const between = (lang: Lang): string => (lang === 'en' ? ', ' : '，');

export const arrow = (before: string, after: string): string =>
  before === after ? after : `${before} → ${after}`;

function nameOf({ what, name }: VerdictChange, lang: Lang): string {
  const fact = findFact(name)?.[lang] ?? name;
  if (what === 'rule') return name;
  if (what === 'all-targets') return diffWord('all-targets', {}, lang);
  return what === 'target' ? diffWord('target', { name: fact }, lang) : fact;
}

/** Decimals with which shares of the same runs are told in full, so that what is shown adds up: 2,000 runs need two. */
const inFull = (percent: readonly number[]): number =>
  percent.every((value) => Math.abs(value * 10 - Math.round(value * 10)) < 1e-6) ? 1 : 2;

/** A figure on both sides, and how far it moved, with the decimals that the difference needs. */
function figuresOf(change: VerdictChange, lang: Lang) {
  const { what, name, before, after, difference } = change;
  const unit: Unit = what === 'fact' ? (findFact(name)?.unit ?? 'number') : 'share';
  const inPercent = IN_PERCENT.has(unit);
  const times = inPercent ? 100 : 1;
  const decimals =
    what === 'fact'
      ? decimalsFor(difference.difference * times, inPercent ? 1 : 0)
      : inFull([before * times, after * times]);
  const text = (value: number): string => fixedText(value * times, decimals);
  const level = (value: number): string => (inPercent ? `${text(value)}%` : text(value));
  const by = signed(text(difference.difference));
  return {
    what: nameOf(change, lang),
    before: level(before),
    after: level(after),
    difference: inPercent ? diffWord('points', { difference: by }, lang) : by,
    low: signed(text(difference.low)),
    high: signed(text(difference.high)),
  };
}

function ruleLine(change: VerdictChange, lang: Lang): string {
  const { firings, firstWeek } = change;
  const times = firings
    ? arrow(fixedText(firings.before, FIRING_DECIMALS), fixedText(firings.after, FIRING_DECIMALS))
    : '';
  const week = (value: number | undefined): string => (value === undefined ? '-' : String(value));
  const weeks = firstWeek ? arrow(week(firstWeek.before), week(firstWeek.after)) : '';
  return diffWord('rule', { ...figuresOf(change, lang), firings: times, weeks }, lang);
}

/** What moved, in a line. */
export function changeLine(change: VerdictChange, lang: Lang): string {
  const line =
    change.what === 'rule' ? ruleLine(change, lang) : diffWord('moved', figuresOf(change, lang), lang);
  return change.practical ? `${line}${between(lang)}${diffWord('practical', {}, lang)}` : line;
}

/** Causes that make less of a change are told where nothing makes more. */
const LEAST_TOLD = 0.1;

/** What is behind a change, the strongest first; of a file whose rules are told, those tell more than the file. */
export function causeText({ because }: VerdictChange, lang: Lang): string {
  const rules = because.filter(({ rule }) => rule !== undefined);
  const telling = because.filter(
    ({ file, rule }) => rule !== undefined || !rules.some((each) => each.file === file),
  );
  const strong = telling.filter(({ share }) => Math.abs(share) >= LEAST_TOLD);
  const causes = (strong.length > 0 ? strong : telling)
    .slice(0, MOST_CAUSES)
    .map(({ file, rule, share }) =>
      diffWord('cause', { file, rule, share: `${fixedText(share * 100)}%` }, lang),
    );
  return causes.length === 0 ? '' : diffWord('because', { causes: causes.join(between(lang)) }, lang);
}

/** Lines of changes, what is behind them once for all that have the same behind them one after the other. */
function changeLines(changes: readonly VerdictChange[], lang: Lang): string[] {
  const told = { figure: 0, rule: 0 };
  const lines: string[] = [];
  let cause = '';
  let others = 0;
  for (const change of changes) {
    const kind = change.what === 'rule' ? 'rule' : 'figure';
    if (told[kind]++ >= MOST_TOLD[kind]) {
      others++;
      continue;
    }
    const text = causeText(change, lang);
    if (text !== cause && text !== '') lines.push(`  ${text}`);
    cause = text;
    lines.push(`    ${changeLine(change, lang)}`);
  }
  if (others > 0) lines.push(`    ${diffWord('more', { others: fixedText(others) }, lang)}`);
  return lines;
}

function cellLines(
  { strategy, scenario, before, after }: VerdictCell,
  changes: readonly VerdictChange[],
  lang: Lang,
): string[] {
  const [was, is] = [before && percent(before.chance), after && percent(after.chance)];
  const name = { strategy, scenario };
  if (was === undefined && is === undefined) return [];
  if (was === undefined) return ['', diffWord('new-cell', { ...name, chance: is ?? '' }, lang)];
  if (is === undefined) return ['', diffWord('gone-cell', { ...name, chance: was }, lang)];
  return ['', diffWord('cell', { ...name, chance: arrow(was, is) }, lang), ...changeLines(changes, lang)];
}

const changesOf = ({ changes }: Verdict, cell: VerdictCell): readonly VerdictChange[] =>
  changes.filter(({ strategy, scenario }) => strategy === cell.strategy && scenario === cell.scenario);

/** Cells in which something moved, and those that only one side has. */
export const movedCells = (verdict: Verdict): readonly VerdictCell[] =>
  verdict.cells.filter(
    (cell) =>
      changesOf(verdict, cell).length > 0 || (cell.before === undefined) !== (cell.after === undefined),
  );

/** A comparison for people: the weightiest changes of every cell that moved, and what is behind them. */
export function diffText(verdict: Verdict, lang: Lang): string {
  const { sides, cells, runs, seed, model, weeks, decisionsDiffer = 0 } = verdict;
  const moved = movedCells(verdict);
  const head = [
    diffWord(
      'head',
      { before: sideName(sides?.before ?? '', lang), after: sideName(sides?.after ?? '', lang) },
      lang,
    ),
    diffWord('settings', { runs: fixedText(runs), seed: String(seed), model, weeks }, lang),
  ];
  const count = fixedText(cells.length);
  if (moved.length === 0 && decisionsDiffer === 0)
    return [...head, diffWord('no-effect', { cells: count }, lang)].join('\n');
  const sum = { differ: fixedText(moved.length), cells: count, decisions: percent(decisionsDiffer) };
  return [
    ...head,
    diffWord('effect', sum, lang),
    ...moved.flatMap((cell) => cellLines(cell, changesOf(verdict, cell), lang)),
  ].join('\n');
}
