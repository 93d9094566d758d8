import { phrase, word } from './define.ts';

/** One year of a cell. */
export const RUN = {
  'run-title': word('One year, week by week · Windtunnel', '单年推演逐周回放 · Windtunnel'),
  'run-question': word('What happened in this year?', '这一年发生了什么？'),
  'run-of': phrase<{ strategy: string; scenario: string }>(
    ({ strategy, scenario }) => `${strategy} in ${scenario}`,
    ({ strategy, scenario }) => `${strategy} × ${scenario}`,
  ),
  scenario: word('Scenario', '情景'),
  'which-year': word('Year', '年份'),
  'by-fact': word('by', '按指标'),
  'year-worst': word('worst', '最差'),
  'year-median': word('median', '居中'),
  'year-best': word('best', '最好'),
  'year-number': word('or number', '或序号'),
  show: word('Show', '查看'),
  'run-found-worst': phrase<{ fact: string; runs: string; run: string }>(
    ({ fact, runs, run }) => `The worst of ${runs} years by ${fact}: year ${run}.`,
    ({ fact, runs, run }) => `${runs} 年中${fact}最差的一年：第 ${run} 年。`,
  ),
  'run-found-median': phrase<{ fact: string; runs: string; run: string }>(
    ({ fact, runs, run }) => `The middle one of ${runs} years by ${fact}: year ${run}.`,
    ({ fact, runs, run }) => `${runs} 年中${fact}居中的一年：第 ${run} 年。`,
  ),
  'run-found-best': phrase<{ fact: string; runs: string; run: string }>(
    ({ fact, runs, run }) => `The best of ${runs} years by ${fact}: year ${run}.`,
    ({ fact, runs, run }) => `${runs} 年中${fact}最好的一年：第 ${run} 年。`,
  ),
  'year-number-is': phrase<{ run: string }>(
    ({ run }) => `Year ${run}.`,
    ({ run }) => `第 ${run} 年。`,
  ),
  'run-met': phrase<{ met: number; targets: number; fired: number }>(
    ({ met, targets, fired }) =>
      `It met ${met} of ${targets} targets; rules fired ${fired === 1 ? 'once' : `${fired} times`}.`,
    ({ met, targets, fired }) => `达成 ${targets} 项目标中的 ${met} 项；规则触发 ${fired} 次。`,
  ),
  'run-worth': phrase<{ profit: string; without: string }>(
    ({ profit, without }) => `Profit ${profit}; without rules it would have been ${without}.`,
    ({ profit, without }) => `利润 ${profit}；若无规则为 ${without}。`,
  ),
  'run-bare': phrase<{ profit: string }>(
    ({ profit }) => `Profit ${profit}. This strategy has no rules.`,
    ({ profit }) => `利润 ${profit}。该策略没有规则。`,
  ),
  'finding-year': word('looking for the year', '正在查找这一年'),
  'no-such-year': phrase<{ fact: string }>(
    ({ fact }) => `No year has a value of ${fact}. Choose another fact.`,
    ({ fact }) => `没有任何一年有${fact}的数值，请换一个指标。`,
  ),
  'no-such-plan': phrase<{ strategy: string; scenario: string }>(
    ({ strategy, scenario }) =>
      `There is no strategy “${strategy}” or no scenario “${scenario}” in this workspace. Choose one of these:`,
    ({ strategy, scenario }) => `方案文件夹中没有策略“${strategy}”或情景“${scenario}”，请从下列中选择：`,
  ),
  'bad-year-number': phrase<{ least: string; most: string }>(
    ({ least, most }) => `Write a whole number from ${least} to ${most}.`,
    ({ least, most }) => `请填写 ${least} 到 ${most} 之间的整数。`,
  ),
  'year-chart': word('The year on a chart', '全年走势'),
  'year-facts': word('The year in figures', '全年数字'),
  'with-rules': word('with rules', '有规则'),
  'without-rules': word('without rules', '无规则'),
  asked: word('target', '目标'),
  'target-met': word('met', '达成'),
  'target-missed': word('missed', '未达成'),
  'weeks-of': word('Weeks of', '逐周：'),
  'run-chart': phrase<{
    fact: string;
    low: string;
    lowWeek: number;
    high: string;
    highWeek: number;
    fired: boolean;
  }>(
    ({ fact, low, lowWeek, high, highWeek, fired }) =>
      `${fact}: lowest ${low} in week ${lowWeek}, highest ${high} in week ${highWeek}.${fired ? ' Marks on the axis are weeks in which rules fired.' : ''}`,
    ({ fact, low, lowWeek, high, highWeek, fired }) =>
      `${fact}：第 ${lowWeek} 周最低 ${low}，第 ${highWeek} 周最高 ${high}。${fired ? '横轴上的短线为规则触发的周。' : ''}`,
  ),
  'week-by-week': word('Week by week', '逐周回放'),
  'all-weeks': word('all weeks', '全部周'),
  'eventful-weeks': word('only weeks in which something happened', '只看有事发生的周'),
  'week-head': phrase<{ week: number; date: string; phase: string; sale: string }>(
    ({ week, date, phase, sale }) =>
      [`Week ${week}, from ${date}`, phase, sale].filter((text) => text !== '').join(' · '),
    ({ week, date, phase, sale }) =>
      [`第 ${week} 周，${date} 起`, phase, sale].filter((text) => text !== '').join(' · '),
  ),
  'the-world': word('World', '外部'),
  'the-team': word('The team saw', '团队所见'),
  'rule-fired': word('Fired', '触发'),
  'plays-moved': word('Plays have moved', '动作的作用'),
  'held-back': word('Held back', '未能触发'),
  'why-cooling': word('fired a short while ago', '处于冷却期'),
  'why-limit': word('its play has been started as often as it may be in a year', '动作已达全年次数上限'),
  'why-running': word('its play is still running', '动作仍在进行'),
  'why-silent': phrase<{ count: number }>(
    ({ count }) => `Why ${count} other rules did not fire`,
    ({ count }) => `其余 ${count} 条规则为何没有触发`,
  ),
  nothing: word('nothing out of the ordinary', '无异常'),
} as const;
