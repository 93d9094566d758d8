import { error, warning } from './define.ts';
import { isInherited, nameLike } from '../text/names.ts';
import { amount, code, list, write, writeZh } from './format.ts';

/** What a part of a file is, or should be. */
export type TypeName = 'number' | 'text' | 'boolean' | 'list' | 'map' | 'nothing';

/** Kinds of file that a workspace must have. */
export type NeededKind = 'business' | 'targets' | 'strategy' | 'scenario';

const TYPES: Readonly<Record<TypeName, readonly [en: string, zh: string, ...examples: readonly string[]]>> = {
  number: ['a number', '数字', '0.4', '40%', '10_000_000'],
  text: ['a text', '文本', 'name'],
  boolean: ['true or false', '真假值（true 或 false）', 'true'],
  list: ['a list', '列表', '[a, b]'],
  map: ['a map', '键值映射', '{ key: value }'],
  nothing: ['nothing', '空'],
};

const typesEn = (types: readonly TypeName[]): string => types.map((type) => TYPES[type][0]).join(' or ');
const typesZh = (types: readonly TypeName[]): string => types.map((type) => TYPES[type][1]).join('或');
const examplesOf = (types: readonly TypeName[]): string[] =>
  types.flatMap((type) => {
    const [, , ...examples] = TYPES[type];
    return examples;
  });

const NEEDED: Readonly<
  Record<NeededKind, readonly [en: string, zh: string, write: string, writeZh: string]>
> = {
  business: [
    'the business file is missing',
    '缺少经营现状文件',
    'write scenarios/shop/business.yaml, the shop today; `windtunnel init` makes one to start from',
    '新建 scenarios/shop/business.yaml，写明店铺现状；可用 `windtunnel init` 生成样例',
  ],
  targets: [
    'the targets file is missing',
    '缺少目标文件',
    'write scenarios/shop/targets.yaml, what strategies are judged on; `windtunnel init` makes one to start from',
    '新建 scenarios/shop/targets.yaml，写明考核目标；可用 `windtunnel init` 生成样例',
  ],
  strategy: [
    'there is no strategy',
    '没有任何运营策略',
    'write one, such as scenarios/shop/strategies/plan.yaml',
    '至少写一个，如 scenarios/shop/strategies/plan.yaml',
  ],
  scenario: [
    'there is no scenario',
    '没有任何情景',
    'write one, such as scenarios/calm.yaml',
    '至少写一个，如 scenarios/calm.yaml',
  ],
};

const NAME_RULE =
  'use letters of any script, digits, `-` and `_`, at most 100, beginning with a letter or digit';
const NAME_RULE_ZH = '只用字母、汉字、数字、`-`、`_`，不超过 100 个字符，以字母、汉字或数字开头';

/** What to write for a name that cannot be one, in both languages. */
function otherName(name: string): readonly [en: string, zh: string] {
  const near = nameLike(name);
  if (near !== null && near === name.normalize('NFC')) {
    const [en, zh] = ['each accent in one character with its letter', '重音与字母合为一个字符'];
    return [`type it anew: ${code(near)}, ${en}`, `重新输入 ${code(near)}，${zh}`];
  }
  if (near !== null) return [`write ${code(near)}`, `写成 ${code(near)}`];
  return isInherited(name)
    ? [
        'choose another name: this one means something to the program itself',
        '换一个名称：它在程序里另有含义',
      ]
    : [NAME_RULE, NAME_RULE_ZH];
}

const YES: ReadonlySet<string> = new Set(['yes', 'y', 'on', '1', '是', '真', '对']);
const NO: ReadonlySet<string> = new Set(['no', 'n', 'off', '0', '否', '假', '不']);

/** The value in the type that must stand there, where one can be told. */
function retyped(value: string, expected: readonly TypeName[], got: TypeName): string | null {
  if (expected.includes('text') && got !== 'text') return JSON.stringify(value);
  if (!expected.includes('boolean')) return null;
  const word = value.toLowerCase();
  return YES.has(word) ? 'true' : NO.has(word) ? 'false' : null;
}

export interface WrongType {
  readonly key: string;
  readonly expected: readonly TypeName[];
  readonly got: TypeName;
  /** A single value, as text. */
  readonly value?: string;
}

function rightType({ expected, got, value }: WrongType): readonly [en: string, zh: string] {
  const near = value === undefined ? null : retyped(value, expected, got);
  const [en, zh] = [`write ${typesEn(expected)}`, `写成${typesZh(expected)}`];
  if (near !== null) return [`${en}: ${code(near)}`, `${zh}：${code(near)}`];
  const examples = examplesOf(expected);
  return [`${en}, such as ${list(examples)}`, `${zh}，例如 ${list(examples, '、')}`];
}

const rounded = (value: number, what: 'weeks' | 'number'): string =>
  amount(Math.max(1, Math.round(value)), what);

/** What can be wrong with which files there are, and with the form of what they hold. */
export const FILE_FINDINGS = {
  'unknown-file': error<{ nearest: string | null }>(
    ({ nearest }) => [
      'this file has no place in a workspace',
      'it would be left out without a word',
      nearest === null
        ? 'move it out of rules and scenarios, or to where its kind belongs: scenarios/*.yaml, scenarios/shop/strategies/*.yaml, rules/*.json'
        : `rename it to ${code(nearest)}`,
    ],
    ({ nearest }) => [
      '方案文件夹里没有这种文件',
      '否则它会被悄悄忽略',
      nearest === null
        ? '移出 rules 和 scenarios，或放到对应位置：scenarios/*.yaml、scenarios/shop/strategies/*.yaml、rules/*.json'
        : `改名为 ${code(nearest)}`,
    ],
  ),
  'missing-file': error<{ kind: NeededKind }>(
    ({ kind }) => [NEEDED[kind][0], 'without it there is nothing to simulate', NEEDED[kind][2]],
    ({ kind }) => [NEEDED[kind][1], '缺少它就无法推演', NEEDED[kind][3]],
  ),
  'too-many-files': error<{ files: number; limit: number }>(
    ({ files, limit }) => [
      `there are ${files} files`,
      `a workspace has up to ${limit}`,
      'move what is no longer used out of the folder',
    ],
    ({ files, limit }) => [`共有 ${files} 个文件`, `一个方案文件夹最多 ${limit} 个`, '把不用的文件移出去'],
  ),
  'schema-stale': warning<{ schemas: readonly string[] }>(
    ({ schemas }) => [
      `${schemas.length === 1 ? 'this schema is' : 'these schemas are'} not of this version: ${list(schemas)}`,
      'editors would offer and underline by what another version knew',
      'run `windtunnel lint --fix`, which writes them anew',
    ],
    ({ schemas }) => [
      `以下模式文件不是当前版本：${list(schemas, '、')}`,
      '编辑器会按另一版本补全和标错',
      '运行 `windtunnel lint --fix` 重新写入',
    ],
  ),
  'same-name': error<{ other: string }>(
    ({ other }) => [
      `the name is the same as that of ${code(other)}`,
      'names that differ only by case, form of letters or ending are the same on some computers',
      'rename one of the two',
    ],
    ({ other }) => [
      `与 ${code(other)} 重名`,
      '只有大小写、字形或后缀不同的名称，在有些电脑上是同一个文件',
      '把其中一个改名',
    ],
  ),
  'bad-file-name': error<{ name: string }>(
    ({ name }) => [
      `${code(name)} cannot be a name`,
      'the file name is the name that other files and commands use',
      `rename the file: ${otherName(name)[0]}`,
    ],
    ({ name }) => [
      `${code(name)} 不能用作名称`,
      '文件名就是其他文件和命令引用的名称',
      `请改文件名：${otherName(name)[1]}`,
    ],
  ),
  'unknown-key': error<{ key: string; nearest: string | null; known: readonly string[] }>(
    ({ key, nearest, known }) => [
      `${code(key)} means nothing here`,
      'an unknown key would be left out without a word',
      write(nearest, `use one of ${list(known)}`),
    ],
    ({ key, nearest, known }) => [
      `这里没有 ${code(key)} 这个键`,
      '否则它会被悄悄忽略',
      writeZh(nearest, `可用的键：${list(known, '、')}`),
    ],
  ),
  'missing-key': error<{ key: string }>(
    ({ key }) => [`${code(key)} is missing`, 'it has no default', `add ${code(`${key}: …`)}`],
    ({ key }) => [`缺少 ${code(key)}`, '它没有默认值', `补上 ${code(`${key}: …`)}`],
  ),
  'wrong-type': error<WrongType>(
    (wrong) => [
      `${wrong.key === '' ? 'this' : code(wrong.key)} is ${TYPES[wrong.got][0]}`,
      `it must be ${typesEn(wrong.expected)}`,
      rightType(wrong)[0],
    ],
    (wrong) => [
      `${wrong.key === '' ? '这里' : code(wrong.key)}是${TYPES[wrong.got][1]}`,
      `应为${typesZh(wrong.expected)}`,
      rightType(wrong)[1],
    ],
  ),
  'unknown-choice': error<{ key: string; value: string; known: readonly string[]; nearest: string | null }>(
    ({ key, value, known, nearest }) => [
      `${code(value)} is no ${code(key)}`,
      `it must be one of ${list(known)}`,
      write(nearest, `use one of ${list(known)}`),
    ],
    ({ key, value, known, nearest }) => [
      `${code(key)} 没有 ${code(value)} 这个选项`,
      `只能是 ${list(known, '、')}`,
      writeZh(nearest, `选用 ${list(known, '、')} 之一`),
    ],
  ),
  version: error<{ found: string | null; known: number }>(
    ({ found, known }) => [
      found === null ? 'this is no version' : `${code(found)} is no version`,
      'versions of files are whole numbers from 1, without quotes',
      `write \`version: ${known}\``,
    ],
    ({ found, known }) => [
      found === null ? '这里不是版本号' : `${code(found)} 不是版本号`,
      '文件版本是从 1 起的整数，不加引号',
      `写成 \`version: ${known}\``,
    ],
  ),
  'version-newer': error<{ found: number; known: number }>(
    ({ found, known }) => [
      `the file is of version ${found}`,
      `this windtunnel reads files up to version ${known}, and cannot know what a newer one means`,
      'update windtunnel',
    ],
    ({ found, known }) => [
      `文件是版本 ${found}`,
      `当前的 windtunnel 最高只能读取版本 ${known}，无法确定新版本文件的含义`,
      '升级 windtunnel',
    ],
  ),
  'version-older': warning<{ found: number; known: number }>(
    ({ found, known }) => [
      found === 0 ? 'the file gives no version' : `the file is of version ${found}`,
      `it is read all the same; files are now of version ${known}`,
      `run \`windtunnel lint --fix\`, which brings it up to version ${known}`,
    ],
    ({ found, known }) => [
      found === 0 ? '文件没有写版本号' : `文件是版本 ${found}`,
      `仍可读取；现行版本是 ${known}`,
      `运行 \`windtunnel lint --fix\`，升级到版本 ${known}`,
    ],
  ),
  'list-length': error<{ key: string; got: number; wanted: number }>(
    ({ key, got, wanted }) => [
      `${code(key)} has ${got} entries`,
      `it needs ${wanted}`,
      got < wanted ? `add ${wanted - got}` : `take ${got - wanted} out`,
    ],
    ({ key, got, wanted }) => [
      `${code(key)} 有 ${got} 项`,
      `需要 ${wanted} 项`,
      got < wanted ? `补 ${wanted - got} 项` : `删 ${got - wanted} 项`,
    ],
  ),
  'text-length': error<{ key: string; limit: number }>(
    ({ key, limit }) => [
      limit === 0 ? `${code(key)} is empty` : `${code(key)} is too long`,
      limit === 0 ? 'an empty text says nothing' : `it may have up to ${limit} characters`,
      limit === 0 ? 'write something, or leave the key out' : 'shorten it; longer remarks go under `note:`',
    ],
    ({ key, limit }) => [
      limit === 0 ? `${code(key)} 是空的` : `${code(key)} 太长`,
      limit === 0 ? '空文本没有意义' : `最多 ${limit} 个字符`,
      limit === 0 ? '写上内容，或去掉这个键' : '请缩短，较长的说明写在 `note:` 里',
    ],
  ),
  'bad-name': error<{ name: string }>(
    ({ name }) => [
      `${code(name)} cannot be a name`,
      'names are used by other files, commands and addresses',
      otherName(name)[0],
    ],
    ({ name }) => [`${code(name)} 不能用作名称`, '名称会被其他文件、命令和网址引用', otherName(name)[1]],
  ),
  'rulebook-not-list': error(
    () => [
      'the rulebook is not a list',
      'it is handed to json-rules-engine as a list of rules',
      'put the rules between `[` and `]`, also if there is only one',
    ],
    () => [
      '预案文件不是列表',
      '它会作为规则列表交给 json-rules-engine',
      '用 `[` 和 `]` 把规则括起来，只有一条也要',
    ],
  ),
  'whole-number': error<{ value: number; what: 'weeks' | 'number' }>(
    ({ value, what }) => [
      `${amount(value, 'number')} is not a whole number`,
      what === 'weeks' ? 'the model moves in whole weeks' : 'it counts something',
      `write ${code(rounded(value, what))}`,
    ],
    ({ value, what }) => [
      `${amount(value, 'number')} 不是整数`,
      what === 'weeks' ? '模型按整周推进' : '这里是计数',
      `写成 ${code(rounded(value, what))}`,
    ],
  ),
};
