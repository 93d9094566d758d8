import type { Command } from 'commander';
import {
  createReadCache,
  DEFAULT_RUNS,
  nodeWorkers,
  type PlanSet,
  type ReadCache,
  simulate,
  type Simulation,
} from '../lib/index.ts';
import { LANES } from '../lib/model/index.ts';
import { KEPT_RUNS } from '../lib/simulation/index.ts';
import { commandWord } from '../lib/workspace/index.ts';
import { cancellable } from './cancel.ts';
import { Complaints } from './complaints.ts';
import { errorText } from './failure.ts';
import { json, jsonLine } from './json.ts';
import { choosePlans, loadWorkspace } from './load-workspace.ts';
import { addRunOptions, langOf, readRunOptions, type RunOptions, type RunSettings } from './options.ts';
import { checkOutcomesFile, OutcomesFile } from './outcomes-file.ts';
import { ProgressBar } from './progress-bar.ts';
import { simulationJson } from './simulate-json.ts';
import { simulationText } from './simulate-text.ts';
import { onEverySave } from './watch.ts';

interface SimulateOptions extends RunOptions {
  readonly strategy?: string[];
  readonly scenario?: string[];
  readonly outcomes?: string;
  readonly watch?: true;
}

const MILLISECONDS = 1000;

function readOptions(options: SimulateOptions): RunSettings {
  const complaints = new Complaints(langOf(options.lang));
  const settings = readRunOptions(options, DEFAULT_RUNS, complaints);
  const { outcomes } = options;
  if (outcomes !== undefined) {
    checkOutcomesFile(outcomes, complaints);
    const { runs } = settings;
    if (runs > KEPT_RUNS) complaints.add('outcomes-need-runs', { runs, limit: KEPT_RUNS });
  }
  complaints.settle();
  return settings;
}

/** Simulates with threads and a progress bar; `onCell` is told of each cell as it is done. */
export async function simulateOnThreads(
  plans: PlanSet,
  { runs, seed, threads }: Pick<RunSettings, 'runs' | 'seed' | 'threads'>,
  signal: AbortSignal,
  onCell: NonNullable<Parameters<typeof simulate>[0]['onCell']>,
): Promise<Simulation> {
  const workers = nodeWorkers(Math.min(threads, Math.ceil(runs / LANES)));
  const bar = new ProgressBar(process.stderr);
  try {
    return await simulate({
      plans,
      runs,
      seed,
      workers,
      signal,
      onProgress: (share) => {
        bar.show(share);
      },
      onCell,
    });
  } finally {
    bar.clear();
    await workers.close();
  }
}

/** Simulates, and prints what came of it. */
async function print(
  plans: PlanSet,
  settings: RunSettings,
  { outcomes: file, watch }: Pick<SimulateOptions, 'outcomes' | 'watch'>,
  signal: AbortSignal,
): Promise<void> {
  const { lang, runs } = settings;
  const started = performance.now();
  const outcomes = file === undefined ? undefined : new OutcomesFile(file, lang);
  try {
    const simulation = await simulateOnThreads(plans, settings, signal, (cell, strategy, world) => {
      outcomes?.add(cell, strategy.title.name, world.title.name, runs);
    });
    outcomes?.finish();
    const seconds = (performance.now() - started) / MILLISECONDS;
    console.log(
      settings.json
        ? (watch ? jsonLine : json)(simulationJson(simulation))
        : simulationText(simulation, plans, seconds, outcomes, lang),
    );
  } finally {
    outcomes?.drop();
  }
}

/** Reads the workspace, simulates what was asked for, and prints what came of it. */
async function simulateOnce(
  options: SimulateOptions,
  settings: RunSettings,
  signal: AbortSignal,
  cache?: ReadCache,
): Promise<void> {
  const { lang, folder } = settings;
  const complaints = new Complaints(lang);
  const names = { strategies: options.strategy, scenarios: options.scenario };
  const plans = choosePlans(loadWorkspace(folder, lang, cache), names, complaints);
  complaints.settle();
  await print(plans, settings, options, signal);
}

async function run(options: SimulateOptions): Promise<void> {
  const settings = readOptions(options);
  const cache = createReadCache();
  await cancellable((signal) =>
    options.watch
      ? onEverySave(settings.folder, signal, {
          work: (superseded) => simulateOnce(options, settings, superseded, cache),
          tell: (error) => {
            console.error(errorText(error, settings.lang));
          },
          waiting: () => {
            console.error(commandWord('watching', { folder: settings.folder }, settings.lang));
          },
        })
      : simulateOnce(options, settings, signal),
  );
}

/** Adds `windtunnel simulate`: strategies × scenarios, and what is behind one cell. */
export function addSimulate(program: Command): void {
  const command = program
    .command('simulate')
    .description('simulate the year of every strategy under every scenario; one cell is told in full')
    .option('--strategy <name...>', 'only these strategies')
    .option('--scenario <name...>', 'only these scenarios')
    .option('--outcomes <file.csv>', 'write the facts of every simulated year, one row a run')
    .option(
      '--watch',
      'simulate again whenever a file of the workspace is saved, until Ctrl+C; with --json a line a run',
    );
  addRunOptions(command, 'simulated years a cell', DEFAULT_RUNS).action(run);
}
