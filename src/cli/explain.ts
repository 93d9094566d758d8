import type { Command } from 'commander';
import {
  type ExplainedRun,
  explainRun,
  findRun,
  type Lang,
  type Plan,
  readFolder,
  type WorkspaceFiles,
  YEAR_FACTS,
  type YearFact,
} from '../lib/index.ts';
import { findFact } from '../lib/plan/index.ts';
import { KEPT_RUNS, MOST_RUNS, placeOf, type Search } from '../lib/simulation/index.ts';
import { explainWord, fixed, nearest, valueText } from '../lib/workspace/index.ts';
import { cancellable } from './cancel.ts';
import { Complaints, inputError } from './complaints.ts';
import { runAsTest } from './explain-test.ts';
import { runText } from './explain-text.ts';
import { json } from './json.ts';
import { choosePlans, readPlans } from './load-workspace.ts';
import {
  addRunOptions,
  langOf,
  readRunOptions,
  type RunOptions,
  type RunSettings,
  wholeNumber,
} from './options.ts';
import { simulateOnThreads } from './simulate.ts';

/** Runs among which one is looked for. */
const SEARCHED_RUNS = 1000;

/** A year has no more weeks. */
const MOST_WEEKS = 53;

const SEARCHES = ['worst', 'median', 'best'] as const satisfies readonly Search[];

interface ExplainOptions extends RunOptions, Partial<Readonly<Record<Search, string>>> {
  readonly strategy: string;
  readonly scenario: string;
  readonly run?: string;
  readonly asTest?: true;
  readonly week?: string;
}

/** Which run to tell: the one with a number, or one to be found. */
type Wanted = { readonly run: number } | { readonly search: Search; readonly fact: YearFact };

function readFact(name: string, search: Search, complaints: Complaints): YearFact | undefined {
  const known = YEAR_FACTS.map((fact) => fact.name);
  const fact = YEAR_FACTS.find((candidate) => candidate.name === name);
  if (!fact) complaints.add('unknown-fact', { name, nearest: nearest(name, known), known });
  else if (search !== 'median' && fact.better === 'none') {
    complaints.add('fact-without-direction', { fact: name, option: search });
    return undefined;
  }
  return fact;
}

function readWanted(options: ExplainOptions, complaints: Complaints): Wanted | undefined {
  const given = (['run', ...SEARCHES] as const).filter((key) => options[key] !== undefined);
  const [only, ...more] = given;
  if (only === undefined || more.length > 0) {
    complaints.add('which-run', { given: given.map((key) => `--${key}`) });
    return undefined;
  }
  const text = options[only] ?? '';
  if (only === 'run') {
    if (options.runs !== undefined) complaints.add('runs-with-run', {});
    const run = wholeNumber('bad-run', text, [0, MOST_RUNS - 1], complaints);
    return run === undefined ? undefined : { run };
  }
  const fact = readFact(text, only, complaints);
  return fact && { search: only, fact };
}

/** The week to write as a test, if one is wanted. */
function readTestWeek({ asTest, week }: ExplainOptions, complaints: Complaints): number | undefined {
  if (asTest !== undefined && week !== undefined)
    return wholeNumber('bad-week', week, [1, MOST_WEEKS], complaints);
  if (asTest !== undefined || week !== undefined) complaints.add('as-test-week', { weeks: MOST_WEEKS });
  return undefined;
}

interface Found {
  readonly run: number;
  /** How it was found, in words. */
  readonly text: string;
}

/** Simulates the plan's cell and looks for the run. */
async function search(
  plan: Plan,
  wanted: Extract<Wanted, { search: Search }>,
  settings: RunSettings,
): Promise<Found> {
  const { search, fact } = wanted;
  const { runs, lang } = settings;
  let values: Float64Array | undefined;
  const cell = { strategies: [plan.strategy], worlds: [plan.world], targets: plan.targets };
  await cancellable((signal) =>
    simulateOnThreads(cell, settings, signal, (tally) => {
      values = tally.values(fact.name);
    }),
  );
  const run = values && findRun(values, placeOf(search, fact));
  if (run === undefined) throw inputError('fact-without-values', { fact: fact.name }, lang);
  const value = valueText(values?.[run], findFact(fact.name), lang);
  return {
    run,
    text: explainWord(`found-${search}`, { fact: fact[lang], value, runs: fixed(runs, 0) }, lang),
  };
}

/** A shell empties the file that the test is to go into before this begins: such a file is no test yet. */
const withoutEmptyTests = (files: WorkspaceFiles): WorkspaceFiles =>
  new Map([...files].filter(([path, { length }]) => length > 0 || !path.startsWith('rules/tests/')));

function choosePlan(options: ExplainOptions, files: WorkspaceFiles, lang: Lang): Plan {
  const complaints = new Complaints(lang);
  const names = { strategies: [options.strategy], scenarios: [options.scenario] };
  const { strategies, worlds, targets } = choosePlans(readPlans(files, lang), names, complaints);
  complaints.settle();
  const [strategy] = strategies;
  const [world] = worlds;
  if (!strategy || !world) throw new Error('a plan needs a strategy and a scenario');
  return { strategy, world, targets };
}

/** A run for scripts: what was moved by shocks, what fired and why, and what held without firing, week by week. */
const runJson = (plan: Plan, { run, weeks }: ExplainedRun, seed: number | string): string =>
  json({
    strategy: plan.strategy.title.name,
    scenario: plan.world.title.name,
    run,
    seed,
    weeks: weeks.map(({ week, facts, moved, fired, heldBack }) => ({
      week,
      facts,
      moved,
      fired,
      held_back: heldBack,
    })),
  });

async function explain(options: ExplainOptions): Promise<void> {
  const complaints = new Complaints(langOf(options.lang));
  const settings = readRunOptions(options, SEARCHED_RUNS, complaints, KEPT_RUNS);
  const wanted = readWanted(options, complaints);
  const testWeek = readTestWeek(options, complaints);
  complaints.settle();
  if (!wanted) return;
  const { lang, folder, seed } = settings;
  const all = readFolder(folder);
  const files = testWeek === undefined ? all : withoutEmptyTests(all);
  const plan = choosePlan(options, files, lang);
  const found = 'run' in wanted ? undefined : await search(plan, wanted, settings);
  const run = found?.run ?? ('run' in wanted ? wanted.run : 0);
  const explained = await explainRun({ plan, seed, run });
  if (testWeek !== undefined) {
    const weeks = explained.weeks.length;
    if (testWeek > weeks)
      throw inputError('bad-week', { value: String(testWeek), least: 1, most: weeks }, lang);
    process.stdout.write(await runAsTest(plan, explained, seed, testWeek, files));
    return;
  }
  console.log(
    settings.json ? runJson(plan, explained, seed) : runText(plan, explained, seed, found?.text, lang),
  );
}

/** Adds `windtunnel explain`: one run of one cell, week by week. */
export function addExplain(program: Command): void {
  const command = program
    .command('explain')
    .description('tell one simulated year week by week: what happened, which rules fired, and why')
    .requiredOption('--strategy <name>', 'the strategy')
    .requiredOption('--scenario <name>', 'the scenario')
    .option('--run <number>', 'the run, from 0')
    .option('--worst <fact>', 'the run in which this fact of the year is worst')
    .option('--median <fact>', 'the run in the middle by this fact')
    .option('--best <fact>', 'the run in which this fact is best')
    .option('--as-test', 'print one week of the run as a test of rules, for a file of rules/tests/')
    .option('--week <number>', 'the week of the test');
  addRunOptions(command, 'simulated years among which one is looked for', SEARCHED_RUNS).action(explain);
}
