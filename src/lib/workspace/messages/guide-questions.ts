import { label, type Label } from '../../plan/index.ts';

/** One of the planner's questions: how the product answers it, and where. */
export interface GuideQuestion {
  readonly question: Label;
  readonly answer: Label;
  /** What to look at on the page with the answer. */
  readonly look: Label;
  /** A command that shows more. */
  readonly command?: string;
}

const ask = (question: Label, answer: Label, look: Label, command?: string): GuideQuestion => ({
  question,
  answer,
  look,
  ...(command === undefined ? {} : { command }),
});

/** The five questions, in the order in which a planner comes to them. */
export const GUIDE_QUESTIONS: readonly GuideQuestion[] = [
  ask(
    label('Does the plan hold?', '方案守得住吗？'),
    label(
      'Strategies are rows, scenarios are columns. The large number of a cell is the chance that a year meets all targets at once; beside it stands the profit of a bad year. Begin with “Plan 2026” in “Calm”.',
      '每行是一个策略，每列是一个情景。格中的大数字是一年内全部目标都达标的概率，旁边是悲观利润。先看“2026 年方案”在“平稳”情景下的一格。',
    ),
    label('Outcomes: the whole table', '推演结果：总表'),
  ),
  ask(
    label('Where does it break?', '会在哪里失守？'),
    label(
      'Read the row of “Plan 2026” from left to right: the sentence above the table names the scenario where it is weakest. Open that cell. Its targets show which of them years miss most often, and the chart shows the weeks in which GMV falls behind last year.',
      '从左到右看“2026 年方案”一行，表格上方的一句话指出它最弱的情景。点开那一格，目标列表说明最常失守的是哪一项，走势图显示成交额在哪些周低于去年。',
    ),
    label('Outcomes: the row of “Plan 2026”', '推演结果：“2026 年方案”一行'),
  ),
  ask(
    label('What would we do about it?', '我们会怎么应对？'),
    label(
      'Rules watch the facts and start plays, which move levers for some weeks at a cost. An opened cell lists the rules that fired, in what share of years and when first. Compare “Plan 2026” with “Plan 2026, no rules”, which differs by nothing but the rules. The command below tells one year week by week, with the reason for each rule.',
      '规则盯住指标，触发应对动作；动作在若干周内调整抓手，并付出成本。点开一格可看到触发的规则、触发年份占比和首次触发周。对比“2026 年方案”与“2026 年方案（无预案）”两行，差别只在规则。下面的命令可逐周复盘单年，并给出每条规则的触发原因。',
    ),
    label('Outcomes: “Rules that fired” in an opened cell', '推演结果：格内“触发的规则”'),
    'npx windtunnel explain --strategy plan-2026 --scenario perfect-storm --worst profit',
  ),
  ask(
    label('Which plan is better in the same years?', '同样的年份，哪个策略更好？'),
    label(
      'All strategies of a column live through the same years: the same rivals, the same suppliers, the same luck. So rows of a column can be compared. The sentence above the table calls another strategy better only where the two intervals lie apart.',
      '同一列的各策略面对同样的年份：同样的竞品、供应商和运气，因此可以直接比较。只有误差范围不重叠时，表格上方的一句话才会说另一个策略更好。',
    ),
    label('Outcomes: one column, row by row', '推演结果：同一列的各行'),
  ),
  ask(
    label('How sure is the number?', '这个数字有多可靠？'),
    label(
      'Beside each chance stands its 95% interval, which narrows as years are added. It says how well the years were counted, not whether the model is right. What is not known about the shop is a range in the business file, drawn anew for each year, and so makes the bands wider.',
      '每个概率旁边都有误差范围（95%），推演次数越多越窄。它只反映推演次数是否足够，不代表模型一定正确。店铺中不确定的数字在经营现状文件里写成范围，每次推演重新抽取，因此会使区间变宽。',
    ),
    label('Outcomes: the interval beside each chance', '推演结果：概率旁的误差范围'),
  ),
];
