import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { packageFolder } from '../../src/cli/package-folder.ts';
import { launchChromium } from '../tools/chromium.ts';

/** The built pages, served by the built command, and a browser to see them with. */
export interface Served {
  /** Without a closing slash. */
  readonly address: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** A server that runs. */
export interface Server {
  readonly address: string;
  close(): Promise<void>;
}

const START_LIMIT_MS = 30_000;

/** Runs `windtunnel serve` on a port, any free one for 0, for the workspace of the project or for another. */
export function serve(folder?: string, port = 0): Promise<Server> {
  const workspace = folder === undefined ? [] : ['--workspace', folder];
  const command = [join(packageFolder(), 'dist', 'cli.js'), 'serve', '--port', String(port), ...workspace];
  const child = spawn(process.execPath, command, {
    cwd: packageFolder(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => {
      child.kill();
      reject(new Error(`windtunnel serve did not say where it is:\n${printed}`));
    }, START_LIMIT_MS);
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (address === undefined) return;
      clearTimeout(timer);
      const close = async (): Promise<void> => {
        child.kill();
        await ended;
      };
      resolve({ address, close });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('close', (code) => {
      clearTimeout(timer);
      reject(new Error(`windtunnel serve ended with exit code ${String(code)}:\n${printed}`));
    });
  });
}

/** Serves the pages for the workspace in a folder, the sample when none is given, and starts a browser. */
export async function servePages(folder?: string): Promise<Served> {
  const server = await serve(folder);
  const browser = await launchChromium();
  return {
    address: server.address,
    browser,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Collects what goes wrong on a page without showing: errors on the console (refused scripts among them) and uncaught ones. */
export function collectErrors(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('requestfailed', (request) =>
    errors.push(`${request.url()} ${request.failure()?.errorText ?? ''}`),
  );
  return errors;
}
