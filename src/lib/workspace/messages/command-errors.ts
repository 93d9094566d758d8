import { type Lang, type NoArgs, phrase, type Phrase } from './define.ts';

interface Unknown {
  readonly name: string;
  readonly nearest: string | null;
  readonly known: readonly string[];
}

interface NotInRange {
  readonly value: string;
  readonly least: number;
  readonly most: number;
}

const unknown = (what: string, whatZh: string): Phrase<Unknown> =>
  phrase(
    ({ name, nearest, known }) =>
      `there is no ${what} "${name}"${nearest === null ? '' : `; did you mean "${nearest}"?`} (there are: ${known.join(', ')})`,
    ({ name, nearest, known }) =>
      `没有名为“${name}”的${whatZh}${nearest === null ? '' : `；是否想写“${nearest}”？`}（现有：${known.join('、')}）`,
  );

const outOfRange = (option: string): Phrase<NotInRange> =>
  phrase(
    ({ value, least, most }) =>
      `--${option} ${JSON.stringify(value)} is not right: write a whole number from ${least} to ${most}`,
    ({ value, least, most }) =>
      `--${option} ${JSON.stringify(value)} 不对：请写 ${least} 到 ${most} 之间的整数`,
  );

/** What the command line has to say when it cannot do what was asked. */
const COMMAND_ERRORS = {
  'folder-missing': phrase<{ folder: string }>(
    ({ folder }) => `there is no folder ${folder}; give the workspace with --workspace`,
    ({ folder }) => `找不到文件夹 ${folder}；请用 --workspace 指定`,
  ),
  'not-a-folder': phrase<{ folder: string }>(
    ({ folder }) => `${folder} is not a folder; give the folder that holds rules/ and scenarios/`,
    ({ folder }) => `${folder} 不是文件夹；请给出含有 rules/ 和 scenarios/ 的文件夹`,
  ),
  'not-a-workspace': phrase<{ folder: string; missing: readonly string[] }>(
    ({ folder, missing }) =>
      `${folder} is not a workspace: it has no folder ${missing.join(' and no folder ')}; give another with --workspace`,
    ({ folder, missing }) =>
      `${folder} 不是方案文件夹：缺少文件夹 ${missing.join('、')}；请用 --workspace 指定`,
  ),
  'link-leads-out': phrase<{ file: string }>(
    ({ file }) => `${file} is a link that leads out of the workspace; put the file itself there`,
    ({ file }) => `${file} 是指向方案文件夹之外的链接；请放入文件本身`,
  ),
  'link-leads-nowhere': phrase<{ file: string }>(
    ({ file }) => `${file} is a link that leads nowhere; remove it or put the file itself there`,
    ({ file }) => `${file} 是失效的链接；请删除或放入文件本身`,
  ),
  'not-a-file': phrase<{ file: string }>(
    ({ file }) => `${file} is not a regular file; remove it or give it another ending`,
    ({ file }) => `${file} 不是普通文件；请删除或更改扩展名`,
  ),
  'folder-for-file': phrase<{ folder: string }>(
    ({ folder }) =>
      `${folder} is a folder where a file should be; rename it without the ending, or put the file there`,
    ({ folder }) => `${folder} 应为文件，却是文件夹；请去掉文件夹名的后缀，或放入文件本身`,
  ),
  'file-for-folder': phrase<{ file: string }>(
    ({ file }) => `${file} is a file where a folder should be; rename it, and make a folder ${file}`,
    ({ file }) => `${file} 应为文件夹，却是文件；请把它改名，并新建文件夹 ${file}`,
  ),
  'file-too-large': phrase<{ file: string; limit: number }>(
    ({ file, limit }) => `${file} is larger than ${limit} bytes; split it`,
    ({ file, limit }) => `${file} 超过 ${limit} 字节；请拆分`,
  ),
  'workspace-too-large': phrase<{ limit: number }>(
    ({ limit }) =>
      `the workspace's files are larger than ${limit} bytes together; move what is no plan out of it`,
    ({ limit }) => `方案文件夹文件合计超过 ${limit} 字节；请移出无关文件`,
  ),
  'too-many-files': phrase<{ limit: number }>(
    ({ limit }) => `the workspace has more than ${limit} files; move what is no longer used out of it`,
    ({ limit }) => `方案文件夹文件超过 ${limit} 个；请移出不用的文件`,
  ),
  'folders-too-deep': phrase<{ folder: string; limit: number }>(
    ({ folder, limit }) =>
      `${folder} lies more than ${limit} folders deep; remove the link that leads round, or move the folder up`,
    ({ folder, limit }) => `${folder} 的文件夹层级超过 ${limit} 层；请删除链接造成的循环，或把文件夹上移`,
  ),
  unreadable: phrase<{ file: string; reason: string }>(
    ({ file, reason }) => `${file} cannot be read (${reason})`,
    ({ file, reason }) => `无法读取 ${file}（${reason}）`,
  ),
  'never-overwritten': phrase<{ folder: string; files: readonly string[] }>(
    ({ folder, files }) =>
      `nothing was written: ${folder} already has ${files.join(', ')}; give a folder that has none of these`,
    ({ folder, files }) => `未写入任何文件：${folder} 中已有 ${files.join('、')}；请换一个文件夹`,
  ),
  unwritable: phrase<{ file: string; reason: string }>(
    ({ file, reason }) => `${file} cannot be written (${reason})`,
    ({ file, reason }) => `无法写入 ${file}（${reason}）`,
  ),
  'changed-meanwhile': phrase<{ file: string }>(
    ({ file }) => `${file} has changed since it was read and was left alone; run the command again`,
    ({ file }) => `${file} 在读取后已被修改，未改动；请重新运行`,
  ),
  'outside-workspace': phrase<{ path: string }>(
    ({ path }) => `${path} is no file of a workspace: write only below rules/ and scenarios/`,
    ({ path }) => `${path} 不属于方案文件夹：只能写入 rules/ 和 scenarios/ 之内`,
  ),
  'not-a-workspace-file': phrase<{ path: string }>(
    ({ path }) => `${path} is no file of a workspace: give it the ending .yaml, .yml or .json`,
    ({ path }) => `${path} 不是方案文件：扩展名请用 .yaml、.yml 或 .json`,
  ),
  'name-not-allowed': phrase<{ path: string }>(
    ({ path }) =>
      `${path} cannot be a file's name on every system: leave out < > : " | ? * \\, a dot at the beginning, and a dot or space at the end`,
    ({ path }) =>
      `${path} 在部分系统上不能作为文件名：请勿使用 < > : " | ? * \\，勿以点开头，勿以点或空格结尾`,
  ),
  'named-twice': phrase<{ path: string }>(
    ({ path }) => `nothing was written: ${path} is to be written twice`,
    ({ path }) => `未写入任何文件：${path} 重复写入`,
  ),
  'not-utf-8': phrase<{ file: string }>(
    ({ file }) => `${file} cannot be written as UTF-8: it has half of a character; remove that half`,
    ({ file }) => `${file} 无法写成 UTF-8：其中有不完整的字符；请删除该字符`,
  ),
  'no-file-there': phrase<{ path: string }>(
    ({ path }) => `the workspace has no file at ${path}; paths are those of files or folders in it`,
    ({ path }) => `方案文件夹中没有 ${path}；请给出其中的文件或文件夹`,
  ),
  'workspace-wrong': phrase<{ errors: number }>(
    ({ errors }) => `${errors} ${errors === 1 ? 'error' : 'errors'} in the workspace; nothing was simulated`,
    ({ errors }) => `方案文件夹有 ${errors} 处错误；未进行推演`,
  ),
  'bad-runs': outOfRange('runs'),
  'bad-threads': outOfRange('threads'),
  'bad-run': outOfRange('run'),
  'bad-week': outOfRange('week'),
  'bad-port': outOfRange('port'),
  'bad-seed': phrase<{ value: string }>(
    ({ value }) => `--seed ${JSON.stringify(value)} is not right: write a whole number or text such as 42`,
    ({ value }) => `--seed ${JSON.stringify(value)} 不对：请写整数或文字，例如 42`,
  ),
  'bad-lang': phrase<{ value: string }>(
    ({ value }) => `--lang ${JSON.stringify(value)} is not right: write en or zh`,
    ({ value }) => `--lang ${JSON.stringify(value)} 不对：请写 en 或 zh`,
  ),
  'unknown-strategy': unknown('strategy', '运营策略'),
  'unknown-scenario': unknown('scenario', '情景'),
  'unknown-fact': unknown('fact of the year', '年度指标'),
  'fact-without-direction': phrase<{ fact: string; option: string }>(
    ({ fact, option }) => `--${option} ${fact}: neither more nor less of it is better; use --median ${fact}`,
    ({ fact, option }) => `--${option} ${fact}：该指标没有好坏方向；请用 --median ${fact}`,
  ),
  'fact-without-values': phrase<{ fact: string }>(
    ({ fact }) => `no run has a value for ${fact}`,
    ({ fact }) => `没有任何一次推演有 ${fact} 的数值`,
  ),
  'which-run': phrase<{ given: readonly string[] }>(
    ({ given }) =>
      `say which run to tell, with one of --run, --worst, --median and --best${given.length === 0 ? '' : ` (given: ${given.join(', ')})`}`,
    ({ given }) =>
      `请用 --run、--worst、--median、--best 之一指定要讲述的那一次推演${given.length === 0 ? '' : `（已给出：${given.join('、')}）`}`,
  ),
  'as-test-week': phrase<{ weeks: number }>(
    ({ weeks }) =>
      `--as-test and --week go together: --as-test --week 21 writes that week, of 1 to ${weeks}, as a test of rules`,
    ({ weeks }) => `--as-test 与 --week 要一起用：--as-test --week 21 把该周（1 到 ${weeks}）写成规则测试`,
  ),
  'runs-with-run': phrase<NoArgs>(
    () => '--runs says among how many runs to look; leave it out together with --run',
    () => '--runs 表示在多少次推演中查找；与 --run 同用时请去掉',
  ),
  'outcomes-need-runs': phrase<{ runs: number; limit: number }>(
    ({ runs, limit }) =>
      `--outcomes keeps every run, up to ${limit} a cell; with --runs ${runs} leave it out`,
    ({ runs, limit }) => `--outcomes 会保留每一次推演，每格最多 ${limit} 次；--runs ${runs} 时请去掉`,
  ),
  'outcomes-folder-missing': phrase<{ file: string; folder: string }>(
    ({ file, folder }) => `--outcomes ${file}: there is no folder ${folder}; make it first`,
    ({ file, folder }) => `--outcomes ${file}：找不到文件夹 ${folder}；请先新建`,
  ),
  'outcomes-is-folder': phrase<{ file: string }>(
    ({ file }) => `--outcomes ${file} is a folder; write the name of a file`,
    ({ file }) => `--outcomes ${file} 是文件夹；请写文件名`,
  ),
  'outcomes-unwritable': phrase<{ file: string; reason: string }>(
    ({ file, reason }) => `--outcomes ${file} cannot be written (${reason})`,
    ({ file, reason }) => `--outcomes ${file} 无法写入（${reason}）`,
  ),
  'bad-cell': phrase<{ value: string }>(
    ({ value }) =>
      `--only ${JSON.stringify(value)} is not right: write strategy/scenario, such as plan-2026/calm`,
    ({ value }) => `--only ${JSON.stringify(value)} 不对：请写 运营策略/情景，例如 plan-2026/calm`,
  ),
  'side-wrong': phrase<{ side: string; errors: number }>(
    ({ side, errors }) =>
      `${errors} ${errors === 1 ? 'error' : 'errors'} in the workspace as it is in ${side}; nothing was compared`,
    ({ side, errors }) => `${side} 中的方案文件夹有 ${errors} 处错误；未进行比较`,
  ),
  'git-no-repository': phrase<{ folder: string }>(
    ({ folder }) =>
      `${folder} is in no git repository, so there are no versions to compare; run git init and commit`,
    ({ folder }) => `${folder} 不在 git 仓库中，没有可比较的版本；请先 git init 并提交`,
  ),
  'git-unknown-ref': phrase<{ ref: string }>(
    ({ ref }) =>
      `git knows no commit ${JSON.stringify(ref)}; write a branch, tag or commit (git log shows them), or git fetch it`,
    ({ ref }) =>
      `git 中没有提交 ${JSON.stringify(ref)}；请写分支、标签或提交号（见 git log），或先 git fetch`,
  ),
  'bad-reason': phrase<{ value: string }>(
    ({ value }) =>
      `--reason ${JSON.stringify(value)} says nothing: write why the outcomes are right, such as "budget approved in March", or leave it out`,
    ({ value }) =>
      `--reason ${JSON.stringify(value)} 没有内容：请写明结果为何正确，如 "3 月批准的预算"，或去掉该选项`,
  ),
  'git-range': phrase<{ before: string; after: string }>(
    ({ before, after }) => `write two commits apart from each other: windtunnel diff ${before} ${after}`,
    ({ before, after }) => `两个提交请分开写：windtunnel diff ${before} ${after}`,
  ),
  'git-no-commits': phrase<{ folder: string }>(
    ({ folder }) =>
      `the git repository of ${folder} has no commit yet, so there is nothing to compare with; commit first`,
    ({ folder }) => `${folder} 所在的 git 仓库还没有任何提交，没有可比较的版本；请先提交`,
  ),
  'git-shallow': phrase<{ ref: string }>(
    ({ ref }) =>
      `git knows no commit ${JSON.stringify(ref)}, since this clone is shallow: run git fetch --unshallow or, in a GitHub workflow, add this line under "with:" of actions/checkout:\n  fetch-depth: 0`,
    ({ ref }) =>
      `git 中没有提交 ${JSON.stringify(ref)}，因为这是浅克隆：请运行 git fetch --unshallow；在 GitHub 工作流中，请在 actions/checkout 的 “with:” 下加一行：\n  fetch-depth: 0`,
  ),
  'git-no-workspace': phrase<{ ref: string; folder: string }>(
    ({ ref, folder }) =>
      `there is no workspace in ${folder} at ${ref}; give a commit that has one, or its folder with --workspace`,
    ({ ref, folder }) => `${ref} 的 ${folder} 中没有方案文件夹；请换一个提交，或用 --workspace 指定文件夹`,
  ),
  'git-submodule': phrase<{ ref: string; path: string }>(
    ({ ref, path }) =>
      `${path} is a submodule whose commit of ${ref} is not here; run git submodule update --init ${path}`,
    ({ ref, path }) =>
      `${path} 是子模块，其在 ${ref} 的提交不在本地；请运行 git submodule update --init ${path}`,
  ),
  'git-fails': phrase<{ reason: string }>(
    ({ reason }) => `git cannot be used here: ${reason}`,
    ({ reason }) => `此处无法使用 git：${reason}`,
  ),
  'model-failed': phrase<{ strategy: string; scenario: string; variable: string; week: number; run: number }>(
    ({ strategy, scenario, variable, week, run }) =>
      `the simulation stopped: in ${strategy} under ${scenario}, ${variable} is not a number in week ${week} of run ${run}`,
    ({ strategy, scenario, variable, week, run }) =>
      `推演中止：“${strategy}”在“${scenario}”情景下，第 ${run} 次推演第 ${week} 周的 ${variable} 不是有效数字`,
  ),
  'rules-disagree': phrase<{ rule: string; week: number; detail: string }>(
    ({ rule, week, detail }) =>
      `rule "${rule}" in week ${week}: json-rules-engine and the compiled rules differ, which is a fault of Windtunnel and not of your files (${detail})`,
    ({ rule, week, detail }) =>
      `规则“${rule}”第 ${week} 周：json-rules-engine 与编译后的规则结果不一致，这是 Windtunnel 的缺陷，与您的文件无关（${detail}）`,
  ),
  'pages-missing': phrase<{ file: string }>(
    ({ file }) => `the pages have not been built (${file} is missing); run: npm run build`,
    ({ file }) => `页面尚未构建（缺少 ${file}）；请运行：npm run build`,
  ),
  'ports-taken': phrase<{ first: number; last: number }>(
    ({ first, last }) =>
      `ports ${first} to ${last} are all taken by other programs; give another with --port`,
    ({ first, last }) => `端口 ${first} 到 ${last} 均被其他程序占用；请用 --port 另行指定`,
  ),
  stopped: phrase<NoArgs>(
    () => 'stopped',
    () => '已停止',
  ),
} as const;

export type CommandErrorCode = keyof typeof COMMAND_ERRORS;
export type CommandErrorArgs<Code extends CommandErrorCode> = Parameters<
  (typeof COMMAND_ERRORS)[Code]['en']
>[0];

/** What the command line cannot do, in words. */
export function commandError<Code extends CommandErrorCode>(
  code: Code,
  args: CommandErrorArgs<Code>,
  lang: Lang,
): string {
  const found = COMMAND_ERRORS[code] as unknown as Phrase<CommandErrorArgs<Code>>;
  return found[lang](args);
}
