import { phrase, word } from './define.ts';

/** Links and files that carry what was changed. */
export const SHARING = {
  share: word('Share', '分享'),
  'share-title': word('Share what you see', '分享当前内容'),
  'share-holds': phrase<{ changes: number; runs: string; seed: string }>(
    ({ changes, runs, seed }) =>
      `It carries ${changes === 0 ? 'no changed files' : changes === 1 ? 'one changed file' : `${changes} changed files`}, ${runs} years a cell and seed ${seed}: whoever opens it on the same workspace sees the same numbers. The workspace itself is not in it.`,
    ({ changes, runs, seed }) =>
      `包含 ${changes} 个改动的文件、每格 ${runs} 年、随机种子 ${seed}：他人在同一方案文件夹上打开，会看到相同的数字。不包含方案文件夹本身。`,
  ),
  'share-link': word('Link', '链接'),
  'share-local': word(
    'The link leads to this computer. To others, send the file: they drop it onto their own page.',
    '该链接指向本机。发给他人请用文件，对方拖入自己的页面即可。',
  ),
  'share-too-long': phrase<{ length: string; limit: string }>(
    ({ length, limit }) =>
      `As a link it would be ${length} characters long, and some programs cut links beyond ${limit}. Send it as a file.`,
    ({ length, limit }) => `作为链接会有 ${length} 个字符，超过 ${limit} 可能被截断。请以文件发送。`,
  ),
  'share-copy': word('Copy', '复制'),
  'share-copied': word('Copied', '已复制'),
  'share-as-file': word('Download as a file', '下载为文件'),
  'share-not-possible': word(
    'This browser lets a page make links only over https or on this computer.',
    '仅在 https 或本机访问时，浏览器才允许生成链接。',
  ),
  close: word('Close', '关闭'),

  'shared-applied': phrase<{ count: number; names: string }>(
    ({ count, names }) =>
      count === 0
        ? 'The link changes no file here.'
        : `The link changed ${count === 1 ? 'one file' : `${count} files`}: ${names}.`,
    ({ count, names }) => (count === 0 ? '该链接没有改动文件。' : `该链接改动了 ${count} 个文件：${names}。`),
  ),
  'shared-ask': phrase<{ count: number; names: string; own: number }>(
    ({ count, names, own }) =>
      `The link would change ${count === 1 ? 'one file' : `${count} files`}: ${names}. You have ${own === 1 ? 'one changed file' : `${own} changed files`} not saved yet.`,
    ({ count, names, own }) => `该链接将改动 ${count} 个文件：${names}。您有 ${own} 个文件的改动尚未保存。`,
  ),
  'shared-other-workspace': word(
    'It was made on another version of this workspace, so numbers can differ.',
    '该链接基于方案文件夹的另一版本，数字可能不同。',
  ),
  'shared-other-model': phrase<{ theirs: number; ours: number }>(
    ({ theirs, ours }) =>
      `It was made with version ${theirs} of the model, this is version ${ours}, so numbers can differ.`,
    ({ theirs, ours }) => `该链接使用模型第 ${theirs} 版，当前为第 ${ours} 版，数字可能不同。`,
  ),
  'shared-use': word('Use them', '采用'),
  'shared-leave': word('Leave mine', '保留我的'),
  'shared-damaged': word(
    'The link or file is damaged: it was cut or changed on its way. Ask for it again; nothing was changed here.',
    '链接或文件已损坏，可能在传送中被截断或改动。请重新索取；此处未作任何改动。',
  ),
  'shared-newer': word(
    'The link or file was made by a newer Windtunnel than this one. Nothing was changed here.',
    '链接或文件由更新版本的 Windtunnel 生成。此处未作任何改动。',
  ),
} as const;
