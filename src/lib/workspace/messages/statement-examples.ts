/** A statement of each kind, with what it says: editors offer them. */
export const STATEMENT_EXAMPLES: readonly (readonly [text: string, en: string, zh: string])[] = [
  [
    'P(gmv_growth >= 25%) >= 70%',
    'Chance that a fact of the year is on the right side',
    '全年指标达到要求的概率',
  ],
  ['P(all_targets) >= 50%', 'Chance that all targets are met', '全部目标达成的概率'],
  ['p5(profit) >= -2_000_000', 'A quantile: p1 to p99', '分位数：p1 至 p99'],
  ['median(profit) >= 0', 'The median year', '中位年份'],
  ['mean(cac) <= 60', 'The mean over runs', '各次推演的均值'],
  ['sd(profit) <= 2_000_000', 'The standard deviation over runs', '各次推演的标准差'],
  ['cvar(profit, 5%) >= -3_000_000', 'The mean of the worst share of runs', '最差一部分推演的均值'],
  [
    'fires("switch-supplier") in [20%, 60%]',
    'Share of runs in which a rule or play fires',
    '规则或应对动作触发的推演占比',
  ],
  [
    'first_week("match-price") <= 20',
    'Median week of the first firing, where it fires',
    '首次触发周的中位数（只计触发过的推演）',
  ],
  ['week(30, fill_rate) >= 90%', 'Mean over runs of a week of a fact', '某周指标在各次推演的均值'],
  [
    'P(week(30, fill_rate) >= 90%) >= 80%',
    'Chance that a week of a fact is on the right side',
    '某周指标达到要求的概率',
  ],
  [
    'P(all_targets) - P(all_targets, "steady") >= 5%',
    'Difference from another strategy on the same draws',
    '与另一方案在同一批推演上的差',
  ],
  [
    'regret(profit) <= 500_000',
    'Mean over runs of how much better the best strategy did in the same run',
    '同一次推演中与最优方案的差距（均值）',
  ],
];
