import { FACTS, findFact, findObjectFact, OBJECT_FACTS, PLAY_SETTINGS, PLAYS } from '../../plan/index.ts';
import { EXPRESSION_FUNCTIONS } from '../../rules/index.ts';
import { assistWord } from '../messages/assist-words.ts';
import type { Lang } from '../messages/index.ts';
import type { Path } from '../text/tree.ts';
import type { Folder } from './folder.ts';
import type { SchemaGuide } from './schema-at.ts';
import { namedTold, ownFactTold } from './named-told.ts';
import { memberName } from '../tell/reading.ts';
import { GAP, partOf, tellFactNamed, tellName, tellPath, type Told } from './told.ts';

/** What may be written in a place. */
export interface Offer extends Told {
  readonly name: string;
  /** Texts in YAML and JSON stand in quotes, numbers and flags do not. */
  readonly isText: boolean;
}

const offer = (name: string, told: Told | undefined, isText = true): Offer => ({
  name,
  isText,
  ...(told ?? { title: '', unit: '', meaning: [] }),
});

/** Of a map, the scalars that stand beside a place. */
export type Beside = ReadonlyMap<string, string>;

/** A place for which names are asked. */
export interface Asked {
  readonly guide: SchemaGuide;
  readonly folder: Folder;
  readonly path: Path;
  readonly beside: Beside;
  readonly lang: Lang;
}

/** All facts that a rule can read. */
export function factOffers(folder: Folder, lang: Lang, objects = true): Offer[] {
  return [
    ...FACTS.map(({ name }) => name),
    ...(objects ? OBJECT_FACTS.map(({ name }) => name) : []),
    ...folder.targets.map((fact) => GAP + fact),
  ]
    .map((name) => offer(name, tellFactNamed(name, lang)))
    .concat([...folder.ownFacts].map(([name, expression]) => offer(name, ownFactTold(expression, lang))));
}

/** The plays that the workspace defines, and the one that needs no definition. */
export function playOffers(folder: Folder, lang: Lang): Offer[] {
  const defined = folder.plays;
  const names = defined.size > 0 ? [...defined.keys(), 'alert'] : PLAYS.map(({ name }) => name);
  return [...new Set(names)].map((name) => offer(name, namedTold('play', name, folder, lang)));
}

/** Paths of an object fact; of all of them where nobody can tell of which. */
function pathOffers(fact: string | undefined, lang: Lang): Offer[] {
  const one = fact === undefined ? undefined : findObjectFact(fact);
  return (one ? [one] : OBJECT_FACTS).flatMap((object) =>
    object.keys.flatMap((key) =>
      Object.keys(object.parts[key] ?? {}).map((part) =>
        offer(`$.${key}.${part}`, tellPath(object.name, `$.${key}.${part}`, lang)),
      ),
    ),
  );
}

/** What a fact can be compared with: its names, or yes and no; nothing for a number. */
function valueOffers({ beside, lang }: Asked): Offer[] {
  const fact = beside.get('fact') ?? '';
  const known = findFact(fact) ?? partOf(fact, beside.get('path') ?? '')?.part;
  if (known?.type === 'flag')
    return ['true', 'false'].map((name) =>
      offer(
        name,
        { title: assistWord(name === 'true' ? 'true' : 'false', {}, lang), unit: known[lang], meaning: [] },
        false,
      ),
    );
  return (known?.members ?? []).map((member) =>
    offer(member, { title: memberName(member, lang), unit: known?.[lang] ?? '', meaning: [] }),
  );
}

const files = (kind: 'strategy' | 'scenario' | 'rulebook', { folder, lang }: Asked): Offer[] =>
  folder.files(kind).map(({ name }) => offer(name, namedTold(kind, name, folder, lang)));

/** Whether a path ends so; a star is any index. */
const endsWith = (path: Path, ...end: readonly string[]): boolean =>
  end.every((step, index) => {
    const own = path[path.length - end.length + index];
    return step === '*' ? typeof own === 'number' : own === step;
  });

/** Names of the workspace that may stand at a path, which no schema knows. */
function workspaceOffers(asked: Asked): Offer[] | undefined {
  const { guide, folder, path, lang } = asked;
  const isRule = guide.name === 'rulebook' || guide.name === 'conditions';
  if (isRule && endsWith(path, 'fact')) return factOffers(folder, lang);
  if (isRule && endsWith(path, 'condition'))
    return [...folder.conditions.keys()].map((name) =>
      offer(name, namedTold('condition', name, folder, lang)),
    );
  if (isRule && endsWith(path, 'path')) return pathOffers(asked.beside.get('fact'), lang);
  if (isRule && (endsWith(path, 'value') || endsWith(path, 'value', '*'))) return valueOffers(asked);
  if (guide.name === 'rulebook' && endsWith(path, 'event', 'type')) return playOffers(folder, lang);
  if (guide.name === 'strategy' && endsWith(path, 'rules', '*')) return files('rulebook', asked);
  if (guide.name === 'strategy' && endsWith(path, 'based_on')) return files('strategy', asked);
  if (guide.name === 'scenario' && (endsWith(path, 'based_on') || endsWith(path, 'include', '*')))
    return files('scenario', asked);
  return undefined;
}

/** What may stand as a value at a path. */
export function valuesAt(asked: Asked): Offer[] {
  const own = workspaceOffers(asked);
  if (own) return own;
  return asked.guide
    .values(asked.path)
    .map(({ value, description }) =>
      offer(
        String(value),
        tellName(String(value), asked.lang) ??
          (description === undefined ? undefined : { title: '', unit: '', meaning: [description] }),
        typeof value === 'string',
      ),
    );
}

const PARAMS = EXPRESSION_FUNCTIONS.filter((name) => name !== 'abs');

/** Keys of the workspace's own that a map at a path may have. */
function workspaceKeys({ guide, folder, path, lang }: Asked): Offer[] {
  const named = (kind: 'play' | 'rule', names: readonly string[]): Offer[] =>
    names.map((name) => offer(name, namedTold(kind, name, folder, lang)));
  if (guide.name === 'plays' && path.length === 1 && path[0] === 'plays')
    return named(
      'play',
      PLAYS.map(({ name }) => name),
    );
  if (guide.name === 'rules' && path.length === 1 && path[0] === 'rules') return named('rule', folder.rules);
  const isEvent = guide.name === 'rulebook' && endsWith(path, 'event', 'params');
  const isRead = !isEvent && endsWith(path, 'params');
  return (isEvent ? PLAY_SETTINGS : isRead ? PARAMS : []).map((name) => offer(name, paramTold(name, lang)));
}

/** What a window, a lag or a setting of a play does. */
export function paramTold(name: string, lang: Lang): Told | undefined {
  const words = ['mean', 'sum', 'min', 'max', 'change', 'lag', 'abs', ...PLAY_SETTINGS] as const;
  const known = words.find((word) => word === name);
  return known && { title: assistWord(`param-${known}`, {}, lang), unit: '', meaning: [] };
}

/** The kinds of condition: a map is one of them. */
const KINDS = ['all', 'any', 'not', 'condition', 'fact'] as const;
const OF_COMPARISON: ReadonlySet<string> = new Set(['fact', 'operator', 'value', 'params', 'path']);

/** Whether a key could still be added to a condition of the kind that it is by now. */
function suits(key: string, taken: ReadonlySet<string>): boolean {
  const isComparison = [...taken].some((each) => OF_COMPARISON.has(each));
  const kind = KINDS.find((each) => taken.has(each)) ?? (isComparison ? 'fact' : undefined);
  if (kind === undefined) return true;
  if (kind === 'fact') return OF_COMPARISON.has(key) || key === 'name' || key === 'priority';
  return key === 'name' || key === 'priority';
}

/** Keys that may be added to a map at a path. */
export function keysAt(asked: Asked, taken: ReadonlySet<string>): Offer[] {
  const { guide, path, lang } = asked;
  const keys = guide.keys(path);
  const isCondition = keys.has('all') && keys.has('fact');
  const own = workspaceKeys(asked);
  const listed = [...keys]
    .filter(([key]) => !isCondition || suits(key, taken))
    .map(([key, schema]) => offer(key, keyTold([...path, key], schema, lang)));
  return [...own, ...listed.filter(({ name }) => !own.some((each) => each.name === name))].filter(
    ({ name }) => !taken.has(name),
  );
}

/** Keys under which levers stand by name. */
const LEVERS_UNDER: ReadonlySet<string | number> = new Set(['levers', 'assume']);

/** The lever that a path within a map of levers leads to. */
export function leverIn(path: Path): string | undefined {
  const under = path.findIndex((step) => LEVERS_UNDER.has(step));
  const rest = under < 0 ? [] : path.slice(under + 1);
  return rest.length > 0 && rest.every((step) => typeof step === 'string') ? rest.join('.') : undefined;
}

export function keyTold(path: Path, schema: unknown, lang: Lang): Told | undefined {
  const lever = leverIn(path);
  const told = lever === undefined ? undefined : tellName(lever, lang);
  if (told) return told;
  const key = String(path.at(-1));
  const described =
    typeof schema === 'object' &&
    schema !== null &&
    'description' in schema &&
    typeof schema.description === 'string'
      ? [schema.description]
      : [];
  return paramTold(key, lang) ?? tellName(key, lang) ?? { title: '', unit: '', meaning: described };
}
