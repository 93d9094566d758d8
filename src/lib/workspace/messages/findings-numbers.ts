import type { Family } from '../grammar/families.ts';
import type { NumberProblem } from '../grammar/number.ts';
import type { WeeksProblem } from '../grammar/weeks.ts';
import type { WhenProblem } from '../grammar/when.ts';
import type { DistributionProblem } from '../../random/index.ts';
import { error } from './define.ts';
import { impossible, impossibleZh } from './distributions.ts';
import { amount, code, list, within, write, writeZh } from './format.ts';

const NUMBER_WHY: Readonly<Record<NumberProblem['reason'], readonly [en: string, zh: string]>> = {
  empty: ['a number must stand here', '这里应填数字'],
  grouping: [
    'digits are grouped with single `_`: a comma would separate two values',
    '数字分组用 `_`，逗号会被当成两个值',
  ],
  percent: ['percent is written with `%` right behind the number', '百分号用半角 `%`，紧跟数字'],
  unit: ['a number stands alone; its unit is known from where it stands', '这里只写数字，单位由位置决定'],
  space: ['a number has no spaces', '数字中不能有空格'],
  'too-large': ['it is larger than what can be computed with', '超出可计算的范围'],
  text: [
    'a number has digits, a decimal point, `_` between groups and perhaps `%`',
    '数字由数字、小数点、分组用的 `_` 和可选的 `%` 组成',
  ],
};

const WEEKS_WHY: Readonly<Record<WeeksProblem['reason'], readonly [en: string, zh: string]>> = {
  unit: ['durations are in weeks', '时长以周为单位'],
  number: ['the number of weeks cannot be read', '周数无法识别'],
  negative: ['a duration cannot be negative', '时长不能为负'],
  text: ['durations are in weeks', '时长以周为单位'],
};

const WHEN_WHY: Readonly<Record<WhenProblem['reason'], readonly [en: string, zh: string]>> = {
  text: ['a time is a week, a month of the plan or a date', '时间可以写第几周、第几个月或日期'],
  whole: ['weeks are counted in whole numbers from 1', '周数从 1 开始，只能是整数'],
  date: ['dates have four digits of year and two each of month and day', '日期是四位年、两位月、两位日'],
  'no-such-day': ['the calendar has no such day', '日历上没有这一天'],
  backwards: ['the end lies before the beginning', '结束早于开始'],
};

const WHEN_WRITE = 'write `week 12`, `month 4`, `month 4 to month 7` or `2026-06-18`';
const WHEN_WRITE_ZH = '写成 `week 12`、`month 4`、`month 4 to month 7` 或 `2026-06-18`';

export interface Misread<Reason> {
  readonly text: string;
  readonly reason: Reason;
  readonly suggestion: string | null;
}

/** The end of a range that a value lies beyond. */
const nearestWithin = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** What can be wrong with numbers, durations, times and assumptions. */
export const NUMBER_FINDINGS = {
  'number-text': error<Misread<NumberProblem['reason']>>(
    ({ text, reason, suggestion }) => [
      `${code(text)} is not a number`,
      NUMBER_WHY[reason][0],
      write(suggestion, 'write a number such as `0.4`, `40%` or `10_000_000`'),
    ],
    ({ text, reason, suggestion }) => [
      `${code(text)} 不是数字`,
      NUMBER_WHY[reason][1],
      writeZh(suggestion, '写成 `0.4`、`40%` 或 `10_000_000` 这样的数字'),
    ],
  ),
  'weeks-text': error<Misread<WeeksProblem['reason']>>(
    ({ text, reason, suggestion }) => [
      `${code(text)} is not a duration`,
      WEEKS_WHY[reason][0],
      write(suggestion, 'write `8 weeks`, `1 week` or a plain number of weeks'),
    ],
    ({ text, reason, suggestion }) => [
      `${code(text)} 不是时长`,
      WEEKS_WHY[reason][1],
      writeZh(suggestion, '写成 `8 weeks`、`1 week` 或直接写周数'),
    ],
  ),
  'when-text': error<Misread<WhenProblem['reason']>>(
    ({ text, reason, suggestion }) => [
      `${code(text)} is not a time of the plan`,
      WHEN_WHY[reason][0],
      write(suggestion, WHEN_WRITE),
    ],
    ({ text, reason, suggestion }) => [
      `${code(text)} 不是计划内的时间`,
      WHEN_WHY[reason][1],
      writeZh(suggestion, WHEN_WRITE_ZH),
    ],
  ),
  'months-text': error<Misread<WhenProblem['reason']>>(
    ({ text, reason, suggestion }) => [
      `${code(text)} are not months of the plan`,
      reason === 'backwards'
        ? WHEN_WHY.backwards[0]
        : 'months are written as first and last with a dash, or as one number',
      write(suggestion, 'write `1-2` or `3`'),
    ],
    ({ text, reason, suggestion }) => [
      `${code(text)} 不是计划的月份`,
      reason === 'backwards' ? WHEN_WHY.backwards[1] : '月份写成“首月-末月”，或单个数字',
      writeZh(suggestion, '写成 `1-2` 或 `3`'),
    ],
  ),
  'start-date': error<Misread<WhenProblem['reason']>>(
    ({ text, reason, suggestion }) => [
      `${code(text)} is not a date`,
      reason === 'no-such-day'
        ? WHEN_WHY[reason][0]
        : 'the plan needs its first day to know weeks, months and seasons',
      write(suggestion, 'write year, month and day: `2026-01-05`'),
    ],
    ({ text, reason, suggestion }) => [
      `${code(text)} 不是日期`,
      reason === 'no-such-day' ? WHEN_WHY[reason][1] : '计划需要首日来推算周、月和季节',
      writeZh(suggestion, '写成年-月-日：`2026-01-05`'),
    ],
  ),
  'when-outside': error<{ text: string; weeks: number; first: string; last: string }>(
    ({ text, weeks, first, last }) => [
      `${code(text)} lies outside the plan`,
      `the plan has ${weeks} weeks, the first beginning ${first}, the last ${last}`,
      `write a week from 1 to ${weeks}, a month from 1 to 12 or a date in between`,
    ],
    ({ text, weeks, first, last }) => [
      `${code(text)} 不在计划期内`,
      `计划共 ${weeks} 周，首周 ${first}，末周 ${last}`,
      `写第 1 到 ${weeks} 周、第 1 到 12 个月，或其间的日期`,
    ],
  ),
  'when-backwards': error<{ first: string; last: string }>(
    ({ first, last }) => [
      `${code(first)} comes after ${code(last)}`,
      'a range runs from the earlier to the later',
      `write ${code(`${last} to ${first}`)}`,
    ],
    ({ first, last }) => [
      `${code(first)} 晚于 ${code(last)}`,
      '范围应从早到晚',
      `写成 ${code(`${last} to ${first}`)}`,
    ],
  ),
  'out-of-range': error<{ value: number; low: number; high: number; unit: 'number' | 'share' | 'weeks' }>(
    ({ value, low, high, unit }) => [
      `${amount(value, unit)} is out of range`,
      `it can be ${within(low, high, unit, 'en')}`,
      `write a value in that range, such as ${code(amount(nearestWithin(value, low, high), unit))}`,
    ],
    ({ value, low, high, unit }) => [
      `${amount(value, unit)} 超出范围`,
      `可以是 ${within(low, high, unit, 'zh')}`,
      `写这个范围内的值，如 ${code(amount(nearestWithin(value, low, high), unit))}`,
    ],
  ),
  'share-without-percent': error<{ value: number; suggestion: string; most: number }>(
    ({ value, suggestion, most }) => [
      `${amount(value, 'number')} is more than the whole`,
      'this is a share, and 1 is the whole of it: a percent sign is probably missing',
      value <= most && most > 1
        ? `write ${code(suggestion)}; if ${amount(value, 'number')} times the whole is meant, write ${code(amount(value, 'share'))}`
        : `write ${code(suggestion)}`,
    ],
    ({ value, suggestion, most }) => [
      `${amount(value, 'number')} 超过了全部`,
      '这里是占比，1 就是全部，多半漏了百分号',
      value <= most && most > 1
        ? `写成 ${code(suggestion)}；若确实是 ${amount(value, 'number')} 倍，写成 ${code(amount(value, 'share'))}`
        : `写成 ${code(suggestion)}`,
    ],
  ),
  'one-family': error<{ found: readonly string[]; known: readonly string[] }>(
    ({ found, known }) => [
      found.length === 0
        ? 'the map says neither a value nor an assumption'
        : `${list(found)} stand side by side`,
      'a number is known, or it follows one distribution',
      found.length === 0
        ? `add one of ${list(known)}, such as \`{ pert: [0.1, 0.2, 0.4], source: "..." }\``
        : 'keep one of them',
    ],
    ({ found, known }) => [
      found.length === 0 ? '这里既没有数值，也没有假设' : `${list(found, '、')} 同时出现`,
      '一个数要么已知，要么服从一种分布',
      found.length === 0
        ? `写 ${list(known, '、')} 之一，如 \`{ pert: [0.1, 0.2, 0.4], source: "..." }\``
        : '只保留一个',
    ],
  ),
  'impossible-assumption': error<{ family: Family; cause: DistributionProblem }>(
    ({ family, cause }) => impossible(family, cause),
    ({ family, cause }) => impossibleZh(family, cause),
  ),
};
