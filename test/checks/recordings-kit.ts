import { createHash } from 'node:crypto';
import {
  practicalFrom,
  RecordingChecker,
  recordCells,
  simulateOthers,
  type VerdictChange,
  type VerdictItem,
} from '../../src/lib/checks/index.ts';
import { localWorkers, simulate } from '../../src/lib/simulation/index.ts';
import type { WorkspaceFiles } from '../../src/lib/workspace/index.ts';
import { readRight } from '../workspace/reading.ts';

export const RUNS = 512;
export const FOLDER = 'scenarios/checks/recorded/';

export interface Draws {
  readonly seed?: number | string;
  readonly runs?: number;
  readonly reason?: string;
}

const hashesOf = (files: WorkspaceFiles): ReadonlyMap<string, string> =>
  new Map([...files].map(([path, text]) => [path, createHash('sha256').update(text).digest('hex')]));

/** The files with every cell recorded, as `windtunnel record` would leave them. */
export async function recorded(
  files: WorkspaceFiles,
  { seed = 42, runs = RUNS, reason }: Draws = {},
): Promise<Map<string, string | Uint8Array>> {
  const { recordings, obsolete } = await recordCells({
    plans: readRight(files).plans,
    files,
    hashes: hashesOf(files),
    seed,
    runs,
    reason,
    workers: localWorkers(),
  });
  const after = new Map(files);
  for (const { path, text } of recordings) after.set(path, text);
  for (const path of obsolete) after.delete(path);
  return after;
}

/** What a check of recordings comes to. */
export interface Checked {
  readonly items: readonly VerdictItem[];
  readonly changes: readonly VerdictChange[];
}

function checkerOf(files: WorkspaceFiles, { seed = 42, runs = RUNS }: Draws): RecordingChecker {
  const { plans, practical, recordings } = readRight(files);
  return new RecordingChecker({
    plans,
    files,
    hashes: hashesOf(files),
    seed,
    runs,
    practical: practicalFrom(practical),
    required: recordings === 'required',
  });
}

/** What is wrong with recordings, which nothing needs to be simulated for. */
export const troubles = (files: WorkspaceFiles): readonly VerdictItem[] => checkerOf(files, {}).items();

/** Holds recordings against the cells, as `windtunnel check` does. */
export async function checked(files: WorkspaceFiles, draws: Draws = {}): Promise<Checked> {
  const { seed = 42, runs = RUNS } = draws;
  const workers = localWorkers();
  const checker = checkerOf(files, draws);
  await simulateOthers(checker, { workers });
  await simulate({
    plans: readRight(files).plans,
    runs,
    seed,
    workers,
    firings: checker.firings,
    onCell: (cell, strategy, world) => {
      checker.take(cell, strategy, world);
    },
  });
  return { items: checker.items(), changes: checker.changes() };
}

/** The standing of a check by its name. */
export const standings = ({ items }: Pick<Checked, 'items'>): Readonly<Record<string, string>> =>
  Object.fromEntries(items.map(({ name, standing }) => [name, standing]));
