import { join } from 'node:path';
import type { Command } from 'commander';
import {
  type AllowedFinding,
  explainFinding,
  type Finding,
  type Lang,
  readFolder,
  readWorkspace,
  renderFinding,
} from '../lib/index.ts';
import { commandWord, mendFiles } from '../lib/workspace/index.ts';
import { Complaints } from './complaints.ts';
import { EXIT } from './exit.ts';
import { json } from './json.ts';
import { checkSchemas } from './kept-schemas.ts';
import { isNamed } from './named-paths.ts';
import { addWorkspaceOptions, langOf, readWorkspaceOptions, type WorkspaceOptions } from './options.ts';
import { rewriteFile } from './rewrite-file.ts';
import { sarif } from './sarif.ts';

interface LintOptions extends WorkspaceOptions {
  readonly json?: true;
  readonly sarif?: true;
  readonly fix?: true;
}

/** A finding for scripts: its code, its place, and the three parts of its message. */
function findingJson(finding: Finding, lang: Lang) {
  const [what, why, write] = explainFinding(finding, lang);
  const { code, severity, file, line, column, excerpt } = finding;
  return { code, severity, file, line, column, what, why, write, ...(excerpt && { excerpt: excerpt.text }) };
}

/** An allowed warning with its reason, on one line each. */
function allowedLines(allowed: readonly AllowedFinding[], lang: Lang): string[] {
  if (allowed.length === 0) return [];
  const lines = allowed.map(({ finding, reason }) => {
    const { file, line, column, code } = finding;
    const [what] = explainFinding(finding, lang);
    const place = `${file}:${line}:${column}`;
    return commandWord('allowed-line', { place, what, code, reason: reason.replaceAll(/\s+/g, ' ') }, lang);
  });
  return [commandWord('allowed-heading', { count: allowed.length }, lang), ...lines];
}

const lintJson = (findings: readonly Finding[], allowed: readonly AllowedFinding[], lang: Lang) => ({
  findings: findings.map((finding) => findingJson(finding, lang)),
  allowed: allowed.map(({ finding, reason }) => ({ ...findingJson(finding, lang), reason })),
});

function summary(findings: readonly Finding[], lang: Lang): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return commandWord('lint-line', { errors, warnings: findings.length - errors }, lang);
}

/** Mends files in place; returns those that it changed, as they are now. */
function mend(
  files: ReadonlyMap<string, Uint8Array>,
  folder: string,
  paths: readonly string[],
  lang: Lang,
): ReadonlyMap<string, string> {
  const named = [...files.keys()].filter((file) => isNamed(file, folder, paths));
  const mended = mendFiles(files, named);
  for (const [file, text] of mended)
    rewriteFile(join(folder, file), files.get(file) ?? new Uint8Array(), text, lang);
  return mended;
}

function lint(paths: readonly string[], options: LintOptions): void {
  const complaints = new Complaints(langOf(options.lang));
  const { folder, lang } = readWorkspaceOptions(options, complaints);
  complaints.settle();
  const files = readFolder(folder);
  const mended = options.fix ? mend(files, folder, paths, lang) : new Map<string, string>();
  const read = readWorkspace(new Map<string, string | Uint8Array>([...files, ...mended]));
  const schemas = checkSchemas(folder, paths, options.fix ?? false, lang);
  // Named files, or files under named folders; all of them where nothing is named.
  const found = [...schemas.findings, ...(read.ok ? read.warnings : read.findings)];
  const findings = found.filter(({ file }) => isNamed(file, folder, paths));
  const allowed = read.allowed.filter(({ finding }) => isNamed(finding.file, folder, paths));
  if (options.sarif) console.log(json(sarif(findings, allowed, lang)));
  else if (options.json) console.log(json(lintJson(findings, allowed, lang)));
  else
    console.log(
      [
        ...[...mended.keys(), ...schemas.written].map((file) => commandWord('mended-line', { file }, lang)),
        ...findings.map((finding) => renderFinding(finding, lang)),
        ...allowedLines(allowed, lang),
        summary(findings, lang),
      ].join('\n'),
    );
  if (findings.some(({ severity }) => severity === 'error')) process.exitCode = EXIT.badInput;
}

/** Adds `windtunnel lint`: everything that can be known of a workspace's files without running them. */
export function addLint(program: Command): void {
  const command = program
    .command('lint')
    .description('check the files of a workspace without simulating; exit code 2 where there are errors')
    .argument('[paths...]', 'only tell of these files or folders; the whole workspace is read all the same')
    .option(
      '--fix',
      'first mend what can be mended without loss: layout, spelling of numbers, percent signs, older versions, stale schemas',
    )
    .option('--json', 'print JSON')
    .option('--sarif', 'print SARIF 2.1.0, for code scanning');
  addWorkspaceOptions(command).action(lint);
}
