import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FACTS, LEVERS, LIMITS, PLAYS } from '../../src/lib/plan/index.ts';
import { violations } from './accessible.ts';
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

let served: Served;
beforeAll(async () => {
  served = await servePages();
});
afterAll(() => served.close());

async function open(options: BrowserContextOptions): Promise<{ page: Page; errors: readonly string[] }> {
  const context = await served.browser.newContext(options);
  const page = await context.newPage();
  const errors = collectErrors(page);
  await page.goto(`${served.address}/guide`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, errors };
}

/** Opens all that is folded away. */
const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

const section = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

describe('the guide', () => {
  let page: Page;
  let errors: readonly string[];
  beforeAll(async () => {
    ({ page, errors } = await open(DESK));
  });
  afterAll(() => page.context().close());

  test('says what it is, in the tab and among the pages', async () => {
    expect(await page.title()).toBe('Windtunnel: guide');
    const current = page.getByRole('navigation', { name: 'Pages' }).locator('[aria-current=page]');
    expect((await current.textContent())?.trim()).toBe('Guide');
  });

  test('has five questions, each leading to Outcomes', async () => {
    const links = section(page, 'Five questions').getByRole('link');
    expect(await links.count()).toBe(5);
    for (const link of await links.all()) expect(await link.getAttribute('href')).toBe('/');
  });

  test('is long, and folded: one table of facts is open from the first', async () => {
    expect(await section(page, 'Facts').getByRole('table').count()).toBe(1);
    expect(await section(page, 'Levers').getByRole('table').count()).toBe(0);
    await section(page, 'Levers').getByText('Ours: moved by').click();
    await section(page, 'Levers')
      .getByRole('rowheader', { name: /budget\.total/ })
      .waitFor();
  });

  test('finds facts while one types, in both languages, and says how many', async () => {
    const facts = section(page, 'Facts');
    const box = facts.getByRole('searchbox', { name: 'Find a fact' });
    const status = facts.getByRole('status');
    await box.fill('cac_paid');
    expect(await facts.getByRole('rowheader').allTextContents()).toEqual([
      expect.stringContaining('CAC (paid)'),
    ]);
    expect(await status.textContent()).toMatch(/^1 of \d+ facts$/);
    await box.fill('复购');
    await facts.getByRole('rowheader', { name: /repurchase_rate$/ }).waitFor();
    await box.fill('no such fact');
    expect(await facts.getByRole('rowheader').count()).toBe(0);
    expect(await status.textContent()).toMatch(/^0 of \d+ facts$/);
    await box.fill('');
    expect(await facts.getByRole('table').count()).toBe(1);
    expect(Number.parseInt((await status.textContent()) ?? '', 10)).toBeGreaterThan(FACTS.length);
  });

  test('finds levers by the name that files give them', async () => {
    const levers = section(page, 'Levers');
    await levers.getByRole('searchbox').fill('suppliers.a');
    const names = await levers.getByRole('rowheader').allTextContents();
    expect(names.length).toBe(LEVERS.filter(({ name }) => name.includes('suppliers.a')).length);
    await levers.getByRole('searchbox').fill('');
  });

  test('is worked with the keyboard: a fold opens with Enter', async () => {
    const fold = section(page, 'Facts').locator('summary').filter({ hasText: 'Conversion' });
    await fold.focus();
    await page.keyboard.press('Enter');
    await section(page, 'Facts')
      .getByRole('rowheader', { name: /\bcvr\b/ })
      .waitFor();
  });

  test('lists plays and what is not in the model', async () => {
    expect(await section(page, 'Plays').getByRole('rowheader').count()).toBe(PLAYS.length);
    expect(await section(page, 'What is not in the model').getByRole('rowheader').count()).toBe(
      LIMITS.length,
    );
  });

  test('has nothing that axe would object to, all unfolded, in either theme', async () => {
    await unfold(page);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Dark', exact: true }).click();
    expect(await violations(page)).toEqual([]);
  });

  test('speaks Chinese at a click, and everything in it', async () => {
    await page.getByRole('button', { name: '中文', exact: true }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('能问什么，能改什么？');
    expect(await page.title()).toContain('使用指引');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    // nothing was left in English for want of a translation
    expect(await page.locator('main [lang=en]').count()).toBe(0);
    const definitions = await section(page, '指标').locator('tbody td.wide').allTextContents();
    expect(definitions.length).toBeGreaterThan(FACTS.length);
    expect(definitions.filter((text) => !/\p{Script=Han}/u.test(text) && !text.includes('÷'))).toEqual([]);
  });

  test('leads to Outcomes and back without an error', async () => {
    await page.getByRole('link', { name: '推演结果', exact: true }).click();
    await page.getByRole('heading', { name: '方案守得住吗？' }).waitFor();
    expect(await page.title()).toContain('方案守得住吗');
    await page.goBack();
    await page.getByRole('heading', { name: '能问什么，能改什么？' }).waitFor();
    expect(errors).toEqual([]);
  });
});

describe('the guide on a phone', () => {
  test('fits its width, all unfolded, and has nothing that axe would object to', async () => {
    const { page, errors } = await open(PHONE);
    await unfold(page);
    await page.getByRole('rowheader', { name: /budget\.total/ }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
