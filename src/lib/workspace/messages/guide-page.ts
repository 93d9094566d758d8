import { phrase, word } from './define.ts';

/** Headings and columns of the guide. */
export const GUIDE = {
  guide: word('Guide', '使用指引'),
  'guide-title': word('Windtunnel: guide', '策略风洞 Windtunnel：使用指引'),
  'guide-question': word('What can I ask, and what can I change?', '能问什么，能改什么？'),
  'guide-lede': word(
    'Five questions and where to look for their answers; then every word, number and lever of the model by its name.',
    '先看五个问题在哪里找答案；再查模型中的每个名词、指标和抓手。',
  ),
  contents: word('On this page', '本页内容'),

  'guide-questions': word('Five questions', '五个问题'),
  'guide-questions-note': word(
    'As the sample workspace answers them. Names of strategies and scenarios are the sample’s.',
    '以示例方案文件夹为例，策略和情景名称均取自示例。',
  ),

  'guide-words': word('Words', '名词'),
  'guide-words-note': word(
    'One word for each thing, on pages, in commands and in files.',
    '页面、命令和文件中，同一事物只用一个名词。',
  ),

  'guide-facts': word('Facts', '指标'),
  'guide-facts-note': word(
    'What rules, targets and charts read, each under its name. A rule reads a week or several; a target reads the year.',
    '规则、目标和图表读取的数字，以标识引用。规则看一周或若干周，目标看全年。',
  ),
  'guide-year-note': word(
    'The column “Year” says how weeks make a year: their sum, their mean, or the end, which is the last week. A ratio divides one by the other and is never a mean of weekly ratios.',
    '“全年”一栏说明周值如何汇总：合计、均值，或期末（最后一周）。比率为两个全年值相除，不取各周比率的均值。',
  ),
  'find-facts': word('Find a fact', '查找指标'),
  'find-levers': word('Find a lever', '查找抓手或变量'),
  'find-example': phrase<{ example: string }>(
    ({ example }) => `such as ${example}`,
    ({ example }) => `例如 ${example}`,
  ),
  'fact-count': phrase<{ count: number }>(
    ({ count }) => `${count} facts`,
    ({ count }) => `共 ${count} 项指标`,
  ),
  'facts-found': phrase<{ found: number; count: number }>(
    ({ found, count }) => `${found} of ${count} facts`,
    ({ found, count }) => `${count} 项指标中的 ${found} 项`,
  ),
  'lever-count': phrase<{ count: number }>(
    ({ count }) => `${count} levers`,
    ({ count }) => `共 ${count} 项`,
  ),
  'levers-found': phrase<{ found: number; count: number }>(
    ({ found, count }) => `${found} of ${count} levers`,
    ({ found, count }) => `${count} 项中的 ${found} 项`,
  ),
  'by-key': phrase<{ object: string }>(
    ({ object }) => `By ${object.toLowerCase()}`,
    ({ object }) => `按${object}`,
  ),
  'read-with-path': phrase<{ fact: string; path: string }>(
    ({ fact, path }) => `A rule reads ${fact} with a path, such as ${path}. Keys:`,
    ({ fact, path }) => `规则用路径读取 ${fact}，例如 ${path}。键：`,
  ),

  'guide-levers': word('Levers', '抓手与变量'),
  'guide-levers-note': word(
    'Every number of the model that can be set. Bounds hold whatever moves the lever. What a lever of ours costs falls on a budget line or on the gross margin.',
    '模型中可以设定的全部数字，无论如何调整都不会超出取值范围。运营抓手的成本由预算科目或毛利承担。',
  ),
  'levers-ours': word('Ours: moved by strategies, phases and plays', '运营抓手：由策略、阶段和应对动作调整'),
  'levers-world': word('The world’s: moved by scenarios', '外部变量：由情景调整'),
  'levers-shop': word('The shop’s own: stated in the business file', '店铺参数：写在经营现状文件中'),

  'guide-plays': word('Plays', '应对动作'),
  'guide-plays-note': phrase<{ file: string }>(
    ({ file }) =>
      `What a rule sets in motion. Which levers each one moves, its cost, delay and duration are written in ${file}.`,
    ({ file }) => `规则触发后执行的动作。调整哪些抓手、成本、见效周期和持续周期均写在 ${file} 中。`,
  ),

  'guide-limits': word('What is not in the model', '模型未包含的内容'),
  'guide-limits-note': word(
    'Left out, so that no constant is dressed up as a fact. Bear it in mind when a result surprises.',
    '没有依据的数字一律不列为指标。结果出乎意料时，请先对照这里。',
  ),
  'limits-number': word('Numbers that other tools show', '其他工具中常见、此处没有的指标'),
  'limits-model': word('What the model takes to be simpler than it is', '模型的简化'),

  'column-fact': word('Fact', '指标'),
  'column-lever': word('Lever', '名称'),
  'column-play': word('Play', '应对动作'),
  'column-definition': word('Definition', '定义'),
  'column-unit': word('Unit', '单位'),
  'column-better': word('Better', '方向'),
  'column-year': word('Year', '全年'),
  'column-for': word('For', '适用'),
  'column-moves': word('What it moves or means', '作用'),
  'column-bounds': word('Bounds', '取值范围'),
  'column-owner': word('Owner', '责任组'),
  'column-cost': word('Cost on', '成本出处'),
  'column-answers': word('Answers', '应对的问题'),
  'column-limit': word('Left out', '未包含'),
  'column-why': word('Why, and what that means', '原因与影响'),

  'better-up': word('higher', '越高越好'),
  'better-down': word('lower', '越低越好'),
  'better-none': word('neither way', '无方向'),
  'no-year': word('no value of a year', '无全年值'),
  'type-name': word('a name', '名称'),
  'type-list': word('a list of names', '名称列表'),
  'all-keys': word('all', '全部'),
  'from-to': phrase<{ low: string; high: string }>(
    ({ low, high }) => `${low} to ${high}`,
    ({ low, high }) => `${low} 至 ${high}`,
  ),
  'cost-margin': word('gross margin', '毛利'),
  'cost-none': word('none', '无'),
  'year-sum': word('sum', '合计'),
  'year-mean': word('mean', '均值'),
  'year-end': word('end', '期末'),
} as const;
