import { type Lang, phrase, type Phrase, word } from './define.ts';

interface Count {
  readonly count: string;
}

const counted = (one: string, many: string, zh: string): Phrase<Count> =>
  phrase(
    ({ count }) => `${count} ${count === '1' ? one : many}`,
    ({ count }) => `${count} ${zh}`,
  );

/** Words of what `windtunnel check` found. */
const CHECK_WORDS = {
  'check-line': phrase<{ cells: number; runs: string; seed: string; model: number; weeks: number }>(
    ({ cells, runs, seed, model, weeks }) =>
      `${cells} cells, ${runs} runs a cell, seed ${seed}, model ${model}, ${weeks} weeks; intervals of 95% unless said otherwise`,
    ({ cells, runs, seed, model, weeks }) =>
      `${cells} 格，每格推演 ${runs} 次，随机种子 ${seed}，模型版本 ${model}，${weeks} 周；误差范围 95%（另有说明的除外）`,
  ),
  'kind-file': word('Files', '文件'),
  'kind-rule-test': word('Rule tests', '规则测试'),
  'kind-expectation': word('Expectations', '推演断言'),
  'kind-recording': word('Recordings', '记录'),
  'standing-pass': word('pass', '通过'),
  'standing-breach': word('FAIL', '不成立'),
  'standing-drift': word('DRIFT', '漂移'),
  'standing-input': word('WRONG', '有误'),
  'standing-recording': word('RECORDING', '记录有问题'),
  'standing-inconclusive': word('OPEN', '未定'),
  'count-pass': counted('passed', 'passed', '项通过'),
  'count-breach': counted('failed', 'failed', '项不成立'),
  'count-drift': counted('drifted', 'drifted', '项漂移'),
  'count-input': counted('wrong', 'wrong', '项有误'),
  'count-recording': counted('recording in trouble', 'recordings in trouble', '项记录有问题'),
  'count-inconclusive': counted('open', 'open', '项未定'),
  'owned-by': phrase<{ owner: string }>(
    ({ owner }) => `owner: ${owner}`,
    ({ owner }) => `责任组：${owner}`,
  ),
};

export type CheckWord = keyof typeof CHECK_WORDS;
export type CheckWordArgs<Word extends CheckWord> = Parameters<(typeof CHECK_WORDS)[Word]['en']>[0];

/** A word, or a phrase with its arguments, in a language. */
export function checkWord<Word extends CheckWord>(word: Word, args: CheckWordArgs<Word>, lang: Lang): string {
  return (CHECK_WORDS[word] as Phrase<CheckWordArgs<Word>>)[lang](args);
}
