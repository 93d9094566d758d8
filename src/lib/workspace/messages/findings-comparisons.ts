import type { Json } from '../../plan/index.ts';
import { OPERATOR_NAMES } from '../../rules/index.ts';
import { parseAmount } from '../grammar/number.ts';
import { error, type FindingText } from './define.ts';
import { amount, code, list, within, write, writeZh } from './format.ts';
import { VALUE_KINDS, type Cause } from './value-kinds.ts';

const value = (written: Json | undefined): string =>
  code(written === undefined ? '' : JSON.stringify(written));

/** A number in quotes, or with a comma or a full-width percent sign in it, or alone in a list, is the commonest wrong type. */
function instead({ needs, value: written }: Cause<'wrong-value-type'>): string | null {
  if (needs !== 'number') return null;
  const items: readonly unknown[] = Array.isArray(written) ? written : [];
  if (items.length === 1 && typeof items[0] === 'number') return String(items[0]);
  if (typeof written !== 'string') return null;
  const read = parseAmount(written.trim());
  const amount = read.ok || read.problem.suggestion === null ? read : parseAmount(read.problem.suggestion);
  return amount.ok ? String(amount.value.value) : null;
}

const PARAM_WHY: Readonly<Record<Cause<'bad-params'>['reason'], readonly [en: string, zh: string]>> = {
  'not-an-object': ['params are an object', 'params 是对象'],
  unknown: ['a fact is read with a lag and a window', '指标可用滞后和窗口读取'],
  'not-whole-weeks': ['it is a whole number of weeks from 1', '它是从 1 起的整周数'],
  'over-limit': ['no rule looks back further', '规则最多回看这么远'],
  'several-windows': ['a fact is read over one window', '一个指标只能有一个窗口'],
};

type Codes =
  | 'unknown-operator'
  | 'unknown-member'
  | 'wrong-value-type'
  | 'wrong-fact-type'
  | 'in-needs-list'
  | 'operator-would-fail'
  | 'bad-path'
  | 'path-on-scalar'
  | 'bad-params'
  | 'unsupported-window'
  | 'history-over-limit'
  | 'threshold-outside-bounds'
  | 'gap-without-target';

type Table = { readonly [Code in Codes as `rule-${Code}`]: FindingText<Cause<Code>> };

/** What can be wrong with a comparison of a fact. */
export const COMPARISON_FINDINGS: Table = {
  'rule-unknown-operator': error(
    ({ operator, nearest }) => [
      `there is no operator ${code(operator)}`,
      'the comparison could not be made',
      write(nearest, `use one of ${list(OPERATOR_NAMES)}`),
    ],
    ({ operator, nearest }) => [
      `没有运算符 ${code(operator)}`,
      '无法进行比较',
      writeZh(nearest, `选用 ${list(OPERATOR_NAMES, '、')} 之一`),
    ],
  ),
  'rule-unknown-member': error(
    ({ fact, value: written, members }) => [
      `${code(fact)} is never ${code(written)}`,
      `it can be ${list(members)}`,
      `use one of ${list(members)}`,
    ],
    ({ fact, value: written, members }) => [
      `${code(fact)} 不会是 ${code(written)}`,
      `它可以是 ${list(members, '、')}`,
      `选用 ${list(members, '、')} 之一`,
    ],
  ),
  'rule-wrong-value-type': error(
    (cause) => [
      `${code(cause.fact)} is compared with ${VALUE_KINDS[cause.given][0]}${cause.value === undefined || cause.value === null ? '' : `, ${value(cause.value)}`}`,
      `${code(cause.operator)} needs ${VALUE_KINDS[cause.needs][0]} here; json-rules-engine would compare all the same, and never mean it`,
      write(instead(cause), `write ${VALUE_KINDS[cause.needs][0]}, such as ${VALUE_KINDS[cause.needs][2]}`),
    ],
    (cause) => [
      `${code(cause.fact)} 与${VALUE_KINDS[cause.given][1]}比较${cause.value === undefined || cause.value === null ? '' : `：${value(cause.value)}`}`,
      `${code(cause.operator)} 在这里需要${VALUE_KINDS[cause.needs][1]}；json-rules-engine 不会报错，但结果没有意义`,
      writeZh(instead(cause), `写成${VALUE_KINDS[cause.needs][1]}，如 ${VALUE_KINDS[cause.needs][2]}`),
    ],
  ),
  'rule-wrong-fact-type': error(
    ({ fact, operator, needs, given }) => [
      `${code(fact)} is ${VALUE_KINDS[given][0]}`,
      `${code(operator)} needs ${VALUE_KINDS[needs][0]}`,
      'use another operator or another fact',
    ],
    ({ fact, operator, needs, given }) => [
      `${code(fact)} 是${VALUE_KINDS[given][1]}`,
      `${code(operator)} 需要${VALUE_KINDS[needs][1]}`,
      '换一个运算符或指标',
    ],
  ),
  'rule-in-needs-list': error(
    ({ operator, given }) => [
      `${code(operator)} has ${VALUE_KINDS[given][0]} instead of a list`,
      'it asks whether the fact is one of several values',
      'write a list: `["prepare", "launch"]`',
    ],
    ({ operator, given }) => [
      `${code(operator)} 后面是${VALUE_KINDS[given][1]}，不是列表`,
      '它判断指标是否为若干值之一',
      '写成列表：`["prepare", "launch"]`',
    ],
  ),
  'rule-operator-would-fail': error(
    ({ fact, operator }) => [
      `${code(operator)} cannot be used on ${code(fact)} here`,
      'json-rules-engine would stop with an error while the rule runs',
      "use another operator, or a value of the fact's type",
    ],
    ({ fact, operator }) => [
      `${code(operator)} 不能用在 ${code(fact)} 上`,
      'json-rules-engine 运行时会报错',
      '换一个运算符，或改用同类型的值',
    ],
  ),
  'rule-bad-path': error(
    ({ fact, path, nearest }) => [
      path === undefined ? `${code(fact)} needs a path` : `${code(fact)} has nothing at ${code(path)}`,
      'the fact is an object: a path names the key and the figure',
      write(nearest, 'write a path such as `"$.douyin.cac"`'),
    ],
    ({ fact, path, nearest }) => [
      path === undefined ? `${code(fact)} 需要 path` : `${code(fact)} 没有 ${code(path)}`,
      '它是对象指标，path 指明键和数值',
      writeZh(nearest, '写成 `"$.douyin.cac"` 这样的 path'),
    ],
  ),
  'rule-path-on-scalar': error(
    ({ fact, path }) => [
      `${code(fact)} has a path, ${code(path)}`,
      'the fact is a single value: there is nothing inside',
      'delete `path`',
    ],
    ({ fact, path }) => [
      `${code(fact)} 写了 path：${code(path)}`,
      '它是单个数值，里面没有可取的部分',
      '删掉 `path`',
    ],
  ),
  'rule-bad-params': error(
    ({ param, reason, limit, nearest }) => [
      reason === 'unknown' ? `there is no param ${code(param)}` : `${code(param)} is not right`,
      `${PARAM_WHY[reason][0]}${reason === 'over-limit' ? ` than ${limit} weeks` : ''}`,
      reason === 'over-limit'
        ? `write ${limit} or less`
        : write(nearest, 'write params such as `{ "mean": 4, "lag": 12 }`'),
    ],
    ({ param, reason, limit, nearest }) => [
      reason === 'unknown' ? `没有参数 ${code(param)}` : `${code(param)} 不对`,
      `${PARAM_WHY[reason][1]}${reason === 'over-limit' ? `：${limit} 周` : ''}`,
      reason === 'over-limit'
        ? `写 ${limit} 或更小的数`
        : writeZh(nearest, '写成 `{ "mean": 4, "lag": 12 }` 这样的 params'),
    ],
  ),
  'rule-unsupported-window': error(
    ({ fact, window, type }) => [
      `${code(fact)} has no ${code(window)} over weeks`,
      `it is ${VALUE_KINDS[type][0]}: only numbers and flags can be averaged or added up`,
      'delete the window; `lag` works for every fact',
    ],
    ({ fact, window, type }) => [
      `${code(fact)} 不能按周取 ${code(window)}`,
      `它是${VALUE_KINDS[type][1]}，只有数字和真假值能取平均或求和`,
      '去掉窗口；`lag` 对任何指标都可用',
    ],
  ),
  'rule-history-over-limit': error(
    ({ fact, weeks, limit }) => [
      `${code(fact)} looks back ${weeks} weeks in all`,
      `${limit} weeks are kept`,
      'shorten the lags and windows that it is made of',
    ],
    ({ fact, weeks, limit }) => [
      `${code(fact)} 总共回看 ${weeks} 周`,
      `最多保留 ${limit} 周`,
      '缩短它用到的滞后和窗口',
    ],
  ),
  'rule-threshold-outside-bounds': error(
    ({ fact, value: written, low, high, always }) => [
      `comparing ${code(fact)} with ${value(written)} is ${always ? 'always' : 'never'} true`,
      `${code(fact)} is ${within(low, high, 'number', 'en')} in every week`,
      typeof written === 'number' && written > 1 && high === 1
        ? `write a share: ${code(amount(written / 100, 'number'))}`
        : 'write a value in between',
    ],
    ({ fact, value: written, low, high, always }) => [
      `${code(fact)} 与 ${value(written)} 比较的结果${always ? '总为真' : '总为假'}`,
      `${code(fact)} 每周都是 ${within(low, high, 'number', 'zh')}`,
      typeof written === 'number' && written > 1 && high === 1
        ? `写成占比：${code(amount(written / 100, 'number'))}`
        : '写一个范围内的值',
    ],
  ),
  'rule-gap-without-target': error(
    ({ fact, targets, nearest }) => [
      `there is no target for ${code(fact)}`,
      `a gap is the distance from a target; there are targets for ${list(targets)}`,
      write(nearest, 'use a fact with a target, or add one to scenarios/shop/targets.yaml'),
    ],
    ({ fact, targets, nearest }) => [
      `${code(fact)} 没有对应的目标`,
      `gap 是与目标的差距；有目标的指标：${list(targets, '、')}`,
      writeZh(nearest, '改用有目标的指标，或在 scenarios/shop/targets.yaml 里补上'),
    ],
  ),
};
