import type { Lang } from '../lib/index.ts';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { annotations, htmlReport, junitReport, markdownReport, type Verdict } from '../lib/checks/index.ts';
import { attempt } from './rewrite-file.ts';

const WRITERS = { junit: junitReport, markdown: markdownReport, html: htmlReport } as const;
const FORMATS = ['junit', 'markdown', 'html'] as const;

/** Files that a verdict is written to, and whether it is put on the lines of a pull request. */
export interface ReportOptions {
  readonly junit?: string;
  readonly markdown?: string;
  readonly html?: string;
  readonly annotations?: true;
}

/** Adds the options of reports. */
export const addReportOptions = (command: Command): Command =>
  command
    .option('--junit <file>', "write the verdict as JUnit's XML")
    .option('--markdown <file>', 'write the verdict as Markdown, for a comment on a pull request')
    .option('--html <file>', 'write the verdict as a page of its own')
    .option('--annotations', "print GitHub's annotations on stderr (so it does under GitHub Actions)");

/** Where a folder is in its repository, '' for its top or where there is none. */
function folderInRepository(folder: string): string {
  try {
    const prefix = execFileSync('git', ['rev-parse', '--show-prefix'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return prefix.trim().replace(/\/$/, '');
  } catch {
    return '';
  }
}

/**
 * Writes a verdict to the files that are asked for.
 *
 * @throws InputError where one cannot be written
 */
export function writeReports(verdict: Verdict, options: ReportOptions, folder: string, lang: Lang): void {
  for (const format of FORMATS) {
    const file = options[format];
    if (file === undefined) continue;
    attempt(file, lang, () => writeFileSync(file, WRITERS[format](verdict, lang)));
  }
  if (options.annotations ?? process.env.GITHUB_ACTIONS === 'true') {
    for (const line of annotations(verdict, folderInRepository(folder), lang)) console.error(line);
  }
}
