import type { Label } from '../../plan/index.ts';
import { kindOf, type WorkspaceFile } from '../files.ts';
import { byName } from '../text/names.ts';
import type { Folder } from './folder.ts';

/** Kinds of file in the order in which people look for them; others come last. */
const KINDS = [
  'business',
  'targets',
  'strategy',
  'scenario',
  'rulebook',
  'notes',
  'plays',
  'conditions',
  'facts',
  'expectations',
  'test',
] as const satisfies readonly WorkspaceFile['kind'][];

export type ShelfKind = (typeof KINDS)[number] | 'other';

/** A file of the workspace, by what it is for. */
export interface ShelvedFile {
  readonly path: string;
  readonly kind: ShelfKind;
  readonly name: string;
  /** What people call what it is about, where the file says so. */
  readonly title?: Label;
}

/** The workspace's files, sorted by what they are for and by name. */
export function shelfOf(folder: Folder): ShelvedFile[] {
  const shelved = folder.paths.map((path): ShelvedFile => {
    const file = kindOf(path);
    const kind = KINDS.find((each) => each === file?.kind);
    if (!file || !kind) return { path, kind: 'other', name: path };
    const title = folder.titleOf(file);
    return { path, kind, name: file.name, ...(title && { title }) };
  });
  const rank = ({ kind }: ShelvedFile): number => (kind === 'other' ? KINDS.length : KINDS.indexOf(kind));
  return shelved.sort((a, b) => rank(a) - rank(b) || byName(a.path, b.path));
}
