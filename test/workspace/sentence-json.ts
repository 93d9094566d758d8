import type { Json } from '../../src/lib/plan/index.ts';
import type {
  Comparison,
  Condition,
  FactRead,
  RuleSentence,
} from '../../src/lib/workspace/sentences/read.ts';

const readingJson = ({ fact, path, window, lag }: FactRead): Record<string, Json> => {
  const params = { ...(window && { [window.kind]: window.weeks }), ...(lag !== undefined && { lag }) };
  return {
    fact,
    ...(path !== undefined && { path }),
    ...(Object.keys(params).length > 0 && { params }),
  };
};

const isRead = (value: Comparison['value']): value is FactRead =>
  typeof value === 'object' && !Array.isArray(value);

/** The condition that a sentence says, as a rule file has it. */
function conditionJson(condition: Condition): Json {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { [condition.kind]: condition.parts.map(conditionJson) };
    case 'not':
      return { not: conditionJson(condition.part) };
    case 'shared':
      return { condition: condition.name };
    case 'text':
      return JSON.parse(condition.text) as Json;
    case 'comparison': {
      const { operator, value } = condition;
      const compared: Json = isRead(value) ? readingJson(value) : value;
      return { ...readingJson(condition), operator, value: compared };
    }
  }
}

/** The rule that a sentence says, as a rule file has it. */
export function ruleJson({ name, priority, condition, play, params }: RuleSentence): Json {
  return {
    name,
    ...(priority !== undefined && { priority }),
    conditions: conditionJson(condition),
    event: { type: play, ...(params && { params }) },
  };
}
