import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files of the workspace in a folder, by path. */
export function workspaceFiles(folder: string): [path: string, text: string][] {
  const below = (path: string): string[] =>
    statSync(join(folder, path)).isDirectory()
      ? readdirSync(join(folder, path))
          .sort()
          .flatMap((name) => below(`${path}/${name}`))
      : [path];
  return ['rules', 'scenarios']
    .flatMap(below)
    .map((path) => [path, readFileSync(join(folder, path), 'utf8')]);
}
