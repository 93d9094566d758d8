import {
  ALERT,
  type ChannelChoice,
  type FactDefinition,
  FACTS,
  findChosenLever,
  LEVERS,
  type LeverDefinition,
  OBJECT_FACTS,
  PAID_CHANNELS,
  PLAYS,
  TEAMS,
  YEAR_FACTS,
} from '../../plan/index.ts';
import { STATEMENT_EXAMPLES } from '../messages/statement-examples.ts';
import { COST_LABELS, KIND_LABELS, UNIT_LABELS } from '../messages/command-words.ts';

/** A piece of a JSON Schema, draft 7. */
export type JsonSchema = { readonly [key: string]: unknown };

/** What an editor shows beside a name: both languages, since a file has readers of both. */
const both = (en: string, zh: string, rest: readonly string[]): string =>
  [`${en} ${zh}`, ...rest.filter((line) => line !== '')].join('\n\n');

const oneOf = (names: readonly JsonSchema[]): JsonSchema => ({ anyOf: names });

const leverText = (lever: LeverDefinition): string => {
  const { en, zh, kind, unit, min, max, moves, owner, costOn } = lever;
  return both(en, zh, [
    `${UNIT_LABELS[unit].en}, ${min} to ${max}; moved by ${KIND_LABELS[kind].en}`,
    `Moves: ${moves}`,
    [owner ? `Owner: ${TEAMS[owner].en}` : '', costOn === 'none' ? '' : `Cost on: ${COST_LABELS[costOn].en}`]
      .filter((part) => part !== '')
      .join('; '),
  ]);
};

const namesOf = (levers: readonly LeverDefinition[]): JsonSchema[] =>
  levers.map((lever) => ({ const: lever.name, description: leverText(lever) }));

/** The names of some levers. */
export const leverNames = (levers: readonly LeverDefinition[]): JsonSchema => oneOf(namesOf(levers));

/** Which channel a play picks when it fires. */
const CHOICES: Readonly<Record<ChannelChoice, readonly [en: string, zh: string]>> = {
  best: ['the channel whose next customer costs least', '边际获客成本最低的渠道'],
  worst: ['the channel whose next customer costs most', '边际获客成本最高的渠道'],
  losing: ['all channels whose ROAS is under the break-even ROAS', '投产比低于保本线的全部渠道'],
};

/** The levers of a channel that is picked when the play fires, such as `channels.best.share`. */
function chosenLevers(levers: readonly LeverDefinition[]): JsonSchema[] {
  const prefix = `channels.${PAID_CHANNELS[0]}.`;
  return Object.entries(CHOICES).flatMap(([choice, [en, zh]]) =>
    levers
      .filter(({ name }) => name.startsWith(prefix))
      .map((lever) => ({ lever, name: `channels.${choice}.${lever.name.slice(prefix.length)}` }))
      .filter(({ name }) => findChosenLever(name) !== undefined)
      .map(({ lever, name }) => ({
        const: name,
        description: both(en, zh, [`Picked when the play fires. Moves: ${lever.moves}`]),
      })),
  );
}

/** The levers that a play may move. */
export const playLeverNames = (levers: readonly LeverDefinition[]): JsonSchema =>
  oneOf([...namesOf(levers), ...chosenLevers(levers)]);

/** Values by lever, as maps within maps or by whole names; each with its meaning. */
export function leverTree(levers: readonly LeverDefinition[], value: JsonSchema): JsonSchema {
  const whole = levers.map((lever) => [lever.name, { ...value, description: leverText(lever) }] as const);
  return {
    ...branch(whole),
    description:
      'Values by lever: nested as here, or by whole names such as `messages.new`. A value is a number, or an assumption such as { pert: [a, m, b] }.',
  };
}

function branch(leaves: readonly (readonly [string, JsonSchema])[]): JsonSchema {
  const groups = new Map<string, (readonly [string, JsonSchema])[]>();
  for (const [name, leaf] of leaves) {
    const dot = name.indexOf('.');
    if (dot < 0) continue;
    const group = name.slice(0, dot);
    groups.set(group, [...(groups.get(group) ?? []), [name.slice(dot + 1), leaf]]);
  }
  return {
    type: 'object',
    properties: {
      source: { type: 'string', description: 'Where the numbers of this group come from.' },
      note: { type: 'string' },
      ...Object.fromEntries(leaves),
      ...Object.fromEntries([...groups].map(([group, rest]) => [group, branch(rest)])),
    },
    additionalProperties: false,
  };
}

const factText = ({ en, zh, unit, definition }: FactDefinition): string =>
  both(en, zh, [UNIT_LABELS[unit].en, definition]);

/** One fact by its name, with its unit and its definition. */
const factName = (fact: FactDefinition): JsonSchema => ({ const: fact.name, description: factText(fact) });

/** The facts of a year: what targets are set on. */
export const yearFactNames = (): JsonSchema => oneOf(YEAR_FACTS.map(factName));

/** All facts that a rule can read; a workspace's own facts and distances to targets have names that no schema knows. */
export const factNames = (): JsonSchema =>
  oneOf([
    ...FACTS.map(factName),
    ...OBJECT_FACTS.map(({ name, en, zh, keys }) => ({
      const: name,
      description: both(en, zh, [`Read with a path: "$.${keys[0] ?? ''}.<part>"; keys: ${keys.join(', ')}`]),
    })),
    { type: 'string', pattern: '^[a-z][a-z0-9_.]*$' },
  ]);

/** The plays of the catalogue; a workspace may define more. */
export const playNames = (): JsonSchema =>
  oneOf([
    ...PLAYS.map(({ name, en, zh, answers }) => ({
      const: name,
      description: both(en, zh, [
        name === ALERT ? 'Only records.' : `Answers: ${answers.en}; 适用：${answers.zh}`,
      ]),
    })),
    { type: 'string' },
  ]);

/** What stands for a fact in a test. */
function factValue({ type, members }: FactDefinition): JsonSchema {
  switch (type) {
    case 'number':
      return { type: ['number', 'string', 'null'] };
    case 'flag':
      return { type: ['boolean', 'null'] };
    case 'name':
      return { enum: [...members, null] };
    case 'list':
      return { type: ['array', 'null'], items: { enum: members } };
  }
}

/** Facts of a week by name, or of the weeks before it: then a list by week, or one value for all of them. */
export function weekFacts(past: boolean): JsonSchema {
  const value = (fact: FactDefinition): JsonSchema => {
    const one = factValue(fact);
    return { ...(past ? { anyOf: [one, { type: 'array', items: one }] } : one), description: factText(fact) };
  };
  const record = (facts: readonly FactDefinition[]): JsonSchema =>
    Object.fromEntries(facts.map((fact) => [fact.name, value(fact)]));
  const closed = (properties: JsonSchema): JsonSchema => ({
    type: 'object',
    properties,
    additionalProperties: false,
  });
  const objects = OBJECT_FACTS.map(({ name, en, zh, parts }) => {
    const keys = Object.entries(parts).map(
      ([key, own]) => [key, closed(record(Object.values(own)))] as const,
    );
    return [name, { ...closed(Object.fromEntries(keys)), description: both(en, zh, []) }] as const;
  });
  return {
    type: 'object',
    properties: { ...record(FACTS), ...Object.fromEntries(objects), gap: { type: 'object' } },
    patternProperties: { '^gap\\.': {} },
    additionalProperties: false,
  };
}

/** A statement of each kind, to be completed and changed; others are texts that no schema knows. */
export const statements = (): JsonSchema =>
  oneOf([
    ...STATEMENT_EXAMPLES.map(([text, en, zh]) => ({ const: text, description: both(en, zh, []) })),
    { type: 'string' },
  ]);

export const levers = {
  ours: LEVERS.filter(({ kind }) => kind === 'ours'),
  world: LEVERS.filter(({ kind }) => kind === 'world'),
  notOurs: LEVERS.filter(({ kind }) => kind !== 'ours'),
  all: LEVERS,
};
