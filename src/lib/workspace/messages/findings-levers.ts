import type { Correlation, LeverKind, ModifierOperation } from '../../plan/index.ts';
import { error } from './define.ts';
import { amount, code, list, within, write, writeZh } from './format.ts';

/** Where a lever stands. */
export type LeverWhere =
  'business' | 'strategy' | 'phase' | 'change' | 'shock' | 'assume' | 'play' | 'correlation';

const KINDS: Readonly<Record<LeverKind, readonly [en: string, zh: string]>> = {
  ours: ['is ours: what we decide', '是运营抓手，由我们决定'],
  world: ['belongs to the world: nobody here decides it', '是外部变量，不由我们决定'],
  shop: ['is a property of the shop or its buyers, the same all year', '是店铺或买家的固有属性，全年不变'],
};

const FITTING: Readonly<Record<LeverWhere, readonly [en: string, zh: string]>> = {
  business: ['any lever', '任何参数'],
  strategy: ['a strategy sets levers of ours', '策略只能设运营抓手'],
  phase: ['a phase sets levers of ours', '阶段只能设运营抓手'],
  change: ['a strategy changes levers of ours', '策略只能改运营抓手'],
  shock: ['a shock moves levers of the world', '外部冲击只能改外部变量'],
  assume: ['a scenario assumes levers of the world or of the shop', '情景只能假设外部变量或店铺属性'],
  play: ['a play moves levers of ours', '应对动作只能改运营抓手'],
  correlation: ['levers of the world or of the shop go together', '只有外部变量和店铺属性可以相关'],
};

const INSTEAD: Readonly<Record<LeverKind, readonly [en: string, zh: string]>> = {
  ours: ['write it in a strategy, a phase or a play', '写到策略、阶段或应对动作里'],
  world: ['write it in a scenario, under `shocks:` or `assume:`', '写到情景的 `shocks:` 或 `assume:` 里'],
  shop: [
    'write it in scenarios/shop/business.yaml, or under `assume:` of a scenario',
    '写到 scenarios/shop/business.yaml，或情景的 `assume:` 里',
  ],
};

const WHOLES: Readonly<
  Record<'budget' | 'channels' | 'phases' | 'suppliers', readonly [en: string, zh: string]>
> = {
  budget: ['the shares of the budget', '预算分配'],
  channels: ['the channel shares', '渠道预算占比'],
  phases: ["the phases' spends", '各阶段预算'],
  suppliers: ["the suppliers' shares", '供应商份额'],
};

const pairsOf = (pairs: readonly Correlation[], between: string): string =>
  pairs.map(({ a, b, r }) => `${code(a)}–${code(b)} ${amount(r, 'number')}`).join(between);

/** What can be wrong with levers: their names, kinds, values, sums and correlations. */
export const LEVER_FINDINGS = {
  'unknown-lever': error<{ name: string; nearest: string | null }>(
    ({ name, nearest }) => [
      `there is no lever ${code(name)}`,
      'the model has no such number: nothing would change',
      write(nearest, 'use a name of the lever catalogue'),
    ],
    ({ name, nearest }) => [
      `没有名为 ${code(name)} 的参数`,
      '模型里没有这个数，写了也不起作用',
      writeZh(nearest, '使用参数目录里的名称'),
    ],
  ),
  'lever-group': error<{ name: string; members: readonly string[] }>(
    ({ name, members }) => [
      `${code(name)} is a group of levers, not a lever`,
      'a value belongs to one lever',
      `name one of them: ${list(members)}`,
    ],
    ({ name, members }) => [
      `${code(name)} 是一组参数，不是单个参数`,
      '数值只能给单个参数',
      `写明其中一个：${list(members, '、')}`,
    ],
  ),
  'lever-kind': error<{ lever: string; kind: LeverKind; where: LeverWhere }>(
    ({ lever, kind, where }) => [
      `${code(lever)} cannot stand here`,
      `it ${KINDS[kind][0]}; ${FITTING[where][0]}`,
      INSTEAD[kind][0],
    ],
    ({ lever, kind, where }) => [
      `${code(lever)} 不能写在这里`,
      `它${KINDS[kind][1]}；${FITTING[where][1]}`,
      INSTEAD[kind][1],
    ],
  ),
  'lever-bounds': error<{
    lever: string;
    operation: ModifierOperation;
    low: number;
    high: number;
    min: number;
    max: number;
    unit: string;
  }>(
    ({ lever, low, high, min, max, unit }) => [
      `${code(lever)} would be ${low === high ? amount(low, unit) : within(low, high, unit, 'en')}`,
      `its bounds are ${within(min, max, unit, 'en')}: beyond them it would be cut off in silence`,
      `write a value from ${amount(min, unit)} to ${amount(max, unit)}`,
    ],
    ({ lever, low, high, min, max, unit }) => [
      `${code(lever)} 会是 ${low === high ? amount(low, unit) : within(low, high, unit, 'zh')}`,
      `它的范围是 ${within(min, max, unit, 'zh')}，超出部分会被悄悄截掉`,
      `写 ${amount(min, unit)} 到 ${amount(max, unit)} 之间的值`,
    ],
  ),
  'negative-factor': error<{ lever: string; value: number }>(
    ({ lever, value }) => [
      `${code(lever)} would be multiplied by ${amount(value, 'number')}`,
      'a factor cannot be negative',
      'write a factor of 0 or more: 0.8 takes a fifth away, 1.2 adds a fifth',
    ],
    ({ lever, value }) => [
      `${code(lever)} 会乘以 ${amount(value, 'number')}`,
      '倍数不能为负',
      '写 0 或以上的倍数：0.8 减两成，1.2 加两成',
    ],
  ),
  'one-operation': error<{ found: readonly string[] }>(
    ({ found }) => [
      found.length === 0 ? 'nothing says how the lever changes' : `${list(found)} stand side by side`,
      'a change sets, adds or multiplies',
      found.length === 0
        ? 'add `set: …`, `add: …` or `multiply: …`'
        : 'keep one, and write the other as a change of its own',
    ],
    ({ found }) => [
      found.length === 0 ? '没有写明参数怎么变' : `${list(found, '、')} 同时出现`,
      '一次改动只能是设定、增加或乘以',
      found.length === 0 ? '补上 `set: …`、`add: …` 或 `multiply: …`' : '保留一个，另一个单独写一条',
    ],
  ),
  'lever-elsewhere': error<{ lever: string; where: string }>(
    ({ lever, where }) => [
      `${code(lever)} is not written among the levers`,
      `it follows from ${code(where)}; in two places the two could differ`,
      `write it under ${code(where)} and delete it here`,
    ],
    ({ lever, where }) => [
      `${code(lever)} 不写在参数里`,
      `它来自 ${code(where)}，写两处可能不一致`,
      `写到 ${code(where)} 下，并删掉这里的`,
    ],
  ),
  'ours-uncertain': error<{ lever: string }>(
    ({ lever }) => [
      `${code(lever)} is ours, and no assumption`,
      'what we decide is known: only what the world does is drawn',
      'write a plain number',
    ],
    ({ lever }) => [
      `${code(lever)} 是运营抓手，不是假设`,
      '自己决定的数是已知的，只有外部变量才需要抽样',
      '写一个普通的数',
    ],
  ),
  'ours-drawn': error<{ lever: string; key: string }>(
    ({ lever, key }) => [
      `${code(key)} of ${code(lever)} is drawn`,
      'when we do something, and for how long, is our decision',
      'write one week, month or date, and one duration',
    ],
    ({ lever, key }) => [
      `${code(lever)} 的 ${code(key)} 是随机的`,
      '何时做、做多久由我们决定',
      '写一个确定的周、月或日期，和一个确定的时长',
    ],
  ),
  'missing-levers': error<{ levers: readonly string[] }>(
    ({ levers }) => [
      levers.length === 1 ? 'a lever is missing' : `${levers.length} levers are missing`,
      'nothing stands for "as it is" there, so no value can be filled in',
      `add ${levers.map(code).join(', ')}`,
    ],
    ({ levers }) => [
      `缺少 ${levers.length} 个参数`,
      '它们没有“维持现状”的默认值，无法代填',
      `补上 ${levers.map(code).join('、')}`,
    ],
  ),
  'sum-not-100': error<{ what: 'budget' | 'channels' | 'phases' | 'suppliers'; sum: number }>(
    ({ what, sum }) => [
      `${WHOLES[what][0]} come to ${amount(sum, 'share')}`,
      'they are shares of one whole',
      sum < 1
        ? `add ${amount(1 - sum, 'share')} somewhere, so that they sum to 100%`
        : `take ${amount(sum - 1, 'share')} away somewhere, so that they sum to 100%`,
    ],
    ({ what, sum }) => [
      `${WHOLES[what][1]}合计 ${amount(sum, 'share')}`,
      '它们是同一个整体的占比',
      sum < 1
        ? `再分配 ${amount(1 - sum, 'share')}，使合计为 100%`
        : `减掉 ${amount(sum - 1, 'share')}，使合计为 100%`,
    ],
  ),
  'correlation-with-itself': error<{ lever: string }>(
    ({ lever }) => [
      `${code(lever)} is correlated with itself`,
      'it always goes with itself',
      'name two different levers',
    ],
    ({ lever }) => [`${code(lever)} 与自己相关`, '它当然与自己同步', '写两个不同的参数'],
  ),
  'correlation-outside': error<{ a: string; b: string; r: number }>(
    ({ a, b, r }) => [
      `the correlation of ${code(a)} and ${code(b)} is ${amount(r, 'number')}`,
      'correlations lie between -1 and 1; at ±1 two levers would be one',
      'write a number such as `0.4`',
    ],
    ({ a, b, r }) => [
      `${code(a)} 与 ${code(b)} 的相关系数是 ${amount(r, 'number')}`,
      '相关系数在 -1 和 1 之间；等于 ±1 时两者就是同一个',
      '写 `0.4` 这样的数',
    ],
  ),
  'correlation-twice': error<{ a: string; b: string }>(
    ({ a, b }) => [
      `${code(a)} and ${code(b)} are correlated twice`,
      'a pair is the same in either order: only one of the two could count',
      'delete one of them',
    ],
    ({ a, b }) => [
      `${code(a)} 与 ${code(b)} 的相关写了两次`,
      '先后顺序不同也是同一对，只能有一处生效',
      '删掉其中一处',
    ],
  ),
  'correlations-impossible': error<{ pairs: readonly Correlation[]; shrink: number }>(
    ({ pairs, shrink }) => [
      `these correlations cannot all hold at once: ${pairsOf(pairs, '; ')}`,
      'if two levers both follow a third, they follow each other too',
      `bring them nearer to 0: multiplied by ${shrink} they are possible`,
    ],
    ({ pairs, shrink }) => [
      `这些相关不可能同时成立：${pairsOf(pairs, '；')}`,
      '两个参数都跟随第三个，它们之间也就相关',
      `把它们调近 0：乘以 ${shrink} 就可以成立`,
    ],
  ),
};
