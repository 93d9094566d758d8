import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildParts } from '../../.tools/build-parts.mjs';
import { PROJECT } from '../../.tools/folder.mjs';
import { servePages } from '../browser/served.ts';

/** Beside what is built and what is published: pictures are for those who read the README. */
const FOLDER = join(PROJECT, '.pictures');
const WIDTH = 1280;
/** Pixels of a picture for each of the page: a README shows it smaller, on a fine screen pixel by pixel. */
const RATIO = 1.25;
/** A whole matrix takes this long on a slow machine. */
const LIMIT_MS = 600_000;

/** A page as it is to be seen: where it is, when it is ready, how much of it is shown. */
interface Picture {
  readonly name: string;
  readonly address: string;
  readonly height: number;
  readonly ready: (page: Page) => Promise<void>;
}

const PICTURES: readonly Picture[] = [
  {
    name: 'outcomes',
    address: '/',
    height: 900,
    ready: async (page) => {
      await page.getByText('10,000 years a cell · seed 42').waitFor();
    },
  },
  {
    name: 'one-year',
    address: '/run?strategy=plan-2026&scenario=perfect-storm',
    height: 944,
    ready: async (page) => {
      await page.getByText(/^The worst of 10,000 years/).waitFor();
    },
  },
];

/** `npm run pictures`: the README's pictures, of the sample as it is simulated now. */
await buildParts({ onlyStale: true });
const above = mkdtempSync(join(tmpdir(), 'windtunnel-pictures-'));
const shop = join(above, 'my-shop');
for (const name of ['rules', 'scenarios']) cpSync(join(PROJECT, name), join(shop, name), { recursive: true });
mkdirSync(FOLDER, { recursive: true });
const served = await servePages(shop);
try {
  for (const { name, address, height, ready } of PICTURES) {
    const context = await served.browser.newContext({
      viewport: { width: WIDTH, height },
      deviceScaleFactor: RATIO,
      locale: 'en-GB',
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(LIMIT_MS);
    const page = await context.newPage();
    await page.goto(served.address + address);
    await ready(page);
    // the pointer is nowhere, and charts have been drawn
    await page.mouse.move(0, 0);
    await page.locator('canvas').first().waitFor();
    await page.waitForTimeout(500);
    const path = join(FOLDER, `${name}.png`);
    await page.screenshot({ path });
    console.log(`${path}: ${Math.round(statSync(path).size / 1000)} kB`);
    await context.close();
  }
} finally {
  await served.close();
  rmSync(above, { recursive: true });
}
