import { label, type Label } from '../../plan/index.ts';
import { type Lang, phrase, type Phrase, word } from './define.ts';

interface Cell {
  /** How to record the cell again. */
  readonly command: string;
}

interface Versions extends Cell {
  readonly recorded: string;
  readonly current: string;
}

/** One figure then and now, both in its unit. */
interface Moved {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

interface Firing {
  readonly rule: string;
  readonly before: string;
  readonly after: string;
  readonly week: number;
}

const some = (text: string, lead: string): string => (text === '' ? '' : `${lead}${text}`);

const figureOf = (lead: string, tail: string, zh: string): Phrase<{ readonly name: string }> =>
  phrase(
    ({ name }) => `${lead}${name}${tail}`,
    ({ name }) => `${name}${/[\w)]$/.test(name) || /^\w/.test(zh) ? ' ' : ''}${zh}`,
  );

/** What is said of recordings: when they are written, and when they are held against what is simulated now. */
const RECORDING_WORDS = {
  none: phrase<Cell>(
    ({ command }) => `nothing is recorded yet: ${command} keeps what every cell comes to now`,
    ({ command }) => `尚无基准存档：运行 ${command} 保存各格当前的结果`,
  ),
  identical: word('as recorded', '与基准存档一致'),
  within: phrase<{ outcomes: string; moved: string }>(
    ({ outcomes, moved }) => `within the practical difference; ${outcomes} moved, most of all ${moved}`,
    ({ outcomes, moved }) => `在允许的实际差异之内；${outcomes} 项结果有变动，最大的是 ${moved}`,
  ),
  drifted: phrase<{ moved: string; files: string; more: string; less: string; command: string }>(
    ({ moved, files, more, less, command }) =>
      `${moved}. ${files === '' ? 'No file that went in has changed: the program has' : `Changed since: ${files}`}${some(more, '. Fires more: ')}${some(less, '. Fires less: ')}. If that is meant: ${command}`,
    ({ moved, files, more, less, command }) =>
      `${moved}。${files === '' ? '所用文件均未改动：改动的是程序' : `此后改动的文件：${files}`}${some(more, '。触发增多：')}${some(less, '。触发减少：')}。如属预期：${command}`,
  ),
  moved: phrase<Moved>(
    ({ what, before, after }) => `${what} ${before} → ${after}`,
    ({ what, before, after }) => `${what} ${before} → ${after}`,
  ),
  'and-more': phrase<{ moved: string; others: string }>(
    ({ moved, others }) => `${moved}, and ${others} more`,
    ({ moved, others }) => `${moved}，另有 ${others} 项`,
  ),
  fires: phrase<Firing>(
    ({ rule, before, after, week }) => `${rule} (${before} → ${after} a run, from week ${week})`,
    ({ rule, before, after, week }) => `${rule}（每年 ${before} → ${after} 次，自第 ${week} 周起）`,
  ),
  missing: phrase<Cell>(
    ({ command }) => `this cell has no recording, others have: ${command}`,
    ({ command }) => `其他格有基准存档，本格没有：${command}`,
  ),
  obsolete: phrase<{ file: string; command: string }>(
    ({ file, command }) =>
      `there is no such cell any more: delete ${file}, or record all cells again with ${command}, which deletes it`,
    ({ file, command }) => `该格已不存在：请删除 ${file}，或运行 ${command} 重新存档全部各格（会一并删除）`,
  ),
  extra: phrase<{ file: string }>(
    ({ file }) => `this is no recording: move ${file} elsewhere, or delete it`,
    ({ file }) => `这不是基准存档：请移走或删除 ${file}`,
  ),
  damaged: phrase<{ why: string; command: string }>(
    ({ why, command }) =>
      `the recording is damaged (${why}): take it from git again, or record anew with ${command}`,
    ({ why, command }) => `基准存档已损坏（${why}）：请从 git 恢复，或运行 ${command} 重新存档`,
  ),
  'other-cell': phrase<Cell & { found: string }>(
    ({ found, command }) => `the recording says that it is of ${found}: ${command}`,
    ({ found, command }) => `存档标明属于 ${found}：${command}`,
  ),
  'other-format': phrase<Versions>(
    ({ recorded, current, command }) =>
      `its format is version ${recorded}, this program's ${current}; they cannot be compared: ${command}`,
    ({ recorded, current, command }) => `其格式版本为 ${recorded}，本程序为 ${current}，无法比较：${command}`,
  ),
  'other-model': phrase<Versions>(
    ({ recorded, current, command }) =>
      `it was made by model ${recorded}, this is model ${current}; their outcomes cannot be compared: ${command}`,
    ({ recorded, current, command }) =>
      `由模型版本 ${recorded} 生成，当前为 ${current}，结果无法比较：${command}`,
  ),
  'other-scheme': phrase<Versions>(
    ({ recorded, current, command }) =>
      `its years were drawn by seed scheme ${recorded}, this program's is ${current}; they are other years: ${command}`,
    ({ recorded, current, command }) =>
      `其抽样方式版本为 ${recorded}，本程序为 ${current}，不是同一批推演：${command}`,
  ),
  'figure-chance': figureOf('chance of ', '', '达成概率'),
  'figure-share-of-runs': figureOf('', ' in % of runs', '触发年份占比'),
  'figure-missing': figureOf('', ' without a value in % of runs', '没有数值的推演占比'),
  'figure-mean': figureOf('', '', '均值'),
  'figure-p5': figureOf('p5 of ', '', '5% 分位'),
  'figure-p50': figureOf('p50 of ', '', '50% 分位'),
  'figure-p95': figureOf('p95 of ', '', '95% 分位'),
  'all-targets': word('all targets', '全部目标'),
  'written-line': phrase<{ file: string }>(
    ({ file }) => `recorded ${file}`,
    ({ file }) => `已存档 ${file}`,
  ),
  'removed-line': phrase<{ file: string }>(
    ({ file }) => `removed ${file}: there is no such cell any more`,
    ({ file }) => `已删除 ${file}：该格已不存在`,
  ),
  'record-line': phrase<{ cells: string; written: string; removed: string; runs: string; seed: string }>(
    ({ cells, written, removed, runs, seed }) =>
      `${written} of ${cells} recordings written, the others were up to date${removed === '0' ? '' : `; ${removed} removed`} (${runs} runs a cell, seed ${seed})`,
    ({ cells, written, removed, runs, seed }) =>
      `共 ${cells} 份基准存档，写入 ${written} 份，其余已是最新${removed === '0' ? '' : `；删除 ${removed} 份`}（每格推演 ${runs} 次，随机种子 ${seed}）`,
  ),
} as const;

type RecordingWord = keyof typeof RECORDING_WORDS;
type RecordingWordArgs<Word extends RecordingWord> = Parameters<(typeof RECORDING_WORDS)[Word]['en']>[0];

/**
 * What is said of recordings, in both languages.
 *
 * @param args - what the phrase takes, written out already; a function of the language where it differs between them
 */
export function recordingLabel<Word extends RecordingWord>(
  key: Word,
  args: RecordingWordArgs<Word> | ((lang: Lang) => RecordingWordArgs<Word>),
): Label {
  const found = RECORDING_WORDS[key] as unknown as Phrase<RecordingWordArgs<Word>>;
  const of = typeof args === 'function' ? args : (): RecordingWordArgs<Word> => args;
  return label(found.en(of('en')), found.zh(of('zh')));
}
