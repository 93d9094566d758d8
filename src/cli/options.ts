import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { DEFAULT_SEED, type Lang } from '../lib/index.ts';
import { MOST_RUNS } from '../lib/simulation/index.ts';
import { LANGUAGES } from '../lib/workspace/index.ts';
import type { Complaints } from './complaints.ts';

const MOST_THREADS = 64;

/** Options of every command that reads a workspace, as commander leaves them. */
export interface WorkspaceOptions {
  readonly workspace: string;
  readonly lang: string;
}

/** Options of every command that simulates. */
export interface RunOptions extends WorkspaceOptions {
  readonly json?: true;
  readonly runs?: string;
  readonly seed: string;
  readonly threads?: string;
}

/** Options as the commands use them. */
interface WorkspaceSettings {
  readonly folder: string;
  readonly lang: Lang;
}

export interface RunSettings extends WorkspaceSettings {
  readonly json: boolean;
  readonly runs: number;
  readonly seed: number | string;
  readonly threads: number;
}

/** Adds the options that every command which reads a workspace has. */
export const addWorkspaceOptions = (command: Command): Command =>
  command
    .option('--workspace <folder>', 'folder that holds rules/ and scenarios/', '.')
    .option('--lang <language>', 'en or zh', 'en');

/** Adds the options that every command which simulates has: `meaning` says what --runs counts, `runs` its default. */
export const addRunOptions = (command: Command, meaning: string, runs: number): Command =>
  addWorkspaceOptions(
    command
      // no default of commander's, which would hide whether the option was given
      .option('--runs <number>', `${meaning} (default: ${runs})`)
      .option(
        '--seed <seed>',
        'a whole number or text: the same seed gives the same years',
        String(DEFAULT_SEED),
      )
      .option('--threads <number>', 'threads to use (default: one a core)'),
  ).option('--json', 'print JSON');

const isLang = (text: string): text is Lang => (LANGUAGES as readonly string[]).includes(text);

/** The language in which to complain, be it given rightly or not. */
export const langOf = (text: string | undefined): Lang => (text !== undefined && isLang(text) ? text : 'en');

/** Reads the language; another than the product's goes to `complaints`. */
export function readLang(text: string, complaints: Complaints): Lang {
  if (!isLang(text)) complaints.add('bad-lang', { value: text });
  return langOf(text);
}

/** A whole number within bounds, or undefined after complaining. */
export function wholeNumber(
  code: 'bad-runs' | 'bad-threads' | 'bad-run' | 'bad-week' | 'bad-port',
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

/** Reads the options of a workspace; what is wrong goes to `complaints`, and a default stands in. */
export function readWorkspaceOptions(
  { workspace, lang }: WorkspaceOptions,
  complaints: Complaints,
): WorkspaceSettings {
  return { folder: workspace, lang: readLang(lang, complaints) };
}

/** Reads the options of a simulation; what is wrong goes to `complaints`, and a default stands in. */
export function readRunOptions(
  options: RunOptions,
  defaultRuns: number,
  complaints: Complaints,
  mostRuns = MOST_RUNS,
): RunSettings {
  const { runs, threads, seed } = options;
  const cores = Math.min(MOST_THREADS, availableParallelism());
  return {
    ...readWorkspaceOptions(options, complaints),
    json: options.json ?? false,
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
