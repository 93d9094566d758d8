import type { ErrorCode } from 'yaml';
import type { Lang, Told } from './define.ts';

/** What stands where JSON wants something else. */
export type JsonProblem =
  | 'value'
  | 'comma-or-bracket'
  | 'comma-or-brace'
  | 'colon'
  | 'key'
  | 'trailing-comma'
  | 'comment'
  | 'single-quotes'
  | 'string'
  | 'number'
  | 'after-end'
  | 'end';

type Both = Readonly<Record<Lang, Told>>;

const both = (en: Told, zh: Told): Both => ({ en, zh });

const WHY = 'the rest of the file cannot be understood from here on';
const WHY_ZH = '从这里开始，后面的内容无法解析';
const JSON_WHY = 'rulebooks are strict JSON, so that other programs can read them too';
const JSON_WHY_ZH = '应对预案是严格的 JSON，这样其他程序也能读';

/** What to say where JSON breaks off. */
export const JSON_PROBLEMS: Readonly<Record<JsonProblem, Both>> = {
  value: both(
    [
      'there is no value here',
      JSON_WHY,
      'write a number, a text in double quotes, true, false, null, a list or an object',
    ],
    ['这里缺少一个值', JSON_WHY_ZH, '写数字、双引号文本、true、false、null、列表或对象'],
  ),
  'comma-or-bracket': both(
    [
      'a comma or `]` is missing before this',
      JSON_WHY,
      'put a comma between the entries, or close the list with `]`',
    ],
    ['前面缺少逗号或 `]`', JSON_WHY_ZH, '在两项之间加逗号，或用 `]` 结束列表'],
  ),
  'comma-or-brace': both(
    [
      'a comma or `}` is missing before this',
      JSON_WHY,
      'put a comma between the entries, or close the object with `}`',
    ],
    ['前面缺少逗号或 `}`', JSON_WHY_ZH, '在两项之间加逗号，或用 `}` 结束对象'],
  ),
  colon: both(
    ['a colon is missing after the key', JSON_WHY, 'write `"key": value`'],
    ['键名后缺少冒号', JSON_WHY_ZH, '写成 `"键": 值`'],
  ),
  key: both(
    ['a key in double quotes must stand here', JSON_WHY, 'write `"key": value`'],
    ['这里应是双引号括起来的键名', JSON_WHY_ZH, '写成 `"键": 值`'],
  ),
  'trailing-comma': both(
    ['there is a comma after the last entry', JSON_WHY, 'delete the comma'],
    ['最后一项后面多了逗号', JSON_WHY_ZH, '删掉这个逗号'],
  ),
  comment: both(
    [
      'there is a comment',
      'JSON has no comments',
      'delete it; say why a rule exists in rules/rules.yaml, under `why:`',
    ],
    ['这里有注释', 'JSON 不支持注释', '删掉注释；规则的缘由写在 rules/rules.yaml 的 `why:` 里'],
  ),
  'single-quotes': both(
    ['a text stands in single quotes', JSON_WHY, 'use double quotes: `"text"`'],
    ['文本用了单引号', JSON_WHY_ZH, '改用双引号：`"文本"`'],
  ),
  string: both(
    [
      'a text does not end on its line, or holds a bad `\\` sequence',
      JSON_WHY,
      'close it with `"`; write a line break as `\\n` and a backslash as `\\\\`',
    ],
    ['文本没有在本行结束，或含有错误的 `\\` 转义', JSON_WHY_ZH, '用 `"` 结束；换行写 `\\n`，反斜杠写 `\\\\`'],
  ),
  number: both(
    [
      'this is not a number of JSON',
      'in JSON a number has digits, a point and an exponent; no `_`, no `%`, no leading `+`, `.` or 0',
      'write 5% as `0.05` and 10_000 as `10000`',
    ],
    [
      '这不是 JSON 的数字',
      'JSON 数字只有数字、小数点和指数，不能有 `_`、`%`，也不能以 `+`、`.` 或多余的 0 开头',
      '5% 写成 `0.05`，10_000 写成 `10000`',
    ],
  ),
  'after-end': both(
    [
      'there is something after the end',
      'a rulebook is one list',
      'delete it, or put it before the last `]`',
    ],
    ['结尾之后还有内容', '一个预案文件就是一个列表', '删掉它，或移到最后的 `]` 之前'],
  ),
  end: both(
    [
      'the file ends too early',
      'a bracket or a quote is still open',
      'close what is open: every `[` needs `]`, every `{` needs `}`',
    ],
    ['文件提前结束', '还有括号或引号没有闭合', '补上闭合：`[` 对 `]`，`{` 对 `}`'],
  ),
};

const INDENT = both(
  [
    'the indentation does not fit',
    WHY,
    'align entries of one map or list under each other, two spaces a level',
  ],
  ['缩进不一致', WHY_ZH, '同一层的各项左对齐，每层缩进两个空格'],
);
const UNEXPECTED = both(
  ['this cannot stand here', WHY, 'look for a missing `: `, `- `, quote or bracket just before'],
  ['这里不应出现这个内容', WHY_ZH, '检查前面是否少了 `: `、`- `、引号或括号'],
);
const ANCHORS = both(
  [
    'a mark (`&`, `*` or `!`) stands where it cannot',
    WHY,
    'write the value out; put texts that begin with `&`, `*` or `!` in quotes',
  ],
  ['`&`、`*` 或 `!` 的位置不对', WHY_ZH, '直接写出数值；以 `&`、`*`、`!` 开头的文本要加引号'],
);

/** What to say where YAML breaks off, by the parser's own code; codes that are not here get the general text. */
const YAML_PROBLEMS: Readonly<Partial<Record<ErrorCode, Both>>> = {
  ALIAS_PROPS: ANCHORS,
  BAD_ALIAS: ANCHORS,
  BAD_PROP_ORDER: ANCHORS,
  MULTIPLE_ANCHORS: ANCHORS,
  MULTIPLE_TAGS: ANCHORS,
  BAD_INDENT: INDENT,
  BAD_DIRECTIVE: both(
    [
      'there is a `%` directive',
      'directives are not used in these files',
      'delete the line, or put a text that begins with `%` in quotes',
    ],
    ['这里有 `%` 指令', '这些文件不使用指令', '删掉这一行；以 `%` 开头的文本要加引号'],
  ),
  BAD_DQ_ESCAPE: both(
    [
      'there is an unknown `\\` sequence in a text in double quotes',
      WHY,
      'write a backslash as `\\\\`, or use single quotes',
    ],
    ['双引号文本里有无法识别的 `\\` 转义', WHY_ZH, '反斜杠写成 `\\\\`，或改用单引号'],
  ),
  BAD_SCALAR_START: both(
    ['a text begins with a character that means something in YAML', WHY, 'put the text in quotes: `"@text"`'],
    ['文本开头的字符在 YAML 里有特殊含义', WHY_ZH, '给文本加引号：`"@文本"`'],
  ),
  BLOCK_AS_IMPLICIT_KEY: both(
    [
      'there are two `: ` in one line, or a map begins within a line',
      WHY,
      'put texts with `: ` in quotes; begin a map on a new line',
    ],
    ['一行里有两个 `: `，或在行中开始了映射', WHY_ZH, '含有 `: ` 的文本要加引号；映射要另起一行'],
  ),
  BLOCK_IN_FLOW: both(
    [
      'an indented block stands inside `{ }` or `[ ]`',
      WHY,
      'write it with `{ }` and `[ ]`, or open the brackets out',
    ],
    ['花括号或方括号里出现了缩进块', WHY_ZH, '括号里只用 `{ }` 和 `[ ]`，或把括号展开成缩进'],
  ),
  KEY_OVER_1024_CHARS: both(
    [
      'a key is very long',
      'a closing quote or bracket is probably missing',
      'close the quote or bracket before it',
    ],
    ['键名过长', '可能少了引号或括号', '补上前面缺少的引号或括号'],
  ),
  MISSING_CHAR: both(
    [
      'something is missing here: a comma, colon, space, quote or bracket',
      WHY,
      'close what is open; put a space after `:` and `,` between entries',
    ],
    ['这里缺少逗号、冒号、空格、引号或括号', WHY_ZH, '补上闭合；`:` 后加空格，各项之间加 `,`'],
  ),
  MULTILINE_IMPLICIT_KEY: both(
    [
      'a key stretches over several lines',
      'a colon or a quote is probably missing',
      'write the key and its `:` on one line',
    ],
    ['键名跨了多行', '可能少了冒号或引号', '把键名和 `:` 写在同一行'],
  ),
  NON_STRING_KEY: both(
    [
      'a map or list stands where a key must stand',
      'keys are plain names',
      'write `name: value`; check the spaces after `?`, `-` and `:`',
    ],
    ['键名的位置出现了映射或列表', '键名必须是普通名称', '写成 `名称: 值`；检查 `?`、`-`、`:` 后的空格'],
  ),
  TAB_AS_INDENT: both(
    ['the line is indented with a tab', 'YAML takes spaces only', 'replace the tab by two spaces a level'],
    ['这一行用制表符缩进', 'YAML 只接受空格缩进', '把制表符换成空格，每层两个'],
  ),
  UNEXPECTED_TOKEN: UNEXPECTED,
};

/** The message for a code of the YAML parser. */
export const yamlProblem = (code: ErrorCode, lang: Lang): Told => (YAML_PROBLEMS[code] ?? UNEXPECTED)[lang];
