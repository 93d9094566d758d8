import { phrase, word } from './define.ts';

/** The knobs beside the matrix. */
export const KNOB_WORDS = {
  knobs: word('Knobs', '调节'),
  'to-knobs': word('Turn its knobs', '去调节'),
  undo: word('Undo', '撤销'),
  redo: word('Redo', '重做'),
  'find-knob': word('Find any other knob', '查找其他可调项'),
  'no-knob': word('No knob is called that.', '没有这个名称的可调项。'),
  'strategy-knobs': phrase<{ name: string }>(
    ({ name }) => `What we do: ${name}`,
    ({ name }) => `我方策略：${name}`,
  ),
  'scenario-knobs': phrase<{ name: string }>(
    ({ name }) => `What the world does: ${name}`,
    ({ name }) => `外部情景：${name}`,
  ),
  'knob-default': phrase<{ value: string }>(
    ({ value }) => `default ${value}`,
    ({ value }) => `默认 ${value}`,
  ),
  'knob-new': word('not in the saved file', '已保存文件中没有此项'),
  'knob-reset': word('Reset', '复位'),
  'knob-reset-name': phrase<{ knob: string }>(
    ({ knob }) => `Reset: ${knob}`,
    ({ knob }) => `复位：${knob}`,
  ),
  'knob-box': phrase<{ knob: string; unit: string }>(
    ({ knob, unit }) => `${knob}, ${unit}`,
    ({ knob, unit }) => `${knob}，${unit}`,
  ),
  'spread-scales': word('typical value; its range scales along', '典型值，区间同比缩放'),
  'spread-shifts': word('its range moves along', '区间随之平移'),
  'to-the-end': word('to the end', '直到年末'),
  'moves-there-too': phrase<{ name: string }>(
    ({ name }) => `from ${name}: turns there too`,
    ({ name }) => `来自“${name}”，那里也会改变`,
  ),
  'group-changed': phrase<{ count: number }>(
    ({ count }) => `${count} changed`,
    ({ count }) => `${count} 项已改`,
  ),
  'remove-entry': word('Remove', '移除'),
  'knob-files-changed': phrase<{ count: number }>(
    ({ count }) =>
      count === 1 ? 'One file differs from the saved one' : `${count} files differ from the saved ones`,
    ({ count }) => `${count} 个文件与已保存的不同`,
  ),
  'take-back-name': phrase<{ file: string }>(
    ({ file }) => `Take back: ${file}`,
    ({ file }) => `还原：${file}`,
  ),
  'save-as': word('Save as a new one', '另存为新的'),
  'save-as-name': phrase<{ name: string }>(
    ({ name }) => `Save as a new one: ${name}`,
    ({ name }) => `另存为新的：${name}`,
  ),
  'add-shock': word('Add a shock', '添加冲击'),
  'choose-lever': word('Choose what it hits', '选择受冲击项'),
  'knobs-waiting': word('Reading the files', '正在读取文件'),
} as const;

/** Rows and columns of the matrix. */
export const ROW_WORDS = {
  'row-menu': phrase<{ name: string }>(
    ({ name }) => `Change ${name}`,
    ({ name }) => `更改“${name}”`,
  ),
  'row-menu-short': word('Change', '更改'),
  'add-strategy': word('Add a strategy', '添加策略'),
  'add-scenario': word('Add a scenario', '添加情景'),
  'add-based': word('Add one based on it', '以此为基础新建'),
  duplicate: word('Duplicate', '复制'),
  rename: word('Rename', '重命名'),
  remove: word('Remove', '移除'),
  'move-up': word('Move up', '上移'),
  'move-down': word('Move down', '下移'),
  'move-left': word('Move left', '左移'),
  'move-right': word('Move right', '右移'),
  'compare-with': word('Compare others with it', '作为基准，与其他比较'),
  'compare-no-more': word('Compare no more', '不再比较'),
  baseline: word('baseline', '基准'),
  'name-field': word('Name', '名称'),
  'file-field': word('File', '文件名'),
  'name-save': word('Save', '保存'),
  'name-cancel': word('Cancel', '取消'),
  'copy-of': phrase<{ name: string }>(
    ({ name }) => `${name}, copy`,
    ({ name }) => `${name} 副本`,
  ),
  'order-no-name': word(
    'Give it a name with a letter or a digit in it.',
    '请输入名称，至少包含一个文字或数字。',
  ),
  'order-bad-name': word(
    'A file’s name has letters, digits, - and _ only.',
    '文件名只能包含文字、数字、- 和 _。',
  ),
  'order-taken': phrase<{ name: string }>(
    ({ name }) => `There is one called ${name} already; choose another name.`,
    ({ name }) => `已有名为“${name}”的文件，请换一个。`,
  ),
  'order-needed': phrase<{ names: string }>(
    ({ names }) =>
      `It stays: ${names} ${names.includes(' and ') ? 'are' : 'is'} based on it. Remove or change that first.`,
    ({ names }) => `无法移除：${names}以它为基础，请先移除或修改。`,
  ),
  'order-last': word('It stays: the matrix needs one of its kind.', '无法移除：至少要保留一个。'),
  'order-unreadable': word(
    'Its file cannot be changed as it is: mend what is wrong in it first.',
    '该文件目前无法修改，请先修正其中的错误。',
  ),
  points: phrase<{ difference: string; low: string; high: string }>(
    ({ difference, low, high }) => `${difference} pts (${low} to ${high})`,
    ({ difference, low, high }) => `${difference} 点（${low} 至 ${high}）`,
  ),
  'not-distinct': phrase<{ low: string; high: string }>(
    ({ low, high }) => `no clear difference (${low} to ${high})`,
    ({ low, high }) => `无法区分（${low} 至 ${high}）`,
  ),
  'difference-note': phrase<{ name: string }>(
    ({ name }) =>
      `The second line of a cell is its chance less that of ${name}, in percentage points with a 95% interval, on the same draws. Where the interval holds zero, the two cannot be told apart.`,
    ({ name }) =>
      `每格第二行为与“${name}”的概率之差（百分点，95% 区间，同一批随机年份）。区间包含零时，两者无法区分。`,
  ),
  pin: word('Keep beside the next', '固定，与下一格对比'),
  unpin: word('No longer beside', '取消对比'),
  'side-by-side': word('Side by side', '并排对比'),
  years: word('Years a cell', '每格年数'),
  seed: word('Seed', '随机种子'),
  'run-again': word('Run', '推演'),
  'years-wrong': word('Years are a whole number from 100 to 100,000.', '年数为 100 到 100,000 的整数。'),
} as const;
