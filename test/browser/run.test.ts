import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './accessible.ts';
import { collectErrors, servePages, type Served } from './served.ts';

const LIMIT_MS = 120_000;

let served: Served;
let page: Page;
let errors: readonly string[];
beforeAll(async () => {
  served = await servePages();
  const context = await served.browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
  });
  context.setDefaultTimeout(LIMIT_MS);
  page = await context.newPage();
  errors = collectErrors(page);
  await page.goto(`${served.address}/run?strategy=plan-2026&scenario=perfect-storm`);
});
afterAll(() => served.close());

const sentence = (text: RegExp) => page.getByText(text).first();

describe('one year', () => {
  test(
    'is the worst one by profit, told in a sentence, figures and weeks',
    async () => {
      await sentence(
        /^The worst of 10,000 years by Operating profit: year [\d,]+\. It met \d of 7 targets/,
      ).waitFor();
      expect(await page.getByRole('row').filter({ hasText: 'Operating profit' }).textContent()).toMatch(
        /missed/,
      );
      const fired = page.getByRole('listitem').filter({ hasText: 'Fired' }).first();
      expect(await fired.textContent()).toMatch(/→ [A-Z]/);
    },
    LIMIT_MS,
  );

  test('says why the other rules did not fire, and by how much', async () => {
    const week = page
      .getByRole('listitem')
      .filter({ hasText: /other rules did not fire/ })
      .first();
    await week.getByText(/other rules did not fire/).click();
    await week
      .getByText(/\(.+ away\)/)
      .first()
      .waitFor();
  });

  test(
    'gives way to the best one, or one by its number, at a click; the address says so',
    async () => {
      await page.getByRole('button', { name: 'best' }).click();
      await sentence(/^The best of 10,000 years/).waitFor();
      expect(page.url()).toContain('best=profit');
      await page.getByLabel('or number').fill('12');
      await page.getByLabel('or number').press('Enter');
      await sentence(/^Year 12\./).waitFor();
      expect(page.url()).toContain('run=12');
    },
    LIMIT_MS,
  );

  test('of a strategy without rules speaks of none', async () => {
    await page.getByLabel('Strategy').selectOption({ label: 'Plan 2026, no rules' });
    await sentence(/This strategy has no rules\./).waitFor();
  });

  test('has nothing that axe would object to, in either theme', async () => {
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Dark' }).click();
    expect(await violations(page)).toEqual([]);
  });

  test(
    'fits a phone, in Chinese; of a cell that there is not it says so',
    async () => {
      await page.getByRole('button', { name: '中文' }).click();
      await page.setViewportSize({ width: 390, height: 844 });
      await page.getByRole('heading', { name: '这一年发生了什么？' }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
      await page.goto(`${served.address}/run?strategy=nobody&scenario=calm`);
      await page.getByRole('alert').filter({ hasText: 'nobody' }).waitFor();
      expect(errors).toEqual([]);
    },
    LIMIT_MS,
  );
});
