import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { BrowserContextOptions, Download, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './accessible.ts';
import { OutcomesPage } from './outcomes-page.ts';
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

/** A cell at full runs takes this long on a machine that does other things as well. */
const CELL_LIMIT_MS = 120_000;
/** And what has been simulated answers within this. */
const ANSWER_LIMIT_MS = 20_000;

const PNG_MARK = [0x89, 0x50, 0x4e, 0x47];
const BOM = '\uFEFF';

/** What of the sample a small matrix does without. */
const LEFT_OUT = [
  ...['steady', 'private-first', 'public-first'].map((name) => `scenarios/shop/strategies/${name}.yaml`),
  ...['perfect-storm', 'traffic-cost-growth', 'competitor-price-cut'].map((name) => `scenarios/${name}.yaml`),
];

const folder = copySample(LEFT_OUT);
let served: Served;
beforeAll(async () => {
  served = await servePages(folder);
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

async function open(options: BrowserContextOptions): Promise<{ page: Page; errors: readonly string[] }> {
  const context = await served.browser.newContext(options);
  context.setDefaultTimeout(ANSWER_LIMIT_MS);
  const page = await context.newPage();
  return { page, errors: collectErrors(page) };
}

/** A picture with its heading and buttons. */
const figure = (page: Page, title: string): Locator =>
  page.getByRole('figure').filter({ has: page.getByRole('heading', { name: title }) });

const button = (at: Page | Locator, name: string): Locator => at.getByRole('button', { name, exact: true });

/** How many pixels of a picture are drawn on. */
const drawnPixels = (picture: Locator): Promise<number> =>
  picture.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let drawn = 0;
    for (let i = 3; i < pixels.length; i += 4) if (pixels[i] !== 0) drawn++;
    return drawn;
  });

async function download(at: Locator, name: string): Promise<{ file: Download; bytes: Buffer }> {
  const waiting = at.page().waitForEvent('download');
  await at.getByRole('button', { name }).click();
  const file = await waiting;
  return { file, bytes: await readFile(await file.path()) };
}

const tableTexts = (table: Locator): Promise<string[][]> =>
  table.evaluate((element) =>
    [...element.querySelectorAll('tr')].map((row) =>
      [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.trim()),
    ),
  );

describe('a cell', () => {
  let page: Page;
  let errors: readonly string[];
  beforeAll(async () => {
    ({ page, errors } = await open(DESK));
    await page.goto(`${served.address}/`);
  });
  afterAll(() => page.context().close());

  test(
    'opens from the outcomes, and has the chance of the matrix',
    async () => {
      const outcomes = new OutcomesPage(page);
      await page.getByText('10,000 years a cell · seed 42').waitFor({ timeout: CELL_LIMIT_MS });
      await outcomes.cell('Plan 2026', 'Supplier disruption').click();
      const inMatrix = await outcomes.cell('Plan 2026', 'Supplier disruption').textContent();
      await page.getByRole('link', { name: /^All about this cell/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Plan 2026 in Supplier disruption' }).waitFor();
      await figure(page, 'Where the money goes').waitFor();
      const all = await page.getByRole('listitem').filter({ hasText: 'All targets' }).textContent();
      const [, chance = '', interval = ''] =
        /: (\d+%) chance of all targets, (\d+–\d+%)/.exec(inMatrix ?? '') ?? [];
      expect(chance).not.toBe('');
      expect(all?.replace(/\s+/g, ' ')).toContain(`${chance} ${interval}`);
    },
    CELL_LIMIT_MS,
  );

  test('says of each target who owns it, and what the median year comes to', async () => {
    const cac = page.getByRole('listitem').filter({ hasText: 'CAC (blended) ≤ ¥105' });
    expect(await cac.textContent()).toMatch(/Media buying\s+median ¥\d+/);
  });

  test('draws GMV first, with bands that are named in words', async () => {
    const fan = figure(page, 'GMV, by week');
    await expect.poll(() => drawnPixels(fan)).toBeGreaterThan(10_000);
    expect(await fan.getByRole('img').getAttribute('aria-label')).toMatch(
      /^The year comes to ¥[\d.]+M in the median; 90% of years lie between/,
    );
    await expect.poll(() => drawnPixels(figure(page, 'When rules fire'))).toBeGreaterThan(10_000);
    await expect.poll(() => drawnPixels(figure(page, 'How often it comes to what'))).toBeGreaterThan(5_000);
  });

  test(
    'shows another fact at a click, and any fact by its name, of one channel, too',
    async () => {
      await page
        .getByRole('region', { name: 'A fact over the year' })
        .getByRole('button', { name: 'CAC (blended)' })
        .click();
      await figure(page, 'CAC (blended), by week').waitFor();
      expect(new URL(page.url()).searchParams.get('fact')).toBe('cac');
      const told = figure(page, 'Share of years within a value').locator('figcaption');
      expect(await told.textContent()).toMatch(/^The target ≤ ¥105 is met in \d+% of years\.$/);
      await page.getByRole('searchbox', { name: 'Find a fact' }).fill('douyin saturation');
      await page.keyboard.press('Enter');
      await figure(page, 'Douyin: Saturation, by week').waitFor();
      await expect
        .poll(() => drawnPixels(figure(page, 'Douyin: Saturation, by week')))
        .toBeGreaterThan(10_000);
      await page.getByRole('combobox', { name: 'Fact' }).selectOption({ label: 'GMV' });
      await figure(page, 'GMV, by week').waitFor();
    },
    CELL_LIMIT_MS,
  );

  test('draws one year over all, and leads to it week by week', async () => {
    const fan = figure(page, 'GMV, by week');
    await button(fan, 'worst').click();
    await fan
      .locator('figcaption')
      .filter({ hasText: /The dark line is run \d+; marks/ })
      .waitFor();
    const run = new URL(page.url()).searchParams.get('run');
    const link = await fan.getByRole('link', { name: /^worst/ }).getAttribute('href');
    expect(link).toBe(`/run?strategy=plan-2026&scenario=supplier-disruption&run=${String(run)}`);
    await button(fan, 'Show as a table: GMV, by week').click();
    const table = fan.getByRole('table');
    expect((await tableTexts(table))[0]?.at(-1)).toBe(`run ${String(run)}`);
  });

  test('keeps a table as a file that Excel opens: the numbers of the table', async () => {
    const fan = figure(page, 'GMV, by week');
    const shown = await tableTexts(fan.getByRole('table'));
    const { file, bytes } = await download(fan, 'CSV: GMV, by week');
    expect(file.suggestedFilename()).toBe('Plan-2026-in-Supplier-disruption_GMV-by-week.csv');
    const text = bytes.toString('utf8');
    expect(text.startsWith(BOM)).toBe(true);
    const { data, errors: wrong } = Papa.parse<string[]>(text.slice(BOM.length));
    expect(wrong).toEqual([]);
    expect(data).toHaveLength(53);
    expect(data[0]).toEqual(shown[0]);
    const short = new Intl.NumberFormat('en', {
      style: 'currency',
      currency: 'CNY',
      currencyDisplay: 'narrowSymbol',
      notation: 'compact',
      maximumSignificantDigits: 3,
    });
    data.slice(1).forEach((row, index) => {
      expect(row.slice(2).map((field) => short.format(Number(field)))).toEqual(shown[index + 1]?.slice(2));
    });
    await button(fan, 'Show as a chart: GMV, by week').click();
  });

  test('keeps a picture as a PNG', async () => {
    const { file, bytes } = await download(figure(page, 'When rules fire'), 'PNG: When rules fire');
    expect(file.suggestedFilename()).toMatch(/When-rules-fire\.png$/);
    expect([...bytes.subarray(0, 4)]).toEqual(PNG_MARK);
    expect(bytes.length).toBeGreaterThan(10_000);
  });

  test('adds up: from list price to profit no money is lost', async () => {
    const { bytes } = await download(figure(page, 'Where the money goes'), 'CSV: Where the money goes');
    const { data } = Papa.parse<[string, string]>(bytes.toString('utf8').slice(BOM.length));
    const steps = data.slice(1).map(([name, amount]) => ({ name, amount: Number(amount) }));
    const sums = ['At list price', 'GMV', 'Contribution margin', 'Operating profit'];
    let left = 0;
    for (const { name, amount } of steps) {
      const isSum = sums.includes(name);
      if (isSum && name !== sums[0]) expect(amount, name).toBeCloseTo(left, 3);
      left = isSum ? amount : left + amount;
    }
    expect(steps.map(({ name }) => name)).toEqual(
      expect.arrayContaining([...sums, 'Returns and refunds', 'Budget: content']),
    );
  });

  test('has nothing that axe would object to, in either theme', async () => {
    expect(await violations(page)).toEqual([]);
    await button(page, 'Dark').click();
    expect(await violations(page)).toEqual([]);
  });

  test(
    'goes to another cell, and back to all of them with Escape',
    async () => {
      await page.getByRole('combobox', { name: 'Scenario' }).selectOption({ label: 'Calm' });
      await page.getByRole('heading', { level: 1, name: 'Plan 2026 in Calm' }).waitFor();
      expect(new URL(page.url()).searchParams.get('scenario')).toBe('calm');
      await figure(page, 'Where the money goes').waitFor();
      await page.getByRole('heading', { level: 1 }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { level: 1, name: 'Will the plan hold?' }).waitFor();
      expect(await page.locator('#cell-heading').textContent()).toContain('Plan 2026 in Calm');
    },
    CELL_LIMIT_MS,
  );

  test('reports no error on the console', () => {
    expect(errors).toEqual([]);
  });
});

describe('a cell on a phone', () => {
  test(
    'speaks Chinese, fits the width and has nothing that axe would object to',
    async () => {
      const { page, errors } = await open(PHONE);
      await page.goto(`${served.address}/cell?strategy=plan-2026&scenario=calm&fact=cash&run=12`);
      await figure(page, '现金余额（按周）')
        .locator('figcaption')
        .filter({ hasText: '第 12 号年份' })
        .waitFor();
      expect(await page.title()).toBe('策略风洞 Windtunnel：单格详情');
      await expect.poll(() => drawnPixels(figure(page, '钱花在哪里'))).toBeGreaterThan(5_000);
      expect(await new OutcomesPage(page).overflow()).toBe(0);
      expect(await violations(page)).toEqual([]);
      expect(errors).toEqual([]);
      await page.context().close();
    },
    CELL_LIMIT_MS,
  );
});

describe('a cell that is not there', () => {
  test(
    'is told, with the cells there are',
    async () => {
      const { page, errors } = await open(DESK);
      await page.goto(`${served.address}/cell?strategy=plan-2027&scenario=calm`);
      const told = page.getByRole('alert');
      await told.waitFor();
      expect(await told.textContent()).toContain('There is no strategy “plan-2027” in this workspace.');
      expect(await page.getByRole('main').getByRole('listitem').getByRole('link').count()).toBe(4);
      await page
        .getByRole('listitem')
        .filter({ hasText: 'no rules' })
        .getByRole('link', { name: 'Calm' })
        .click();
      await page.getByRole('heading', { level: 1, name: 'Plan 2026, no rules in Calm' }).waitFor();
      expect(errors).toEqual([]);
      await page.context().close();
    },
    CELL_LIMIT_MS,
  );
});
