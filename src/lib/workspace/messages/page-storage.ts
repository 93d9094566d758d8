import { phrase, word } from './define.ts';

interface Count {
  readonly count: number;
}

const files = (count: number): string => (count === 1 ? 'one file' : `${count} files`);
const Files = (count: number): string => (count === 1 ? 'One file' : `${count} files`);

/** Where files live: what is changed, saved, conflicting, out of reach. */
export const STORAGE = {
  storage: word('Files of this workspace', '方案文件'),
  'the-sample': word('Sample workspace', '示例方案'),
  'on-this-computer': phrase<{ name: string }>(
    ({ name }) => `${name}, on this computer`,
    ({ name }) => `${name}（本机）`,
  ),
  'dropped-in': phrase<{ name: string }>(
    ({ name }) => `${name}, dropped in`,
    ({ name }) => `${name}（拖入）`,
  ),
  'nothing-changed': word('no changes', '无改动'),
  'files-changed': phrase<Count>(
    ({ count }) => `${files(count)} changed`,
    ({ count }) => `${count} 个文件有改动`,
  ),
  saving: word('saving', '正在保存'),
  'saved-at': phrase<{ time: string }>(
    ({ time }) => `saved ${time}`,
    ({ time }) => `已于 ${time} 保存`,
  ),
  save: word('Save', '保存'),
  'save-keys': word('Ctrl+S or ⌘S', 'Ctrl+S 或 ⌘S'),
  'save-as-zip': word('Download', '下载'),
  'save-as-zip-note': word(
    'the whole workspace with your changes, as one .zip',
    '整个方案文件夹（含改动），打包为 .zip',
  ),
  undo: word('Undo', '撤销'),
  redo: word('Redo', '重做'),
  'take-all-back': word('Take all back', '全部还原'),
  'take-back': word('Take back', '还原'),
  'open-folder': word('Open a folder…', '打开文件夹…'),
  'back-to-sample': word('Back to the sample', '返回示例'),
  'file-edited': word('edited', '已修改'),
  'file-new': word('new', '新建'),
  'file-removed': word('removed', '已删除'),
  'file-changed-meanwhile': word('changed where it is kept as well', '原文件也已被修改'),

  offline: phrase<{ time: string }>(
    ({ time }) =>
      `The server does not answer. Files are as of ${time}; you can go on, your changes stay in this browser until it is back.`,
    ({ time }) => `服务无响应，文件为 ${time} 的版本。可以继续，改动暂存于本浏览器，待服务恢复后保存。`,
  ),
  'folder-out-of-reach': phrase<{ name: string; time: string }>(
    ({ name, time }) => `The browser asks anew before it lets a page into ${name}. Files are as of ${time}.`,
    ({ name, time }) => `浏览器需要重新授权才能访问“${name}”。当前文件为 ${time} 的版本。`,
  ),
  'permit-folder': word('Allow', '授权'),
  'not-saved': phrase<{ reason: string }>(
    ({ reason }) => `Not saved: ${reason}. Your changes stay in this browser.`,
    ({ reason }) => `未保存：${reason}。改动仍保留在本浏览器中。`,
  ),
  'folder-unreadable-now': phrase<{ reason: string }>(
    ({ reason }) => `The folder cannot be read at present: ${reason}.`,
    ({ reason }) => `目前无法读取文件夹：${reason}。`,
  ),
  'not-remembered': word(
    'This browser keeps nothing for this page: changes that are not saved are lost when it closes.',
    '本浏览器不为此页面保留数据：关闭页面后，未保存的改动会丢失。',
  ),
  'not-a-workspace-dropped': word(
    'What was dropped is no workspace. Drop the folder that holds scenarios/ and rules/, or a file made with Share.',
    '拖入的内容不是方案文件夹。请拖入含有 scenarios/ 和 rules/ 的文件夹，或“分享”生成的文件。',
  ),
  'only-shares-dropped': word(
    'This page shows the folder that windtunnel serve was started for. Only a file made with Share can be dropped here.',
    '本页显示 windtunnel serve 启动时指定的文件夹，此处只能拖入“分享”生成的文件。',
  ),
  'drop-too-large': word(
    'What was dropped is larger than a workspace may be.',
    '拖入的内容超过方案文件夹的大小上限。',
  ),
  dismiss: word('Close', '关闭'),

  'conflicts-waiting': phrase<Count>(
    ({ count }) =>
      `${Files(count)} that you edited ${count === 1 ? 'has' : 'have'} been changed by somebody else as well.`,
    ({ count }) => `您修改的 ${count} 个文件同时也被他人修改。`,
  ),
  'see-conflicts': word('Compare', '对比'),
  'conflict-title': word('Two versions of one file', '同一文件有两个版本'),
  'conflict-note': phrase<{ path: string }>(
    ({ path }) =>
      `${path} was changed where it is kept after you began to edit it. Nothing has been written over.`,
    ({ path }) => `${path} 在您开始修改后又被改动。尚未覆盖任何内容。`,
  ),
  'conflict-count': phrase<{ place: number; count: number }>(
    ({ place, count }) => `${place} of ${count}`,
    ({ place, count }) => `第 ${place} 个，共 ${count} 个`,
  ),
  mine: word('Yours', '您的版本'),
  theirs: word('As it is kept now', '当前保存的版本'),
  'keep-mine': word('Keep yours', '保留您的版本'),
  'take-theirs': word('Take the kept one', '采用当前保存的版本'),
  'keep-both': phrase<{ name: string }>(
    ({ name }) => `Keep both, yours as ${name}`,
    ({ name }) => `两个都保留，您的版本存为 ${name}`,
  ),
  'decide-later': word('Decide later', '稍后决定'),
  'removed-here': word('This version has no such file.', '此版本中没有该文件。'),
  'no-text-here': word('This version is no text.', '此版本不是文本。'),
  'same-lines': phrase<Count>(
    ({ count }) => `${count} lines alike`,
    ({ count }) => `${count} 行相同`,
  ),
  line: word('Line', '行'),
} as const;
