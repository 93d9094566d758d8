import { EXPRESSION_FUNCTIONS, type ExpressionProblem } from '../../rules/index.ts';
import { error, type FindingText, type Told } from './define.ts';
import { code, list, round, write, writeZh } from './format.ts';
import type { Cause } from './value-kinds.ts';

/** Signs of other keyboards, and what an expression writes for them. */
const SIGNS: Readonly<Record<string, string>> = {
  '×': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '—': '-',
  '、': ',',
};

/** Signs that make true or false of two numbers. */
const COMPARES = /^[<>=≤≥≠＜＞＝]/u;

/** The sign that a character of another keyboard stands for. */
function plainSign(text: string): string | null {
  const plain = SIGNS[text] ?? text.normalize('NFKC');
  return plain !== text && /^[\w+\-*/(),.%]$/.test(plain) ? plain : null;
}

const EXAMPLE = '`cac / lag(cac, 12) - 1`';

function expression(cause: ExpressionProblem): Told {
  switch (cause.reason) {
    case 'empty':
      return [
        'the expression is empty',
        'a derived fact is made of other facts',
        `write one, such as ${EXAMPLE}`,
      ];
    case 'too-long':
      return [
        'the expression is too long',
        `up to ${cause.limit} characters are read`,
        'split it into several facts',
      ];
    case 'too-deep':
      return [
        'the expression is nested too deeply',
        `up to ${cause.limit} levels are read`,
        'split it into several facts',
      ];
    case 'character':
      return [
        `${code(cause.text)} has no place in an expression`,
        'expressions have facts, numbers, `+ - * /`, brackets and a few functions',
        COMPARES.test(cause.text)
          ? 'compare it in a rule: `{ "fact": …, "operator": "lessThan", "value": … }`'
          : write(plainSign(cause.text), `write it with those, as in ${EXAMPLE}`),
      ];
    case 'number':
      return [
        `${code(cause.text)} is not a number`,
        'numbers have digits, `_` between groups, a decimal point and perhaps `%`',
        'write `10_000`, `0.35` or `35%`',
      ];
    case 'reserved-name':
      return [
        `${code(cause.text)} cannot be the name of a fact`,
        'it means something of its own in expressions',
        'use the name of a fact',
      ];
    case 'unknown-function':
      return [
        `there is no function ${code(cause.text)}`,
        `there are ${list(EXPRESSION_FUNCTIONS)}`,
        write(cause.nearest, `use one of ${list(EXPRESSION_FUNCTIONS)}`),
      ];
    case 'no-operator':
      return [
        `something is missing in ${code(cause.text)}`,
        'two things stand side by side',
        'put `+`, `-`, `*` or `/` between them',
      ];
    case 'argument-count':
      return [
        `${code(cause.text)} has ${cause.given} ${cause.given === 1 ? 'argument' : 'arguments'}`,
        `it takes ${cause.needs}`,
        cause.needs === 2
          ? `write ${code(`${cause.text}(cac, 4)`)}: a fact and a number of weeks`
          : `write ${code(`${cause.text}(cac)`)}`,
      ];
    case 'weeks':
      return [
        `the weeks of ${code(cause.text)} are not right`,
        `they are a whole number from 1 to ${cause.limit}`,
        `write ${code(`${cause.text}(cac, 4)`)}`,
      ];
    case 'no-fact-inside':
      return [`${code(cause.text)} holds no fact`, 'a number is the same every week', 'put a fact into it'];
    case 'syntax':
      return [
        `the expression breaks off at ${code(cause.text)}`,
        'a bracket, a number or a fact is missing, or there is one too many',
        `write it like ${EXAMPLE}`,
      ];
  }
}

function expressionZh(cause: ExpressionProblem): Told {
  switch (cause.reason) {
    case 'empty':
      return ['表达式是空的', '自定义指标由其他指标算出', `写一个表达式，如 ${EXAMPLE}`];
    case 'too-long':
      return ['表达式太长', `最多 ${cause.limit} 个字符`, '拆成几个指标'];
    case 'too-deep':
      return ['表达式嵌套太深', `最多 ${cause.limit} 层`, '拆成几个指标'];
    case 'character':
      return [
        `表达式里不能有 ${code(cause.text)}`,
        '表达式只有指标、数字、`+ - * /`、括号和少数函数',
        COMPARES.test(cause.text)
          ? '比较写在规则里：`{ "fact": …, "operator": "lessThan", "value": … }`'
          : writeZh(plainSign(cause.text), `用这些写，如 ${EXAMPLE}`),
      ];
    case 'number':
      return [
        `${code(cause.text)} 不是数字`,
        '数字由数字、分组用的 `_`、小数点和可选的 `%` 组成',
        '写成 `10_000`、`0.35` 或 `35%`',
      ];
    case 'reserved-name':
      return [`${code(cause.text)} 不能作为指标名`, '它在表达式里另有含义', '使用指标的名称'];
    case 'unknown-function':
      return [
        `没有函数 ${code(cause.text)}`,
        `现有 ${list(EXPRESSION_FUNCTIONS, '、')}`,
        writeZh(cause.nearest, `选用 ${list(EXPRESSION_FUNCTIONS, '、')} 之一`),
      ];
    case 'no-operator':
      return [`${code(cause.text)} 中间缺少运算符`, '两项直接挨在一起', '在中间加 `+`、`-`、`*` 或 `/`'];
    case 'argument-count':
      return [
        `${code(cause.text)} 有 ${cause.given} 个参数`,
        `它需要 ${cause.needs} 个`,
        cause.needs === 2
          ? `写成 ${code(`${cause.text}(cac, 4)`)}：指标和周数`
          : `写成 ${code(`${cause.text}(cac)`)}`,
      ];
    case 'weeks':
      return [
        `${code(cause.text)} 的周数不对`,
        `应为 1 到 ${cause.limit} 的整数`,
        `写成 ${code(`${cause.text}(cac, 4)`)}`,
      ];
    case 'no-fact-inside':
      return [`${code(cause.text)} 里没有指标`, '单纯的数字每周都一样', '放入一个指标'];
    case 'syntax':
      return [`表达式在 ${code(cause.text)} 处中断`, '缺少或多了括号、数字或指标', `写成 ${EXAMPLE} 这样`];
  }
}

/** The priority that is most likely meant: a number in quotes, or the next whole one. */
function priorityFor(value: unknown): string | null {
  const number = typeof value === 'string' && /^[0-9.]+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && number > 0 ? String(Math.max(1, Math.round(number))) : null;
}

type RuleCodes =
  | 'priority'
  | 'duplicate-rule'
  | 'duplicate-condition'
  | 'duplicate-fact'
  | 'bad-fact-name'
  | 'derived-cycle'
  | 'not-a-number'
  | 'bad-expression';

type Table = { readonly [Code in RuleCodes as `rule-${Code}`]: FindingText<Cause<Code>> };

/** What can be wrong with rules as a whole, and with derived facts. */
export const RULE_FINDINGS: Table = {
  'rule-priority': error(
    ({ value }) => [
      `the priority is ${code(JSON.stringify(value))}`,
      'json-rules-engine takes 0 for 1 and cuts fractions off',
      write(priorityFor(value), 'write a whole number from 1; higher goes first'),
    ],
    ({ value }) => [
      `优先级是 ${code(JSON.stringify(value))}`,
      'json-rules-engine 会把 0 当成 1，并舍去小数',
      writeZh(priorityFor(value), '写从 1 起的整数，越大越先'),
    ],
  ),
  'rule-duplicate-rule': error(
    ({ name }) => [
      `there is a rule ${code(name)} already in this rulebook`,
      'results are told by rule: names must differ',
      'rename one of them',
    ],
    ({ name }) => [`本预案里已有规则 ${code(name)}`, '结果按规则名统计，名称不能相同', '把其中一个改名'],
  ),
  'rule-duplicate-condition': error(
    ({ name }) => [
      `there is a shared condition ${code(name)} already`,
      'only one of the two could count',
      'rename one of them',
    ],
    ({ name }) => [`已有共用条件 ${code(name)}`, '只能有一个生效', '把其中一个改名'],
  ),
  'rule-duplicate-fact': error(
    ({ name }) => [
      `there is a fact ${code(name)} already`,
      'a derived fact cannot take the name of another',
      'choose another name',
    ],
    ({ name }) => [`已有指标 ${code(name)}`, '自定义指标不能与已有指标重名', '换一个名称'],
  ),
  'rule-bad-fact-name': error(
    ({ name }) => [
      `${code(name)} cannot be the name of a fact`,
      'expressions could not spell it',
      'use letters, digits and `_`, beginning with a letter: `cac_growth`',
    ],
    ({ name }) => [
      `${code(name)} 不能作为指标名`,
      '表达式里无法写出它',
      '用字母、数字和 `_`，以字母开头，如 `cac_growth`',
    ],
  ),
  'rule-derived-cycle': error(
    ({ cycle }) => [
      `derived facts are made of each other in a circle: ${round(cycle)}`,
      'none of them could be computed',
      'write one of them without the others',
    ],
    ({ cycle }) => [`自定义指标互相引用成环：${round(cycle)}`, '哪一个都算不出来', '让其中一个不依赖其他'],
  ),
  'rule-not-a-number': error(
    ({ fact }) => [
      `${code(fact)} is no number`,
      'expressions compute with numbers and flags',
      "use a fact that is a number; read object facts, names and lists in a rule's conditions",
    ],
    ({ fact }) => [
      `${code(fact)} 不是数字`,
      '表达式只能用数字和真假值计算',
      '改用数字指标；对象、名称和列表指标请在规则条件里读取',
    ],
  ),
  'rule-bad-expression': error(expression, expressionZh),
};
