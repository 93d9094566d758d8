import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';
import { localWorkers, simulate } from '../../src/lib/simulation/index.ts';
import { readWorkspace } from '../../src/lib/workspace/index.ts';
import { readFolder } from '../../src/lib/workspace/node-folder.ts';
import { violations } from './accessible.ts';
import { OutcomesPage } from './outcomes-page.ts';
import { collectErrors, servePages, type Served } from './served.ts';

const DESK: BrowserContextOptions = {
  viewport: { width: 1440, height: 900 },
  locale: 'en-GB',
  colorScheme: 'light',
};
/** One block of years: quick, and the same numbers wherever they are simulated. */
const YEARS = 500;
const LIMIT_MS = 120_000;
const PLAN = 'scenarios/shop/strategies/plan-2026.yaml';

let served: Served;
let view: OutcomesPage;
let errors: readonly string[];
beforeAll(async () => {
  served = await servePages();
  const context = await served.browser.newContext(DESK);
  context.setDefaultTimeout(LIMIT_MS);
  view = new OutcomesPage(await context.newPage());
  errors = collectErrors(view.page);
  await view.page.goto(`${served.address}/`);
  await view.page.getByLabel('Years a cell').fill(String(YEARS));
  await view.page.keyboard.press('Enter');
  await done(view.page);
});
afterAll(() => served.close());

const done = (page: Page): Promise<void> => page.getByText(`${YEARS} years a cell · seed 42`).waitFor();

const box = (name: string): Locator => view.page.getByRole('spinbutton', { name, exact: true });
const slider = (name: string): Locator => view.page.getByRole('slider', { name, exact: true });
const chanceIn = async (strategy: string, scenario: string): Promise<string> =>
  /(\d+(?:\.\d+)?%) chance/.exec((await view.cell(strategy, scenario).textContent()) ?? '')?.[1] ?? '';

/** Turns a knob by its box, and waits for what it leads to. */
async function turn(name: string, to: string): Promise<void> {
  await box(name).fill(to);
  await box(name).press('Tab');
  await settled();
}

/** Waits until the files as edited have been simulated. */
async function settled(): Promise<void> {
  await view.page
    .locator('td.stale')
    .first()
    .waitFor({ state: 'attached', timeout: 1000 })
    .catch(() => undefined);
  await done(view.page);
  await view.page.waitForFunction(() => !document.querySelector('td.stale'));
}

async function menu(name: string, item: string): Promise<void> {
  await view.button(`Change ${name}`).click();
  await view.page.getByRole('menuitem', { name: item }).click();
}

const rows = (): Promise<string[]> =>
  view.page
    .getByRole('rowheader')
    .evaluateAll((heads) => heads.map((head) => head.querySelector('.name')?.textContent.trim() ?? ''));

describe('the knobs', () => {
  test(
    'change a cell to what the files as edited come to',
    async () => {
      const before = await chanceIn('Plan 2026', 'Calm');
      await turn('Budget, CNY', '8000000');
      const files = new Map(
        [...readFolder(packageFolder())].map(([path, content]) => [
          path,
          typeof content === 'string' ? content : new TextDecoder().decode(content),
        ]),
      );
      files.set(PLAN, (files.get(PLAN) ?? '').replace('10_000_000', '8_000_000'));
      const read = readWorkspace(files);
      if (!read.ok) throw new Error('the edited files do not read');
      const { plans } = read;
      const strategies = plans.strategies.filter(({ title }) => title.name === 'plan-2026');
      const worlds = plans.worlds.filter(({ title }) => title.name === 'calm');
      const { cells } = await simulate({
        plans: { ...plans, strategies, worlds },
        runs: YEARS,
        seed: 42,
        workers: localWorkers(),
      });
      const expected = `${Math.round((cells[0]?.allTargets.chance ?? NaN) * 100)}%`;
      expect(await chanceIn('Plan 2026', 'Calm')).toBe(expected);
      expect(expected).not.toBe(before);
    },
    LIMIT_MS,
  );

  test(
    'are undone and redone by key, and taken back',
    async () => {
      await view.page.keyboard.press('Control+z');
      await expect.poll(() => box('Budget, CNY').inputValue()).toBe('10000000');
      await view.page.keyboard.press('Control+Shift+z');
      await expect.poll(() => box('Budget, CNY').inputValue()).toBe('8000000');
      expect(await view.page.getByText('One file differs from the saved one').count()).toBe(1);
      await view.button('Reset: Budget').click();
      await expect.poll(() => box('Budget, CNY').inputValue()).toBe('10000000');
      await expect.poll(() => view.page.getByText('One file differs from the saved one').count()).toBe(0);
    },
    LIMIT_MS,
  );

  test(
    'of a split always come to 100%',
    async () => {
      await slider('Public traffic').focus();
      for (let i = 0; i < 3; i++) await view.page.keyboard.press('ArrowRight');
      await expect.poll(() => box('Public traffic, %').inputValue()).toBe('43');
      const shares = async (): Promise<number> => {
        const names = ['Public traffic, %', 'Content, %', 'Private domain and members, %', 'Supply chain, %'];
        const values = await Promise.all(names.map((name) => box(name).inputValue()));
        return values.reduce((sum, value) => sum + Number(value), 0);
      };
      await expect.poll(shares).toBe(100);
      await view.page.keyboard.press('Control+z');
      await expect.poll(() => box('Public traffic, %').inputValue()).toBe('40');
      await expect.poll(shares).toBe(100);
    },
    LIMIT_MS,
  );

  test(
    'of a scenario turn its shocks; any other is found by name',
    async () => {
      await view.cell('Plan 2026', 'Competitor price cut').click();
      await view.page.getByText("Shock: Competitor's discount").click();
      await turn('Chance, %', '100');
      expect(await view.page.getByText('competitor-price-cut.yaml').count()).toBe(1);
      await view.page.getByRole('searchbox').fill('market demand');
      await slider('Market demand').waitFor();
      await view.page.getByRole('searchbox').fill('');
      await view.button('Undo').click();
      await settled();
    },
    LIMIT_MS,
  );
});

describe('rows', () => {
  test(
    'are compared with a baseline, in words where nothing can be told',
    async () => {
      await menu('Plan 2026', 'Compare others with it');
      await expect
        .poll(async () => await view.cell('Steady', 'Calm').textContent())
        .toMatch(/−\d+ pts \(−\d+ to −\d+\)/);
      await menu('Private first', 'Duplicate');
      await view.page.keyboard.press('Enter');
      await view.page.getByRole('rowheader', { name: /Private first, copy/ }).waitFor();
      await settled();
      await menu('Private first', 'Compare others with it');
      await expect
        .poll(async () => await view.cell('Private first, copy', 'Calm').textContent())
        .toContain('no clear difference');
    },
    LIMIT_MS,
  );

  test(
    'are renamed, moved and removed, by keyboard too; one that others rest on stays',
    async () => {
      await menu('Plan 2026', 'Remove');
      expect(await view.page.getByRole('rowheader').getByRole('alert').textContent()).toContain('It stays:');
      await view.cell('Private first, copy', 'Calm').click();
      await view.page.keyboard.press('Escape');
      await view.cell('Private first, copy', 'Calm').focus();
      await view.page.keyboard.press('F2');
      await view.page.keyboard.type('Bolder');
      await view.page.keyboard.press('Enter');
      await view.page.getByRole('rowheader', { name: /Bolder/ }).waitFor();
      const place = (await rows()).indexOf('Bolder');
      await view.cell('Bolder', 'Calm').focus();
      await view.page.keyboard.press('Alt+ArrowUp');
      await expect.poll(async () => (await rows()).indexOf('Bolder')).toBe(place - 1);
      await menu('Bolder', 'Remove');
      await expect.poll(rows).toHaveLength(5);
    },
    LIMIT_MS,
  );

  test(
    'two cells stand side by side on one scale',
    async () => {
      await view.cell('Plan 2026', 'Calm').click();
      await view.button('Keep beside the next').click();
      await view.cell('Steady', 'Perfect storm').click();
      expect((await view.opened.allTextContents()).map((text) => text.trim())).toContain('Side by side');
      expect(await view.page.locator('canvas').count()).toBe(2);
      expect(await violations(view.page)).toEqual([]);
      await view.button('Dark').click();
      expect(await violations(view.page)).toEqual([]);
      await view.button('No longer beside').click();
    },
    LIMIT_MS,
  );

  test(
    'and knobs speak Chinese, and fit a phone',
    async () => {
      await view.button('中文').click();
      await view.page.setViewportSize({ width: 390, height: 844 });
      expect(await view.page.getByRole('slider', { name: '总预算', exact: true }).count()).toBe(1);
      await expect.poll(() => view.overflow()).toBe(0);
      expect(await violations(view.page)).toEqual([]);
      expect(errors).toEqual([]);
    },
    LIMIT_MS,
  );
});
