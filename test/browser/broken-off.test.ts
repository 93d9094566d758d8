import { rmSync } from 'node:fs';
import type { Worker } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OutcomesPage } from './outcomes-page.ts';
import { collectErrors, servePages, type Served } from './served.ts';
import { makeSmallWorkspace } from './small-workspace.ts';

const LIMIT_MS = 60_000;
/** What a page that is reloaded, or a worker that is killed, still waited for. */
const ABORTED = /ERR_ABORTED$/;
const CELL = 'strategy=steady&scenario=calm';

const folder = makeSmallWorkspace();
let served: Served;
let view: View;
beforeAll(async () => {
  served = await servePages(folder);
  const context = await served.browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
  });
  context.setDefaultTimeout(LIMIT_MS / 2);
  view = new View(await context.newPage());
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

class View extends OutcomesPage {
  readonly errors = collectErrors(this.page);

  async go(path: string): Promise<void> {
    await this.page.goto(`${served.address}${path}`);
  }

  says(text: string | RegExp): Promise<void> {
    return this.page.getByText(text).first().waitFor();
  }

  /** Ends a worker from outside as soon as it is there, as a browser does that is out of memory. */
  async kill(name: string): Promise<void> {
    const isIt = (worker: Worker): boolean => worker.url().includes(name);
    const worker =
      this.page.workers().find(isIt) ?? (await this.page.waitForEvent('worker', { predicate: isIt }));
    await worker.evaluate(() => {
      self.close();
    });
  }
}

describe('a worker that is killed in the middle is started again by itself, and the page says so', () => {
  test(
    'while the matrix is simulated',
    async () => {
      await view.go('/');
      await view.says(/^simulating|on the way to/);
      await view.kill('engine-worker');
      await view.says(/^A part of the simulation broke off and was started again/);
      await view.filled();
      await view.kill('browser-worker');
      await view.button('Cancel').click();
      await view.says(/^cancelled/);
      await view.page.getByRole('textbox', { name: 'Years a cell' }).fill('2000');
      await view.button('Run').click();
      await view.says('2,000 years a cell · seed 42');
      expect(await view.page.getByRole('alert').count()).toBe(0);
      expect(view.errors.filter((error) => !ABORTED.test(error))).toEqual([]);
    },
    LIMIT_MS,
  );

  test.each([
    ['a cell', `/cell?${CELL}`, 'engine-worker', /^The year comes to /],
    ['one year', `/run?${CELL}`, 'browser-worker', /^The worst of 2,000 years by Operating profit/],
  ])(
    'while %s is simulated on its own page',
    async (_, path, worker, result) => {
      await view.go(path);
      await view.kill(worker);
      await view.says(/^A part of the simulation broke off and was started again/);
      await view.says(result);
      expect(await view.page.getByRole('alert').count()).toBe(0);
      expect(view.errors.filter((error) => !ABORTED.test(error))).toEqual([]);
    },
    LIMIT_MS,
  );
});
