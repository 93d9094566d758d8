import type { Browser, Page } from 'playwright-core';
import { loadPages } from '../../src/cli/pages.ts';
import { serveOnLoopback } from '../../src/cli/server.ts';
import { launchChromium } from '../tools/chromium.ts';

/** The built pages, served as `windtunnel serve` does, and a browser to see them with. */
export interface Served {
  readonly address: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Serves the pages on any free port and starts a browser. */
export async function servePages(): Promise<Served> {
  const running = await serveOnLoopback(await loadPages(), 0);
  const browser = await launchChromium();
  return {
    address: running.address,
    browser,
    close: async () => {
      await browser.close();
      await running.close();
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
