import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './accessible.ts';
import { copySample } from './small-workspace.ts';
import { collectErrors, servePages, type Served } from './served.ts';

const DESK: BrowserContextOptions = {
  viewport: { width: 1440, height: 900 },
  locale: 'en-GB',
  colorScheme: 'light',
};
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  locale: 'zh-CN',
  colorScheme: 'dark',
};
const TRAFFIC = 'rules/traffic.json';
const LIMIT_MS = 120_000;

/** Opens the page in a window of its own. */
async function open(
  served: Served,
  options: BrowserContextOptions,
  query = '',
): Promise<[Page, readonly string[]]> {
  const context = await served.browser.newContext(options);
  context.setDefaultTimeout(LIMIT_MS);
  const page = await context.newPage();
  const errors = collectErrors(page);
  await page.goto(`${served.address}/files${query}`);
  return [page, errors];
}

const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: true });
const editor = (page: Page): Locator => page.getByRole('textbox', { name: /^Text of / });
const line = (page: Page, text: string): Locator =>
  page.locator('.cm-line').filter({ hasText: text }).first();

/** Puts the cursor behind a piece of a line. */
async function cursorBehind(page: Page, of: string, piece: string): Promise<void> {
  await line(page, of).click();
  const text = (await line(page, of).textContent()) ?? '';
  await page.keyboard.press('Home');
  const indent = text.length - text.trimStart().length;
  for (let at = indent; at < text.indexOf(piece) + piece.length; at++)
    await page.keyboard.press('ArrowRight');
}

/** The chance that the page tells. */
async function chance(page: Page): Promise<string> {
  const told = page.getByText(/meets all targets in \S+ of years/);
  await told.waitFor();
  return /in (\S+) of years/.exec((await told.textContent()) ?? '')?.[1] ?? '';
}

/** Stops the simulation, which what follows does not need: it leaves the machine to the test. */
async function calm(page: Page, name: string): Promise<void> {
  // it may be done, or not yet begun
  await button(page, name)
    .click({ timeout: 1000 })
    .catch(() => undefined);
}

const stale = (page: Page): Locator => page.getByText(/^Not of the files as they stand/);

describe('the files', () => {
  const folder = copySample();
  let served: Served;
  let page: Page;
  let errors: readonly string[];
  beforeAll(async () => {
    served = await servePages(folder);
    [page, errors] = await open(served, DESK, `?path=${TRAFFIC}&line=8`);
  });
  afterAll(async () => {
    await page.context().close();
    await served.close();
    rmSync(folder, { recursive: true });
  });

  test('stand by what they are for, under the names that people use; the one asked for is open', async () => {
    await line(page, 'private_gmv_share').waitFor();
    const files = page.getByRole('navigation', { name: 'Files of the workspace' });
    expect((await files.locator('[aria-current=page]').textContent())?.trim()).toBe('traffic');
    expect(await files.getByRole('link', { name: 'Plan 2026', exact: true }).count()).toBe(1);
    expect(await files.getByRole('heading').allTextContents()).toEqual([
      'Strategies',
      'Scenarios',
      'Rulebooks',
    ]);
    await page.getByText('Nothing is wrong with the files.').waitFor();
    expect(await page.getByText('Nothing is wrong with the files.').count()).toBe(1);
  });

  test('tell what a fact is, under the pointer', async () => {
    await page.getByText('"private_gmv_share"').hover();
    const told = page.locator('.cm-told');
    await told.waitFor();
    expect(await told.textContent()).toMatch(/Private-domain share of GMV.*%/);
    await page.mouse.move(0, 0);
  });

  test('offer facts with their unit as one types', async () => {
    await cursorBehind(page, '"cac", "params"', '"cac');
    await page.keyboard.press('Control+Space');
    const option = page.getByRole('option').filter({ hasText: /^cacCAC/ });
    await option.waitFor();
    expect(await option.textContent()).toBe('cacCAC (blended) · CNY');
    await page.keyboard.press('Escape');
  });

  test(
    'change the number of the cell as a rule changes',
    async () => {
      const before = await chance(page);
      // without rules of its own the strategy fares otherwise
      await page.getByRole('link', { name: 'Plan 2026', exact: true }).click();
      await cursorBehind(page, 'rules: [competition', 'rules: [competition');
      await page.keyboard.press('Shift+End');
      await page.keyboard.type(']');
      await stale(page).waitFor();
      await stale(page).waitFor({ state: 'detached' });
      await page.waitForFunction(
        (was) => !document.body.innerText.includes(`meets all targets in ${was} of years`),
        before,
      );
      expect(await page.getByRole('link', { name: /^Plan 2026 edited$/ }).count()).toBe(1);
      await page.keyboard.press('Control+z');
      await page.waitForFunction(() => !document.body.innerText.includes('edited'));
    },
    LIMIT_MS,
  );

  test('say what is wrong where it is typed, with its remedy; the last result stays and is marked', async () => {
    await page.locator(`a[title="${TRAFFIC}"]`).click();
    await cursorBehind(page, '"private_gmv_share"', '"private_gmv_shar');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Escape');
    const finding = page.getByRole('listitem').filter({ hasText: `${TRAFFIC}:8:` });
    await finding.waitFor();
    expect(await finding.textContent()).toMatch(/private_gmv_shar.*Remedy.*private_gmv_share/s);
    expect(await page.locator('.cm-lintRange-error').count()).toBeGreaterThan(0);
    await stale(page).waitFor();
    expect(await chance(page)).toMatch(/\d%/);
    expect(await page.getByRole('link', { name: 'traffic edited, 1 error', exact: true }).count()).toBe(1);
    await button(page, 'Undo').click();
    await page.getByText('Nothing is wrong with the files.').waitFor();
  });

  test('are laid out at a key', async () => {
    await cursorBehind(page, '"cac-runs-hot"', '"name":');
    await page.keyboard.type('     ');
    await page.keyboard.press('Shift+Alt+F');
    await page.getByText('Laid out.').waitFor();
    expect(await line(page, '"cac-runs-hot"').textContent()).toBe('    "name": "cac-runs-hot",');
  });

  test('can be left by keyboard, though Tab indents', async () => {
    await editor(page).focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await editor(page).evaluate((element) => element === document.activeElement)).toBe(false);
  });

  test('have nothing that axe would object to, in either theme', async () => {
    await calm(page, 'Cancel');
    expect(await violations(page)).toEqual([]);
    await button(page, 'Dark').click();
    expect(await violations(page)).toEqual([]);
  });

  test('read as sentences, and what is changed in a sentence changes the text there alone', async () => {
    await button(page, 'As sentences').click();
    const rule = page.getByRole('article', { name: 'CAC runs hot' });
    await rule.waitFor();
    expect((await rule.locator('.sentence').textContent())?.trim().replaceAll(/\s+/g, ' ')).toMatch(
      /^When 4-week mean of CAC \(blended\) is more than 110 CNY and Private-domain share of GMV is less than 45% and “plan-has-started” holds/,
    );
    await button(page, 'Change CAC runs hot').click();
    await rule.getByLabel('Value').nth(1).fill('40');
    await rule.getByText('40%').waitFor();
    await rule.getByRole('button', { name: 'Add a condition' }).click();
    await rule.getByText('Week is at least 1').waitFor();
    await calm(page, 'Cancel');
    expect(await violations(page)).toEqual([]);
    await button(page, 'As text').click();
    expect(await line(page, 'private_gmv_share').textContent()).toContain(
      '"operator": "lessThan", "value": 0.4 },',
    );
    await button(page, 'Take back all edits of this file').click();
    await page.waitForFunction(() => !document.body.innerText.includes('edited'));
  });

  test('report no error on the console', () => {
    expect(errors).toEqual([]);
  });

  test('on a phone are chosen from a box, in the phone’s language, and fit its width', async () => {
    await calm(page, 'Cancel');
    const [small, problems] = await open(served, PHONE, `?path=${TRAFFIC}`);
    await line(small, 'private_gmv_share').waitFor();
    await calm(small, '取消');
    await button(small, '语句').click();
    await small.getByRole('article', { name: '获客成本过高' }).waitFor();
    await button(small, '修改：获客成本过高').click();
    await small.getByLabel('优先级').waitFor();
    expect(await small.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    expect(await violations(small)).toEqual([]);
    await small.getByRole('combobox', { name: '文件', exact: true }).selectOption({ label: '平稳' });
    await small.getByRole('textbox', { name: 'scenarios/calm.yaml 的内容' }).waitFor();
    expect(problems).toEqual([]);
    await small.context().close();
  });
});

describe('a workspace with errors', () => {
  const folder = copySample();
  let served: Served;
  beforeAll(async () => {
    const path = join(folder, 'rules/plays.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('lever: budget.public', 'lever: budget.pubic'));
    served = await servePages(folder);
  });
  afterAll(async () => {
    await served.close();
    rmSync(folder, { recursive: true });
  });

  test(
    'opens its files with the errors listed; mended, it is simulated',
    async () => {
      const [page, errors] = await open(served, DESK);
      const finding = page.getByRole('listitem').filter({ hasText: 'budget.pubic' });
      await finding.waitFor();
      await page.getByRole('heading', { name: 'In this file' }).waitFor();
      await finding.getByRole('button').click();
      expect(await editor(page).evaluate((element) => element === document.activeElement)).toBe(true);
      await cursorBehind(page, 'budget.pubic', 'budget.pub');
      await page.keyboard.type('l');
      await page.keyboard.press('Escape');
      await page.getByText('Nothing is wrong with the files.').waitFor();
      expect(await chance(page)).toMatch(/%/);
      expect(errors).toEqual([]);
      await page.context().close();
    },
    LIMIT_MS,
  );
});
