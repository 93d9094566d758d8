import { error, warning } from './define.ts';
import { code } from './format.ts';

/** What can be told of rules and derived facts from the plan's weeks and the facts' bounds, and of names of one file. */
export const DERIVED_FINDINGS = {
  'looks-too-far': error<{ what: string; first: number; weeks: number }>(
    ({ what, first, weeks }) => [
      `${code(what)} has no value before week ${first}`,
      `the plan has ${weeks} weeks, and nothing is known of the weeks before it: what reads this would never be true`,
      `shorten lags and windows to ${weeks - 1} weeks together`,
    ],
    ({ what, first, weeks }) => [
      `${code(what)} 在第 ${first} 周之前没有数值`,
      `计划只有 ${weeks} 周，之前的各周没有数据，用到它的条件永远不成立`,
      `滞后和窗口合计缩短到 ${weeks - 1} 周以内`,
    ],
  ),
  'division-by-zero': warning<{ fact: string; always: boolean }>(
    ({ fact, always }) => [
      always ? `${code(fact)} divides by 0` : `${code(fact)} divides by something that is 0 in some weeks`,
      'in a week in which it is 0 the fact has no value, and no comparison with it is true; near 0 it is huge',
      always
        ? 'divide by something else'
        : 'divide by something that stays above 0, such as its mean or sum over more weeks; leave it if weeks without a value are meant',
    ],
    ({ fact, always }) => [
      always ? `${code(fact)} 除以 0` : `${code(fact)} 的除数在有些周会是 0`,
      '除数为 0 的那一周指标没有数值，与它的比较都不成立；除数接近 0 时数值会极大',
      always
        ? '换一个除数'
        : '换成始终大于 0 的除数，如更多周的 `mean` 或 `sum`；若确实允许某些周没有数值，可以保留',
    ],
  ),
  'facts-too-deep': error<{ fact: string; limit: number }>(
    ({ fact, limit }) => [
      `${code(fact)} rests on a derived fact, which rests on another, more than ${limit} times`,
      'nobody could follow it, and the program does not',
      'write one of them out in facts of the catalogue',
    ],
    ({ fact, limit }) => [
      `${code(fact)} 依赖另一个自定义指标，层层依赖超过 ${limit} 层`,
      '这么深无人能看懂，程序也不读取',
      '把其中一个直接用指标目录里的指标写出',
    ],
  ),
  'too-many-entries': error<{ section: string; entries: number; limit: number }>(
    ({ section, entries, limit }) => [
      `there are ${entries} ${code(section)}`,
      `up to ${limit} are read`,
      'delete those that nothing uses',
    ],
    ({ section, entries, limit }) => [
      `${code(section)} 下有 ${entries} 项`,
      `最多读取 ${limit} 项`,
      '删掉没有用到的',
    ],
  ),
  'name-by-case': error<{ name: string; other: string }>(
    ({ name, other }) => [
      `${code(name)} differs from ${code(other)} only by capitals`,
      'people and tables take the two for each other',
      'rename one of them',
    ],
    ({ name, other }) => [
      `${code(name)} 与 ${code(other)} 只差大小写`,
      '读者和表格会把两者混淆',
      '把其中一个改名',
    ],
  ),
};
