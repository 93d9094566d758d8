import { type ExpressionProblem, STATEMENT_FUNCTIONS } from '../../rules/index.ts';
import { error, type Told } from './define.ts';
import { code, list, write, writeZh } from './format.ts';

const EXAMPLE = '`P(gmv_growth >= 25%) >= 70%`';

/** What each function is given, by an example of a whole statement. */
const EXAMPLES: Readonly<Record<string, string>> = {
  P: 'P(gmv_growth >= 25%) >= 70%',
  mean: 'mean(cac) <= 60',
  median: 'median(profit) >= 0',
  sd: 'sd(profit) <= 2_000_000',
  cvar: 'cvar(profit, 5%) >= -3_000_000',
  fires: 'fires("switch-supplier") in [20%, 60%]',
  first_week: 'first_week("match-price") <= 20',
  week: 'week(30, fill_rate) >= 90%',
  regret: 'regret(profit) <= 500_000',
};

/** A statement with the function, rightly written. */
export const exampleOf = (name: string): string => EXAMPLES[name] ?? `${name}(profit) >= -2_000_000`;

/** Why a statement that can be read says nothing. */
export type ShapeProblem =
  | { readonly reason: 'no-bound' | 'bound' | 'no-figure' | 'unlike'; readonly text: string }
  | { readonly reason: 'arguments'; readonly text: string };

/** What is meant as a quantile, as `p0` and `p100` are. */
const LIKE_QUANTILE = /^p\d/i;

function badText(cause: ExpressionProblem): Told {
  switch (cause.reason) {
    case 'empty':
      return [
        'the statement is empty',
        'it says nothing that could be checked',
        `write one, such as ${EXAMPLE}`,
      ];
    case 'too-long':
    case 'too-deep':
      return [
        cause.reason === 'too-long' ? 'the statement is too long' : 'the statement is nested too deeply',
        `up to ${cause.limit} ${cause.reason === 'too-long' ? 'characters' : 'levels'} are read`,
        'write several statements',
      ];
    case 'character':
      return [
        `${code(cause.text)} has no place in a statement`,
        'statements have functions, facts, numbers, names in double quotes, and one of `>=`, `<=`, `>`, `<`, `in`',
        cause.text === '=' ? 'write `>=`, `<=` or `in [40%, 60%]`' : `write it with those, as in ${EXAMPLE}`,
      ];
    case 'number':
      return [
        `${code(cause.text)} is not a number`,
        'numbers have digits, `_` between groups, a decimal point and perhaps `%`',
        'write `10_000`, `0.35` or `35%`',
      ];
    case 'unknown-function':
      return [
        `there is no function ${code(cause.text)}`,
        `there are ${list(STATEMENT_FUNCTIONS)}, and all quantiles from \`p1\` to \`p99\``,
        LIKE_QUANTILE.test(cause.text)
          ? 'write a quantile from `p1` to `p99`'
          : write(cause.nearest, 'use one of these'),
      ];
    case 'no-operator':
      return [
        `something is missing in ${code(cause.text)}`,
        'two things stand side by side',
        'put a comparison or a comma between them, such as `>=`',
      ];
    default:
      return [
        `the statement breaks off at ${code('text' in cause ? cause.text : '')}`,
        'it is a figure of the runs, a comparison, and a number; a figure may take off the same figure of another strategy',
        `write it like ${EXAMPLE}`,
      ];
  }
}

function badTextZh(cause: ExpressionProblem): Told {
  switch (cause.reason) {
    case 'empty':
      return ['要求是空的', '没有可以检查的内容', `写一条，如 ${EXAMPLE}`];
    case 'too-long':
    case 'too-deep':
      return [
        cause.reason === 'too-long' ? '要求太长' : '要求嵌套太深',
        `最多 ${cause.limit} ${cause.reason === 'too-long' ? '个字符' : '层'}`,
        '拆成几条',
      ];
    case 'character':
      return [
        `要求里不能有 ${code(cause.text)}`,
        '一条要求由函数、指标、数字、双引号里的名称和 `>=`、`<=`、`>`、`<`、`in` 之一组成',
        cause.text === '=' ? '写成 `>=`、`<=` 或 `in [40%, 60%]`' : `用这些写，如 ${EXAMPLE}`,
      ];
    case 'number':
      return [
        `${code(cause.text)} 不是数字`,
        '数字由数字、分组用的 `_`、小数点和可选的 `%` 组成',
        '写成 `10_000`、`0.35` 或 `35%`',
      ];
    case 'unknown-function':
      return [
        `没有函数 ${code(cause.text)}`,
        `现有 ${list(STATEMENT_FUNCTIONS, '、')}，以及 \`p1\` 到 \`p99\` 的所有分位数`,
        LIKE_QUANTILE.test(cause.text)
          ? '写 `p1` 到 `p99` 之间的分位数'
          : writeZh(cause.nearest, '选用其中之一'),
      ];
    case 'no-operator':
      return [`${code(cause.text)} 中间缺少符号`, '两项直接挨在一起', '在中间加比较符号或逗号，如 `>=`'];
    default:
      return [
        `要求在 ${code('text' in cause ? cause.text : '')} 处中断`,
        '一条要求由推演的统计量、比较符号和数字组成；统计量可以减去另一方案的同一统计量',
        `写成 ${EXAMPLE} 这样`,
      ];
  }
}

function shape({ reason, text }: ShapeProblem): Told {
  switch (reason) {
    case 'no-bound':
      return [
        `${code(text)} is compared with nothing`,
        'a statement holds or does not',
        `write it like ${EXAMPLE}`,
      ];
    case 'bound':
      return [
        `${code(text)} is no number to compare with`,
        'the figure of the runs stands on the left, a plain number on the right',
        `write it like ${EXAMPLE}`,
      ];
    case 'no-figure':
      return [
        `${code(text)} is no figure of runs`,
        'a fact has another value in every run: say which figure of them is meant',
        `write ${code(`P(${text} >= 0) >= 70%`)} or ${code(`mean(${text}) >= 0`)}`,
      ];
    case 'unlike':
      return [
        `${code(text)} takes two different things from one another`,
        'a difference is that of one figure between two strategies, on the same draws',
        'write the same on both sides, the right one with a strategy: `P(all_targets) - P(all_targets, "steady") >= 5%`',
      ];
    case 'arguments':
      return [
        `the arguments of ${code(text)} are not right`,
        'each function takes its own, and then perhaps the name of another strategy in quotes',
        `write ${code(exampleOf(text))}`,
      ];
  }
}

function shapeZh({ reason, text }: ShapeProblem): Told {
  switch (reason) {
    case 'no-bound':
      return [`${code(text)} 没有与任何数比较`, '一条要求要么成立，要么不成立', `写成 ${EXAMPLE} 这样`];
    case 'bound':
      return [`${code(text)} 不是可以比较的数字`, '统计量写在左边，数字写在右边', `写成 ${EXAMPLE} 这样`];
    case 'no-figure':
      return [
        `${code(text)} 不是推演的统计量`,
        '指标在每次推演里数值不同，要说明取哪个统计量',
        `写成 ${code(`P(${text} >= 0) >= 70%`)} 或 ${code(`mean(${text}) >= 0`)}`,
      ];
    case 'unlike':
      return [
        `${code(text)} 相减的两项不是同一个统计量`,
        '差值只能是同一统计量在两个方案之间、同一批推演上的差',
        '两边写同样的内容，右边加上方案名：`P(all_targets) - P(all_targets, "steady") >= 5%`',
      ];
    case 'arguments':
      return [
        `${code(text)} 的参数不对`,
        '每个函数有自己的参数，最后可以加上另一方案的名称（用双引号）',
        `写成 ${code(exampleOf(text))}`,
      ];
  }
}

/** What can be wrong with statements about the runs, in scenarios/checks/expectations.yaml. */
export const STATEMENT_FINDINGS = {
  'bad-statement': error<ExpressionProblem>(badText, badTextZh),
  'statement-shape': error<ShapeProblem>(shape, shapeZh),
  'statement-fact': error<{ name: string; nearest: string | null; weekly: boolean }>(
    ({ name, nearest, weekly }) => [
      weekly ? `${code(name)} has no value of the year` : `there is no fact ${code(name)}`,
      'statements are about facts of the year, which have their weeks too',
      write(nearest, 'use a fact that `windtunnel facts` lists with a value of the year, such as `profit`'),
    ],
    ({ name, nearest, weekly }) => [
      weekly ? `${code(name)} 没有全年数值` : `没有名为 ${code(name)} 的指标`,
      '要求针对有全年数值的指标，也可取其中一周',
      writeZh(nearest, '改用 `windtunnel facts` 里有全年数值的指标，如 `profit`'),
    ],
  ),
  'statement-sideless': error<{ fact: string }>(
    ({ fact }) => [
      `nobody can say whether more or less of ${code(fact)} is better`,
      'the worst runs, and the best strategy, are those on the worse or the better side',
      'use a fact with a better side, such as `profit` or `cac`; or a quantile, such as `p5`',
    ],
    ({ fact }) => [
      `${code(fact)} 没有好坏方向`,
      '最差的推演和最好的方案都要按好坏方向来定',
      '换成有方向的指标，如 `profit`、`cac`；或用分位数，如 `p5`',
    ],
  ),
  'statement-event': error<{ name: string; nearest: string | null }>(
    ({ name, nearest }) => [
      `there is no rule or play ${code(name)}`,
      'only what a rulebook names can fire',
      write(nearest && `"${nearest}"`, 'use the name of a rule in rules/*.json, or of a play'),
    ],
    ({ name, nearest }) => [
      `没有名为 ${code(name)} 的规则或应对动作`,
      '只有应对预案里写到的才会触发',
      writeZh(nearest && `"${nearest}"`, '改用 rules/*.json 里的规则名，或应对动作的名称'),
    ],
  ),
  'statement-absent': error<{ name: string; strategies: readonly string[]; others: readonly string[] }>(
    ({ name, strategies, others }) => [
      `${code(name)} is in no rulebook of ${list(strategies)}`,
      'it can never fire there, and what cannot happen would look as if it held',
      others.length === 0 ? 'delete the statement' : `write \`strategies: [${others.join(', ')}]\``,
    ],
    ({ name, strategies, others }) => [
      `${list(strategies, '、')} 的应对预案里没有 ${code(name)}`,
      '它在那里不可能触发，不可能发生的事会显得“成立”',
      others.length === 0 ? '删掉这条要求' : `写成 \`strategies: [${others.join(', ')}]\``,
    ],
  ),
  'statement-week': error<{ week: number; weeks: number }>(
    ({ week, weeks }) => [
      `the plan has no week ${week}`,
      `its weeks are 1 to ${weeks}`,
      `write a whole number from 1 to ${weeks}`,
    ],
    ({ week, weeks }) => [
      `计划里没有第 ${week} 周`,
      `只有第 1 到第 ${weeks} 周`,
      `写 1 到 ${weeks} 之间的整数`,
    ],
  ),
  'statement-chance': error<{ value: string; interval: boolean }>(
    ({ value, interval }) => [
      `a chance cannot be held against ${code(value)}`,
      'chances lie between 0% and 100%, and no number of runs shows that something always or never happens',
      interval
        ? 'write two percents from 0% to 100%'
        : 'write a percent over 0% and under 100%, such as `99%`',
    ],
    ({ value, interval }) => [
      `概率不能与 ${code(value)} 比较`,
      '概率在 0% 与 100% 之间，再多次推演也证明不了“总会”或“绝不”',
      interval ? '写 0% 到 100% 之间的两个百分数' : '写大于 0% 且小于 100% 的百分数，如 `99%`',
    ],
  ),
  'statement-interval': error<{ low: string; high: string }>(
    ({ low, high }) => [
      `nothing lies between ${code(low)} and ${code(high)}`,
      'the lower end comes first',
      `write \`in [${high}, ${low}]\`, or two different numbers`,
    ],
    ({ low, high }) => [
      `${code(low)} 与 ${code(high)} 之间没有数`,
      '应先写下限',
      `写成 \`in [${high}, ${low}]\`，或两个不同的数`,
    ],
  ),
  'statement-itself': error<{ strategy: string }>(
    ({ strategy }) => [
      `${code(strategy)} would be compared with itself`,
      'the difference is 0 in every run',
      'leave it out of `strategies`, or name another strategy in the statement',
    ],
    ({ strategy }) => [
      `${code(strategy)} 会与自己比较`,
      '每次推演的差都是 0',
      '从 `strategies` 里去掉它，或在要求里写另一个方案',
    ],
  ),
  'check-twice': error<{ what: 'statement' | 'group' | 'test'; name: string }>(
    ({ what, name }) => [
      `there is a ${what} ${code(name)} already`,
      'reports list by name',
      what === 'statement' ? 'delete one of them' : 'give one of them another name',
    ],
    ({ what, name }) => [
      `已经有${what === 'statement' ? '要求' : what === 'group' ? '分组' : '测试'} ${code(name)}`,
      '报告按名称列出',
      what === 'statement' ? '删掉其中一条' : '给其中一个改名',
    ],
  ),
};
