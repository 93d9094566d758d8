import { type Lang, phrase, type Phrase, word } from './define.ts';

interface Figures {
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  readonly low: string;
  readonly high: string;
}

/** What `windtunnel diff` says of two versions of a workspace. */
const DIFF_WORDS = {
  'working-tree': word('the working tree', '工作区'),
  head: phrase<{ before: string; after: string }>(
    ({ before, after }) => `${before} → ${after}`,
    ({ before, after }) => `${before} → ${after}`,
  ),
  settings: phrase<{ runs: string; seed: string; model: number; weeks: number }>(
    ({ runs, seed, model, weeks }) =>
      `${runs} runs a cell on the same draws, seed ${seed}, model ${model}, ${weeks} weeks; differences with their 95% intervals`,
    ({ runs, seed, model, weeks }) =>
      `每格同一批推演 ${runs} 次，随机种子 ${seed}，模型版本 ${model}，${weeks} 周；差值附误差范围（95%）`,
  ),
  'no-effect': phrase<{ cells: string }>(
    ({ cells }) =>
      cells === '1'
        ? 'No effect: the cell comes to the same.'
        : `No effect: all ${cells} cells come to the same.`,
    ({ cells }) => `没有影响：全部 ${cells} 格结果相同。`,
  ),
  effect: phrase<{ differ: string; cells: string; decisions: string }>(
    ({ differ, cells, decisions }) =>
      `${differ} of ${cells} ${cells === '1' ? 'cell' : 'cells'} moved; rules decide otherwise in ${decisions} of run-weeks.`,
    ({ differ, cells, decisions }) =>
      `共 ${cells} 格，${differ} 格有变动；${decisions} 的推演周中规则决策不同。`,
  ),
  cell: phrase<{ strategy: string; scenario: string; chance: string }>(
    ({ strategy, scenario, chance }) => `${strategy} under ${scenario}: all targets ${chance}`,
    ({ strategy, scenario, chance }) => `${strategy} × ${scenario}：全部达标概率 ${chance}`,
  ),
  same: word('comes to the same', '结果相同'),
  within: word('moved within the practical difference', '变动在允许的实际差异之内'),
  'only-before': word('gone: there is no such cell any more', '已删除，不再有这一格'),
  'only-after': word('new: there was no such cell before', '新增，之前没有这一格'),
  'new-cell': phrase<{ strategy: string; scenario: string; chance: string }>(
    ({ strategy, scenario, chance }) => `${strategy} under ${scenario}: new, all targets ${chance}`,
    ({ strategy, scenario, chance }) => `${strategy} × ${scenario}：新增，全部达标概率 ${chance}`,
  ),
  'gone-cell': phrase<{ strategy: string; scenario: string; chance: string }>(
    ({ strategy, scenario, chance }) => `${strategy} under ${scenario}: gone, all targets were ${chance}`,
    ({ strategy, scenario, chance }) => `${strategy} × ${scenario}：已删除，原全部达标概率 ${chance}`,
  ),
  'all-targets': word('chance of all targets', '全部达标概率'),
  target: phrase<{ name: string }>(
    ({ name }) => `chance of ${name}`,
    ({ name }) => `${name}${/\w$/.test(name) ? ' ' : ''}达成概率`,
  ),
  moved: phrase<Figures>(
    ({ what, before, after, difference, low, high }) =>
      `${what} ${before} → ${after}: ${difference} (${low} to ${high})`,
    ({ what, before, after, difference, low, high }) =>
      `${what} ${before} → ${after}：${difference}（${low} 至 ${high}）`,
  ),
  points: phrase<{ difference: string }>(
    ({ difference }) => `${difference} points`,
    ({ difference }) => `${difference} 个百分点`,
  ),
  rule: phrase<Figures & { firings: string; weeks: string }>(
    ({ what, before, after, difference, low, high, firings, weeks }) =>
      `rule ${what} fires in ${before} → ${after} of runs: ${difference} (${low} to ${high})${firings === '' ? '' : `, ${firings} times a run`}${weeks === '' ? '' : `, first in week ${weeks}`}`,
    ({ what, before, after, difference, low, high, firings, weeks }) =>
      `规则 ${what} 触发年份占比 ${before} → ${after}：${difference}（${low} 至 ${high}）${firings === '' ? '' : `，每年 ${firings} 次`}${weeks === '' ? '' : `，首次在第 ${weeks} 周`}`,
  ),
  because: phrase<{ causes: string }>(
    ({ causes }) => `caused by ${causes}`,
    ({ causes }) => `原因：${causes}`,
  ),
  cause: phrase<{ file: string; rule: string | undefined; share: string }>(
    ({ file, rule, share }) => `${rule === undefined ? file : `rule ${rule} in ${file}`} (alone ${share})`,
    ({ file, rule, share }) => `${rule === undefined ? file : `${file} 的规则 ${rule}`}（单独 ${share}）`,
  ),
  more: phrase<{ others: string }>(
    ({ others }) => `and ${others} more, all in --json`,
    ({ others }) => `另有 ${others} 项，见 --json`,
  ),
  practical: word('past the practical difference', '超出允许的实际差异'),
} as const;

type DiffWord = keyof typeof DIFF_WORDS;
type DiffWordArgs<Word extends DiffWord> = Parameters<(typeof DIFF_WORDS)[Word]['en']>[0];

/** What a comparison says; what the arguments hold is written out already. */
export function diffWord<Word extends DiffWord>(key: Word, args: DiffWordArgs<Word>, lang: Lang): string {
  return (DIFF_WORDS[key] as unknown as Phrase<DiffWordArgs<Word>>)[lang](args);
}
