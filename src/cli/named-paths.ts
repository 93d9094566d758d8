import { relative, resolve } from 'node:path';

/** A path of the command line as the workspace knows it, with forward slashes. */
export const inWorkspace = (folder: string, path: string): string =>
  relative(resolve(folder), resolve(path)).replaceAll('\\', '/');

/** Whether a file of a workspace is named, or lies under a folder that is; where nothing is named, all are. */
export function isNamed(file: string, folder: string, paths: readonly string[]): boolean {
  const wanted = paths.map((path) => inWorkspace(folder, path));
  return (
    wanted.length === 0 || wanted.some((path) => path === '' || file === path || file.startsWith(`${path}/`))
  );
}
