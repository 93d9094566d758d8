import type { Command } from 'commander';
import {
  checkPlans,
  checkRuleTests,
  exitOf,
  looksOf,
  MOST_TIMES,
  practicalFrom,
  RecordingChecker,
  simulateOthers,
  textReport,
  type Verdict,
  wrongFiles,
} from '../lib/checks/index.ts';
import { KEPT_RUNS } from '../lib/simulation/index.ts';
import { readFolder, readWorkspace, type WorkspaceResult } from '../lib/index.ts';
import { Complaints } from './complaints.ts';
import { hashFiles } from './hash-files.ts';
import { json } from './json.ts';
import { readFiles } from './load-workspace.ts';
import { addRunOptions, langOf, readRunOptions, type RunOptions, type RunSettings } from './options.ts';
import { addReportOptions, type ReportOptions, writeReports } from './report-files.ts';
import { withWorkers } from './with-workers.ts';

/** Runs a cell, unless told. */
const CHECK_RUNS = 2000;

interface CheckCommandOptions extends RunOptions, ReportOptions {
  readonly untilDecided?: true;
}

async function run(options: CheckCommandOptions): Promise<void> {
  const complaints = new Complaints(langOf(options.lang));
  const settings = readRunOptions(options, CHECK_RUNS, complaints, KEPT_RUNS);
  complaints.settle();
  const { folder, lang } = settings;
  const files = readFolder(folder);
  const read = readWorkspace(files);
  if (!read.ok) report(wrongFiles(read.findings, settings), settings, options);
  // says on stderr what is wrong, or doubtful
  if (read.ok || !settings.json) {
    const verdict = await check(files, readFiles(files, lang), settings, options.untilDecided ?? false);
    report(verdict, settings, options, textReport(verdict, lang));
  }
}

type Right = Extract<WorkspaceResult, { ok: true }>;

async function check(
  files: ReadonlyMap<string, Uint8Array>,
  { plans, expectations, practical, recordings: wanted, ruleTests }: Right,
  { runs, seed, threads }: RunSettings,
  untilDecided: boolean,
): Promise<Verdict> {
  const before = await checkRuleTests(ruleTests, plans);
  const mostRuns = untilDecided ? runs * MOST_TIMES : runs;
  const recordings = new RecordingChecker({
    plans,
    files,
    hashes: hashFiles(files),
    seed,
    runs,
    practical: practicalFrom(practical),
    required: wanted === 'required',
  });
  return withWorkers({ threads, runs: looksOf(runs, mostRuns).at(-1) ?? runs }, async (shared) => {
    await simulateOthers(recordings, shared);
    return checkPlans({ plans, before, expectations, beside: [recordings], runs, seed, mostRuns, ...shared });
  });
}

/** Writes a verdict to wherever it is wanted; `text` is what people read. */
function report(
  verdict: Verdict,
  { folder, lang, json: asJson }: RunSettings,
  options: ReportOptions,
  text?: string,
): void {
  if (asJson) console.log(json(verdict));
  else if (text !== undefined) console.log(text);
  writeReports(verdict, options, folder, lang);
  process.exitCode = exitOf(verdict);
}

/** Adds `windtunnel check`: whether rule tests and expectations hold. */
export function addCheck(program: Command): void {
  const command = program
    .command('check')
    .description(
      'run the rule tests, and hold the simulated years against scenarios/checks/expectations.yaml; exit code 0 pass, 1 does not hold, 2 bad input, 3 trouble with recordings, 4 inconclusive',
    )
    .option(
      '--until-decided',
      `look at inconclusive statements with more runs, up to ${MOST_TIMES} times as many`,
    );
  addReportOptions(addRunOptions(command, 'simulated years a cell', CHECK_RUNS)).action(run);
}
