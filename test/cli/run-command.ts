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

const COMMAND = join(packageFolder(), 'dist', 'cli.js');

const run = (command: string, args: readonly string[]): Ended =>
  spawnSync(command, args, { encoding: 'utf8', cwd: packageFolder(), maxBuffer: MOST_BYTES });

/** Runs the built command as a shell would, in the project's own folder: its sample workspace is the one at hand. */
export const windtunnel = (...args: readonly string[]): Ended => run(COMMAND, args);

/** The same where there is no WebAssembly, nor any other code made at run time. */
export const windtunnelInterpreted = (...args: readonly string[]): Ended =>
  run(process.execPath, ['--jitless', COMMAND, ...args]);
