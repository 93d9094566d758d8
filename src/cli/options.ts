import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import { DEFAULT_SEED, MOST_RUNS } from '../lib/simulation/index.ts';
import { type Lang, LANGUAGES } from '../lib/workspace/index.ts';
import type { Complaints } from './complaints.ts';

const MOST_THREADS = 64;

/** Options of every command that reads a workspace, as commander leaves them. */
interface WorkspaceOptions {
  readonly workspace: string;
  readonly json?: true;
  readonly lang: string;
}

/** Options of every command that simulates. */
export interface RunOptions extends WorkspaceOptions {
  readonly runs?: string;
  readonly seed: string;
  readonly threads?: string;
}

/** Options as the commands use them. */
export interface RunSettings {
  readonly folder: string;
  readonly json: boolean;
  readonly lang: Lang;
  readonly runs: number;
  readonly seed: number | string;
  readonly threads: number;
}

/** Adds the options that every command which reads a workspace has. */
const addWorkspaceOptions = (command: Command): Command =>
  command
    .option('--workspace <folder>', 'folder that holds rules/ and scenarios/', '.')
    .option('--json', 'print JSON')
    .option('--lang <language>', 'en or zh', 'en');

/** Adds the options that every command which simulates has. */
export const addRunOptions = (command: Command, runs: number): Command =>
  addWorkspaceOptions(command)
    .addOption(new Option('--runs <number>', 'simulated years a cell').default(undefined, String(runs)))
    .option(
      '--seed <seed>',
      'a whole number or text: the same seed gives the same years',
      String(DEFAULT_SEED),
    )
    .addOption(new Option('--threads <number>', 'threads to use').default(undefined, 'one a core'));

const isLang = (text: string): text is Lang => (LANGUAGES as readonly string[]).includes(text);

/** The language in which to complain, be it given rightly or not. */
export const langOf = (text: string | undefined): Lang => (text !== undefined && isLang(text) ? text : 'en');

/** A whole number within bounds, or undefined after complaining. */
export function wholeNumber(
  code: 'bad-runs' | 'bad-threads' | 'bad-run',
  value: string,
  [least, most]: readonly [number, number],
  complaints: Complaints,
): number | undefined {
  const digits = value.replaceAll('_', '');
  const number = Number(digits);
  if (/^\d+$/.test(digits) && number >= least && number <= most) return number;
  complaints.add(code, { value, least, most });
  return undefined;
}

/** A seed is a number where its text is that of a whole number: 42 and "42" are one seed. */
function readSeed(value: string, complaints: Complaints): number | string {
  if (value.trim() === '') complaints.add('bad-seed', { value });
  const number = Number(value);
  return Number.isSafeInteger(number) && String(number) === value ? number : value;
}

/** Reads the common options; what is wrong goes to `complaints`, and a default stands in. */
export function readRunOptions(
  options: RunOptions,
  defaultRuns: number,
  complaints: Complaints,
  mostRuns = MOST_RUNS,
): RunSettings {
  const { lang, runs, threads, seed } = options;
  if (!isLang(lang)) complaints.add('bad-lang', { value: lang });
  const cores = Math.min(MOST_THREADS, availableParallelism());
  return {
    folder: options.workspace,
    json: options.json ?? false,
    lang: langOf(lang),
    runs:
      (runs === undefined ? undefined : wholeNumber('bad-runs', runs, [1, mostRuns], complaints)) ??
      defaultRuns,
    seed: readSeed(seed, complaints),
    threads:
      (threads === undefined
        ? undefined
        : wholeNumber('bad-threads', threads, [1, MOST_THREADS], complaints)) ?? cores,
  };
}
