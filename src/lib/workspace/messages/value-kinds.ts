import type { RuleProblem, ValueKind } from '../../rules/index.ts';

/** The arguments of a problem of the compiler of rules. */
export type Cause<Code extends RuleProblem['code']> = Extract<RuleProblem, { code: Code }>;

/** What stands in a condition, or should, with an example of it. */
export const VALUE_KINDS: Readonly<
  Record<ValueKind | 'no list', readonly [en: string, zh: string, example: string]>
> = {
  number: ['a number', '数字', '`0.35`'],
  flag: ['true or false', 'true 或 false', '`true`'],
  name: ['a name', '名称', '`"launch"`'],
  list: ['a list', '列表', '`["a", "b"]`'],
  text: ['a text', '文本', '`"launch"`'],
  null: ['null', '空值（null）', '`null`'],
  object: ['an object', '对象', '`{ "fact": "cac" }`'],
  nothing: ['nothing', '空', ''],
  'no list': ['a single value', '单个值', '`0.35`'],
};
