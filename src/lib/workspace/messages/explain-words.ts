import { label, type Label } from '../../plan/index.ts';
import { type Lang, phrase, type Phrase, word } from './define.ts';

/** What there may be more to say, after what leads to it. */
const after = (lead: string, text: string | undefined): string => (text === undefined ? '' : lead + text);

/** Two pieces of Chinese text: a space stands between Chinese and a letter or digit. */
const joined = (before: string, after: string): string =>
  /[\w)]$/.test(before) !== /^\w/.test(after) ? `${before} ${after}` : before + after;

/** The story of one run, week by week. */
const EXPLAIN_WORDS = {
  'run-heading': phrase<{ strategy: string; scenario: string; run: number; seed: string }>(
    ({ strategy, scenario, run, seed }) => `${strategy} under ${scenario}, run ${run}, seed ${seed}`,
    ({ strategy, scenario, run, seed }) => `${strategy} × ${scenario}，第 ${run} 次推演，随机种子 ${seed}`,
  ),
  'found-worst': phrase<{ fact: string; value: string; runs: string }>(
    ({ fact, value, runs }) => `The worst of ${runs} runs by ${fact}: ${value} in the year`,
    ({ fact, value, runs }) => `${joined(`${runs} 次推演中`, joined(fact, '最差的一次'))}：全年 ${value}`,
  ),
  'found-median': phrase<{ fact: string; value: string; runs: string }>(
    ({ fact, value, runs }) => `The median of ${runs} runs by ${fact}: ${value} in the year`,
    ({ fact, value, runs }) => `${joined(`${runs} 次推演中`, joined(fact, '居中的一次'))}：全年 ${value}`,
  ),
  'found-best': phrase<{ fact: string; value: string; runs: string }>(
    ({ fact, value, runs }) => `The best of ${runs} runs by ${fact}: ${value} in the year`,
    ({ fact, value, runs }) => `${joined(`${runs} 次推演中`, joined(fact, '最好的一次'))}：全年 ${value}`,
  ),
  'week-heading': phrase<{
    week: number;
    date: string;
    month: number;
    phase: string | undefined;
    sale: string | undefined;
  }>(
    ({ week, date, month, phase, sale }) =>
      `Week ${week}, from ${date}, month ${month}${after(', ', phase)}${after(', big sale ', sale)}`,
    ({ week, date, month, phase, sale }) =>
      `第 ${week} 周，${date} 起，第 ${month} 个月${after('，', phase)}${after('，大促 ', sale)}`,
  ),
  'world-line': phrase<{ events: string }>(
    ({ events }) => `world: ${events}`,
    ({ events }) => `外部：${events}`,
  ),
  'big-sale': word('big sale', '大促'),
  'competitor-promoting': word('the competitor is on promotion', '竞品促销中'),
  entrant: word('a look-alike is in the market', '同款竞品已入场'),
  'suppliers-late': phrase<{ suppliers: string }>(
    ({ suppliers }) => `late: ${suppliers}`,
    ({ suppliers }) => `延误：${suppliers}`,
  ),
  'lever-moved': phrase<{ lever: string; value: string; base: string }>(
    ({ lever, value, base }) => `${lever} ${value} instead of ${base}`,
    ({ lever, value, base }) => `${lever} 由 ${base} 变为 ${value}`,
  ),
  fired: phrase<{
    title: string | undefined;
    rule: string;
    play: string;
    owner: string | undefined;
    reason: string;
  }>(
    ({ title, rule, play, owner, reason }) =>
      `fired: ${title === undefined ? rule : `${title} (${rule})`} -> ${play}${owner === undefined ? '' : ` (${owner})`}, because ${reason}`,
    ({ title, rule, play, owner, reason }) =>
      `触发：${title === undefined ? rule : `${title}（${rule}）`} -> ${play}${owner === undefined ? '' : `（${owner}）`}，因为${reason}`,
  ),
  cooling: phrase<{ rules: string }>(
    ({ rules }) => `held back, fired a short while ago: ${rules}`,
    ({ rules }) => `未触发（处于冷却期）：${rules}`,
  ),
  limit: phrase<{ rules: string }>(
    ({ rules }) => `held back, its play has been started as often as it may be in a year: ${rules}`,
    ({ rules }) => `未触发（应对动作已达全年次数上限）：${rules}`,
  ),
  running: phrase<{ rules: string }>(
    ({ rules }) => `held back, its play is still running: ${rules}`,
    ({ rules }) => `未触发（应对动作仍在进行）：${rules}`,
  ),
  state: phrase<{ fact: string; value: string }>(
    ({ fact, value }) => `${fact}: ${value}`,
    ({ fact, value }) => `${fact}：${value}`,
  ),
  comparison: phrase<{ fact: string; value: string; operator: string; threshold: string; negated: boolean }>(
    ({ fact, value, operator, threshold, negated }) =>
      `${fact} was ${value}, ${negated ? 'not ' : ''}${operator} ${threshold}`,
    ({ fact, value, operator, threshold, negated }) =>
      `${joined(fact, '为')} ${value}，${negated ? '并非' : ''}${operator} ${threshold}`,
  ),
  and: word('; and ', '；且'),
  apart: phrase<{ text: string; gap: string }>(
    ({ text, gap }) => `${text} (${gap} away)`,
    ({ text, gap }) => `${text}（相差 ${gap}）`,
  ),
  points: phrase<{ points: string }>(
    ({ points }) => `${points} points`,
    ({ points }) => `${points} 个百分点`,
  ),
  'fact-and-value': phrase<{ fact: string; value: string }>(
    ({ fact, value }) => `${value} (${fact})`,
    ({ fact, value }) => `${joined(fact, '的')} ${value}`,
  ),
  gap: phrase<{ fact: string }>(
    ({ fact }) => `gap to the target for ${fact}`,
    ({ fact }) => joined(fact, '与目标差距'),
  ),
  mean: phrase<{ fact: string; weeks: number }>(
    ({ fact, weeks }) => `${weeks}-week mean of ${fact}`,
    ({ fact, weeks }) => `${fact}（${weeks} 周均值）`,
  ),
  min: phrase<{ fact: string; weeks: number }>(
    ({ fact, weeks }) => `${weeks}-week low of ${fact}`,
    ({ fact, weeks }) => `${fact}（${weeks} 周最低）`,
  ),
  max: phrase<{ fact: string; weeks: number }>(
    ({ fact, weeks }) => `${weeks}-week high of ${fact}`,
    ({ fact, weeks }) => `${fact}（${weeks} 周最高）`,
  ),
  sum: phrase<{ fact: string; weeks: number }>(
    ({ fact, weeks }) => `${weeks}-week sum of ${fact}`,
    ({ fact, weeks }) => `${fact}（${weeks} 周合计）`,
  ),
  change: phrase<{ fact: string; weeks: number }>(
    ({ fact, weeks }) => `${weeks}-week change of ${fact}`,
    ({ fact, weeks }) => `${fact}（${weeks} 周变化）`,
  ),
  lag: phrase<{ fact: string; weeks: number }>(
    ({ fact, weeks }) => `${fact} ${weeks} weeks before`,
    ({ fact, weeks }) => joined(`${weeks} 周前`, fact),
  ),
  missing: word('without a value', '无数值'),
  'empty-list': word('none', '无'),
  yes: word('yes', '是'),
  no: word('no', '否'),
} as const;

export type ExplainWord = keyof typeof EXPLAIN_WORDS;
export type ExplainWordArgs<Word extends ExplainWord> = Parameters<(typeof EXPLAIN_WORDS)[Word]['en']>[0];

/** Words in which a run is told; numbers in the arguments are written out already. */
export function explainWord<Word extends ExplainWord>(
  key: Word,
  args: ExplainWordArgs<Word>,
  lang: Lang,
): string {
  const found = EXPLAIN_WORDS[key] as unknown as Phrase<ExplainWordArgs<Word>>;
  return found[lang](args);
}

const OPERATORS: Readonly<Partial<Record<string, Label>>> = {
  equal: label('equal to', '等于'),
  notEqual: label('different from', '不等于'),
  in: label('one of', '属于'),
  notIn: label('none of', '不属于'),
  contains: label('with', '包含'),
  doesNotContain: label('without', '不包含'),
  lessThan: label('less than', '小于'),
  lessThanInclusive: label('at most', '不高于'),
  greaterThan: label('more than', '大于'),
  greaterThanInclusive: label('at least', '不低于'),
};

const DECORATORS: Readonly<Partial<Record<string, Label>>> = {
  someFact: label('some of them', '其中有'),
  everyFact: label('each of them', '每一项都'),
  someValue: label('for one of these:', '对其中之一'),
  everyValue: label('for each of these:', '对每一项'),
  swap: label('the other way round', '反过来'),
  not: label('not', '并非'),
};

/** json-rules-engine's operator in words, its decorators before it. */
export function operatorWords(operator: string, lang: Lang): string {
  const parts = operator.split(':');
  const base = parts.pop() ?? '';
  const words = [...parts.map((part) => DECORATORS[part]?.[lang] ?? part), OPERATORS[base]?.[lang] ?? base];
  return words.join(lang === 'en' ? ' ' : '');
}
