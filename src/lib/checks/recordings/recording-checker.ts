import type { PlanSet, Strategy, World } from '../../plan/index.ts';
import { BLOCK_LANES, SEED_SCHEME } from '../../random/index.ts';
import { type CellTally, MODEL_VERSION, simulate, type SimulateOptions } from '../../simulation/index.ts';
import { recordingLabel, RECORDINGS, sourcesOf, type WorkspaceFiles } from '../../workspace/index.ts';
import type { CellChecker } from '../cell-checker.ts';
import type { CellName, VerdictChange, VerdictItem } from '../verdict.ts';
import { type Draws, RECORDED_DRAWS, recordCommand } from './command.ts';
import { type Drift, driftOf } from './compare.ts';
import { type ReadRecording, readRecording } from './format.ts';
import { measureCell } from './measure.ts';
import { type Practical, scaleOf } from './practical.ts';
import { byWeight } from './rank.ts';
import { type Recording, RECORDING_VERSION, recordingPath } from './recorded.ts';
import { changedFiles, saidDrifted, saidWithin } from './said.ts';

export interface RecordingCheckOptions extends Draws {
  readonly plans: PlanSet;
  /** All files of the workspace, recordings among them. */
  readonly files: WorkspaceFiles;
  /** A hash of each file's content, by path. */
  readonly hashes: ReadonlyMap<string, string>;
  readonly practical: Practical;
  /** Whether there have to be recordings: then none of any is every cell's missing. */
  readonly required?: boolean;
}

/** A simulation that some recordings need beside that of the check. */
export interface OtherRuns extends Draws {
  readonly plans: PlanSet;
}

type Answer = Pick<VerdictItem, 'standing' | 'said'>;

const textOf = (content: string | Uint8Array): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);

const nameOf = ({ strategy, scenario }: CellName): string => `${strategy} / ${scenario}`;

/** The draws on which one recording more is made: those of the others, where these have the same. */
function drawsOf(reads: readonly (ReadRecording | undefined)[]): Draws {
  const made = reads.flatMap((read) => (read?.kind === 'recording' ? [read.recording] : []));
  const [first] = made;
  const isOne = made.every(({ seed, runs }) => seed === first?.seed && runs === first.runs);
  return first && isOne ? { seed: first.seed, runs: first.runs } : RECORDED_DRAWS;
}

/** A recording that can be compared, or what keeps it from being. */
function comparable(read: ReadRecording | undefined, cell: CellName, draws: Draws): Recording | Answer {
  const command = recordCommand(cell, read?.kind === 'recording' ? read.recording : draws);
  const versions = (recorded: number, current: number) => ({
    recorded: String(recorded),
    current: String(current),
    command,
  });
  const fail = (said: VerdictItem['said']): Answer => ({ standing: 'recording', said });
  if (!read) return fail(recordingLabel('missing', { command }));
  if (read.kind === 'damaged') return fail(recordingLabel('damaged', { at: read.at, command }));
  if (read.kind === 'other')
    return fail(recordingLabel('other-format', versions(read.version, RECORDING_VERSION)));
  const { recording } = read;
  const { model, seed_scheme: scheme, block } = recording;
  if (recording.strategy !== cell.strategy || recording.scenario !== cell.scenario)
    return fail(recordingLabel('other-cell', { found: nameOf(recording), command }));
  if (model !== MODEL_VERSION) return fail(recordingLabel('other-model', versions(model, MODEL_VERSION)));
  if (scheme !== SEED_SCHEME || block !== BLOCK_LANES)
    return fail(
      recordingLabel('other-scheme', {
        recorded: `${scheme} × ${block}`,
        current: `${SEED_SCHEME} × ${BLOCK_LANES}`,
        command,
      }),
    );
  return recording;
}

/** Holds every cell against its recording. */
export class RecordingChecker implements CellChecker {
  readonly weekly: readonly string[] = [];
  readonly firings: boolean;
  readonly #options: RecordingCheckOptions;
  readonly #behind: (cell: CellName) => Readonly<Record<string, string>>;
  /** Recordings that are still to be held against their cells, by path. */
  readonly #recordings = new Map<string, Recording>();
  /** By path, in the order in which they are told. */
  readonly #items = new Map<string, VerdictItem>();
  readonly #drifts: { readonly change: VerdictChange; readonly weight: number }[] = [];

  constructor(options: RecordingCheckOptions) {
    this.#options = options;
    const sources = sourcesOf(options.files);
    this.#behind = ({ strategy, scenario }) =>
      Object.fromEntries(
        sources.behind(strategy, scenario).map((path) => [path, options.hashes.get(path) ?? '']),
      );
    const recorded = [...options.files.keys()].filter((path) => path.startsWith(RECORDINGS));
    if (recorded.length === 0 && !options.required) this.#sayNone();
    else this.#read(new Set(recorded));
    this.firings = this.#recordings.size > 0;
  }

  #sayNone(): void {
    const said = recordingLabel('none', { command: recordCommand() });
    this.#items.set(RECORDINGS, { kind: 'recording', standing: 'unchecked', name: RECORDINGS, said });
  }

  #read(unknown: Set<string>): void {
    const { strategies, worlds } = this.#options.plans;
    const reads = worlds.flatMap((world) =>
      strategies.map((strategy) => {
        const cell = { strategy: strategy.title.name, scenario: world.title.name };
        const path = recordingPath(cell.strategy, cell.scenario);
        const content = this.#options.files.get(path);
        return { cell, path, read: content === undefined ? undefined : readRecording(textOf(content)) };
      }),
    );
    const draws = drawsOf(reads.map(({ read }) => read));
    for (const { cell, path, read } of reads) {
      unknown.delete(path);
      const found = comparable(read, cell, draws);
      if ('said' in found) this.#say(cell, found, undefined, read && path);
      else this.#recordings.set(path, found);
    }
    for (const path of unknown) this.#sayUnknown(path, draws);
  }

  #sayUnknown(path: string, draws: Draws): void {
    const isRecording = readRecording(textOf(this.#options.files.get(path) ?? '')).kind !== 'damaged';
    // without a reason, so that those that have one keep it
    const command = recordCommand(undefined, draws, false);
    const said = isRecording
      ? recordingLabel('obsolete', { file: path, command })
      : recordingLabel('extra', { file: path });
    this.#items.set(path, {
      kind: 'recording',
      standing: 'recording',
      name: path.slice(RECORDINGS.length),
      place: { file: path, line: 1, column: 1 },
      said,
    });
  }

  #say(cell: CellName, answer: Answer, reason: string | undefined, file: string | undefined): void {
    this.#items.set(recordingPath(cell.strategy, cell.scenario), {
      kind: 'recording',
      name: nameOf(cell),
      cell,
      ...(reason !== undefined && { reason }),
      ...(file !== undefined && { place: { file, line: 1, column: 1 } }),
      ...answer,
    });
  }

  /**
   * The simulations that recordings with another seed, or another number of runs, need: a scenario each, with the strategies whose
   * recordings are in it.
   */
  others(): readonly OtherRuns[] {
    const { plans, seed, runs } = this.#options;
    const wanted = [...this.#recordings.values()].filter((each) => each.seed !== seed || each.runs !== runs);
    const groups = new Map<string, Recording[]>();
    for (const each of wanted) {
      const key = JSON.stringify([each.seed, each.runs, each.scenario]);
      groups.set(key, [...(groups.get(key) ?? []), each]);
    }
    return [...groups.values()].map((group) => {
      const { seed, runs, scenario } = group[0]!;
      const names = new Set(group.map(({ strategy }) => strategy));
      return { seed, runs, plans: onlyCells(plans, scenario, names) };
    });
  }

  /** Holds a cell against its recording, if that was made on these draws. */
  take(cell: CellTally, strategy: Strategy, world: World, draws: Draws = this.#options): void {
    const name = { strategy: strategy.title.name, scenario: world.title.name };
    const path = recordingPath(name.strategy, name.scenario);
    const recording = this.#recordings.get(path);
    if (!recording || recording.seed !== draws.seed || recording.runs !== draws.runs) return;
    const { plans, practical } = this.#options;
    const now = measureCell(cell, strategy, world, { targets: plans.targets, seed: draws.seed });
    const drifts = driftOf(recording, now, practical)
      .map((drift) => ({ ...drift, weight: weightOf(drift, recording) }))
      .sort(byWeight);
    const far = drifts.filter((drift) => drift.practical);
    const files = changedFiles(recording, this.#behind(name));
    const answer: Answer =
      far.length > 0
        ? { standing: 'drift', said: saidDrifted(recording, now, far, files) }
        : {
            standing: 'pass',
            said: drifts.length > 0 ? saidWithin(drifts) : recordingLabel('identical', {}),
          };
    this.#say(name, answer, recording.reason, path);
    // with several files changed, what each has to do with it cannot be told from hashes
    const because = files.length === 1 ? [{ file: files[0]!, share: 1 }] : [];
    for (const drift of far)
      this.#drifts.push({ change: changeOf(name, drift, because), weight: drift.weight });
  }

  /** In the order of cells, scenario after scenario; then files that belong to none. */
  items(): readonly VerdictItem[] {
    return [...this.#items].sort(([a], [b]) => this.#placeOf(a) - this.#placeOf(b)).map(([, item]) => item);
  }

  #placeOf(path: string): number {
    const { worlds, strategies } = this.#options.plans;
    const cells = worlds.flatMap((world) =>
      strategies.map((strategy) => recordingPath(strategy.title.name, world.title.name)),
    );
    const place = cells.indexOf(path);
    return place < 0 ? cells.length : place;
  }

  /** What moved past what is of account, the weightiest first. */
  changes(): readonly VerdictChange[] {
    return this.#drifts
      .sort((a, b) => byWeight({ ...a.change, weight: a.weight }, { ...b.change, weight: b.weight }))
      .map(({ change }) => change);
  }
}

/** Some strategies in one scenario. */
const onlyCells = (plans: PlanSet, scenario: string, strategies: ReadonlySet<string>): PlanSet => ({
  ...plans,
  worlds: plans.worlds.filter(({ title }) => title.name === scenario),
  strategies: plans.strategies.filter(({ title }) => strategies.has(title.name)),
});

function changeOf(
  cell: CellName,
  { what, name, before, after, difference, practical, firstWeek }: Drift,
  because: VerdictChange['because'],
): VerdictChange {
  const figures = { what, name, before, after, difference, practical, because };
  return { ...cell, ...figures, ...(firstWeek && { firstWeek }) };
}

function weightOf({ what, name, difference: { difference } }: Drift, recording: Recording): number {
  const fact = what === 'fact' ? recording.facts[name] : undefined;
  const scale = fact ? scaleOf(fact) : 1;
  return difference === 0 ? 0 : Math.abs(difference) / scale;
}

/** Runs the simulations that recordings need beside that of the check, and holds the recordings against them. */
export async function simulateOthers(
  checker: RecordingChecker,
  options: Pick<SimulateOptions, 'workers' | 'signal' | 'onProgress'>,
): Promise<void> {
  for (const other of checker.others()) {
    await simulate({
      ...options,
      ...other,
      firings: true,
      onCell: (cell, strategy, world) => {
        checker.take(cell, strategy, world, other);
      },
    });
  }
}
