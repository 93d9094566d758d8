import type { PlanSet, Strategy, World } from '../../src/lib/plan/index.ts';
import {
  readWorkspace,
  renderFinding,
  type Finding,
  type WorkspaceFiles,
  type WorkspaceResult,
} from '../../src/lib/workspace/index.ts';

type Read = Extract<WorkspaceResult, { ok: true }>;

/** Code in a message. */
export const CODE = /`[^`]*`/g;

/** A mark of half width in Chinese text, where it would look out of place. */
export const HALF_WIDTH = /[\u4E00-\u9FFF”][,;:?!()]|[,;:?!()][\u4E00-\u9FFF“]/;

/** A workspace that must be right. */
export function readRight(files: WorkspaceFiles): Read {
  const read = readWorkspace(files);
  if (!read.ok) throw new Error(read.findings.map((finding) => renderFinding(finding, 'en')).join('\n'));
  return read;
}

/** What is wrong with a workspace. */
export function findingsIn(files: WorkspaceFiles): readonly Finding[] {
  const read = readWorkspace(files);
  return read.ok ? read.warnings : read.findings;
}

/** The codes of what is wrong with a workspace, in the order of the findings. */
export const codesIn = (files: WorkspaceFiles): string[] => findingsIn(files).map((finding) => finding.code);

export function strategyOf(plans: PlanSet, name: string): Strategy {
  const strategy = plans.strategies.find(({ title }) => title.name === name);
  if (strategy === undefined) throw new Error(`no strategy ${name}`);
  return strategy;
}

export function worldOf(plans: PlanSet, name: string): World {
  const world = plans.worlds.find(({ title }) => title.name === name);
  if (world === undefined) throw new Error(`no world ${name}`);
  return world;
}
