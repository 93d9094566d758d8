import {
  ALERT,
  type FactDefinition,
  findChosenLever,
  findFact,
  findLever,
  findObjectFact,
  label,
  type LeverDefinition,
  PAID_CHANNELS,
  type PlayName,
  PLAYS,
  TEAMS,
} from '../../plan/index.ts';
import { OPERATOR_NAMES } from '../../rules/index.ts';
import { KIND_LABELS, UNIT_LABELS } from '../messages/command-words.ts';
import { explainWord, operatorWords } from '../messages/explain-words.ts';
import { DEFINITIONS_IN_CHINESE } from '../messages/guide-definitions.ts';
import { MOVES_IN_CHINESE } from '../messages/guide-moves.ts';
import type { Lang } from '../messages/index.ts';
import { assistWord } from '../messages/assist-words.ts';
import { memberName } from '../tell/reading.ts';
import { readPath } from './object-path.ts';

/** What a name stands for, in one language. */
export interface Told {
  /** What people call it. */
  readonly title: string;
  /** Unit, or what kind of name it is. */
  readonly unit: string;
  /** What it means, a line each. */
  readonly meaning: readonly string[];
}

/** Distance of a fact to its target. */
export const GAP = 'gap.';

const plays = new Map(PLAYS.map((play) => [play.name, play]));

/** The unit of a fact; of one that is not a number, what it is instead. */
export function unitOf({ type, unit }: FactDefinition, lang: Lang): string {
  return type === 'number' ? UNIT_LABELS[unit][lang] : assistWord(`type-${type}`, {}, lang);
}

export function tellFact(fact: FactDefinition, lang: Lang): Told {
  const { definition } = fact;
  const meaning = lang === 'zh' ? (DEFINITIONS_IN_CHINESE[definition] ?? definition) : definition;
  const members = fact.members.map((member) => `${member} ${memberName(member, lang)}`);
  return {
    title: fact[lang],
    unit: unitOf(fact, lang),
    meaning: [
      meaning,
      ...(members.length > 0 && members.length < 10
        ? [assistWord('one-of', { names: members.join(lang === 'en' ? ', ' : '、') }, lang)]
        : []),
    ],
  };
}

function tellLever(lever: LeverDefinition, lang: Lang, isChosen = false): Told {
  const { kind, unit, min, max, owner } = lever;
  return {
    title: lever[lang],
    unit: UNIT_LABELS[unit][lang],
    meaning: [
      lang === 'zh' ? (MOVES_IN_CHINESE[lever.moves] ?? lever.moves) : lever.moves,
      assistWord(
        'lever-range',
        { min: inPercent(min, unit), max: inPercent(max, unit), by: KIND_LABELS[kind][lang] },
        lang,
      ),
      ...(owner ? [assistWord('owned-by', { owner: TEAMS[owner][lang] }, lang)] : []),
      ...(isChosen ? [assistWord('picked', {}, lang)] : []),
    ],
  };
}

const inPercent = (value: number, unit: LeverDefinition['unit']): string =>
  unit === 'share' ? `${Number((value * 100).toPrecision(12))}%` : String(value);

const tellPlay = (play: PlayName, lang: Lang): Told => ({
  title: play[lang],
  unit: assistWord('play', {}, lang),
  meaning:
    play.name === ALERT
      ? [assistWord('only-records', {}, lang)]
      : [assistWord('answers', { trouble: play.answers[lang] }, lang)],
});

/** The part of an object fact that a path such as `$.douyin.cac` reads. */
export function partOf(
  fact: string,
  path: string,
): { readonly key: string; readonly part: FactDefinition } | undefined {
  const [key, name] = readPath(path) ?? [];
  const part = key === undefined || name === undefined ? undefined : findObjectFact(fact)?.parts[key]?.[name];
  return key !== undefined && part ? { key, part } : undefined;
}

export function tellPath(fact: string, path: string, lang: Lang): Told | undefined {
  const found = partOf(fact, path);
  if (!found) return undefined;
  const told = tellFact(found.part, lang);
  return { ...told, title: `${memberName(found.key, lang)} ${told.title}` };
}

/** A fact that the catalogue has, or the distance of one to its target. */
export function tellFactNamed(name: string, lang: Lang): Told | undefined {
  const fact = findFact(name);
  if (fact) return tellFact(fact, lang);
  const object = findObjectFact(name);
  if (object)
    return {
      title: object[lang],
      unit: assistWord('object', {}, lang),
      meaning: [
        assistWord(
          'with-path',
          {
            example: `$.${object.keys[0] ?? ''}.${Object.keys(object.parts[object.keys[0] ?? ''] ?? {})[0] ?? ''}`,
          },
          lang,
        ),
        object.keys.map((key) => `${key} ${memberName(key, lang)}`).join(lang === 'en' ? ', ' : '、'),
      ],
    };
  const of = name.startsWith(GAP) ? findFact(name.slice(GAP.length)) : undefined;
  return (
    of && {
      title: explainWord('gap', { fact: of[lang] }, lang),
      unit: unitOf(of, lang),
      meaning: [assistWord('gap-meaning', {}, lang)],
    }
  );
}

export function tellLeverNamed(name: string, lang: Lang): Told | undefined {
  const lever = findLever(name);
  if (lever) return tellLever(lever, lang);
  const chosen = findChosenLever(name);
  const first = chosen && findLever(chosen.levers[PAID_CHANNELS[0]]);
  return first && tellLever({ ...first, ...label(first.en, first.zh) }, lang, true);
}

/** What a name of the catalogues stands for: a fact, a lever, a play, an operator, a team. */
export function tellName(name: string, lang: Lang): Told | undefined {
  const known = tellFactNamed(name, lang) ?? tellLeverNamed(name, lang);
  if (known) return known;
  const play = plays.get(name);
  if (play) return tellPlay(play, lang);
  if (OPERATOR_NAMES.includes(name.split(':').at(-1) ?? ''))
    return { title: operatorWords(name, lang), unit: assistWord('operator', {}, lang), meaning: [] };
  const team = Object.entries(TEAMS).find(([each]) => each === name)?.[1];
  return team && { title: team[lang], unit: assistWord('team', {}, lang), meaning: [] };
}
