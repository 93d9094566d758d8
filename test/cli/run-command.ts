import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packageFolder } from '../../src/cli/package-folder.ts';

/** What a command printed, and how it ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Most that a command may print: a table of facts as JSON is a few hundred kB. */
const MOST_BYTES = 64_000_000;

/** Runs the built command as a shell would, in the project's own folder: its sample workspace is the one at hand. */
export function windtunnel(...args: readonly string[]): Ended {
  return spawnSync(join(packageFolder(), 'dist', 'cli.js'), args, {
    encoding: 'utf8',
    cwd: packageFolder(),
    maxBuffer: MOST_BYTES,
  });
}
