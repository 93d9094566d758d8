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
      `${cells} ${cells === 1 ? 'cell' : 'cells'}, ${runs} ${runs === '1' ? 'run' : 'runs'} a cell, seed ${seed}, model ${model}, ${weeks} weeks; intervals of 95% unless said otherwise`,
    ({ cells, runs, seed, model, weeks }) =>
      `${cells} 格，每格推演 ${runs} 次，随机种子 ${seed}，模型版本 ${model}，${weeks} 周；误差范围 95%（另有说明的除外）`,
  ),
  'kind-file': word('Files', '文件'),
  'kind-rule-test': word('Rule tests', '规则测试'),
  'kind-expectation': word('Expectations', '底线要求'),
  'kind-recording': word('Recordings', '基准存档'),
  'kind-cell': word('Cells', '各格'),
  'standing-pass': word('pass', '通过'),
  'standing-unchecked': word('not checked', '未检查'),
  'standing-breach': word('FAIL', '未通过'),
  'standing-drift': word('DRIFT', '结果偏移'),
  'standing-input': word('WRONG', '有误'),
  'standing-recording': word('RECORDING IN TROUBLE', '基准存档有问题'),
  'standing-inconclusive': word('INCONCLUSIVE', '待定'),
  'count-pass': counted('passed', 'passed', '项通过'),
  'count-unchecked': counted('not checked', 'not checked', '项未检查'),
  'count-breach': counted('failed', 'failed', '项未通过'),
  'count-drift': counted('drifted', 'drifted', '项结果偏移'),
  'count-input': counted('wrong', 'wrong', '项有误'),
  'count-recording': counted('recording in trouble', 'recordings in trouble', '份基准存档有问题'),
  'count-inconclusive': counted('inconclusive', 'inconclusive', '项待定'),
  'recorded-because': phrase<{ reason: string }>(
    ({ reason }) => `recorded because: ${reason}`,
    ({ reason }) => `存档原因：${reason}`,
  ),
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
