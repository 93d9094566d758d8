import { chmodSync, lstatSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './folder.mjs';
import { tool } from './run.mjs';

const EXECUTABLE = 0o755;
/** From node_modules/.bin. */
const COMMAND_LINE = '../../dist/cli.js';

/**
 * Makes dist/cli.js executable and links it as node_modules/.bin/windtunnel. npx finds the project's own command by linking
 * the project into its cache; when it did so before the command was built, that link stays without a command for good, and
 * this one is what it finds instead.
 */
export function linkCommandLine() {
  chmodSync(join(PROJECT, 'dist', 'cli.js'), EXECUTABLE);
  if (process.platform === 'win32') return; // npm makes scripts there, not links
  const link = tool('windtunnel');
  // A link that is right is left alone: whoever runs the command meanwhile finds it at any moment.
  if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() && readlinkSync(link) === COMMAND_LINE)
    return;
  rmSync(link, { force: true });
  symlinkSync(COMMAND_LINE, link);
}
