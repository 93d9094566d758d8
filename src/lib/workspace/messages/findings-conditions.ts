import { error, type FindingText } from './define.ts';
import { code, list, round, write, writeZh } from './format.ts';
import { VALUE_KINDS, type Cause } from './value-kinds.ts';

type Codes =
  | 'unknown-fact'
  | 'unknown-condition'
  | 'unknown-key'
  | 'condition-cycle'
  | 'empty-list'
  | 'several-kinds'
  | 'missing-value'
  | 'not-an-array'
  | 'not-a-condition'
  | 'root-is-comparison'
  | 'depth-over-limit';

type Table = { readonly [Code in Codes as `rule-${Code}`]: FindingText<Cause<Code>> };

/** What can be wrong with how conditions are put together. */
export const CONDITION_FINDINGS: Table = {
  'rule-unknown-fact': error(
    ({ name, nearest }) => [
      `there is no fact ${code(name)}`,
      'json-rules-engine would stop at it, or take it for missing',
      write(nearest, 'use a fact of the catalogue or of rules/facts.yaml'),
    ],
    ({ name, nearest }) => [
      `没有名为 ${code(name)} 的指标`,
      'json-rules-engine 会报错，或把它当成缺失',
      writeZh(nearest, '使用指标目录或 rules/facts.yaml 里的指标'),
    ],
  ),
  'rule-unknown-condition': error(
    ({ name, nearest }) => [
      `there is no shared condition ${code(name)}`,
      'rules/conditions.yaml does not have it',
      write(nearest, 'add it there, or use one that is there'),
    ],
    ({ name, nearest }) => [
      `没有共用条件 ${code(name)}`,
      'rules/conditions.yaml 里没有它',
      writeZh(nearest, '在那里补上，或改用已有的条件'),
    ],
  ),
  'rule-unknown-key': error(
    ({ key, nearest }) => [
      `${code(key)} means nothing in a condition`,
      'json-rules-engine would leave it out without a word',
      write(nearest, 'delete it'),
    ],
    ({ key, nearest }) => [
      `条件里没有 ${code(key)} 这个键`,
      'json-rules-engine 会悄悄忽略它',
      writeZh(nearest, '删掉它'),
    ],
  ),
  'rule-condition-cycle': error(
    ({ cycle }) => [
      `shared conditions refer to each other in a circle: ${round(cycle)}`,
      'none of them could be decided',
      'write the comparison out in one of them',
    ],
    ({ cycle }) => [`共用条件互相引用成环：${round(cycle)}`, '哪一个都无法判断', '在其中一个里直接写出比较'],
  ),
  'rule-empty-list': error(
    ({ of }) => [
      `${code(of)} is empty`,
      of === 'all' || of === 'any'
        ? 'json-rules-engine takes an empty list of conditions for true: the rule would always fire'
        : 'nothing can be in it',
      'put something into it, or delete it',
    ],
    ({ of }) => [
      `${code(of)} 是空的`,
      of === 'all' || of === 'any' ? 'json-rules-engine 把空条件当成真，规则会一直触发' : '什么也不会在其中',
      '补上内容，或删掉它',
    ],
  ),
  'rule-several-kinds': error(
    ({ kinds, taken }) => [
      `${list(kinds)} stand in one condition`,
      `json-rules-engine takes ${code(taken)} and leaves the rest out without a word`,
      'put each into a condition of its own, inside one `all` or `any`',
    ],
    ({ kinds, taken }) => [
      `${list(kinds, '、')} 写在同一个条件里`,
      `json-rules-engine 只取 ${code(taken)}，其余悄悄忽略`,
      '各写成单独的条件，放进同一个 `all` 或 `any`',
    ],
  ),
  'rule-missing-value': error(
    ({ key }) => [
      `${code(key)} is missing`,
      'a comparison needs a fact, an operator and a value',
      `add ${code(`"${key}": …`)}`,
    ],
    ({ key }) => [`缺少 ${code(key)}`, '一次比较需要 fact、operator 和 value', `补上 ${code(`"${key}": …`)}`],
  ),
  'rule-not-an-array': error(
    ({ of }) => [
      `${code(of)} is not a list`,
      'it joins several conditions',
      `write ${code(`"${of}": [ { … }, { … } ]`)}`,
    ],
    ({ of }) => [`${code(of)} 不是列表`, '它把若干条件合在一起', `写成 ${code(`"${of}": [ { … }, { … } ]`)}`],
  ),
  'rule-not-a-condition': error(
    ({ given }) => [
      `a condition is ${VALUE_KINDS[given][0]}`,
      'it must be an object',
      'write `{ "fact": "cac", "operator": "greaterThan", "value": 100 }`',
    ],
    ({ given }) => [
      `条件是${VALUE_KINDS[given][1]}`,
      '条件必须是对象',
      '写成 `{ "fact": "cac", "operator": "greaterThan", "value": 100 }`',
    ],
  ),
  'rule-root-is-comparison': error(
    () => [
      'the outermost condition is none of all, any, not and condition',
      'json-rules-engine refuses such a rule',
      'put it into a list: `{ "all": [ { … } ] }`',
    ],
    () => [
      '最外层条件不是 all、any、not 或 condition',
      'json-rules-engine 会拒绝这样的规则',
      '放进列表：`{ "all": [ { … } ] }`',
    ],
  ),
  'rule-depth-over-limit': error(
    ({ limit }) => [
      'conditions are nested too deeply here',
      `up to ${limit} levels are taken, those of shared conditions included`,
      'nest less, or name a part of it in rules/conditions.yaml',
    ],
    ({ limit }) => ['这里的条件嵌套太深', `最多 ${limit} 层，含共用条件`, '减少嵌套'],
  ),
};
