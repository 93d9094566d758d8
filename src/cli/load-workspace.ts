import {
  type Lang,
  type PlanSet,
  type ReadCache,
  readFolder,
  readWorkspace,
  renderFinding,
  type WorkspaceFiles,
  type WorkspaceResult,
} from '../lib/index.ts';
import { nearest } from '../lib/workspace/index.ts';
import { type Complaints, inputError } from './complaints.ts';

/**
 * Reads a workspace folder into plans. What is wrong, or doubtful, in its files is printed on stderr, all at once.
 *
 * @param cache - of earlier readings of the same folder
 * @throws FolderError when there is no such workspace, InputError when something is wrong in it
 */
export const loadWorkspace = (folder: string, lang: Lang, cache?: ReadCache): PlanSet =>
  readFiles(readFolder(folder), lang, cache).plans;

/**
 * The same of files that have been read: plans, and what the workspace expects of them.
 *
 * @throws InputError when something is wrong in them
 */
export function readFiles(
  files: WorkspaceFiles,
  lang: Lang,
  cache?: ReadCache,
): Extract<WorkspaceResult, { ok: true }> {
  const read = readWorkspace(files, cache);
  const findings = read.ok ? read.warnings : read.findings;
  for (const finding of findings) console.error(renderFinding(finding, lang));
  if (read.ok) return read;
  const errors = read.findings.filter((finding) => finding.severity === 'error').length;
  throw inputError('workspace-wrong', { errors }, lang);
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
