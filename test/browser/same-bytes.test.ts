import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { packageFolder } from '../../src/cli/package-folder.ts';
import { launchChromium } from '../tools/chromium.ts';
import { fingerprints } from './entry.ts';
import { workspaceFiles } from './sample.ts';

/** Bundles the entry as the pages are bundled, into one module. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'entry.ts'), formats: ['es'] },
    },
  });
  const [result] = Array.isArray(built) ? built : [built];
  const output = 'output' in result ? result.output[0] : undefined;
  if (output === undefined) throw new Error('the bundle is empty');
  return output.code;
}

/** Which block is compared: any would do. */
const BLOCK = 3;

/** A page that has loaded the module. */
const PAGE = `<!doctype html><title>same bytes</title>
<script type="module">import * as entry from '/entry.js'; Object.assign(window, entry);</script>`;

interface Entry {
  readonly fingerprints: typeof fingerprints;
}

/** Serves the page and the module. */
async function serveModule(code: string): Promise<{ address: string; close: () => void }> {
  const server = createServer((request, response) => {
    const isModule = request.url === '/entry.js';
    response.setHeader('Content-Type', isModule ? 'text/javascript' : 'text/html');
    response.end(isModule ? code : PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() };
}

describe('a block', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveModule>>;
  beforeAll(async () => {
    server = await serveModule(await bundle());
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  test('has the same bytes in Node and in Chromium, in every strategy and scenario', async () => {
    const files = workspaceFiles(packageFolder());
    const page = await browser.newPage();
    await page.goto(server.address);
    await page.waitForFunction(() => 'fingerprints' in window);
    const there = await page.evaluate(
      ([given, block]) => (window as unknown as Entry).fingerprints(given, block),
      [files, BLOCK] as const,
    );
    const here = await fingerprints(files, BLOCK);
    expect(Object.keys(here).length).toBeGreaterThan(1);
    expect(there).toEqual(here);
    await page.close();
  });
});
