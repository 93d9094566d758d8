import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readFolder } from '../lib/index.ts';
import { commandWord } from '../lib/workspace/index.ts';
import { Complaints } from './complaints.ts';
import {
  addWorkspaceOptions,
  langOf,
  readWorkspaceOptions,
  wholeNumber,
  type WorkspaceOptions,
} from './options.ts';
import { loadPages } from './pages.ts';
import { LAST_PORT, serveOnLoopback } from './server.ts';

const DEFAULT_PORT = 4173;

interface ServeOptions extends WorkspaceOptions {
  readonly port: string;
}

async function serve(options: ServeOptions): Promise<void> {
  const complaints = new Complaints(langOf(options.lang));
  const { folder, lang } = readWorkspaceOptions(options, complaints);
  const port = wholeNumber('bad-port', options.port, [0, LAST_PORT], complaints) ?? DEFAULT_PORT;
  complaints.settle();
  // A folder that is no workspace is refused now; what is wrong in its files is told on the page, until it is mended.
  readFolder(folder);
  process.env.WINDTUNNEL_WORKSPACE = resolve(folder);
  const running = await serveOnLoopback(await loadPages(lang), port);
  console.log(commandWord('served-at', { address: `${running.address}/` }, lang));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void running.close();
    });
  }
}

/** Adds `windtunnel serve`: the pages for a workspace, on this machine only. */
export function addServe(program: Command): void {
  const command = program
    .command('serve')
    .description('show a workspace on pages in the browser, on this machine only')
    .option(
      '--port <number>',
      'port to listen on, 0 for any; the next free one when it is taken',
      String(DEFAULT_PORT),
    );
  addWorkspaceOptions(command).action(serve);
}
