import { phrase, word } from './define.ts';

/** The page of one cell. */
export const CELL_PAGE = {
  cell: word('Cell', '单格'),
  'cell-title': word('Windtunnel: a cell', '策略风洞 Windtunnel：单格详情'),
  'all-about-cell': word(
    'All about this cell: any fact, single years, money, customers, supply',
    '查看该格详情：任意指标、单个年份、资金、客户、供应',
  ),
  'back-to-outcomes': word('All cells', '返回全部格子'),
  scenario: word('Scenario', '情景'),
  'no-such-cell': word('No such cell', '没有这一格'),
  'at-a-glance': word('At a glance', '概览'),
  'money-and-customers': word('Money and customers', '资金与客户'),
  'year-in-numbers': word('The year in numbers', '全年数字'),
  'year-in-numbers-note': word('90% of years lie between p5 and p95', '90% 的年份在 5% 与 95% 分位之间'),
  'no-cell': phrase<{ names: string }>(
    ({ names }) =>
      `There is no ${names} in this workspace. It may have been renamed or removed, or the address mistyped. These cells are there:`,
    ({ names }) => `方案文件夹中没有${names}，可能已改名或删除，也可能网址有误。现有的格子：`,
  ),
  'strategy-named': phrase<{ name: string }>(
    ({ name }) => `strategy “${name}”`,
    ({ name }) => `策略“${name}”`,
  ),
  'scenario-named': phrase<{ name: string }>(
    ({ name }) => `scenario “${name}”`,
    ({ name }) => `情景“${name}”`,
  ),
  'cell-years': phrase<{ runs: string; seed: string }>(
    ({ runs, seed }) => `${runs} years, seed ${seed}`,
    ({ runs, seed }) => `${runs} 年，随机种子 ${seed}`,
  ),
  'cell-years-some': phrase<{ some: string; runs: string; seed: string }>(
    ({ some, runs, seed }) => `pictures of the first ${some} of ${runs} years, seed ${seed}`,
    ({ some, runs, seed }) => `图为 ${runs} 年中的前 ${some} 年，随机种子 ${seed}`,
  ),
  'cell-working': phrase<{ percent: number }>(
    ({ percent }) => `keeping every week of this cell: ${percent}%`,
    ({ percent }) => `正在记录该格的每一周：${percent}%`,
  ),
  'cell-stale': word('numbers from before the last edit', '数字为上次修改之前的结果'),
  'cell-stopped': word('this cell was not simulated', '该格未推演'),
  'files-wrong-here': phrase<{ count: number }>(
    ({ count }) =>
      `The files as edited have ${count === 1 ? 'an error' : `${count} errors`}; what is shown is what they came to before.`,
    ({ count }) => `修改后的文件有 ${count} 处错误，此处显示修改前的结果。`,
  ),
  'median-of-years': phrase<{ value: string }>(
    ({ value }) => `median ${value}`,
    ({ value }) => `中位 ${value}`,
  ),

  'a-fact': word('A fact over the year', '指标全年走势'),
  'cell-fact': word('Fact', '指标'),
  'facts-none': word('No fact bears such a name.', '没有匹配的指标。'),
  'of-key': phrase<{ key: string; fact: string }>(
    ({ key, fact }) => `${key}: ${fact}`,
    ({ key, fact }) => `${key}：${fact}`,
  ),
  'fact-by-week': phrase<{ fact: string }>(
    ({ fact }) => `${fact}, by week`,
    ({ fact }) => `${fact}（按周）`,
  ),
  'fact-of-year': phrase<{ fact: string }>(
    ({ fact }) => `${fact}, over the year`,
    ({ fact }) => `${fact}（全年）`,
  ),
  'band-90-named': word('p5–p95, 90% of years', '5%–95% 分位，90% 的年份'),
  'band-50-named': word('p25–p75, half of years', '25%–75% 分位，50% 的年份'),
  'share-of-years-line': word('share of years', '年份占比'),
  'fetching-weeks': word('simulating the weeks of this fact', '正在推演该指标的每周数值'),
  'weeks-sentence': phrase<{
    median: string;
    low: string;
    high: string;
    last: string;
    lastLow: string;
    lastHigh: string;
  }>(
    ({ median, low, high, last, lastLow, lastHigh }) =>
      `The year comes to ${median} in the median; 90% of years lie between ${low} and ${high}. In the last week: ${last}, between ${lastLow} and ${lastHigh}.`,
    ({ median, low, high, last, lastLow, lastHigh }) =>
      `全年中位数为 ${median}，90% 的年份在 ${low} 与 ${high} 之间。最后一周为 ${last}，区间 ${lastLow} 至 ${lastHigh}。`,
  ),
  'run-sentence': phrase<{ run: number; count: number }>(
    ({ run, count }) =>
      `The dark line is run ${run}; marks on the axis are the ${count === 1 ? 'week' : `${count} weeks`} in which rules fired in it.`,
    ({ run, count }) => `深色线为第 ${run} 号年份，横轴上的短线为其触发规则的 ${count} 周。`,
  ),
  'run-number': phrase<{ run: number }>(
    ({ run }) => `run ${run}`,
    ({ run }) => `第 ${run} 号年份`,
  ),
  'fired-in-run': word('Fired in this run:', '该年份触发：'),
  'one-run': word('One year on the chart', '叠加一个年份'),
  'run-none': word('none', '不叠加'),
  'run-worst': word('worst', '最差'),
  'run-median': word('median', '中位'),
  'run-best': word('best', '最好'),
  'run-highest': word('highest', '最高'),
  'run-lowest': word('lowest', '最低'),
  'run-input': phrase<{ last: number }>(
    ({ last }) => `run, 0 to ${last}`,
    ({ last }) => `年份编号（0 至 ${last}）`,
  ),
  'year-by-week': word('One year, week by week', '逐周查看该年份'),

  'firings-by-week': word('When rules fire', '规则触发时间'),
  'firings-note': word('share of years, by week', '各周触发的年份占比'),
  'firings-sentence': phrase<{ rule: string; week: number; share: string; shown: number; all: number }>(
    ({ rule, week, share, shown, all }) =>
      `The darker, the more years. The busiest single week: ${rule} in week ${week}, in ${share} of years. ${shown} of the ${all} rules that ever fire, those that fire most.`,
    ({ rule, week, share, shown, all }) =>
      `颜色越深，触发的年份越多。最集中的一周：“${rule}”在第 ${week} 周，占 ${share} 的年份。共 ${all} 条规则触发过，此处显示触发最多的 ${shown} 条。`,
  ),
  'all-rules': phrase<{ count: number }>(
    ({ count }) => `Show all ${count} rules`,
    ({ count }) => `显示全部 ${count} 条规则`,
  ),
  'fewer-rules': word('Show fewer', '收起'),
  'column-rule': word('Rule', '规则'),
  'years-that-fire': word('Share of years', '年份占比'),

  histogram: word('How often it comes to what', '分布'),
  'histogram-sentence': phrase<{ low: string; high: string; mean: string; missing: string }>(
    ({ low, high, mean, missing }) =>
      `Half of years lie between ${low} and ${high}; the mean is ${mean}.${missing === '' ? '' : ` ${missing} of years have no value.`}`,
    ({ low, high, mean, missing }) =>
      `50% 的年份在 ${low} 与 ${high} 之间，均值 ${mean}。${missing === '' ? '' : `${missing} 的年份没有数值。`}`,
  ),
  'exceedance-up': word('Share of years that reach a value', '达到某一数值的年份占比'),
  'exceedance-down': word('Share of years within a value', '不超过某一数值的年份占比'),
  'exceedance-target': phrase<{ demand: string; chance: string }>(
    ({ demand, chance }) => `The target ${demand} is met in ${chance} of years.`,
    ({ demand, chance }) => `目标 ${demand} 在 ${chance} 的年份达成。`,
  ),
  'exceedance-plain': phrase<{ value: string; good: boolean }>(
    ({ value, good }) => `90% of years ${good ? 'reach' : 'stay within'} ${value}. No target asks for it.`,
    ({ value, good }) => `90% 的年份${good ? '达到' : '不超过'} ${value}。没有针对它的目标。`,
  ),
  'from-value': word('From', '起'),
  'to-value': word('To', '止'),
  'at-value': word('Value', '数值'),
  'column-years': word('Years', '年份数'),
  'share-of-years': phrase<{ share: string }>(
    ({ share }) => `${share} of years`,
    ({ share }) => `${share} 的年份`,
  ),
  'years-at-least': phrase<{ value: string; share: string }>(
    ({ value, share }) => `${share} of years reach ${value}`,
    ({ value, share }) => `${share} 的年份达到 ${value}`,
  ),
  'years-at-most': phrase<{ value: string; share: string }>(
    ({ value, share }) => `${share} of years stay within ${value}`,
    ({ value, share }) => `${share} 的年份不超过 ${value}`,
  ),

  'cell-money': word('Where the money goes', '钱花在哪里'),
  'cell-money-note': word('mean of all years', '全部年份的均值'),
  discounts: word('Price moves and discounts', '调价与优惠'),
  'money-sentence': phrase<{
    gmv: string;
    profit: string;
    share: string;
    first: string;
    firstShare: string;
    second: string;
    secondShare: string;
    loss: boolean;
  }>(
    ({ gmv, profit, share, first, firstShare, second, secondShare, loss }) =>
      `Of ${gmv} GMV, ${profit} ${loss ? 'is lost' : 'is left'} (${share}). Most of it goes into ${first} (${firstShare}) and ${second} (${secondShare}).`,
    ({ gmv, profit, share, first, firstShare, second, secondShare, loss }) =>
      `成交额 ${gmv}，最终${loss ? '亏损' : '剩余'} ${profit}（${share}）。占比最大的是${first}（${firstShare}）和${second}（${secondShare}）。`,
  ),
  'column-step': word('Step', '项目'),
  'column-amount': word('CNY', '金额（元）'),
  'share-of-gmv': word('Share of GMV', '占成交额'),

  'cell-customers': word('Where new customers come from', '新客来源'),
  'customers-note': word('mean of all years', '全部年份的均值'),
  'customers-sentence': phrase<{ count: string; source: string; share: string; dear: string; cac: string }>(
    ({ count, source, share, dear, cac }) =>
      `${count} people order for the first time in a mean year, ${share} of them from ${source}. The dearest source is ${dear}: ${cac} a customer.`,
    ({ count, source, share, dear, cac }) =>
      `平均每年新客 ${count} 人，${share} 来自${source}。最贵的来源是${dear}，每位 ${cac}。`,
  ),
  'column-source': word('Source', '来源'),
  'new-customers': word('New customers', '新客数'),
  'share-of-new': word('Share', '占比'),
  'column-spend': word('Spend', '花费'),
  'column-cac': word('CAC', '获客成本'),
  'column-cac-p5': word('CAC p5', '获客成本 5% 分位'),
  'column-cac-p95': word('CAC p95', '获客成本 95% 分位'),

  'cell-supply': word('Supply', '供应'),
  outages: word('Suppliers that cannot deliver', '供应商断供'),
  'outages-note': word('share of years, by week', '各周断供的年份占比'),
  'outages-sentence': phrase<{ supplier: string; share: string; week: number }>(
    ({ supplier, share, week }) => `Out most often is ${supplier}: in ${share} of years in week ${week}.`,
    ({ supplier, share, week }) => `断供最多的是${supplier}：第 ${week} 周有 ${share} 的年份断供。`,
  ),
} as const;
