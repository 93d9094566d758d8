import { join } from 'node:path';
import type { Command } from 'commander';
import { type Finding, type Lang, readFolder, renderFinding } from '../lib/index.ts';
import { commandWord, formatFile, hasLayout } from '../lib/workspace/index.ts';
import { Complaints } from './complaints.ts';
import { EXIT } from './exit.ts';
import { inWorkspace, isNamed } from './named-paths.ts';
import { addWorkspaceOptions, langOf, readWorkspaceOptions, type WorkspaceOptions } from './options.ts';
import { rewriteFile } from './rewrite-file.ts';

interface FormatOptions extends WorkspaceOptions {
  readonly check?: true;
}

/** A file whose layout is not the canonical one: what it holds, and what it should. */
interface Untidy {
  readonly file: string;
  readonly before: Uint8Array;
  readonly text: string;
}

interface Reading {
  readonly untidy: readonly Untidy[];
  /** Why some files were left alone. */
  readonly findings: readonly Finding[];
  readonly files: number;
}

function complainOfNothing(
  files: readonly string[],
  folder: string,
  paths: readonly string[],
  complaints: Complaints,
): void {
  for (const path of paths) {
    if (!files.some((file) => isNamed(file, folder, [path])))
      complaints.add('no-file-there', { path: inWorkspace(folder, path) });
  }
}

function readAll(files: ReadonlyMap<string, Uint8Array>): Reading {
  const untidy: Untidy[] = [];
  const findings: Finding[] = [];
  for (const [file, before] of files) {
    const formatted = formatFile(file, before);
    if (!formatted.ok) findings.push(...formatted.findings);
    else if (!Buffer.from(formatted.text).equals(before)) untidy.push({ file, before, text: formatted.text });
  }
  return { untidy, findings, files: files.size };
}

function summary({ untidy, findings, files }: Reading, isCheck: boolean, lang: Lang): string {
  const broken = new Set(findings.map(({ file }) => file)).size;
  const args = { untidy: untidy.length, broken, files };
  return commandWord(isCheck ? 'fmt-check-line' : 'fmt-line', args, lang);
}

function fmt(paths: readonly string[], options: FormatOptions): void {
  const complaints = new Complaints(langOf(options.lang));
  const { folder, lang } = readWorkspaceOptions(options, complaints);
  complaints.settle();
  const all = [...readFolder(folder)].filter(([file]) => hasLayout(file));
  const names = all.map(([file]) => file);
  complainOfNothing(names, folder, paths, complaints);
  complaints.settle();
  const reading = readAll(new Map(all.filter(([file]) => isNamed(file, folder, paths))));
  for (const finding of reading.findings) console.error(renderFinding(finding, lang));
  for (const { file, before, text } of reading.untidy) {
    if (!options.check) rewriteFile(join(folder, file), before, text, lang);
    console.log(file);
  }
  console.log(summary(reading, options.check ?? false, lang));
  if (reading.findings.length > 0 || (options.check && reading.untidy.length > 0))
    process.exitCode = EXIT.badInput;
}

/** Adds `windtunnel fmt`: one layout for every file, so that differences in git are differences of content. */
export function addFormat(program: Command): void {
  const command = program
    .command('fmt')
    .description('lay the files of a workspace out in the one canonical way; comments and spelling stay')
    .argument('[paths...]', 'only these files or folders')
    .option(
      '--check',
      'write nothing; name the files that are laid out otherwise, exit code 2 if there are any',
    );
  addWorkspaceOptions(command).action(fmt);
}
