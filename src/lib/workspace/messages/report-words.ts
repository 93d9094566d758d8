import { type Lang, phrase, type Phrase, word } from './define.ts';

/** What stands in the reports that are written to files. */
const REPORT_WORDS = {
  'check-title': phrase<{ result: string }>(
    ({ result }) => `Windtunnel check: ${result}`,
    ({ result }) => `Windtunnel 检查：${result}`,
  ),
  'result-pass': word('everything holds', '全部通过'),
  'result-unchecked': word('nothing was checked', '没有可检查的内容'),
  'result-breach': word('something does not hold', '有未通过的项'),
  'result-drift': word('outcomes have drifted', '结果有偏移'),
  'result-input': word('files are wrong', '文件有误'),
  'result-recording': word('recordings are in trouble', '基准存档有问题'),
  'result-inconclusive': word('something is inconclusive', '有待定的项'),
  'diff-title': phrase<{ before: string; after: string }>(
    ({ before, after }) => `Windtunnel diff: ${before} → ${after}`,
    ({ before, after }) => `Windtunnel 对比：${before} → ${after}`,
  ),
  'nothing-simulated': word('Nothing was simulated.', '未进行推演。'),
  'matrix-heading': word('Chance of meeting all targets', '全部达标概率'),
  'matrix-moved': word(
    'Before → after where a cell has moved; = where nothing that it rests on has changed.',
    '有变化的格子：变更前 → 变更后；= 表示未受影响。',
  ),
  strategy: word('Strategy', '运营策略'),
  problems: word('What does not hold', '未通过的项'),
  'other-problems': phrase<{ count: string }>(
    ({ count }) => `What else does not hold (${count})`,
    ({ count }) => `其他未通过的项（${count}）`,
  ),
  'largest-changes': word('The largest changes', '最大的变化'),
  'every-change': phrase<{ count: string }>(
    ({ count }) => `All ${count} changes`,
    ({ count }) => `全部 ${count} 项变化`,
  ),
  'what-holds': phrase<{ count: string }>(
    ({ count }) => `What holds (${count})`,
    ({ count }) => `已通过的项（${count}）`,
  ),
  'left-out': phrase<{ count: string }>(
    ({ count }) => `… and ${count} more: run the command for all of them.`,
    ({ count }) => `…… 另有 ${count} 项，运行命令可查看全部。`,
  ),
} as const;

type ReportWord = keyof typeof REPORT_WORDS;
type ReportWordArgs<Word extends ReportWord> = Parameters<(typeof REPORT_WORDS)[Word]['en']>[0];

/** A word of a report; numbers in the arguments are written out already. */
export function reportWord<Word extends ReportWord>(
  key: Word,
  args: ReportWordArgs<Word>,
  lang: Lang,
): string {
  return (REPORT_WORDS[key] as unknown as Phrase<ReportWordArgs<Word>>)[lang](args);
}
