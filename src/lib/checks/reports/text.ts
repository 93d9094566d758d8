import { TEAMS } from '../../plan/index.ts';
import { checkWord, type Lang } from '../../workspace/index.ts';
import { fixedText } from '../number-text.ts';
import type { Standing, Verdict, VerdictItem } from '../verdict.ts';

/** Kinds in the order in which they are told. */
export const KINDS = ['file', 'rule-test', 'expectation', 'recording', 'cell'] as const;

/** Standings that nobody has to do something about. */
export const FINE: readonly Standing[] = ['pass', 'unchecked'];

/** The more urgent first. */
export const URGENCY: readonly Standing[] = [
  ...(['input', 'recording', 'breach', 'drift', 'inconclusive'] as const),
  ...FINE,
];

export const COLON = { en: ': ', zh: '：' } as const;

/** Name without the cell that ends it: what is asked, of however many cells. */
function subjectOf({ name, cell }: VerdictItem): string {
  const ending = cell ? ` [${cell.strategy} / ${cell.scenario}]` : '';
  return ending !== '' && name.endsWith(ending) ? name.slice(0, -ending.length) : name;
}

export const standingWord = (standing: Standing, lang: Lang): string =>
  checkWord(`standing-${standing}`, {}, lang);

/** Why a thing is checked, in the words of its author. */
export function reasonText({ kind, reason }: VerdictItem, lang: Lang): string | undefined {
  if (reason === undefined || kind !== 'recording') return reason;
  return checkWord('recorded-because', { reason }, lang);
}

/** What is the same for all cells: why it is asked, where it is written, whose it is. */
function aboutLines(item: VerdictItem, lang: Lang): string[] {
  const { place, owner } = item;
  const where = place && `${place.file}:${place.line}:${place.column}`;
  const who = owner && checkWord('owned-by', { owner: TEAMS[owner][lang] }, lang);
  const about = [where, who].filter((each) => each !== undefined).join(lang === 'en' ? ', ' : '，');
  return [reasonText(item, lang) ?? '', about].filter((line) => line !== '').map((line) => `    ${line}`);
}

/** One thing that was asked, of one cell or of several, those with the worst answers first. */
function subjectLines(items: readonly VerdictItem[], lang: Lang): string[] {
  const sorted = URGENCY.flatMap((standing) => items.filter((item) => item.standing === standing));
  const worst = sorted[0]!;
  const head = `  ${standingWord(worst.standing, lang)}${COLON[lang]}${subjectOf(worst)}`;
  const isFine = FINE.includes(worst.standing);
  const hasCells = worst.cell !== undefined && subjectOf(worst) !== worst.name;
  if (!hasCells && isFine) return [`${head}${COLON[lang]}${worst.said[lang]}`];
  const answers = sorted.flatMap(({ cell, standing, said }) => {
    const where = hasCells && cell ? `${cell.strategy} / ${cell.scenario}${COLON[lang]}` : '';
    const how =
      sorted.length > 1 && !FINE.includes(standing) ? `${standingWord(standing, lang)}${COLON[lang]}` : '';
    return `${how}${where}${said[lang]}`.split('\n').map((line) => `    ${line}`);
  });
  return [head, ...(isFine ? [] : aboutLines(worst, lang)), ...answers];
}

function kindLines(items: readonly VerdictItem[], lang: Lang): string[] {
  const subjects = new Map<string, VerdictItem[]>();
  for (const item of items) {
    const subject = subjectOf(item);
    const known = subjects.get(subject);
    if (known) known.push(item);
    else subjects.set(subject, [item]);
  }
  const worst = (those: readonly VerdictItem[]): number =>
    Math.min(...those.map(({ standing }) => URGENCY.indexOf(standing)));
  return [...subjects.values()]
    .sort((a, b) => worst(a) - worst(b))
    .flatMap((those) => subjectLines(those, lang));
}

/** How many things stand how, the good ones first. */
export function countsText(items: readonly VerdictItem[], lang: Lang): string {
  const problems = URGENCY.filter((standing) => !FINE.includes(standing));
  const counts = [...FINE, ...problems.toReversed()].flatMap((standing) => {
    const count = items.filter((item) => item.standing === standing).length;
    const isTold = count > 0 || standing === 'pass';
    return isTold ? [checkWord(`count-${standing}`, { count: fixedText(count) }, lang)] : [];
  });
  return counts.join(lang === 'en' ? ', ' : '，');
}

/** What was simulated: cells, runs, seed, model. */
export function settingsText({ cells, runs, seed, model, weeks }: Verdict, lang: Lang): string {
  const args = { cells: cells.length, runs: fixedText(runs), seed: String(seed), model, weeks };
  return checkWord('check-line', args, lang);
}

/**
 * A verdict for people: everything that was asked, with its answer in each cell, what is wrong first; and how many things were
 * checked.
 */
export function textReport(verdict: Verdict, lang: Lang): string {
  const { items } = verdict;
  const parts = KINDS.flatMap((kind) => {
    const those = items.filter((item) => item.kind === kind);
    return those.length === 0 ? [] : ['', checkWord(`kind-${kind}`, {}, lang), ...kindLines(those, lang)];
  });
  return [settingsText(verdict, lang), ...parts, '', countsText(items, lang)].join('\n');
}
