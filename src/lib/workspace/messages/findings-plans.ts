import { PLAY_SETTINGS } from '../../plan/index.ts';
import { error, warning } from './define.ts';
import { amount, code, list, round, within, write, writeZh } from './format.ts';

/** Kinds of thing that files name each other by. */
export type NamedKind = 'strategy' | 'scenario' | 'rulebook' | 'rule' | 'play';

const NAMED: Readonly<Record<NamedKind, readonly [en: string, zh: string, where: string]>> = {
  strategy: ['strategy', '运营策略', 'scenarios/shop/strategies'],
  scenario: ['scenario', '情景', 'scenarios'],
  rulebook: ['rulebook', '应对预案', 'rules/*.json'],
  rule: ['rule', '规则', 'rules/*.json'],
  play: ['play', '应对动作', 'rules/plays.yaml'],
};

const YEAR_WHY = 'a target is judged on the value of the year';
const YEAR_WHY_ZH = '目标按全年数值考核';

/** What can be wrong with targets, strategies, scenarios and how files refer to each other. */
export const PLAN_FINDINGS = {
  'season-mean': error<{ mean: number }>(
    ({ mean }) => [
      `the season's mean is ${amount(Number(mean.toFixed(4)), 'number')}`,
      'a season says how weeks differ, not how large the year is: its mean is 1',
      `divide every week by ${amount(Number(mean.toFixed(4)), 'number')}`,
    ],
    ({ mean }) => [
      `季节指数的均值是 ${amount(Number(mean.toFixed(4)), 'number')}`,
      '季节指数只表示各周差异，均值应为 1',
      `每周都除以 ${amount(Number(mean.toFixed(4)), 'number')}`,
    ],
  ),
  'promotion-twice': error<{ week: number }>(
    ({ week }) => [
      `week ${week} is in two promotions`,
      'a week has one discount',
      'delete it from one of them',
    ],
    ({ week }) => [`第 ${week} 周出现在两个大促里`, '一周只能有一个折扣', '从其中一个删掉'],
  ),
  'unknown-fact': error<{ name: string; nearest: string | null }>(
    ({ name, nearest }) => [
      `there is no fact ${code(name)}`,
      'a target needs a fact of the catalogue',
      write(nearest, 'use a name of the fact catalogue'),
    ],
    ({ name, nearest }) => [
      `没有名为 ${code(name)} 的指标`,
      '目标必须用指标目录里的指标',
      writeZh(nearest, '使用指标目录里的名称'),
    ],
  ),
  'fact-without-year': error<{ fact: string; known: readonly string[] }>(
    ({ fact }) => [
      `${code(fact)} has no value of the year`,
      YEAR_WHY,
      'use a fact that has one, such as `gmv_growth`, `customers`, `cac` or `profit`',
    ],
    ({ fact }) => [
      `${code(fact)} 没有全年数值`,
      YEAR_WHY_ZH,
      '换成有全年数值的指标，如 `gmv_growth`、`customers`、`cac`、`profit`',
    ],
  ),
  'one-bound': error<{ fact: string; found: number }>(
    ({ fact, found }) => [
      found === 0 ? `${code(fact)} has no bound` : `${code(fact)} has two bounds`,
      'a target is met from one side',
      found === 0 ? 'add `at_least: …` or `at_most: …`' : 'keep one; write the other as a target of its own',
    ],
    ({ fact, found }) => [
      found === 0 ? `${code(fact)} 没有写界限` : `${code(fact)} 写了两个界限`,
      '一个目标只有一个方向',
      found === 0 ? '补上 `at_least: …` 或 `at_most: …`' : '保留一个，另一个单独写成目标',
    ],
  ),
  'target-impossible': error<{ fact: string; value: number; low: number; high: number; unit: string }>(
    ({ fact, value, low, high, unit }) => [
      `${code(fact)} can never be ${amount(value, unit)}`,
      `it is always ${within(low, high, unit, 'en')}, so the target would decide nothing`,
      `write a value that is ${within(low, high, unit, 'en')}`,
    ],
    ({ fact, value, low, high, unit }) => [
      `${code(fact)} 不可能是 ${amount(value, unit)}`,
      `它总是 ${within(low, high, unit, 'zh')}，这个目标起不到作用`,
      `写 ${within(low, high, unit, 'zh')} 之间的值`,
    ],
  ),
  'target-twice': error<{ fact: string }>(
    ({ fact }) => [
      `${code(fact)} has a target already`,
      'of two bounds on the same side only the harder one counts',
      'delete one of them',
    ],
    ({ fact }) => [`${code(fact)} 已经有目标了`, '同方向的两个界限只有较严的起作用', '删掉其中一个'],
  ),
  'unknown-name': error<{ kind: NamedKind; name: string; nearest: string | null; known: readonly string[] }>(
    ({ kind, name, nearest, known }) => [
      `there is no ${NAMED[kind][0]} ${code(name)}`,
      known.length === 0 ? `there is none at all (${NAMED[kind][2]})` : `known: ${list(known)}`,
      write(nearest, 'use one of these names, or delete the line'),
    ],
    ({ kind, name, nearest, known }) => [
      `没有名为 ${code(name)} 的${NAMED[kind][1]}`,
      known.length === 0 ? `一个都没有（${NAMED[kind][2]}）` : `现有 ${list(known, '、')}`,
      writeZh(nearest, '改用现有名称，或删掉这一行'),
    ],
  ),
  'based-on-cycle': error<{ kind: NamedKind; cycle: readonly string[] }>(
    ({ cycle }) => [
      `\`based_on\` goes round in a circle: ${round(cycle)}`,
      'a file cannot rest on itself',
      'delete `based_on` from one of them',
    ],
    ({ cycle }) => [
      `\`based_on\` 形成循环：${round(cycle)}`,
      '文件不能以自己为基础',
      '删掉其中一个的 `based_on`',
    ],
  ),
  'include-cycle': error<{ cycle: readonly string[] }>(
    ({ cycle }) => [
      `\`include\` goes round in a circle: ${round(cycle)}`,
      'a scenario cannot contain itself',
      'delete one of the names from an `include`',
    ],
    ({ cycle }) => [
      `\`include\` 形成循环：${round(cycle)}`,
      '情景不能包含自己',
      '从其中一个的 `include` 里删掉',
    ],
  ),
  'include-clash': error<{ what: string; first: string; second: string }>(
    ({ what, first, second }) => [
      `${code(first)} and ${code(second)} differ about ${code(what)}`,
      'of two assumptions about one thing this scenario must choose',
      `write ${code(what)} in this file itself`,
    ],
    ({ what, first, second }) => [
      `${code(first)} 与 ${code(second)} 对 ${code(what)} 的假设不同`,
      '同一件事有两种假设，需由本情景决定',
      `在本文件里写明 ${code(what)}`,
    ],
  ),
  'nothing-to-remove': error<{ key: string }>(
    ({ key }) => [
      `there is no ${code(key)} to remove`,
      'null takes away what the file that this one is based on says, and it says nothing of it',
      'check the spelling, or delete the line',
    ],
    ({ key }) => [
      `没有 ${code(key)} 可以去掉`,
      'null 用来去掉所基于文件里的内容，而那里没有它',
      '检查拼写，或删掉这一行',
    ],
  ),
  'phase-outside': error<{ name: string; first: number; last: number; months: number }>(
    ({ name, first, last, months }) => [
      `phase ${code(name)} has months ${first}-${last}`,
      `the plan has months 1 to ${months}`,
      `write months from 1 to ${months}`,
    ],
    ({ name, first, last, months }) => [
      `阶段 ${code(name)} 的月份是 ${first}-${last}`,
      `计划只有第 1 到 ${months} 个月`,
      `写 1 到 ${months} 之间的月份`,
    ],
  ),
  'phase-gap': error<{ name: string | null; before: string | null; from: number; to: number }>(
    ({ name, before, from, to }) => [
      `no phase has ${from === to ? `month ${from}` : `months ${from}-${to}`}`,
      "every month belongs to one phase, or its budget would be nobody's",
      before === null
        ? 'let the first phase begin with month 1'
        : `let ${code(before)} last until month ${to}${name === null ? '' : `, or ${code(name)} begin with month ${from}`}`,
    ],
    ({ name, before, from, to }) => [
      `第 ${from === to ? from : `${from}-${to}`} 个月不属于任何阶段`,
      '每个月都要归入一个阶段，否则预算没有着落',
      before === null
        ? '让第一个阶段从第 1 个月开始'
        : `让 ${code(before)} 延长到第 ${to} 个月${name === null ? '' : `，或让 ${code(name)} 从第 ${from} 个月开始`}`,
    ],
  ),
  'phase-overlap': error<{ name: string; before: string; month: number }>(
    ({ name, before, month }) => [
      `${code(name)} begins in month ${month}, while ${code(before)} still runs`,
      'a month belongs to one phase',
      `end ${code(before)} before month ${month}, or begin ${code(name)} later`,
    ],
    ({ name, before, month }) => [
      `${code(name)} 从第 ${month} 个月开始，而 ${code(before)} 尚未结束`,
      '一个月只能属于一个阶段',
      `让 ${code(before)} 在第 ${month} 个月之前结束，或让 ${code(name)} 晚些开始`,
    ],
  ),
  'phase-twice': error<{ name: string }>(
    ({ name }) => [
      `there are two phases ${code(name)}`,
      'rules and charts tell phases apart by name',
      'rename one of them',
    ],
    ({ name }) => [`有两个阶段都叫 ${code(name)}`, '规则和图表靠名称区分阶段', '把其中一个改名'],
  ),
  'rulebook-twice': error<{ rulebook: string }>(
    ({ rulebook }) => [`${code(rulebook)} is listed twice`, 'its rules count once', 'delete one of them'],
    ({ rulebook }) => [`${code(rulebook)} 列了两次`, '它的规则只算一次', '删掉其中一个'],
  ),
  'shock-id-twice': error<{ id: string }>(
    ({ id }) => [
      `two shocks have the id ${code(id)}`,
      'they would share their draws',
      'give each an id of its own, or none',
    ],
    ({ id }) => [`两个外部冲击的 id 都是 ${code(id)}`, '它们会共用同一组随机数', '各取不同的 id，或都不写'],
  ),
  'rule-twice': error<{ rule: string; other: string }>(
    ({ rule, other }) => [
      `rulebook ${code(other)} has a rule ${code(rule)} too, and a strategy uses both`,
      'results are told by rule: names must differ',
      'rename one of them',
    ],
    ({ rule, other }) => [
      `预案 ${code(other)} 里也有规则 ${code(rule)}，而有策略同时用了两者`,
      '结果按规则名统计，名称不能相同',
      '把其中一个改名',
    ],
  ),
  'play-without-title': error<{ play: string; nearest: string | null }>(
    ({ play, nearest }) => [
      `${code(play)} is a play of your own, without a title`,
      'the catalogue has no name for it to show',
      nearest === null
        ? 'add `title: { en: …, zh: … }`'
        : `add \`title: { en: …, zh: … }\`; if the play of the catalogue is meant, write ${code(nearest)}`,
    ],
    ({ play, nearest }) => [
      `${code(play)} 是自定义动作，但没有标题`,
      '动作目录里没有它的显示名称',
      nearest === null
        ? '补上 `title: { en: …, zh: … }`'
        : `补上 \`title: { en: …, zh: … }\`；若是目录里的动作，写成 ${code(nearest)}`,
    ],
  ),
  'alert-levers': error(
    () => [
      '`alert` moves levers',
      'it is the play that only records',
      'delete `levers:`, or give the play another name',
    ],
    () => ['`alert` 改动了参数', '它是只做记录的动作', '删掉 `levers:`，或给动作另取名称'],
  ),
  'unknown-play': error<{ play: string; nearest: string | null; inCatalogue: boolean }>(
    ({ play, nearest, inCatalogue }) => [
      `there is no play ${code(play)}`,
      inCatalogue
        ? 'the catalogue names it, but rules/plays.yaml does not say what it moves'
        : 'rules/plays.yaml does not say what it moves',
      write(inCatalogue ? null : nearest, `add ${code(`${play}:`)} to rules/plays.yaml`),
    ],
    ({ play, nearest, inCatalogue }) => [
      `没有应对动作 ${code(play)}`,
      inCatalogue
        ? '目录里有它，但 rules/plays.yaml 没有写明它改动什么'
        : 'rules/plays.yaml 没有写明它改动什么',
      writeZh(inCatalogue ? null : nearest, `在 rules/plays.yaml 里补上 ${code(`${play}:`)}`),
    ],
  ),
  'event-param': error<{ param: string; least: number; most: number }>(
    ({ param, least, most }) => [
      `${code(param)} is not a number it can be`,
      `it replaces the play's own ${code(param)}`,
      `write a whole number from ${least} to ${most}, without quotes`,
    ],
    ({ param, least, most }) => [
      `${code(param)} 的取值无效`,
      `它会代替动作自己的 ${code(param)}`,
      `写 ${least} 到 ${most} 的整数，不加引号`,
    ],
  ),
  'event-param-name': warning<{ param: string; nearest: string | null }>(
    ({ param, nearest }) => [
      `${code(param)} is only recorded`,
      'it changes nothing about the play',
      nearest === null
        ? `delete it, or write one of ${list(PLAY_SETTINGS)}`
        : `if it should, write ${code(nearest)}`,
    ],
    ({ param, nearest }) => [
      `${code(param)} 只会被记录`,
      '它不会改变应对动作',
      nearest === null
        ? `删掉它，或写 ${list(PLAY_SETTINGS, '、')} 之一`
        : `若要改变动作，写成 ${code(nearest)}`,
    ],
  ),
};
