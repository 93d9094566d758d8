import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './accessible.ts';
import { OutcomesPage } from './outcomes-page.ts';
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

/** A whole matrix at full runs takes this long on a machine that does other things as well. */
const MATRIX_LIMIT_MS = 180_000;

let served: Served;
beforeAll(async () => {
  served = await servePages();
});
afterAll(() => served.close());

async function open(options: BrowserContextOptions): Promise<OutcomesPage> {
  const context = await served.browser.newContext(options);
  context.setDefaultTimeout(MATRIX_LIMIT_MS);
  return new OutcomesPage(await context.newPage());
}

describe('the first page', () => {
  let view: OutcomesPage;
  let errors: readonly string[];
  beforeAll(async () => {
    view = await open(DESK);
    errors = collectErrors(view.page);
    await view.page.goto(`${served.address}/`);
  });
  afterAll(() => view.page.context().close());

  test(
    'asks its question, and fills every cell with a chance',
    async () => {
      expect(await view.question.textContent()).toBe('Will the plan hold?');
      await view.filled();
      expect(await view.cells.count()).toBe(25);
      expect(await view.page.getByRole('rowheader').count()).toBe(5);
      expect(await view.page.getByRole('columnheader').count()).toBe(6);
      expect(await view.cell('Plan 2026', 'Calm').textContent()).toMatch(
        /: \d+% chance of all targets, \d+–\d+%; profit of a bad year −?¥[\d.]+[KM]/,
      );
    },
    MATRIX_LIMIT_MS,
  );

  test('may run compiled loops in its workers', async () => {
    const workers = view.page.workers();
    expect(workers.length).toBeGreaterThan(1);
    for (const worker of workers) {
      // the shortest module there is: a magic number and a version
      const compiled = worker.evaluate(() => {
        new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
      });
      await expect(compiled).resolves.toBeUndefined();
    }
  });

  test(
    'sharpens to ten thousand years a cell, and says so',
    async () => {
      await view.page.getByText('10,000 years a cell · seed 42').waitFor();
      expect(await view.page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('100');
      expect(await view.page.getByText(/^Plan 2026 meets every target in/).count()).toBe(1);
    },
    MATRIX_LIMIT_MS,
  );

  test('opens the cell that is clicked, with its fan chart, targets and rules', async () => {
    await view.cell('Plan 2026', 'Perfect storm').click();
    expect((await view.opened.textContent())?.trim()).toBe('Plan 2026 in Perfect storm');
    await expect.poll(() => view.drawnPixels()).toBeGreaterThan(10_000);
    const picture = view.page.getByRole('img', { name: /^Weekly GMV: The median year sells ¥/ });
    expect(await picture.count()).toBe(1);
    expect(await view.page.getByRole('listitem').filter({ hasText: 'GMV growth' }).count()).toBeGreaterThan(
      0,
    );
    const rule = view.page.getByRole('listitem').filter({ hasText: 'CAC runs hot' });
    expect(await rule.textContent()).toMatch(
      /CAC runs hot\s+Shift to private domain\s+Media buying\s+cac-runs-hot/,
    );
  });

  test('shows the chart as a table', async () => {
    await view.button('Show as a table').click();
    expect(await view.page.getByRole('region').getByRole('row').count()).toBe(53);
    await view.button('Show as a chart').click();
    await expect.poll(() => view.drawnPixels()).toBeGreaterThan(10_000);
  });

  test('is worked with the keyboard: arrows move, Enter opens, Escape returns', async () => {
    const focused = (): Promise<string | undefined> =>
      view.page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent.trim());
    await view.cell('Plan 2026', 'Calm').focus();
    await view.page.keyboard.press('ArrowDown');
    await view.page.keyboard.press('ArrowRight');
    expect(await focused()).toMatch(/^Plan 2026, no rules, Competitor price cut:/);
    await view.page.keyboard.press('End');
    await view.page.keyboard.press('Home');
    await view.page.keyboard.press('ArrowUp');
    await view.page.keyboard.press('ArrowUp');
    expect(await focused()).toMatch(/^Plan 2026, Calm:/);
    await view.page.keyboard.press('Enter');
    expect(await focused()).toBe('cell-heading');
    expect((await view.opened.textContent())?.trim()).toBe('Plan 2026 in Calm');
    await view.page.keyboard.press('Escape');
    expect(await focused()).toMatch(/^Plan 2026, Calm:/);
  });

  test('has nothing that axe would object to, in either theme', async () => {
    expect(await violations(view.page)).toEqual([]);
    await view.button('Dark').click();
    expect(await violations(view.page)).toEqual([]);
  });

  test('speaks Chinese and turns dark at a click, and remembers both', async () => {
    await view.button('中文').click();
    const state = (): Promise<(string | null | undefined)[]> =>
      view.page.evaluate(() => [
        document.documentElement.lang,
        document.documentElement.dataset['theme'],
        document.querySelector('h1')?.textContent,
        document.title.includes('策略风洞') ? 'zh' : document.title,
      ]);
    const chinese = ['zh-CN', 'dark', '方案守得住吗？', 'zh'];
    expect(await state()).toEqual(chinese);
    await view.page.reload();
    await view.question.waitFor();
    expect(await state()).toEqual(chinese);
  });

  test('reports no error on the console', () => {
    expect(errors).toEqual([]);
  });
});

describe('on a phone', () => {
  test(
    'the page speaks the phone’s language, fits its width and has nothing that axe would object to',
    async () => {
      const view = await open(PHONE);
      const errors = collectErrors(view.page);
      await view.page.goto(`${served.address}/`);
      expect(await view.question.textContent()).toBe('方案守得住吗？');
      await view.filled();
      expect(await view.overflow()).toBe(0);
      await expect.poll(() => view.drawnPixels()).toBeGreaterThan(10_000);
      expect(await violations(view.page)).toEqual([]);
      expect(errors).toEqual([]);
      await view.page.context().close();
    },
    MATRIX_LIMIT_MS,
  );
});

describe('when something fails', () => {
  test('a choice of the browser’s store that means nothing is ignored', async () => {
    const view = await open(DESK);
    const errors = collectErrors(view.page);
    await view.page.addInitScript(() => {
      localStorage.setItem('windtunnel.language', 'klingon');
      localStorage.setItem('windtunnel.theme', '{}');
    });
    await view.page.goto(`${served.address}/`);
    expect(await view.question.textContent()).toBe('Will the plan hold?');
    expect(errors).toEqual([]);
    await view.page.context().close();
  });

  test(
    'a worker that does not start is told, and the page goes on from there',
    async () => {
      const view = await open(DESK);
      await view.page.context().route('**/engine-worker*', (route) => route.abort());
      await view.page.goto(`${served.address}/`);
      const told = view.page.getByRole('alert');
      await told.waitFor();
      expect(await told.textContent()).toContain('a worker of this page could not be started or broke off');
      await view.page.context().unrouteAll();
      await view.button('Run again').click();
      await view.filled();
      expect(await told.count()).toBe(0);
      await view.page.context().close();
    },
    MATRIX_LIMIT_MS,
  );

  test('a server that is gone is told', async () => {
    const view = await open(DESK);
    await view.page.context().route('**/workspace.json', (route) => route.abort());
    await view.page.goto(`${served.address}/`);
    await view.page.getByText(/^The workspace could not be fetched/).waitFor();
    await view.page.context().close();
  });

  test('text may not run as code', async () => {
    const view = await open(DESK);
    await view.page.goto(`${served.address}/`);
    await expect(view.page.addScriptTag({ content: 'window.ran = true' })).rejects.toThrow();
    await view.page.context().close();
  });
});
