import { createReport } from './finding.ts';
import type { WorkspaceFiles } from './read.ts';
import type { FilePosition } from './resolve/expectations.ts';
import { parseFile } from './text/parse.ts';
import { positionOf } from './text/source.ts';
import { partAt } from './text/tree.ts';

/** Where a rulebook has a rule; the file's beginning, where it does not, or where no rule is asked for. */
export function rulePlace(files: WorkspaceFiles, file: string, rule?: string): FilePosition {
  const start = { file, line: 1, column: 1 };
  const content = files.get(file);
  const tree =
    rule === undefined || content === undefined ? undefined : parseFile(file, content, createReport());
  if (tree?.kind !== 'list') return start;
  for (const item of tree.items) {
    const name = partAt(item, ['name']);
    if (name?.kind !== 'scalar' || name.value !== rule) continue;
    return { file, ...positionOf(name.place.source, name.place.start) };
  }
  return start;
}
