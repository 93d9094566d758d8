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

const some = (text: string, lead: string, end: string): string => (text === '' ? '' : `${lead}${text}${end}`);

const figureOf = (lead: string, tail: string, zh: string): Phrase<{ readonly name: string }> =>
  phrase(
    ({ name }) => `${lead}${name}${tail}`,
    ({ name }) => `${name}${/[\w)]$/.test(name) || /^\w/.test(zh) ? ' ' : ''}${zh}`,
  );

const recordings = (count: number): string => `${count} recording${count === 1 ? '' : 's'}`;

function writtenText(written: number, cells: number): string {
  if (written === cells) return `${recordings(written)} written`;
  if (written === 0)
    return cells === 1 ? 'the recording was up to date' : `all ${recordings(cells)} were up to date`;
  return `${written} of ${recordings(cells)} written, the others were up to date`;
}

function writtenTextZh(written: number, cells: number): string {
  if (written === cells) return `写入 ${written} 份基准存档`;
  if (written === 0) return cells === 1 ? '基准存档已是最新' : `${cells} 份基准存档均已是最新`;
  return `共 ${cells} 份基准存档，写入 ${written} 份，其余已是最新`;
}

/** What is said of recordings: when they are written, and when they are held against what is simulated now. */
const RECORDING_WORDS = {
  none: phrase<Cell>(
    ({ command }) => `nothing is recorded, so nothing can have drifted: ${command} records all cells`,
    ({ command }) => `尚无基准存档，无从比较：运行 ${command} 为全部格子存档`,
  ),
  identical: word('as recorded', '与基准存档一致'),
  within: phrase<{ outcomes: string; moved: string }>(
    ({ outcomes, moved }) =>
      outcomes === '1'
        ? `within the practical difference: ${moved}`
        : `within the practical difference: ${outcomes} outcomes moved, most of all ${moved}`,
    ({ outcomes, moved }) =>
      outcomes === '1'
        ? `在允许的实际差异之内：${moved}`
        : `在允许的实际差异之内：${outcomes} 项结果有变动，最大的是 ${moved}`,
  ),
  drifted: phrase<{ moved: string; files: string; more: string; less: string; command: string }>(
    ({ moved, files, more, less, command }) =>
      `${moved}.\n${files === '' ? 'No file that went in has changed: either the program has, or the recording itself' : `Changed since: ${files}`}.${some(more, '\nFires more: ', '.')}${some(less, '\nFires less: ', '.')}\nIf that is meant, record the cell anew: ${command}`,
    ({ moved, files, more, less, command }) =>
      `${moved}。\n${files === '' ? '所用文件均未改动：改动的是程序，或基准存档本身' : `存档后改动的文件：${files}`}。${some(more, '\n触发增多：', '。')}${some(less, '\n触发减少：', '。')}\n如属预期，请重新存档：${command}`,
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
    ({ command }) => `other cells are recorded, this one is not; record it: ${command}`,
    ({ command }) => `其他格已有基准存档，本格没有；请存档：${command}`,
  ),
  obsolete: phrase<{ file: string; command: string }>(
    ({ file, command }) =>
      `no cell of this workspace is recorded under this name: delete ${file}, or run ${command}, which records all cells and deletes it`,
    ({ file, command }) =>
      `没有哪一格的基准存档叫这个名称：请删除 ${file}，或运行 ${command} 重新存档全部格子（会一并删除它）`,
  ),
  extra: phrase<{ file: string }>(
    ({ file }) => `this is no recording: move ${file} elsewhere, or delete it`,
    ({ file }) => `这不是基准存档：请移走或删除 ${file}`,
  ),
  damaged: phrase<{ at: string | undefined; command: string }>(
    ({ at, command }) =>
      `the recording is damaged (${at === undefined ? 'not the JSON of one' : `at ${at}`}): take it from git again, or record the cell anew: ${command}`,
    ({ at, command }) =>
      `基准存档已损坏（${at === undefined ? '内容不是基准存档的 JSON' : `${at} 处`}）：请从 git 恢复，或重新存档：${command}`,
  ),
  'other-cell': phrase<Cell & { found: string }>(
    ({ found, command }) =>
      `by what it says, the file is the recording of ${found}; record this cell anew: ${command}`,
    ({ found, command }) => `文件内容是 ${found} 的基准存档；请为本格重新存档：${command}`,
  ),
  'other-format': phrase<Versions>(
    ({ recorded, current, command }) =>
      `the recording's format is version ${recorded}, this program's is ${current}: they cannot be compared; record the cell anew: ${command}`,
    ({ recorded, current, command }) =>
      `基准存档的格式版本为 ${recorded}，本程序为 ${current}，无法比较；请重新存档：${command}`,
  ),
  'other-model': phrase<Versions>(
    ({ recorded, current, command }) =>
      `recorded with model ${recorded}, this is model ${current}: their outcomes cannot be compared; record the cell anew: ${command}`,
    ({ recorded, current, command }) =>
      `存档时模型版本为 ${recorded}，当前为 ${current}，结果无法比较；请重新存档：${command}`,
  ),
  'other-scheme': phrase<Versions>(
    ({ recorded, current, command }) =>
      `recorded with seed scheme ${recorded}, this program's is ${current}: they are other years; record the cell anew: ${command}`,
    ({ recorded, current, command }) =>
      `存档时抽样方式版本为 ${recorded}，本程序为 ${current}，不是同一批推演；请重新存档：${command}`,
  ),
  'figure-chance': figureOf('chance of ', '', '达成概率'),
  'figure-share-of-runs': figureOf('', ' in % of runs', '触发年份占比'),
  'figure-missing': figureOf('', ' without a value in % of runs', '没有数值的推演占比'),
  'figure-mean': figureOf('', '', '均值'),
  'figure-sd': figureOf('spread of ', '', '标准差'),
  'figure-runs': figureOf('single runs of ', '', '个别推演'),
  'figure-p5': figureOf('p5 of ', '', '5% 分位'),
  'figure-p50': figureOf('p50 of ', '', '50% 分位'),
  'figure-p95': figureOf('p95 of ', '', '95% 分位'),
  'all-targets': word('chance of all targets', '全部达标概率'),
  'written-line': phrase<{ file: string }>(
    ({ file }) => `recorded ${file}`,
    ({ file }) => `已写入基准存档 ${file}`,
  ),
  'removed-line': phrase<{ file: string }>(
    ({ file }) => `removed ${file}: no cell is recorded under this name`,
    ({ file }) => `已删除 ${file}：没有哪一格的基准存档叫这个名称`,
  ),
  'record-line': phrase<{ cells: number; written: number; removed: number; runs: string; seed: string }>(
    ({ cells, written, removed, runs, seed }) =>
      `${writtenText(written, cells)}${removed === 0 ? '' : `; ${removed} removed`} (${runs} runs a cell, seed ${seed})`,
    ({ cells, written, removed, runs, seed }) =>
      `${writtenTextZh(written, cells)}${removed === 0 ? '' : `；删除 ${removed} 份`}（每格推演 ${runs} 次，随机种子 ${seed}）`,
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
