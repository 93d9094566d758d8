import type { Lang } from '../../workspace/index.ts';
import type { Standing, Verdict, VerdictItem } from '../verdict.ts';
import { COLON, FINE, reasonText, standingWord, URGENCY } from './text.ts';

/** GitHub shows ten of a kind a step. */
const MOST = 10;

const levelOf = (standing: Standing): string => (standing === 'inconclusive' ? 'warning' : 'error');

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** One finding on the file and line that it is about. */
function annotation(item: VerdictItem, folder: string, lang: Lang): string {
  const { standing, place, name, said } = item;
  const reason = reasonText(item, lang);
  const at = place
    ? ` file=${property(folder === '' ? place.file : `${folder}/${place.file}`)},line=${place.line},col=${place.column},`
    : ' ';
  const text = reason === undefined ? said[lang] : `${said[lang]}\n${reason}`;
  return `::${levelOf(standing)}${at}title=${property(`${standingWord(standing, lang)}${COLON[lang]}${name}`)}::${data(text)}`;
}

/**
 * What does not pass, as GitHub's workflow commands that put it on the file and line it is about: the most urgent first, ten at
 * most, one of each thing that is asked before a second cell of the same.
 *
 * @param folder - where the workspace is in the repository, '' for its top
 */
export function annotations({ items }: Verdict, folder: string, lang: Lang): readonly string[] {
  const wrong = URGENCY.filter((standing) => !FINE.includes(standing)).flatMap((standing) =>
    items.filter((item) => item.standing === standing),
  );
  const seen = new Set<string>();
  const first: VerdictItem[] = [];
  const again: VerdictItem[] = [];
  for (const item of wrong) {
    const key = item.place ? `${item.place.file}:${item.place.line}` : item.name;
    (seen.has(key) ? again : first).push(item);
    seen.add(key);
  }
  return [...first, ...again].slice(0, MOST).map((item) => annotation(item, folder, lang));
}
