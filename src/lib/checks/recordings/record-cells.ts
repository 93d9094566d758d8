import type { PlanSet } from '../../plan/index.ts';
import { simulate, type SimulateOptions } from '../../simulation/index.ts';
import { RECORDINGS, sourcesOf, type WorkspaceFiles } from '../../workspace/index.ts';
import type { CellName } from '../verdict.ts';
import { readRecording, writeRecording } from './format.ts';
import { measureCell } from './measure.ts';
import { type Recording, RECORDING_VERSION, recordingPath } from './recorded.ts';

/** A cell's recording as it should be. */
export interface CellRecording {
  readonly path: string;
  readonly text: string;
  /** Whether the workspace has it already, to the byte. */
  readonly isThere: boolean;
}

/** What is to be done so that cells are recorded as they are now. */
export interface RecordPlan {
  readonly recordings: readonly CellRecording[];
  /** Paths of recordings of cells that do not exist any more. */
  readonly obsolete: readonly string[];
}

export interface RecordOptions extends Omit<SimulateOptions, 'weekly' | 'firings' | 'onCell'> {
  /** All files of the workspace, recordings among them. */
  readonly files: WorkspaceFiles;
  /** A hash of each file's content, by path. */
  readonly hashes: ReadonlyMap<string, string>;
  /** Why outcomes are as they are; without it that of the recording before stays, as long as the outcome does. */
  readonly reason?: string | undefined;
  /** Cells to be recorded; all of them where nothing is named. */
  readonly only?: readonly CellName[] | undefined;
}

const textAt = (files: WorkspaceFiles, path: string): string | undefined => {
  const content = files.get(path);
  // a checkout may end lines otherwise
  return content === undefined || typeof content === 'string'
    ? content
    : new TextDecoder().decode(content).replaceAll('\r\n', '\n');
};

/** The recording without what is not its outcome. */
const outcomeOf = (recording: Recording): string =>
  writeRecording({ ...recording, reason: undefined, files: {} });

/** The reason that stands in the recording before, if that has the same outcome. */
function formerReason(text: string | undefined, now: Recording): string | undefined {
  if (text === undefined) return undefined;
  const read = readRecording(text);
  if (read.kind !== 'recording' || outcomeOf(read.recording) !== outcomeOf(now)) return undefined;
  return read.recording.reason;
}

/** The scenarios in which something is wanted, each with the strategies that are wanted in it. */
function partsOf(plans: PlanSet, only: readonly CellName[] | undefined): readonly PlanSet[] {
  if (!only) return [plans];
  return plans.worlds.flatMap((world) => {
    const names = only.filter(({ scenario }) => scenario === world.title.name);
    const strategies = plans.strategies.filter(({ title }) =>
      names.some(({ strategy }) => strategy === title.name),
    );
    return strategies.length > 0 ? [{ ...plans, worlds: [world], strategies }] : [];
  });
}

function obsoleteIn({ strategies, worlds }: PlanSet, files: WorkspaceFiles): readonly string[] {
  const wanted = new Set(
    worlds.flatMap((world) =>
      strategies.map((strategy) => recordingPath(strategy.title.name, world.title.name)),
    ),
  );
  return [...files.keys()].filter(
    (path) =>
      path.startsWith(RECORDINGS) &&
      !wanted.has(path) &&
      // what is no recording is not ours to delete
      readRecording(textAt(files, path) ?? '').kind !== 'damaged',
  );
}

/** Simulates cells and works out the recordings that they come to. Writes nothing. */
export async function recordCells(options: RecordOptions): Promise<RecordPlan> {
  const { files, hashes, reason, only, plans, onProgress, ...simulation } = options;
  const sources = sourcesOf(files);
  const recordings: CellRecording[] = [];
  const parts = partsOf(plans, only);
  for (const [place, part] of parts.entries()) {
    await simulate({
      ...simulation,
      plans: part,
      firings: true,
      onProgress: (share) => onProgress?.((place + share) / parts.length),
      onCell: (cell, strategy, world) => {
        const measured = measureCell(cell, strategy, world, { targets: plans.targets, seed: options.seed });
        const behind = sources.behind(measured.strategy, measured.scenario);
        const now: Recording = {
          version: RECORDING_VERSION,
          ...measured,
          files: Object.fromEntries(behind.map((path) => [path, hashes.get(path) ?? ''])),
        };
        const path = recordingPath(now.strategy, now.scenario);
        const before = textAt(files, path);
        const text = writeRecording({ ...now, reason: reason ?? formerReason(before, now) });
        recordings.push({ path, text, isThere: text === before });
      },
    });
  }
  return { recordings, obsolete: only ? [] : obsoleteIn(plans, files) };
}
