import { FACTS, type FactType, OBJECT_FACTS, TEAMS } from '../../plan/index.ts';
import { OPERATOR_NAMES } from '../../rules/index.ts';
import type { Folder } from '../assist/folder.ts';
import { playOffers } from '../assist/offers.ts';
import { GAP, tellFactNamed } from '../assist/told.ts';
import { assistWord } from '../messages/assist-words.ts';
import { LAYER_LABELS } from '../messages/command-words.ts';
import { explainWord, operatorWords } from '../messages/explain-words.ts';
import type { Lang } from '../messages/index.ts';
import { memberName } from '../tell/reading.ts';

/** A name with what people call it. */
export interface Choice {
  readonly name: string;
  readonly title: string;
}

/** A fact that a condition can be about; of an object fact, one of its parts. */
export interface FactChoice extends Choice {
  readonly fact: string;
  readonly path?: string;
  readonly type: FactType;
  readonly members: readonly string[];
}

/** What conditions and rules can be made of. */
export interface Choices {
  readonly facts: readonly { readonly group: string; readonly facts: readonly FactChoice[] }[];
  readonly operators: Readonly<Record<FactType, readonly Choice[]>>;
  readonly plays: readonly Choice[];
  readonly conditions: readonly string[];
  readonly owners: readonly Choice[];
}

const NUMERIC = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const OF_TYPE: Readonly<Record<FactType, readonly string[]>> = {
  number: [...NUMERIC, 'equal', 'notEqual'],
  flag: ['equal'],
  name: ['equal', 'notEqual', 'in', 'notIn'],
  list: ['contains', 'doesNotContain'],
};

function factGroups(folder: Folder, lang: Lang): Choices['facts'] {
  const layers = [...new Set(FACTS.map(({ layer }) => layer))].map((layer) => ({
    group: LAYER_LABELS[layer][lang],
    facts: FACTS.filter((fact) => fact.layer === layer).map((fact): FactChoice => ({
      name: fact.name,
      fact: fact.name,
      title: fact[lang],
      type: fact.type,
      members: fact.members,
    })),
  }));
  const objects = OBJECT_FACTS.map(({ name, keys, parts, ...label }) => ({
    group: label[lang],
    facts: keys.flatMap((key) =>
      Object.values(parts[key] ?? {}).map((part): FactChoice => {
        const path = `$.${key}.${part.name}`;
        return {
          name: `${name} ${path}`,
          fact: name,
          path,
          title: `${memberName(key, lang)} ${part[lang]}`,
          type: part.type,
          members: part.members,
        };
      }),
    ),
  }));
  const gaps = folder.targets.map((of): FactChoice => ({
    name: GAP + of,
    fact: GAP + of,
    title: tellFactNamed(GAP + of, lang)?.title ?? explainWord('gap', { fact: of }, lang),
    type: 'number',
    members: [],
  }));
  const own = [...folder.ownFacts.keys()].map((name): FactChoice => ({
    name,
    fact: name,
    title: name,
    type: 'number',
    members: [],
  }));
  return [
    { group: assistWord('own-fact', {}, lang), facts: own },
    { group: assistWord('gaps', {}, lang), facts: gaps },
    ...layers,
    ...objects,
  ].filter(({ facts }) => facts.length > 0);
}

/** What conditions and rules of a workspace can be made of. */
export function choicesOf(folder: Folder, lang: Lang): Choices {
  const operators = Object.fromEntries(
    Object.entries(OF_TYPE).map(([type, names]) => [
      type,
      names
        .filter((name) => OPERATOR_NAMES.includes(name))
        .map((name) => ({ name, title: operatorWords(name, lang) })),
    ]),
  ) as unknown as Choices['operators'];
  return {
    facts: factGroups(folder, lang),
    operators,
    plays: playOffers(folder, lang).map(({ name, title }) => ({ name, title: title === '' ? name : title })),
    conditions: [...folder.conditions.keys()],
    owners: Object.entries(TEAMS).map(([name, team]) => ({ name, title: team[lang] })),
  };
}
