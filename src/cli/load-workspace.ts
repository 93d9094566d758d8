import {
  type Finding,
  type Lang,
  type PlanSet,
  type ReadCache,
  readFolder,
  readWorkspace,
  renderFinding,
  type WorkspaceFiles,
  type WorkspaceResult,
} from '../lib/index.ts';
import { commandWord, nearest } from '../lib/workspace/index.ts';
import { type Complaints, inputError } from './complaints.ts';

type Right = Extract<WorkspaceResult, { ok: true }>;

const errorsIn = (findings: readonly Finding[]): number =>
  findings.filter(({ severity }) => severity === 'error').length;

/**
 * Reads a workspace folder into plans, as {@link readPlans} does its files.
 *
 * @throws FolderError when there is no such workspace, InputError when something is wrong in it
 */
export const loadWorkspace = (folder: string, lang: Lang, cache?: ReadCache): PlanSet =>
  readPlans(readFolder(folder), lang, cache);

/**
 * Reads files into plans. What is wrong, or doubtful, in them is printed on stderr, all at once. Errors in files that only check
 * are no more than doubts here: no simulated number rests on them.
 *
 * @param cache - of earlier readings of the same folder
 * @throws InputError when something is wrong in them
 */
export function readPlans(files: WorkspaceFiles, lang: Lang, cache?: ReadCache): PlanSet {
  const read = readWorkspace(files, cache);
  if (read.ok || !read.plans) return rightOnly(read, lang).plans;
  for (const finding of read.findings)
    console.error(renderFinding({ ...finding, severity: 'warning' }, lang));
  console.error(commandWord('checks-wrong', { errors: errorsIn(read.findings) }, lang));
  return read.plans;
}

/**
 * Files that have been read, as plans, and what the workspace expects of them; all of them have to be right.
 *
 * @throws InputError when something is wrong in them
 */
export const readFiles = (files: WorkspaceFiles, lang: Lang): Right => rightOnly(readWorkspace(files), lang);

function rightOnly(read: WorkspaceResult, lang: Lang): Right {
  const findings = read.ok ? read.warnings : read.findings;
  for (const finding of findings) console.error(renderFinding(finding, lang));
  if (read.ok) return read;
  throw inputError('workspace-wrong', { errors: errorsIn(findings) }, lang);
}

interface Named {
  readonly title: { readonly name: string };
}

function choose<Item extends Named>(
  all: readonly Item[],
  names: readonly string[] | undefined,
  code: 'unknown-strategy' | 'unknown-scenario',
  complaints: Complaints,
): readonly Item[] {
  if (names === undefined) return all;
  const known = all.map((item) => item.title.name);
  for (const name of new Set(names)) {
    if (!known.includes(name)) complaints.add(code, { name, nearest: nearest(name, known), known });
  }
  return all.filter((item) => names.includes(item.title.name));
}

/** The plans that were asked for, in the workspace's own order; without names all of them. */
export function choosePlans(
  plans: PlanSet,
  names: {
    readonly strategies: readonly string[] | undefined;
    readonly scenarios: readonly string[] | undefined;
  },
  complaints: Complaints,
): PlanSet {
  return {
    strategies: choose(plans.strategies, names.strategies, 'unknown-strategy', complaints),
    worlds: choose(plans.worlds, names.scenarios, 'unknown-scenario', complaints),
    targets: plans.targets,
  };
}
