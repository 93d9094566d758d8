import {
  type Better,
  type CostOn,
  type FactLayer,
  label,
  type Label,
  type LeverKind,
  type Unit,
} from '../../plan/index.ts';
import { type Lang, phrase, type Phrase, word } from './define.ts';

/** How many files were found laid out otherwise, and how many could not be read, of how many. */
interface Laid {
  readonly untidy: number;
  readonly broken: number;
  readonly files: number;
}

const fileCount = (count: number): string => (count === 1 ? '1 file' : `${count} files`);

/** Headings and other words of what the command line prints. */
const COMMAND_WORDS = {
  'all-targets': word('all targets', '全部目标'),
  gmv: word('GMV', '成交额'),
  profit: word('profit', '利润'),
  'matrix-caption': phrase<{ targets: number }>(
    ({ targets }) =>
      `Chance in % that all ${targets} targets are met, with its 95% interval; GMV and operating profit of the year in M CNY: p5, p50, p95`,
    ({ targets }) =>
      `${targets} 项目标全部达标的概率（%）及误差范围（95%）；全年成交额与经营利润（百万元）：5%、50%、95% 分位`,
  ),
  'run-line': phrase<{ runs: string; seed: string; model: number; weeks: number; seconds: string }>(
    ({ runs, seed, model, weeks, seconds }) =>
      `${runs} runs a cell, seed ${seed}, model ${model}, ${weeks} weeks, ${seconds} s`,
    ({ runs, seed, model, weeks, seconds }) =>
      `每格推演 ${runs} 次，随机种子 ${seed}，模型版本 ${model}，${weeks} 周，用时 ${seconds} 秒`,
  ),
  'checks-wrong': phrase<{ errors: number }>(
    ({ errors }) =>
      `${errors} ${errors === 1 ? 'error' : 'errors'} in files that only check (expectations, tests of rules). No simulated number rests on them, so this goes on; windtunnel check and windtunnel lint end with exit code 2 until ${errors === 1 ? 'it is' : 'they are'} mended.`,
    ({ errors }) =>
      `仅用于检查的文件（推演断言、规则测试）有 ${errors} 处错误。推演结果不依赖这些文件，因此照常推演；修正之前，windtunnel check 和 windtunnel lint 的退出码为 2。`,
  ),
  'outcomes-line': phrase<{ file: string; rows: string }>(
    ({ file, rows }) => `${rows} runs written to ${file}`,
    ({ file, rows }) => `已将 ${rows} 次推演写入 ${file}`,
  ),
  watching: phrase<{ folder: string }>(
    ({ folder }) => `watching ${folder}: save a file to run again; Ctrl+C ends`,
    ({ folder }) => `正在监视 ${folder}：保存文件后重新推演；按 Ctrl+C 结束`,
  ),
  'cell-heading': phrase<{ strategy: string; scenario: string }>(
    ({ strategy, scenario }) => `${strategy} under ${scenario}`,
    ({ strategy, scenario }) => `${strategy} × ${scenario}`,
  ),
  'facts-heading': phrase<{ layer: string }>(
    ({ layer }) => `Facts of the year: ${layer}`,
    ({ layer }) => `年度指标：${layer}`,
  ),
  'at-least': phrase<{ value: string }>(
    ({ value }) => `at least ${value}`,
    ({ value }) => `不低于 ${value}`,
  ),
  'at-most': phrase<{ value: string }>(
    ({ value }) => `at most ${value}`,
    ({ value }) => `不高于 ${value}`,
  ),
  target: word('target', '目标'),
  owner: word('owner', '责任组'),
  bound: word('bound', '要求'),
  'chance-percent': word('chance %', '达标概率 %'),
  interval: word('95% interval', '误差范围（95%）'),
  fact: word('fact', '指标'),
  name: word('name', '标识'),
  unit: word('unit', '单位'),
  mean: word('mean', '均值'),
  sd: word('sd', '标准差'),
  rule: word('rule', '规则'),
  rulebook: word('rulebook', '应对预案'),
  play: word('play', '应对动作'),
  'share-of-runs': word('% of runs', '触发年份占比 %'),
  firings: word('firings a run', '每年触发次数'),
  'first-week': word('median first week', '首次触发周（中位）'),
  targets: word('Targets', '目标'),
  rules: word('Rules', '规则'),
  'no-rules': word('This strategy has no rules.', '该策略没有规则。'),
  'served-at': phrase<{ address: string }>(
    ({ address }) => `Windtunnel is at ${address}  (Ctrl+C stops it)`,
    ({ address }) => `策略风洞已启动：${address} （按 Ctrl+C 停止）`,
  ),
  'init-line': phrase<{ folder: string; files: number }>(
    ({ folder, files }) => `${files} files written to ${folder}; its README.md says what to do next`,
    ({ folder, files }) => `已在 ${folder} 写入 ${files} 个文件；下一步见其中的 README.md`,
  ),
  'lint-line': phrase<{ errors: number; warnings: number }>(
    ({ errors, warnings }) =>
      errors + warnings === 0
        ? 'nothing wrong'
        : `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
    ({ errors, warnings }) => (errors + warnings === 0 ? '没有问题' : `${errors} 个错误，${warnings} 条提示`),
  ),
  'allowed-heading': phrase<{ count: number }>(
    ({ count }) => `${count} ${count === 1 ? 'warning' : 'warnings'} allowed:`,
    ({ count }) => `已放行 ${count} 条提示：`,
  ),
  'allowed-line': phrase<{ place: string; what: string; code: string; reason: string }>(
    ({ place, what, code, reason }) => `  ${place}: ${what} [${code}], because: ${reason}`,
    ({ place, what, code, reason }) => `  ${place}: ${what} [${code}]，理由：${reason}`,
  ),
  'mended-line': phrase<{ file: string }>(
    ({ file }) => `mended ${file}`,
    ({ file }) => `已修正 ${file}`,
  ),
  'fmt-line': phrase<Laid>(
    ({ untidy, broken, files }) =>
      `${fileCount(untidy)} of ${files} laid out anew${broken === 0 ? '' : `; ${fileCount(broken)} left alone: see above`}`,
    ({ untidy, broken, files }) =>
      `共 ${files} 个文件，已重新排版 ${untidy} 个${broken === 0 ? '' : `；${broken} 个未改动，原因见上`}`,
  ),
  'fmt-check-line': phrase<Laid>(
    ({ untidy, broken, files }) =>
      `${fileCount(untidy)} of ${files} not in the canonical layout${untidy === 0 ? '' : ': windtunnel fmt mends that'}${broken === 0 ? '' : `; ${fileCount(broken)} cannot be read: see above`}`,
    ({ untidy, broken, files }) =>
      `共 ${files} 个文件，${untidy} 个排版不规范${untidy === 0 ? '' : '（运行 windtunnel fmt 修正）'}${broken === 0 ? '' : `；${broken} 个无法读取，原因见上`}`,
  ),
  lever: word('lever', '抓手/变量'),
  layer: word('layer', '层级'),
  better: word('better', '方向'),
  kind: word('moved by', '由谁调整'),
  bounds: word('bounds', '取值范围'),
  definition: word('definition', '口径'),
  moves: word('moves', '作用于'),
  'cost-on': word('cost on', '费用列支'),
  answers: word('answers', '适用场合'),
  'none-named': phrase<{ text: string }>(
    ({ text }) => `Nothing here has "${text}" in its name.`,
    ({ text }) => `没有名称包含“${text}”的条目。`,
  ),
  'no-targets': word('This workspace has no targets.', '该方案文件夹没有目标。'),
} as const;

export type CommandWord = keyof typeof COMMAND_WORDS;
export type CommandWordArgs<Word extends CommandWord> = Parameters<(typeof COMMAND_WORDS)[Word]['en']>[0];

/** What the command line prints; numbers in the arguments are written out already. */
export function commandWord<Word extends CommandWord>(
  key: Word,
  args: CommandWordArgs<Word>,
  lang: Lang,
): string {
  const found = COMMAND_WORDS[key] as unknown as Phrase<CommandWordArgs<Word>>;
  return found[lang](args);
}

export const LAYER_LABELS: Readonly<Record<FactLayer, Label>> = {
  traffic: label('Traffic', '流量层'),
  conversion: label('Conversion', '转化层'),
  retention: label('Retention', '留存层'),
  supply: label('Supply', '供应链'),
  finance: label('Finance', '财务'),
  world: label('World', '外部环境'),
};

/** Which way a fact should go. */
export const BETTER_LABELS: Readonly<Record<Better, Label>> = {
  up: label('up', '越高越好'),
  down: label('down', '越低越好'),
  none: label('-', '-'),
};

/** Who may move a lever. */
export const KIND_LABELS: Readonly<Record<LeverKind, Label>> = {
  ours: label('us', '我方'),
  world: label('the world', '外部'),
  shop: label('nobody: the shop as it is', '不可调：店铺现状'),
};

/** Where a lever's cost falls. */
export const COST_LABELS: Readonly<Record<CostOn, Label>> = {
  public: label('public traffic', '公域投放'),
  content: label('content', '内容生产'),
  private: label('private domain', '私域与会员'),
  supply: label('supply', '供应链优化'),
  margin: label('margin', '毛利'),
  none: label('-', '-'),
};

/** Units as they stand beside a number; a share and a flag are shown in percent. */
export const UNIT_LABELS: Readonly<Record<Unit, Label>> = {
  share: label('%', '%'),
  times: label('times', '倍'),
  CNY: label('CNY', '元'),
  'CNY a week': label('CNY a week', '元/周'),
  'CNY a year': label('CNY a year', '元/年'),
  weeks: label('weeks', '周'),
  days: label('days', '天'),
  'a year': label('a year', '次/年'),
  'a week': label('a week', '次/周'),
  'a month': label('a month', '次/月'),
  'visits a week': label('visits a week', '访客/周'),
  visits: label('visits', '人次'),
  views: label('views', '次'),
  orders: label('orders', '单'),
  people: label('people', '人'),
  pieces: label('pieces', '件'),
  'pieces an order': label('pieces an order', '件/单'),
  z: label('z', 'z 值'),
  index: label('index', '指数'),
  'log odds': label('log odds', '对数几率'),
  exponent: label('exponent', '指数幂'),
  number: label('number', '个'),
  flag: label('% of weeks', '% 周数'),
  tests: label('tests', '次'),
};
