import type { PlanSet } from '../../plan/index.ts';
import { readWorkspace, type WorkspaceFiles } from '../../workspace/index.ts';
import { changedRules, withRule } from './changed-rules.ts';
import type { DiffSide } from './match.ts';

/** One changed file, or one changed rule of a file, and the plans that tell what it does by itself. */
export interface Cause {
  readonly file: string;
  readonly rule?: string;
  /**
   * `alone`: plans of before with this change only. `without`: plans of after with all changes but this, where it cannot
   * stand alone, as a rule that starts a new play cannot.
   */
  readonly kind: 'alone' | 'without';
  readonly plans: PlanSet;
}

/** Files that no outcome depends on. */
const NO_PLAN = /^(?:scenarios\/checks|rules\/tests)\//;

/**
 * What plans are made of. With checks among them, a version of which one file is of the other side would be no workspace: they
 * name strategies, scenarios and rules as their own side calls them.
 */
const planFiles = (files: WorkspaceFiles): WorkspaceFiles =>
  new Map([...files].filter(([path]) => !NO_PLAN.test(path)));

const bytesOf = (content: string | Uint8Array): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);

/** Paths of files that hold something else on the other side, sorted. */
function changedPaths(before: WorkspaceFiles, after: WorkspaceFiles): readonly string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  const same = (path: string): boolean => {
    const [a, b] = [before.get(path), after.get(path)];
    return a !== undefined && b !== undefined && bytesOf(a) === bytesOf(b);
  };
  return paths.filter((path) => !same(path)).sort();
}

/** Files with one of them as it is on the other side. */
function withFile(files: WorkspaceFiles, path: string, other: WorkspaceFiles): WorkspaceFiles {
  const changed = new Map(files);
  const content = other.get(path);
  if (content === undefined) changed.delete(path);
  else changed.set(path, content);
  return changed;
}

function plansOf(files: WorkspaceFiles | undefined): PlanSet | undefined {
  const read = files && readWorkspace(files);
  return read?.ok ? read.plans : undefined;
}

/** A change by itself: over what was before or, where that is no workspace, taken away from what is after. */
function causeOf(
  about: Pick<Cause, 'file' | 'rule'>,
  alone: WorkspaceFiles | undefined,
  without: () => WorkspaceFiles | undefined,
): Cause[] {
  const plans = plansOf(alone);
  if (plans) return [{ ...about, kind: 'alone', plans }];
  const rest = plansOf(without());
  return rest ? [{ ...about, kind: 'without', plans: rest }] : [];
}

/** Every changed rule and every changed file by itself; a rule before the file that it stands in. */
export function causesOf(before: DiffSide, after: DiffSide): readonly Cause[] {
  const [was, is] = [planFiles(before.files), planFiles(after.files)];
  const rules = changedRules(was, is).flatMap((change) => {
    const { file, name } = (change.after ?? change.before)!;
    return causeOf({ file, rule: name }, withRule(was, { from: change.before, to: change.after }, is), () =>
      withRule(is, { from: change.after, to: change.before }, was),
    );
  });
  const files = changedPaths(was, is).flatMap((path) =>
    causeOf({ file: path }, withFile(was, path, is), () => withFile(is, path, was)),
  );
  return [...rules, ...files];
}
