import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './accessible.ts';
import { OutcomesPage } from './outcomes-page.ts';
import { collectErrors, servePages, type Served } from './served.ts';
import { addChecks, makeSmallWorkspace } from './small-workspace.ts';

const CALM = 'scenarios/calm.yaml';
const LIMIT_MS = 60_000;
/** What a page that is reloaded, or a worker that is killed, still waited for. */
const ABORTED = /ERR_ABORTED$/;

const folder = makeSmallWorkspace();
let served: Served;
let context: BrowserContext;
let view: OutcomesPage;
let errors: readonly string[];
beforeAll(async () => {
  addChecks(folder);
  served = await servePages(folder);
  context = await served.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(LIMIT_MS / 2);
  view = new OutcomesPage(await context.newPage());
  errors = collectErrors(view.page);
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

const onDisk = (): string => readFileSync(join(folder, CALM), 'utf8');
const titled = (title: string): string =>
  onDisk().replace(/title: .*/, `title: { en: ${title}, zh: ${title} }`);
const says = (text: string | RegExp): Promise<void> => view.page.getByText(text).first().waitFor();
const firstLine = (): Locator => view.page.locator('.cm-line').first();

describe('what is typed', () => {
  const line = (): Promise<string | null> => firstLine().textContent();

  test(
    'is still there after a reload, and is undone and redone with the keyboard',
    async () => {
      await view.page.goto(`${served.address}/files?path=${CALM}`);
      const former = await line();
      await firstLine().click();
      await view.page.keyboard.press('Home');
      await view.page.keyboard.type('# mine ');
      await view.page.reload();
      await expect.poll(line).toBe(`# mine ${former}`);
      await view.page.keyboard.press('Control+z');
      await expect.poll(line).toBe(former);
      await firstLine().click();
      await view.page.keyboard.press('Control+Shift+z');
      await expect.poll(line).toBe(`# mine ${former}`);
      await view.page.reload();
      await firstLine().click();
      await view.page.keyboard.press('Control+z');
      await expect.poll(line).toBe(former);
      await says('no changes');
    },
    LIMIT_MS,
  );

  test(
    'and saved is not undone over what somebody else wrote since',
    async () => {
      await view.page.goto(`${served.address}/files?path=${CALM}`);
      await firstLine().click();
      await view.page.keyboard.press('Home');
      await view.page.keyboard.type('# mine ');
      await view.page.keyboard.press('Control+s');
      await says(/^saved /);
      expect(onDisk()).toMatch(/^# mine /);
      const theirs = titled('Theirs');
      writeFileSync(join(folder, CALM), theirs);
      await expect.poll(() => view.page.locator('.cm-content').textContent()).toContain('Theirs');
      await view.button('Undo').click();
      await says('One file that you edited has been changed by somebody else as well.');
      await view.page.keyboard.press('Control+s');
      const dialog = view.page.getByRole('dialog');
      await dialog.waitFor();
      expect(onDisk()).toBe(theirs);
      await view.button('Take the kept one').click();
      await says('no changes');
      expect(onDisk()).toBe(theirs);
    },
    LIMIT_MS,
  );
});

describe('a strategy that expectations and tests of rules name', () => {
  const remark = (): Locator => view.page.getByText(/^2 errors in files that only check/);

  test(
    'can be removed: the others are simulated, and the errors are told beside them',
    async () => {
      await view.page.goto(`${served.address}/`);
      await view.filled();
      expect(await view.page.getByRole('rowheader').count()).toBe(2);
      await view.button('Change Steady').click();
      await view.page.getByRole('menuitem', { name: 'Remove' }).click();
      await remark().waitFor();
      expect(await view.page.getByRole('rowheader').count()).toBe(1);
      await view.filled();
      expect(await view.page.getByRole('alert').count()).toBe(0);
      expect(await violations(view.page)).toEqual([]);
      await view.page.getByRole('link', { name: 'See in Files' }).click();
      const finding = view.page
        .getByRole('listitem')
        .filter({ hasText: 'scenarios/checks/expectations.yaml:' });
      expect(await finding.textContent()).toContain('steady');
      await says(/meets all targets in \S+ of years/);
      expect(await view.page.getByText(/^Not of the files as they stand: they have errors/).count()).toBe(0);
      await view.page.keyboard.press('Control+z');
      await says('Nothing is wrong with the files.');
      await view.page.getByRole('link', { name: 'Outcomes', exact: true }).click();
      await expect.poll(() => view.page.getByRole('rowheader').count()).toBe(2);
      expect(await remark().count()).toBe(0);
      expect(errors.filter((error) => !ABORTED.test(error))).toEqual([]);
    },
    LIMIT_MS,
  );
});
