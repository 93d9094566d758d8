import { EXPRESSION_FUNCTIONS } from '../../rules/index.ts';
import type { Lang } from '../messages/index.ts';
import type { Folder } from './folder.ts';
import { factOffers, keysAt, type Offer, paramTold, valuesAt } from './offers.ts';
import { guideTo, type SchemaGuide } from './schema-at.ts';
import type { SoftMap } from './soft.ts';
import { spotAt, type Spot } from './spot.ts';
import type { Told } from './told.ts';

/** A name as it is offered, and what is written when it is taken. */
export interface Completion extends Told {
  readonly name: string;
  readonly insert: string;
  /** Where the cursor stands then, in what is written. */
  readonly cursor: number;
}

/** What may stand at a place: it takes the place of the text between `from` and `to`. */
export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
}

/** Names offered at once. */
const MOST = 400;

/** The scalars of a map, by key. */
export const scalarsOf = (map: SoftMap | undefined): ReadonlyMap<string, string> =>
  new Map(
    (map?.entries ?? []).flatMap(({ key, value }) =>
      value?.kind === 'scalar' ? [[key.text, value.text] as const] : [],
    ),
  );

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** How well a name answers to what is typed: 0 best; undefined not at all. Labels count, so that 获客 finds cac. */
function rank({ name, title }: Offer, typed: string): number | undefined {
  if (typed === '') return 0;
  const [own, label] = [folded(name), folded(title)];
  if (own.startsWith(typed)) return 0;
  if (own.split(/[._-]/).some((piece) => piece.startsWith(typed))) return 1;
  if (own.includes(typed)) return 2;
  if (label.includes(typed)) return 3;
  let at = 0;
  for (const letter of own) if (letter === typed[at]) at++;
  return typed.length > 1 && at === typed.length ? 4 : undefined;
}

function ranked(offers: readonly Offer[], typed: string): Offer[] {
  const wanted = folded(typed);
  return offers
    .map((offer) => ({ offer, rank: rank(offer, wanted) }))
    .filter((each): each is { offer: Offer; rank: number } => each.rank !== undefined)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ offer }) => offer);
}

/** Texts that YAML would read as something else than a text. */
const NOT_PLAIN = /^(?:true|false|null|~|[-+.\d].*|.*[:#]\s.*|.*[,[\]{}].*|[&*!|>%@`"'$?].*|)$/i;

/** A name in the quotes that its place asks for. */
function quoted(name: string, isText: boolean, spot: Spot, isJson: boolean): string {
  if (!isText) return name;
  const quote = spot.word?.quote;
  if (isJson || quote === '"') return JSON.stringify(name);
  if (quote === "'" || NOT_PLAIN.test(name)) return `'${name.replaceAll("'", "''")}'`;
  return name;
}

/** What follows a key, and where in it the cursor stands. */
function afterKey(guide: SchemaGuide, path: Spot['path'], key: string, spot: Spot, isJson: boolean): string {
  const schema = guide.keys(path).get(key);
  const types = schema ? guide.types(schema) : new Set<unknown>();
  const isOnly = (type: string): boolean => types.has(type) && !types.has('string') && !types.has('number');
  if (isOnly('array')) return ': [|]';
  if (isOnly('object')) return isJson || spot.flow ? ': {|}' : ':|';
  if (isJson && types.has('string') && !types.has('number') && !types.has('object')) return ': "|"';
  return ': |';
}

function completionOf(offer: Offer, insert: string): Completion {
  const { name, title, unit, meaning } = offer;
  const at = insert.indexOf('|');
  return {
    name,
    title,
    unit,
    meaning,
    insert: at < 0 ? insert : insert.slice(0, at) + insert.slice(at + 1),
    cursor: at < 0 ? insert.length : at,
  };
}

/** Names within an expression over facts. */
function inExpression(text: string, offset: number, folder: Folder, lang: Lang): Completions | undefined {
  const before = /[a-z_][\w.]*$/i.exec(text.slice(0, offset))?.[0] ?? '';
  const after = /^[\w.]*/.exec(text.slice(offset))?.[0] ?? '';
  const functions = EXPRESSION_FUNCTIONS.map((name): Offer => ({
    name,
    isText: false,
    title: '',
    unit: '',
    meaning: [],
    ...paramTold(name, lang),
  }));
  const facts = factOffers(folder, lang, false);
  const options = ranked([...facts, ...functions], before).map((each) =>
    completionOf(each, functions.includes(each) ? `${each.name}(|)` : each.name),
  );
  return { from: offset - before.length, to: offset + after.length, options };
}

/**
 * What may be written at a place of a file: names with their unit and meaning, spelt as the place asks for. Undefined where
 * nothing fits.
 *
 * @param folder - the workspace, with the file's text as it is typed
 */
export function complete(
  folder: Folder,
  path: string,
  text: string,
  offset: number,
  lang: Lang,
): Completions | undefined {
  const guide = guideTo(path);
  const spot = guide && spotAt(path, text, offset);
  if (!guide || !spot) return undefined;
  if (guide.name === 'facts' && spot.role !== 'key' && spot.path.length === 2 && spot.path[0] === 'facts')
    return inExpression(text, offset, folder, lang);
  const { word, within } = spot;
  const isJson = path.endsWith('.json');
  const from = word?.start ?? offset;
  const typed = word ? text.slice(from + word.quote.length, Math.max(offset, from + word.quote.length)) : '';
  const asked = { guide, folder, path: spot.path, beside: scalarsOf(within), lang };
  const options: Completion[] = [];
  if (spot.role !== 'key') {
    for (const each of ranked(valuesAt(asked), typed))
      options.push(completionOf(each, quoted(each.name, each.isText, spot, isJson)));
  }
  if (spot.role !== 'value') {
    const taken = new Set(
      (within?.entries ?? []).filter(({ key }) => key !== word).map(({ key }) => key.text),
    );
    for (const each of ranked(keysAt(asked, taken), typed)) {
      const tail = spot.hasColon ? '' : afterKey(guide, spot.path, each.name, spot, isJson);
      options.push(completionOf(each, quoted(each.name, true, spot, isJson) + tail));
    }
  }
  return options.length === 0 ? undefined : { from, to: word?.end ?? offset, options };
}
