import type { ErrorCode } from 'yaml';
import { error, warning } from './define.ts';
import { code } from './format.ts';
import { JSON_PROBLEMS, yamlProblem, type JsonProblem } from './syntax.ts';

/** Alone it was the line end of old systems. */
const CARRIAGE_RETURN = 'U+000D';

/** What can be wrong with a file as text, before anything in it means something. */
export const TEXT_FINDINGS = {
  encoding: error<{ found: 'UTF-16' | 'unknown' }>(
    ({ found }) => [
      found === 'UTF-16' ? 'the file is UTF-16' : 'the file is not UTF-8',
      'files are read as UTF-8; in another encoding names and numbers would come out wrong',
      'save it as UTF-8: most editors and Notepad have "Save as… encoding UTF-8"',
    ],
    ({ found }) => [
      found === 'UTF-16' ? '文件编码是 UTF-16' : '文件编码不是 UTF-8（可能是 GBK）',
      '文件一律按 UTF-8 读取，其他编码会读错名称和数字',
      '在编辑器里“另存为”，编码选 UTF-8',
    ],
  ),
  'file-too-large': error<{ bytes: number; limit: number }>(
    ({ bytes, limit }) => [
      `the file has ${bytes} bytes`,
      `files of up to ${limit} bytes are read`,
      'split it, or move what is no plan out of the folder',
    ],
    ({ bytes, limit }) => [
      `文件有 ${bytes} 字节`,
      `单个文件最多 ${limit} 字节`,
      '拆成几个文件，或把无关内容移出方案文件夹',
    ],
  ),
  'json-byte-order-mark': error(
    () => [
      'the file begins with a byte order mark',
      'JSON must not have one, and other readers of the rulebook stop at it',
      'save it as "UTF-8" rather than "UTF-8 with BOM"',
    ],
    () => [
      '文件开头有 BOM 标记',
      'JSON 不允许 BOM，其他程序读到它会报错',
      '另存为“UTF-8”，不要选“带 BOM 的 UTF-8”',
    ],
  ),
  'byte-order-mark': warning(
    () => [
      'the file begins with a byte order mark',
      'it is skipped, but other tools may stumble over it',
      'save it as "UTF-8" rather than "UTF-8 with BOM"',
    ],
    () => [
      '文件开头有 BOM 标记',
      '这里会忽略它，但其他工具可能出错',
      '另存为“UTF-8”，不要选“带 BOM 的 UTF-8”',
    ],
  ),
  'control-character': error<{ character: string }>(
    ({ character }) => [
      `there is a control character (${character})`,
      'it cannot be seen and has no place in a text file',
      character === CARRIAGE_RETURN
        ? 'save the file with line ends LF or CRLF: editors show the choice at the bottom of the window'
        : 'delete it; if the file was made by another program, export it again as text',
    ],
    ({ character }) => [
      `文件里有控制字符（${character}）`,
      '它看不见，也不该出现在文本文件里',
      character === CARRIAGE_RETURN
        ? '把文件的换行符另存为 LF 或 CRLF，编辑器底部一般可以选择'
        : '删掉它；若是其他软件导出的文件，请重新导出为文本',
    ],
  ),
  'yaml-syntax': error<{ reason: ErrorCode }>(
    ({ reason }) => yamlProblem(reason, 'en'),
    ({ reason }) => yamlProblem(reason, 'zh'),
  ),
  'json-syntax': error<{ problem: JsonProblem }>(
    ({ problem }) => JSON_PROBLEMS[problem].en,
    ({ problem }) => JSON_PROBLEMS[problem].zh,
  ),
  'yaml-directive': error(
    () => [
      'the file has a `%` directive',
      'files are always read as YAML 1.2; a directive would change what words such as `yes` mean',
      'delete the line that begins with `%`, and the `---` after it',
    ],
    () => [
      '文件里有 `%` 指令',
      '文件一律按 YAML 1.2 读取，指令会改变 `yes` 等词的含义',
      '删掉以 `%` 开头的那一行和后面的 `---`',
    ],
  ),
  'several-documents': error(
    () => [
      'a second document begins here',
      'a file holds one document; what follows would be left out',
      'delete the `---` line, or move the rest to a file of its own',
    ],
    () => [
      '这里开始了第二个文档',
      '一个文件只能有一个文档，后面的内容会被漏读',
      '删掉 `---`，或把后面的内容放到另一个文件',
    ],
  ),
  'empty-file': error(
    () => [
      'the file is empty',
      'it would have to say something to be used',
      'fill it in, or delete the file',
    ],
    () => ['文件是空的', '没有内容就无法使用', '补上内容，或删掉这个文件'],
  ),
  'too-many-values': error<{ limit: number }>(
    ({ limit }) => [
      'the file holds too many values',
      `up to ${limit} values are read, aliases written out`,
      'split it, or use fewer aliases (`*name`)',
    ],
    ({ limit }) => [
      '文件里的值太多',
      `最多 ${limit} 个（别名按展开计算）`,
      '拆分文件，或少用别名（`*name`）',
    ],
  ),
  'too-deep': error<{ limit: number }>(
    ({ limit }) => [
      'maps and lists are nested too deeply here',
      `up to ${limit} levels are read`,
      'nest less; a bracket may have been left open',
    ],
    ({ limit }) => ['这里的嵌套层数太多', `最多 ${limit} 层`, '减少嵌套；也可能是括号没有闭合'],
  ),
  'too-many-aliases': error<{ limit: number }>(
    ({ limit }) => [
      'the file has too many aliases (`*name`)',
      `up to ${limit} are read`,
      'write the values out, or use `based_on`',
    ],
    ({ limit }) => ['文件里的别名（`*name`）太多', `最多 ${limit} 个`, '直接写出数值，或改用 `based_on`'],
  ),
  'unknown-alias': error<{ name: string }>(
    ({ name }) => [
      `the alias ${code(`*${name}`)} points at nothing before it`,
      'an alias repeats a value that was marked with `&` earlier in the file',
      `mark the value with ${code(`&${name}`)} above, or write it out here`,
    ],
    ({ name }) => [
      `别名 ${code(`*${name}`)} 之前没有对应的值`,
      '别名重复的是前面用 `&` 标记过的值',
      `在前面用 ${code(`&${name}`)} 标记，或在这里直接写出数值`,
    ],
  ),
  tag: error<{ tag: string }>(
    ({ tag }) => [
      `there is a tag, ${code(tag)}`,
      'tags are not used in these files',
      'delete the tag and keep the value',
    ],
    ({ tag }) => [`这里有标签 ${code(tag)}`, '这些文件不使用标签', '删掉标签，保留数值'],
  ),
  'merge-key': error(
    () => [
      'there is a merge key, `<<`',
      'merge keys are no part of YAML 1.2',
      'use `based_on: name`, or write the values out',
    ],
    () => ['这里有合并键 `<<`', 'YAML 1.2 没有合并键', '改用 `based_on: 名称`，或直接写出数值'],
  ),
  'reserved-key': error<{ key: string }>(
    ({ key }) => [
      `${code(key)} cannot be a key`,
      'the name is reserved by the language the program is written in',
      'use another name',
    ],
    ({ key }) => [`${code(key)} 不能用作键名`, '这是程序语言的保留名', '换一个名称'],
  ),
  'duplicate-key': error<{ key: string; first: number }>(
    ({ key, first }) => [
      `${code(key)} stands here a second time; the first is in line ${first}`,
      'only one of the two could count',
      'delete one of them',
    ],
    ({ key, first }) => [
      `${code(key)} 重复出现，第一次在第 ${first} 行`,
      '两处只能有一处生效',
      '删掉其中一处',
    ],
  ),
  'not-finite': error<{ text: string }>(
    ({ text }) => [
      `${code(text)} is not a number to compute with`,
      'infinity and "not a number" would spread through every result',
      'write a plain number, such as `0.4` or `10_000`',
    ],
    ({ text }) => [
      `${code(text)} 不是可以计算的数`,
      '无穷大或非数会污染所有结果',
      '写一个普通的数，如 `0.4` 或 `10_000`',
    ],
  ),
};
