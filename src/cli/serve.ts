import { InvalidArgumentError, type Command } from 'commander';
import { loadPages } from './pages.ts';
import { serveOnLoopback } from './server.ts';

const DEFAULT_PORT = 4173;
const LAST_PORT = 65_535;

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > LAST_PORT) {
    throw new InvalidArgumentError(`Write a whole number from 0 (any free port) to ${LAST_PORT}.`);
  }
  return port;
}

/** Adds `windtunnel serve`: the pages, on this machine only. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve the pages on this machine (loopback only)')
    .option(
      '--port <number>',
      'port to listen on; the next free one when it is taken',
      readPort,
      DEFAULT_PORT,
    )
    .action(async (options: { port: number }) => {
      const running = await serveOnLoopback(await loadPages(), options.port);
      console.log(`Windtunnel is at ${running.address}/  (Ctrl+C stops it)`);
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => {
          void running.close();
        });
      }
    });
}
