import type { Report } from './finding.ts';
import { byName, isName } from './text/names.ts';
import { nearest } from './text/nearest.ts';
import { makeSource, startOf } from './text/source.ts';

/** Kinds of file of which a workspace has one. */
const SINGLE_FILES = {
  business: 'scenarios/shop/business',
  targets: 'scenarios/shop/targets',
  plays: 'rules/plays',
  facts: 'rules/facts',
  conditions: 'rules/conditions',
  notes: 'rules/rules',
  expectations: 'scenarios/checks/expectations',
} as const;
export type SingleKind = keyof typeof SINGLE_FILES;

/** Kinds of file of which a workspace has one a name. */
type ManyKind = 'strategy' | 'scenario' | 'rulebook' | 'test';

/** A file of a workspace, by what it is for. */
export interface WorkspaceFile {
  readonly kind: SingleKind | ManyKind;
  /** File name without its ending. */
  readonly name: string;
  readonly path: string;
  /** Something is wrong with its name: it is not read, and only keeps others from calling the name unknown. */
  readonly refused: boolean;
}

/** Most files of a workspace. */
const FILES = 1000;

/** Folders of files that only check: what the simulated years must show, and what rules are to do. */
const CHECKS = /^(?:scenarios\/checks|rules\/tests)\//;

/** The folder of recordings: the program writes them, and plans do not rest on them. */
export const RECORDINGS = 'scenarios/checks/recorded/';

/** Folders that other readers look after. */
const ELSEWHERE = /^scenarios\/checks\/[^/]+\//;
/** Whatever looks like one of ours, so that `.YAML` is complained about rather than left out. */
const OURS = /^(?:rules|scenarios)\/.*\.(?:yaml|yml|json)$/i;
const YAML = /^(.*)\.(?:yaml|yml)$/;

const MANY: readonly (readonly [ManyKind, RegExp])[] = [
  ['rulebook', /^rules\/(?!(?:plays|facts|conditions|rules)\.)([^/]+)\.json$/],
  ['test', /^rules\/tests\/([^/]+)\.(?:yaml|yml)$/],
  ['strategy', /^scenarios\/shop\/strategies\/([^/]+)\.(?:yaml|yml|json)$/],
  ['scenario', /^scenarios\/([^/]+)\.(?:yaml|yml|json)$/],
];

const singleKinds = Object.entries(SINGLE_FILES) as [SingleKind, string][];

/** Whether a path is that of a file on which nothing that is simulated rests: an error in it stops checks alone. */
export const onlyChecks = (path: string): boolean => CHECKS.test(path);

/** What a path is for, going by it alone; undefined where a workspace has no such file. */
export function kindOf(path: string): WorkspaceFile | undefined {
  const stem = (YAML.exec(path) ?? /^(scenarios\/.*)\.json$/.exec(path))?.[1];
  const single = singleKinds.find(([, known]) => known === stem);
  if (single !== undefined)
    return { kind: single[0], name: single[1].slice(single[1].lastIndexOf('/') + 1), path, refused: false };
  for (const [kind, pattern] of MANY) {
    const name = pattern.exec(path)?.[1];
    // Some systems take letters apart from their accents in file names.
    if (name !== undefined) return { kind, name: name.normalize('NFC'), path, refused: false };
  }
  return undefined;
}

const here = (path: string) => startOf(makeSource(path, ''));

function reportUnknown(path: string, report: Report): void {
  const known = Object.values(SINGLE_FILES).map((stem) => `${stem}.yaml`);
  report.add('unknown-file', { nearest: nearest(path, known) }, here(path));
}

/** One text for names that people and file systems confuse: case, Unicode form and ending do not count. */
const confusable = ({ kind, name }: WorkspaceFile): string =>
  `${kind} ${name.normalize('NFKC').toLowerCase()}`;

function reportMissing(files: readonly WorkspaceFile[], report: Report): void {
  const has = (kind: WorkspaceFile['kind']): boolean => files.some((file) => file.kind === kind);
  for (const kind of ['business', 'targets'] as const) {
    const path = `${SINGLE_FILES[kind]}.yaml`;
    if (!has(kind)) report.add('missing-file', { kind }, here(path));
  }
  if (!has('strategy')) report.add('missing-file', { kind: 'strategy' }, here('scenarios/shop/strategies'));
  if (!has('scenario')) report.add('missing-file', { kind: 'scenario' }, here('scenarios'));
}

/** Sorts a workspace's paths by what they are for; says which are misplaced, misnamed, doubled or missing. */
export function classify(paths: Iterable<string>, report: Report): WorkspaceFile[] {
  const relevant = [...paths].filter((path) => OURS.test(path) && !ELSEWHERE.test(path)).sort(byName);
  if (relevant.length > FILES)
    report.add('too-many-files', { files: relevant.length, limit: FILES }, here('.'));
  const files: WorkspaceFile[] = [];
  const first = new Map<string, string>();
  for (const path of relevant.slice(0, FILES)) {
    const file = kindOf(path);
    if (file === undefined) {
      reportUnknown(path, report);
      continue;
    }
    const earlier = first.get(confusable(file));
    if (earlier !== undefined) report.add('same-name', { other: earlier }, here(path));
    else if (!isName(file.name)) report.add('bad-file-name', { name: file.name }, here(path));
    files.push({ ...file, refused: earlier !== undefined || !isName(file.name) });
    first.set(confusable(file), earlier ?? path);
  }
  reportMissing(files, report);
  return files;
}
