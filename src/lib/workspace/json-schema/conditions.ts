import { FACTS, OBJECT_FACTS } from '../../plan/index.ts';
import { OPERATOR_NAMES } from '../../rules/index.ts';
import { factNames, type JsonSchema } from './names.ts';

const text: JsonSchema = { type: 'string' };
const condition: JsonSchema = { $ref: '#/definitions/condition' };
const about = { name: text, priority: { type: 'integer', minimum: 1 } };

/** What a leaf may ask of a fact's past. */
const params: JsonSchema = {
  type: 'object',
  description: 'Of the last weeks: mean, sum, min or max over so many weeks, or the value some weeks ago.',
  properties: Object.fromEntries(
    ['mean', 'sum', 'min', 'max', 'lag'].map((name) => [name, { type: 'integer', minimum: 1, maximum: 52 }]),
  ),
};

const factReference: JsonSchema = {
  type: 'object',
  required: ['fact'],
  properties: { fact: { $ref: '#/definitions/fact' }, params, path: text },
  additionalProperties: false,
};

/** The paths of object facts, as examples for completion. */
const paths = OBJECT_FACTS.flatMap(({ parts }) =>
  Object.entries(parts).flatMap(([key, own]) => Object.keys(own).map((part) => `$.${key}.${part}`)),
);

const members = [...new Set(FACTS.flatMap((fact) => fact.members))];

/** json-rules-engine's conditions, with this product's facts and operators: definitions `condition` and `fact`. */
export const conditionDefinitions = (): JsonSchema => ({
  fact: {
    ...factNames(),
    description: 'A fact of the catalogue, a fact of rules/facts.yaml, or gap.<target>.',
  },
  condition: {
    type: 'object',
    properties: {
      all: { type: 'array', items: condition, description: 'Holds where all of these hold.' },
      any: { type: 'array', items: condition, description: 'Holds where one of these holds.' },
      not: { allOf: [condition], description: 'Holds where this does not.' },
      condition: { ...text, description: 'A condition of rules/conditions.yaml, by its name.' },
      fact: { $ref: '#/definitions/fact' },
      operator: {
        anyOf: [
          { enum: OPERATOR_NAMES },
          { type: 'string', pattern: ':', description: 'An operator with decorators, such as not:equal.' },
        ],
      },
      value: {
        description: 'A number as a fraction (0.05 is 5%), a flag, a text, a list, or another fact.',
        anyOf: [{ type: ['number', 'boolean', 'string', 'array', 'null'] }, factReference],
        examples: members,
      },
      params,
      path: { ...text, examples: paths },
      ...about,
    },
    anyOf: [
      { required: ['all'] },
      { required: ['any'] },
      { required: ['not'] },
      { required: ['condition'] },
      { required: ['fact', 'operator', 'value'] },
    ],
    additionalProperties: false,
  },
});
