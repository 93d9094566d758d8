import { type Lang, phrase, type Phrase, word } from './define.ts';

/** What stands beside names while somebody writes a file. */
const ASSIST_WORDS = {
  'type-flag': word('yes or no', '是/否'),
  'type-name': word('a name', '名称'),
  'type-list': word('a list of names', '名称列表'),
  'one-of': phrase<{ names: string }>(
    ({ names }) => `One of: ${names}`,
    ({ names }) => `取值：${names}`,
  ),
  'lever-range': phrase<{ min: string; max: string; by: string }>(
    ({ min, max, by }) => `${min} to ${max}; moved by ${by}`,
    ({ min, max, by }) => `取值 ${min} 至 ${max}；由谁调整：${by}`,
  ),
  'owned-by': phrase<{ owner: string }>(
    ({ owner }) => `Owner: ${owner}`,
    ({ owner }) => `责任组：${owner}`,
  ),
  picked: word('The channel is picked when the play fires.', '触发应对动作时再选定渠道。'),
  play: word('play', '应对动作'),
  'only-records': word('Only records that the rule fired.', '只记录规则触发，不做任何调整。'),
  answers: phrase<{ trouble: string }>(
    ({ trouble }) => `Answers: ${trouble}`,
    ({ trouble }) => `适用：${trouble}`,
  ),
  'moves-levers': phrase<{ levers: string }>(
    ({ levers }) => `Moves: ${levers}`,
    ({ levers }) => `调整：${levers}`,
  ),
  object: word('read with a path', '需配合路径读取'),
  'with-path': phrase<{ example: string }>(
    ({ example }) => `Say which in "path": ${example}`,
    ({ example }) => `在 "path" 中写明读取哪一项：${example}`,
  ),
  'gap-meaning': word(
    'How far the fact is ahead of its target at this time of the year; below 0 it is behind.',
    '指标领先当期目标多少；小于 0 即落后于进度。',
  ),
  operator: word('operator', '比较方式'),
  team: word('team', '责任组'),
  'own-fact': word('fact of our own', '自定义指标'),
  gaps: word('gap to a target', '与目标差距'),
  condition: word('shared condition', '共用条件'),
  rulebook: word('rulebook', '应对预案'),
  rule: word('rule', '规则'),
  strategy: word('strategy', '运营策略'),
  scenario: word('scenario', '情景'),
  true: word('yes', '是'),
  false: word('no', '否'),
  'param-mean': word('mean over so many weeks', '近若干周均值'),
  'param-sum': word('sum over so many weeks', '近若干周合计'),
  'param-min': word('lowest of so many weeks', '近若干周最低'),
  'param-max': word('highest of so many weeks', '近若干周最高'),
  'param-change': word('change over so many weeks', '近若干周变化'),
  'param-lag': word('value so many weeks before', '若干周前的值'),
  'param-abs': word('without its sign', '绝对值'),
  'param-delay': word('weeks until the play acts', '多少周后生效'),
  'param-duration': word('weeks in force', '持续周数'),
  'param-cooldown': word('weeks in which the rule may not fire again', '冷却周数：期内规则不再触发'),
  'param-limit': word('most starts in a year', '全年最多启动次数'),
} as const;

type AssistWord = keyof typeof ASSIST_WORDS;
type AssistWordArgs<Word extends AssistWord> = Parameters<(typeof ASSIST_WORDS)[Word]['en']>[0];

/** A word that stands beside a name while somebody writes a file. */
export function assistWord<Word extends AssistWord>(
  key: Word,
  args: AssistWordArgs<Word>,
  lang: Lang,
): string {
  const found = ASSIST_WORDS[key] as unknown as Phrase<AssistWordArgs<Word>>;
  return found[lang](args);
}
