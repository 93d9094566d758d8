import { label, type Label } from '../../plan/index.ts';
import { businessSchema } from '../schemas/business.ts';
import { expectationsSchema } from '../schemas/expectations.ts';
import { LISTED, TOLD_ONLY, type Listed } from '../schemas/listed.ts';
import { quantity } from '../schemas/quantity.ts';
import {
  ALLOWABLE,
  conditionSchema,
  factSchema,
  playSchema,
  rulebookSchema,
  ruleNoteSchema,
  sectionFile,
} from '../schemas/rules.ts';
import { ruleTestsSchema } from '../schemas/rule-tests.ts';
import { scenarioSchema } from '../schemas/scenario.ts';
import { strategySchema } from '../schemas/strategy.ts';
import { targetsSchema } from '../schemas/targets.ts';
import { z } from '../schemas/zod.ts';
import { conditionDefinitions } from './conditions.ts';
import {
  type JsonSchema,
  leverNames,
  levers,
  leverTree,
  playLeverNames,
  playNames,
  statements,
  weekFacts,
  yearFactNames,
} from './names.ts';

/** The kinds of file of a workspace that have a schema. */
export type SchemaName =
  | 'business'
  | 'targets'
  | 'strategy'
  | 'scenario'
  | 'rulebook'
  | 'plays'
  | 'facts'
  | 'conditions'
  | 'rules'
  | 'expectations'
  | 'test';

/** Each kind with its check and what it is for. */
const KINDS: Readonly<Record<SchemaName, readonly [z.ZodType, Label]>> = {
  business: [businessSchema, label('The shop today', '经营现状')],
  targets: [targetsSchema, label('Targets of the year', '全年目标')],
  strategy: [strategySchema, label('A strategy', '运营策略')],
  scenario: [scenarioSchema, label('A scenario', '情景')],
  rulebook: [rulebookSchema, label('A rulebook', '应对预案')],
  plays: [sectionFile('plays', playSchema), label('Plays', '应对动作')],
  facts: [sectionFile('facts', factSchema), label('Facts of our own', '自定义指标')],
  conditions: [sectionFile('conditions', conditionSchema), label('Shared conditions', '共用条件')],
  rules: [sectionFile('rules', ruleNoteSchema), label('Notes on rules', '规则说明')],
  expectations: [expectationsSchema, label('What the runs must show', '底线要求')],
  test: [ruleTestsSchema, label('Tests of rules', '规则测试')],
};

/** All of them; in a package, `static/schema/` has a file for each. */
export const SCHEMA_NAMES: readonly SchemaName[] = Object.keys(KINDS) as SchemaName[];

/**
 * A lever's value. Beside a reference nothing counts in draft 7: a description needs it wrapped. The types are said again
 * since editors look no further to know that a colon and a number follow.
 */
const value: JsonSchema = {
  type: ['number', 'string', 'object'],
  allOf: [{ $ref: '#/definitions/quantity' }],
};

/** Kinds of file that may leave out what the one has that they are based on. */
const INHERITING: ReadonlySet<SchemaName> = new Set(['strategy', 'scenario']);

/** What each mark in a schema stands for. */
const PIECES: Readonly<Record<Listed, () => JsonSchema>> = {
  'any lever': () => leverNames(levers.all),
  'lever of ours': () => leverNames(levers.ours),
  'lever of a play': () => playLeverNames(levers.ours),
  'lever of the world': () => leverNames(levers.world),
  'levers of ours': () => leverTree(levers.ours, value),
  'levers of a scenario': () => leverTree(levers.notOurs, value),
  'levers of the shop': () => leverTree(levers.all, value),
  'fact of the year': yearFactNames,
  play: playNames,
  warning: () => ({ enum: ALLOWABLE }),
  condition: () => ({ $ref: '#/definitions/condition' }),
  statement: statements,
  'facts of a week': () => weekFacts(false),
  'facts of weeks': () => weekFacts(true),
};

const isToldOnly = (node: unknown): boolean => typeof node === 'object' && node !== null && TOLD_ONLY in node;

/** Puts the names in the place of every mark, and leaves out what is only told of. */
function list(node: unknown): unknown {
  if (Array.isArray(node)) return node.filter((part) => !isToldOnly(part)).map(list);
  if (typeof node !== 'object' || node === null) return node;
  if (LISTED in node) return PIECES[node[LISTED] as Listed]();
  return Object.fromEntries(Object.entries(node).map(([key, part]) => [key, list(part)]));
}

/** Lets null stand there too, which removes what the parent has. */
function orNull(node: JsonSchema): JsonSchema {
  const { type, anyOf } = node;
  if ('enum' in node || 'const' in node) return { anyOf: [node, { type: 'null' }] };
  if (type !== undefined) return { ...node, type: [type, 'null'].flat() };
  return Array.isArray(anyOf) ? { ...node, anyOf: [...(anyOf as JsonSchema[]), { type: 'null' }] } : node;
}

/** Requires nothing of an object, nor of the objects within it, and lets null remove; entries of lists are whole. */
function inheriting(node: JsonSchema): JsonSchema {
  const { properties } = node;
  if (typeof properties !== 'object' || properties === null) return node;
  const parts = Object.entries(properties as Record<string, JsonSchema>);
  return without('required', {
    ...node,
    properties: Object.fromEntries(parts.map(([key, part]) => [key, orNull(inheriting(part))])),
  });
}

const without = (key: string, node: JsonSchema): JsonSchema =>
  Object.fromEntries(Object.entries(node).filter(([name]) => name !== key));

const plainSchema = (schema: z.ZodType): JsonSchema =>
  without('$schema', z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }));

/**
 * The JSON Schema (draft 7) of one kind of file, for editors: made of the schema that checks the file, and the catalogues. Of
 * what other files hold it knows nothing: that is for `readWorkspace`.
 */
export function jsonSchema(name: SchemaName): JsonSchema {
  const [schema, { en, zh }] = KINDS[name];
  const whole = plainSchema(schema);
  const full = list(whole) as JsonSchema;
  const inherits = INHERITING.has(name);
  const listed = inherits ? inheriting(full) : full;
  const text = JSON.stringify(listed);
  const definitions = {
    ...(text.includes('#/definitions/quantity') && {
      // Without a description: editors would show it instead of the lever's.
      quantity: inherits ? orNull(plainSchema(quantity)) : plainSchema(quantity),
    }),
    ...(text.includes('#/definitions/condition') && conditionDefinitions()),
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `${en} ${zh}`,
    ...listed,
    ...(Object.keys(definitions).length > 0 && { definitions }),
  };
}
