import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import {
  commandWord,
  explainFinding,
  type Finding,
  type Lang,
  readWorkspace,
  renderFinding,
} from '../lib/workspace/index.ts';
import { readFolder } from '../lib/workspace/node-folder.ts';
import { Complaints } from './complaints.ts';
import { EXIT } from './exit.ts';
import { json } from './json.ts';
import { addWorkspaceOptions, langOf, readWorkspaceOptions, type WorkspaceOptions } from './options.ts';
import { sarif } from './sarif.ts';

interface LintOptions extends WorkspaceOptions {
  readonly json?: true;
  readonly sarif?: true;
}

/** A finding for scripts: its code, its place, and the three parts of its message. */
function findingJson(finding: Finding, lang: Lang) {
  const [what, why, write] = explainFinding(finding, lang);
  const { code, severity, file, line, column, excerpt } = finding;
  return { code, severity, file, line, column, what, why, write, ...(excerpt && { excerpt: excerpt.text }) };
}

/** A path of the command line as the workspace knows it, with forward slashes. */
const inWorkspace = (folder: string, path: string): string =>
  relative(resolve(folder), resolve(path)).replaceAll('\\', '/');

/** Those in the named files, or in files under the named folders; all of them where nothing is named. */
function findingsIn(findings: readonly Finding[], folder: string, paths: readonly string[]): Finding[] {
  const wanted = paths.map((path) => inWorkspace(folder, path));
  return findings.filter(
    ({ file }) =>
      wanted.length === 0 ||
      wanted.some((path) => path === '' || file === path || file.startsWith(`${path}/`)),
  );
}

function summary(findings: readonly Finding[], lang: Lang): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return commandWord('lint-line', { errors, warnings: findings.length - errors }, lang);
}

function lint(paths: readonly string[], options: LintOptions): void {
  const complaints = new Complaints(langOf(options.lang));
  const { folder, lang } = readWorkspaceOptions(options, complaints);
  complaints.settle();
  const read = readWorkspace(readFolder(folder));
  const findings = findingsIn(read.ok ? read.warnings : read.findings, folder, paths);
  if (options.sarif) console.log(json(sarif(findings, lang)));
  else if (options.json) console.log(json(findings.map((finding) => findingJson(finding, lang))));
  else
    console.log(
      [...findings.map((finding) => renderFinding(finding, lang)), summary(findings, lang)].join('\n'),
    );
  if (findings.some(({ severity }) => severity === 'error')) process.exitCode = EXIT.badInput;
}

/** Adds `windtunnel lint`: everything that can be known of a workspace's files without running them. */
export function addLint(program: Command): void {
  const command = program
    .command('lint')
    .description('check the files of a workspace without simulating; exit code 2 where there are errors')
    .argument('[paths...]', 'only tell of these files or folders; the whole workspace is read all the same')
    .option('--json', 'print JSON')
    .option('--sarif', 'print SARIF 2.1.0, for code scanning');
  addWorkspaceOptions(command).action(lint);
}
