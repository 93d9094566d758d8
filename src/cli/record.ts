import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { RECORDED_RUNS, recordCells } from '../lib/checks/index.ts';
import { type PlanSet, readFolder } from '../lib/index.ts';
import { KEPT_RUNS } from '../lib/simulation/index.ts';
import { fixed, recordingLabel } from '../lib/workspace/index.ts';
import { Complaints } from './complaints.ts';
import { hashFiles } from './hash-files.ts';
import { json } from './json.ts';
import { choosePlans, readFiles } from './load-workspace.ts';
import { addRunOptions, langOf, readRunOptions, type RunOptions, type RunSettings } from './options.ts';
import { attempt, writeWhole } from './rewrite-file.ts';
import { withWorkers } from './with-workers.ts';

interface RecordOptions extends RunOptions {
  readonly reason?: string;
  readonly only?: string[];
}

/** No reason, or the dots that stand for one where commands are told. */
const SAYS_NOTHING = /^[\s.…]*$/;

interface Cell {
  readonly strategy: string;
  readonly scenario: string;
}

/** Reads `strategy/scenario`; what is neither, or unknown, goes to `complaints`. */
function readCells(only: readonly string[], plans: PlanSet, complaints: Complaints): Cell[] {
  const cells = only.flatMap((value): Cell[] => {
    const [strategy, scenario, ...more] = value.split('/');
    if (strategy && scenario && more.length === 0) return [{ strategy, scenario }];
    complaints.add('bad-cell', { value });
    return [];
  });
  const names = {
    strategies: cells.map(({ strategy }) => strategy),
    scenarios: cells.map(({ scenario }) => scenario),
  };
  choosePlans(plans, names, complaints);
  return cells;
}

function printed(
  { json: asJson, lang, runs, seed }: RunSettings,
  written: readonly string[],
  removed: readonly string[],
  cells: number,
): string {
  if (asJson) return json({ seed, runs, cells, written, removed });
  const args = {
    cells,
    written: written.length,
    removed: removed.length,
    runs: fixed(runs, 0),
    seed: String(seed),
  };
  return [
    ...written.map((file) => recordingLabel('written-line', { file })[lang]),
    ...removed.map((file) => recordingLabel('removed-line', { file })[lang]),
    recordingLabel('record-line', args)[lang],
  ].join('\n');
}

async function record(options: RecordOptions): Promise<void> {
  const complaints = new Complaints(langOf(options.lang));
  const settings = readRunOptions(options, RECORDED_RUNS, complaints, KEPT_RUNS);
  complaints.settle();
  const { folder, lang, runs, seed } = settings;
  const files = readFolder(folder);
  const { plans } = readFiles(files, lang);
  const only = options.only && readCells(options.only, plans, complaints);
  const { reason } = options;
  if (reason !== undefined && SAYS_NOTHING.test(reason)) complaints.add('bad-reason', { value: reason });
  complaints.settle();
  const hashes = hashFiles(files);
  // nothing is written before everything has been simulated
  const { recordings, obsolete } = await withWorkers(settings, (shared) =>
    recordCells({ ...shared, plans, runs, seed, files, hashes, reason, only }),
  );
  const written = recordings.filter(({ isThere }) => !isThere);
  for (const { path, text } of written) writeWhole(join(folder, path), text, lang);
  for (const path of obsolete) {
    const file = join(folder, path);
    attempt(file, lang, () => rmSync(file));
  }
  const paths = written.map(({ path }) => path);
  console.log(printed(settings, paths, obsolete, recordings.length));
}

/** Adds `windtunnel record`: what every cell comes to now, kept in files that `check` holds later outcomes against. */
export function addRecord(program: Command): void {
  const command = program
    .command('record')
    .description(
      'write what every cell comes to now to scenarios/checks/recorded/, for `check` to hold later outcomes against',
    )
    .option('--reason <text>', 'why the outcomes are right as they are, kept with them')
    .option('--only <strategy/scenario...>', 'record only these cells');
  addRunOptions(command, 'simulated years a cell', RECORDED_RUNS).action(record);
}
