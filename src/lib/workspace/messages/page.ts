import { type Lang, type NoArgs, phrase, type Phrase, word } from './define.ts';
import { RUN } from './page-run.ts';
import { GUIDE } from './guide-page.ts';
import { SHARING } from './page-share.ts';
import { STORAGE } from './page-storage.ts';
import { FILES } from './page-files.ts';
import { CELL_PAGE } from './page-cell.ts';
import { KNOB_WORDS, ROW_WORDS } from './page-knobs.ts';

/** What stands around every page. */
const FRAME = {
  'page-title': word('Windtunnel: will the plan hold?', '策略风洞 Windtunnel：方案守得住吗？'),
  product: word('Windtunnel', 'Windtunnel'),
  'product-gloss': word('', '策略风洞'),
  pages: word('Pages', '页面'),
  outcomes: word('Outcomes', '推演结果'),
  'other-language': word('中文', 'English'),
  'to-dark': word('Dark', '深色'),
  'to-light': word('Light', '浅色'),
} as const;

/** Strategies by scenarios. */
const MATRIX = {
  question: word('Will the plan hold?', '方案守得住吗？'),
  lede: phrase<{ targets: number }>(
    ({ targets }) =>
      `The number is the chance that a year meets all ${targets} targets, with its 95% interval; with it the profit of a bad year, which 95% of years beat. The band is weekly GMV: 90% of years lie inside.`,
    ({ targets }) =>
      `大数字为 ${targets} 项目标全部达标的概率及误差范围（95%）；旁边是悲观利润（5% 分位），95% 的年份高于它。色带为每周成交额区间，90% 的年份落在其中。`,
  ),
  'matrix-name': word(
    'Chance of meeting all targets, strategies by scenarios',
    '各策略在各情景下的全部达标概率',
  ),
  strategy: word('Strategy', '运营策略'),
  'budget-split': phrase<{ total: string; lines: string }>(
    ({ total, lines }) => `Budget ${total}: ${lines}`,
    ({ total, lines }) => `预算 ${total}：${lines}`,
  ),
  'cell-name': phrase<{
    strategy: string;
    scenario: string;
    chance: string;
    interval: string;
    profit: string;
  }>(
    ({ strategy, scenario, chance, interval, profit }) =>
      `${strategy}, ${scenario}: ${chance} chance of all targets, ${interval}; profit of a bad year ${profit}`,
    ({ strategy, scenario, chance, interval, profit }) =>
      `${strategy}，${scenario}：全部达标概率 ${chance}，${interval}；悲观利润 ${profit}`,
  ),
  'cell-waiting': phrase<{ strategy: string; scenario: string }>(
    ({ strategy, scenario }) => `${strategy}, ${scenario}: not simulated yet`,
    ({ strategy, scenario }) => `${strategy}，${scenario}：尚未推演`,
  ),
} as const;

/** How the work goes. */
const PROGRESS = {
  'reading-files': word('reading the workspace', '正在读取方案文件夹'),
  simulating: phrase<{ runs: string }>(
    ({ runs }) => `simulating ${runs} years a cell`,
    ({ runs }) => `正在推演，每格 ${runs} 年`,
  ),
  'time-left': phrase<{ seconds: number }>(
    ({ seconds }) => `· about ${seconds} s left`,
    ({ seconds }) => `，约剩 ${seconds} 秒`,
  ),
  cancel: word('Cancel', '取消'),
  cancelled: word('cancelled; the numbers are of the years so far', '已取消，数字为目前已推演的年份'),
  'go-on': word('Go on', '继续'),
  'worker-restarted': word(
    'A part of the simulation broke off and was started again; no number is lost.',
    '推演有一部分中断，已自动重启，数字没有丢失。',
  ),
  sharpening: phrase<{ shown: string; runs: string }>(
    ({ shown, runs }) => `${shown} years a cell, on the way to ${runs}`,
    ({ shown, runs }) => `每格已有 ${shown} 年，目标 ${runs} 年`,
  ),
  simulated: phrase<{ runs: string; seed: string }>(
    ({ runs, seed }) => `${runs} years a cell · seed ${seed}`,
    ({ runs, seed }) => `每格 ${runs} 年 · 随机种子 ${seed}`,
  ),
  stopped: word('stopped', '已停止'),
  'progress-name': word('Simulated so far', '推演进度'),
} as const;

/** What the matrix says, in a sentence. */
const VERDICT = {
  'verdict-range': phrase<{
    strategy: string;
    best: string;
    bestChance: string;
    worst: string;
    worstChance: string;
  }>(
    ({ strategy, best, bestChance, worst, worstChance }) =>
      `${strategy} meets every target in ${bestChance} of years in ${best}, and in ${worstChance} in ${worst}, where it is weakest.`,
    ({ strategy, best, bestChance, worst, worstChance }) =>
      `“${strategy}”在“${best}”情景下 ${bestChance} 的年份全部达标；最弱的是“${worst}”，为 ${worstChance}。`,
  ),
  'verdict-one': phrase<{ strategy: string; scenario: string; chance: string }>(
    ({ strategy, scenario, chance }) =>
      `${strategy} meets every target in ${chance} of years in ${scenario}.`,
    ({ strategy, scenario, chance }) => `“${strategy}”在“${scenario}”情景下 ${chance} 的年份全部达标。`,
  ),
  'verdict-ahead': phrase<{ strategy: string; scenario: string; chance: string }>(
    ({ strategy, chance }) => `${strategy} holds most often there: ${chance}.`,
    ({ strategy, scenario, chance }) => `在“${scenario}”下最能守住的是“${strategy}”：${chance}。`,
  ),
  'verdict-none-ahead': word(
    'No other strategy holds clearly more often there.',
    '该情景下没有其他策略明显更好。',
  ),
} as const;

/** One cell, opened. */
const CELL = {
  'cell-heading': phrase<{ strategy: string; scenario: string }>(
    ({ strategy, scenario }) => `${strategy} in ${scenario}`,
    ({ strategy, scenario }) => `${strategy} × ${scenario}`,
  ),
  'weekly-gmv': word('Weekly GMV', '每周成交额 GMV'),
  picture: phrase<{ name: string; shows: string }>(
    ({ name, shows }) => `${name}: ${shows}`,
    ({ name, shows }) => `${name}：${shows}`,
  ),
  'waiting-for-cell': word('This cell is still being simulated.', '该格仍在推演中。'),
  'band-90': word('90% of years', '90% 的年份'),
  'band-50': word('half of years', '50% 的年份'),
  median: word('median', '中位年份'),
  'last-year': word('last year', '去年'),
  'big-sale': word('big sale', '大促'),
  'week-of': phrase<{ week: number; date: string }>(
    ({ week, date }) => `Week ${week}, from ${date}`,
    ({ week, date }) => `第 ${week} 周，${date}起`,
  ),
  week: word('Week', '周'),
  'first-day': word('First day', '起始日'),
  quantile: phrase<{ percent: string }>(
    ({ percent }) => `p${percent}`,
    ({ percent }) => `${percent}% 分位`,
  ),
  'show-table': word('Show as a table', '以表格显示'),
  'show-chart': word('Show as a chart', '以图显示'),
  'no-chart': word(
    'The part of this page that draws could not be fetched, so the numbers stand here. Reload the page to try again.',
    '未能获取绘图程序，此处改列数字。请刷新页面重试。',
  ),
  'gmv-sentence': phrase<{ median: string; growth: string; low: string; high: string }>(
    ({ median, growth, low, high }) =>
      `The median year sells ${median} (${growth} on last year); 90% of years lie between ${low} and ${high}.`,
    ({ median, growth, low, high }) =>
      `中位年份成交额 ${median}（同比 ${growth}）；90% 的年份在 ${low} 与 ${high} 之间。`,
  ),
  'weakest-sentence': phrase<{ fact: string; chance: string }>(
    ({ fact, chance }) => `It misses most often on ${fact}, which ${chance} of years meet.`,
    ({ fact, chance }) => `最常失守的是“${fact}”，仅 ${chance} 的年份达标。`,
  ),
  'weakest-several-sentence': phrase<{ facts: string; chance: string }>(
    ({ facts, chance }) => `It misses most often on ${facts}, each met in about ${chance} of years.`,
    ({ facts, chance }) => `最常失守的是${facts}，达标的年份各约 ${chance}。`,
  ),
  'busiest-rule-sentence': phrase<{ rule: string; share: string; week: number }>(
    ({ rule, share, week }) =>
      `The rule that fires most, “${rule}”, does so in ${share} of years, first in week ${week}.`,
    ({ rule, share, week }) => `触发最多的规则“${rule}”出现在 ${share} 的年份，首次在第 ${week} 周（中位）。`,
  ),
  targets: word('Targets', '目标'),
  'targets-note': word('chance, with interval', '达成概率及误差范围'),
  'all-targets': word('All targets', '全部目标'),
  rules: word('Rules that fired', '触发的规则'),
  'rules-note': word('share of years · median first week', '触发年份占比 · 首次触发周（中位）'),
  'no-rules': word('This strategy follows no rules.', '该策略没有应对预案。'),
  'none-fired': word('No rule fired in any year.', '没有任何规则触发。'),
  'never-fired': phrase<{ count: number; names: string }>(
    ({ count, names }) => `${count === 1 ? 'One rule' : `${count} rules`} never fired: ${names}.`,
    ({ count, names }) => `有 ${count} 条规则从未触发：${names}。`,
  ),
  'week-number': phrase<{ week: number }>(
    ({ week }) => `week ${week}`,
    ({ week }) => `第 ${week} 周`,
  ),
} as const;

/** What went wrong. */
const TROUBLE = {
  'no-files': phrase<{ reason: string }>(
    ({ reason }) => `The workspace could not be fetched (${reason}). Is the server still running?`,
    ({ reason }) => `无法获取方案文件夹（${reason}）。服务是否仍在运行？`,
  ),
  'folder-refused': phrase<{ reason: string }>(
    ({ reason }) => `The workspace cannot be read: ${reason}.`,
    ({ reason }) => `无法读取方案文件夹：${reason}。`,
  ),
  'files-not-understood': word(
    'The workspace came in a form that this page does not know. Reload the page.',
    '方案文件夹的格式无法识别，请刷新页面。',
  ),
  'model-failed': phrase<{ strategy: string; scenario: string; variable: string; week: number; run: number }>(
    ({ strategy, scenario, variable, week, run }) =>
      `The simulation stopped: in ${strategy} under ${scenario}, ${variable} is not a number in week ${week} of run ${run}.`,
    ({ strategy, scenario, variable, week, run }) =>
      `推演中止：“${strategy}”在“${scenario}”情景下，第 ${run} 次推演第 ${week} 周的 ${variable} 不是有效数字。`,
  ),
  'worker-failed': word(
    'The simulation stopped: a worker of this page could not be started or broke off. What is shown was finished before.',
    '推演中止：本页的推演进程无法启动或中途中断。已显示的结果在此之前完成。',
  ),
  failed: phrase<{ reason: string }>(
    ({ reason }) => `The simulation stopped: ${reason}. What is shown was finished before.`,
    ({ reason }) => `推演中止：${reason}。已显示的结果在此之前完成。`,
  ),
  again: word('Run again', '重新推演'),
  'files-wrong': phrase<{ count: number }>(
    ({ count }) =>
      `The workspace has ${count === 1 ? 'an error' : `${count} errors`}; nothing was simulated. Mend ${count === 1 ? 'it' : 'them'} and run again.`,
    ({ count }) => `方案文件夹有 ${count} 处错误，未进行推演。请修正后重新推演。`,
  ),
  why: word('Why', '原因'),
  remedy: word('Remedy', '改法'),
  'files-doubtful': phrase<{ count: number }>(
    ({ count }) =>
      `The workspace can be simulated; ${count === 1 ? 'one remark' : `${count} remarks`} on its files`,
    ({ count }) => `方案文件夹可以推演；对文件有 ${count} 条提示`,
  ),
  'checks-wrong': phrase<{ count: number }>(
    ({ count }) =>
      `${count === 1 ? 'An error' : `${count} errors`} in files that only check (expectations, tests of rules): no number here rests on them, but checks do not run until ${count === 1 ? 'it is' : 'they are'} mended.`,
    ({ count }) =>
      `仅用于检查的文件（推演断言、规则测试）有 ${count} 处错误：此处数字不受影响，但修正之前无法运行检查。`,
  ),
  'see-in-files': word('See in Files', '在“文件”中查看'),
} as const;

const PAGE_WORDS = {
  ...FRAME,
  ...MATRIX,
  ...PROGRESS,
  ...VERDICT,
  ...CELL,
  ...TROUBLE,
  ...GUIDE,
  ...RUN,
  ...STORAGE,
  ...SHARING,
  ...FILES,
  ...CELL_PAGE,
  ...KNOB_WORDS,
  ...ROW_WORDS,
} as const;

export type { Lang };

export type PageWord = keyof typeof PAGE_WORDS;
export type PageWordArgs<Word extends PageWord> = Parameters<(typeof PAGE_WORDS)[Word]['en']>[0];

/** Words that need no arguments. */
export type PlainPageWord = {
  [Word in PageWord]: NoArgs extends PageWordArgs<Word> ? Word : never;
}[PageWord];

/** What a page says; numbers and dates in the arguments are written out already. */
export function pageWord<Word extends PageWord>(word: Word, args: PageWordArgs<Word>, lang: Lang): string {
  const found = PAGE_WORDS[word] as unknown as Phrase<PageWordArgs<Word>>;
  return found[lang](args);
}
