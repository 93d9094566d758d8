import { readFolder, readWorkspace, renderFinding, type WorkspaceResult } from '../lib/index.ts';
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import {
  diffPlans,
  type DiffSide,
  diffText,
  exitOf,
  practicalFrom,
  WORKING_TREE,
} from '../lib/checks/index.ts';
import { KEPT_RUNS } from '../lib/simulation/index.ts';
import { diffWord, nearest } from '../lib/workspace/index.ts';
import { Complaints, inputError } from './complaints.ts';
import { readGitFiles } from './git-files.ts';
import { json } from './json.ts';
import { addRunOptions, langOf, readRunOptions, type RunOptions, type RunSettings } from './options.ts';
import { addReportOptions, type ReportOptions, writeReports } from './report-files.ts';
import { withWorkers } from './with-workers.ts';

/** Runs a cell, unless told. */
const DIFF_RUNS = 2000;

interface DiffOptions extends RunOptions, ReportOptions {
  readonly strategy?: string[];
  readonly scenario?: string[];
  readonly failOnDrift?: true;
}

interface ReadSide extends DiffSide {
  readonly practical: Extract<WorkspaceResult, { ok: true }>['practical'];
}

/** Reads a version of the workspace: a commit's, or without a ref that in the folder. */
function readSide(ref: string | undefined, { folder, lang }: RunSettings): ReadSide {
  const files = ref === undefined ? readFolder(folder) : readGitFiles(folder, ref, lang);
  const name = ref ?? WORKING_TREE;
  const read = readWorkspace(files);
  if (read.ok) return { name, files, plans: read.plans, practical: read.practical };
  for (const finding of read.findings) console.error(renderFinding(finding, lang));
  const errors = read.findings.filter(({ severity }) => severity === 'error').length;
  const side = ref ?? diffWord('working-tree', {}, lang);
  throw inputError('side-wrong', { side, errors }, lang);
}

/** Complains of names that neither side has. */
function checkNames(
  names: readonly string[] | undefined,
  code: 'unknown-strategy' | 'unknown-scenario',
  known: readonly string[],
  complaints: Complaints,
): void {
  for (const name of new Set(names)) {
    if (!known.includes(name)) complaints.add(code, { name, nearest: nearest(name, known), known });
  }
}

async function diff(
  before: string | undefined,
  after: string | undefined,
  options: DiffOptions,
): Promise<void> {
  const complaints = new Complaints(langOf(options.lang));
  const settings = readRunOptions(options, DIFF_RUNS, complaints, KEPT_RUNS);
  complaints.settle();
  const { folder, lang, runs, seed } = settings;
  if (!existsSync(folder)) throw inputError('folder-missing', { folder }, lang);
  const [was, is] = [readSide(before ?? 'HEAD', settings), readSide(after, settings)];
  const { strategy: strategies, scenario: scenarios, failOnDrift } = options;
  const namesOf = (kind: 'strategies' | 'worlds') => [
    ...new Set([was, is].flatMap(({ plans }) => plans[kind].map(({ title }) => title.name))),
  ];
  checkNames(strategies, 'unknown-strategy', namesOf('strategies'), complaints);
  checkNames(scenarios, 'unknown-scenario', namesOf('worlds'), complaints);
  complaints.settle();
  const practical = practicalFrom(is.practical);
  const verdict = await withWorkers(settings, (shared) =>
    diffPlans({
      ...shared,
      before: was,
      after: is,
      practical,
      runs,
      seed,
      strategies,
      scenarios,
      failOnDrift,
    }),
  );
  console.log(settings.json ? json(verdict) : diffText(verdict, lang));
  writeReports(verdict, options, folder, lang);
  process.exitCode = exitOf(verdict);
}

/** Adds `windtunnel diff`: what a change of the files does to the outcomes. */
export function addDiff(program: Command): void {
  const command = program
    .command('diff')
    .description(
      'compare two versions of the workspace on the same draws: what moved, which rules fire otherwise, and which changed rule or file is behind it; exit code 0 however much moved',
    )
    .argument('[before]', 'a commit (default: HEAD)')
    .argument('[after]', 'another commit (default: the files as they are in the folder)')
    .option('--strategy <name...>', 'only these strategies')
    .option('--scenario <name...>', 'only these scenarios')
    .option('--fail-on-drift', 'exit code 1 where something moved past the practical difference');
  addReportOptions(addRunOptions(command, 'simulated years a cell', DIFF_RUNS)).action(diff);
}
