import type { Lang } from '../messages/index.ts';
import { scalarsOf } from './complete.ts';
import type { Folder } from './folder.ts';
import { namedTold } from './named-told.ts';
import { type Asked, factOffers, keyTold, keysAt, paramTold, valuesAt } from './offers.ts';
import { guideTo } from './schema-at.ts';
import { spotAt } from './spot.ts';
import { tellFactNamed, tellName, type Told } from './told.ts';

/** What is told about the word under the pointer. */
export interface Hover extends Told {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

const isWorthTelling = (told: Told | undefined): told is Told =>
  told !== undefined && (told.title !== '' || told.meaning.length > 0);

/** A name within an expression over facts. */
function inExpression(text: string, offset: number, folder: Folder, lang: Lang): Hover | undefined {
  const before = /[a-z_][\w.]*$/i.exec(text.slice(0, offset))?.[0] ?? '';
  const name = before + (/^[\w.]*/.exec(text.slice(offset))?.[0] ?? '');
  const told =
    tellFactNamed(name, lang) ??
    paramTold(name, lang) ??
    factOffers(folder, lang).find((each) => each.name === name);
  const from = offset - before.length;
  return isWorthTelling(told) ? hoverOf(name, told, from, from + name.length) : undefined;
}

const hoverOf = (name: string, { title, unit, meaning }: Told, from: number, to: number): Hover => ({
  name,
  title,
  unit,
  meaning,
  from,
  to,
});

interface WordAsked extends Asked {
  /** The word under the pointer. */
  readonly word: string;
}

/** The files that define names, by the section that holds them, and what they name. */
const NAMES_IN = { rules: 'rule', plays: 'play', conditions: 'condition' } as const;

function valueTold({ word, ...asked }: WordAsked): Told | undefined {
  const { guide, path, folder, lang } = asked;
  const known = valuesAt(asked).find(({ name }) => name === word);
  const isRule = guide.name === 'rulebook' && path.at(-1) === 'name';
  return known ?? (isRule ? namedTold('rule', word, folder, lang) : undefined);
}

function keyAt({ word, ...asked }: WordAsked): Told | undefined {
  const { guide, path, folder, lang } = asked;
  for (const [section, kind] of Object.entries(NAMES_IN))
    if (guide.name === section && path.length === 1 && path[0] === section)
      return namedTold(kind, word, folder, lang);
  const own = keysAt(asked, new Set()).find(({ name }) => name === word);
  const schema = guide.keys(path).get(word);
  return own ?? (schema ? keyTold([...path, word], schema, lang) : tellName(word, lang));
}

/** What is to be told about the word at a place of a file; undefined where nothing is. */
export function hover(
  folder: Folder,
  path: string,
  text: string,
  offset: number,
  lang: Lang,
): Hover | undefined {
  const guide = guideTo(path);
  const spot = guide && spotAt(path, text, offset);
  if (!guide || !spot?.word) return undefined;
  const { word, role, within } = spot;
  const isOwn = spot.path.length === 2 && spot.path[0] === guide.name;
  if (guide.name === 'facts' && role !== 'key' && isOwn) return inExpression(text, offset, folder, lang);
  const asked = { guide, folder, path: spot.path, beside: scalarsOf(within), lang, word: word.text };
  const told = role === 'value' ? valueTold(asked) : keyAt(asked);
  return isWorthTelling(told) ? hoverOf(word.text, told, word.start, word.end) : undefined;
}
