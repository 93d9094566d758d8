import { phrase, word } from './define.ts';
import { SENTENCES } from './page-sentences.ts';

/** The page on which files are written. */
const PAGE = {
  files: word('Files', '文件'),
  'files-title': word('Windtunnel: files', '策略风洞 Windtunnel：文件'),
  'files-question': word('What does it rest on?', '依据是什么？'),
  'files-lede': word(
    'Every number comes from these files. Results follow as you type; nothing is saved until you save it.',
    '所有数字都来自这些文件。边写边推演；保存之前，原文件不变。',
  ),
  'file-list': word('Files of the workspace', '方案文件夹中的文件'),
  'choose-file': word('File', '文件'),
  'no-such-file': phrase<{ path: string }>(
    ({ path }) => `There is no file ${path} in this workspace.`,
    ({ path }) => `该方案文件夹中没有文件 ${path}。`,
  ),
  'not-a-text': phrase<{ path: string }>(
    ({ path }) => `${path} is not text in UTF-8 and cannot be shown.`,
    ({ path }) => `${path} 不是 UTF-8 文本，无法显示。`,
  ),
  'kind-business': word('The shop today', '经营现状'),
  'kind-targets': word('Targets', '目标'),
  'kind-strategy': word('Strategies', '运营策略'),
  'kind-scenario': word('Scenarios', '情景'),
  'kind-rulebook': word('Rulebooks', '应对预案'),
  'kind-notes': word('Names and owners of rules', '规则名称与责任组'),
  'kind-plays': word('Plays', '应对动作'),
  'kind-conditions': word('Shared conditions', '共用条件'),
  'kind-facts': word('Facts of our own', '自定义指标'),
  'kind-expectations': word('Expectations', '底线要求'),
  'kind-test': word('Rule tests', '规则测试'),
  'kind-other': word('Other files', '其他文件'),
  edited: word('edited', '已修改'),
  'error-count': phrase<{ count: number }>(
    ({ count }) => (count === 1 ? '1 error' : `${count} errors`),
    ({ count }) => `${count} 处错误`,
  ),
  'warning-count': phrase<{ count: number }>(
    ({ count }) => (count === 1 ? '1 remark' : `${count} remarks`),
    ({ count }) => `${count} 条提示`,
  ),
  format: word('Lay out', '排版'),
  'format-key': word('Shift-Alt-F', 'Shift-Alt-F'),
  'format-done': word('Laid out.', '已排版。'),
  'format-same': word('It is laid out already.', '排版已规范。'),
  'format-refused': word('It can be laid out once its errors are mended.', '修正错误后才能排版。'),
  undo: word('Undo', '撤销'),
  redo: word('Redo', '重做'),
  'take-back-file': word('Take back all edits of this file', '放弃此文件的修改'),
  'editor-name': phrase<{ path: string }>(
    ({ path }) => `Text of ${path}`,
    ({ path }) => `${path} 的内容`,
  ),
  'editor-hint': word(
    'Ctrl-Space offers names. Tab indents; Esc, then Tab, leaves the editor.',
    '按 Ctrl-空格 查看可用名称。Tab 缩进；先按 Esc 再按 Tab 离开编辑器。',
  ),
  'findings-here': word('In this file', '本文件'),
  'findings-elsewhere': word('In other files', '其他文件'),
  'nothing-wrong': word('Nothing is wrong with the files.', '文件没有问题。'),
  'findings-checking': word('Checking the files …', '正在检查文件……'),
  'as-text': word('As text', '文本'),
  'as-sentences': word('As sentences', '语句'),
  'view-name': word('How the rulebook is shown', '应对预案的显示方式'),
} as const;

/** What the files come to by now. */
const RESULT = {
  'result-chance': phrase<{ strategy: string; scenario: string; chance: string; interval: string }>(
    ({ strategy, scenario, chance, interval }) =>
      `${strategy} in ${scenario} meets all targets in ${chance} of years (${interval}).`,
    ({ strategy, scenario, chance, interval }) =>
      `“${strategy}”在“${scenario}”下 ${chance} 的年份全部达标（${interval}）。`,
  ),
  'result-before': phrase<{ chance: string }>(
    ({ chance }) => `It was ${chance} when you opened this page.`,
    ({ chance }) => `打开本页时为 ${chance}。`,
  ),
  'result-stale': word(
    'Not of the files as they stand: being simulated anew.',
    '尚未反映当前文件，正在重新推演。',
  ),
  'result-refused': word(
    'Not of the files as they stand: they have errors, and this is the last good result.',
    '文件有错误；此为最近一次有效结果，未反映当前文件。',
  ),
  'result-none': word('No result yet.', '尚无结果。'),
  'to-outcomes': word('All outcomes', '查看全部推演结果'),
} as const;

export const FILES = { ...PAGE, ...RESULT, ...SENTENCES } as const;
