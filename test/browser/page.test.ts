import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectErrors, servePages, type Served } from './served.ts';

describe('the first page', () => {
  let served: Served;
  beforeAll(async () => {
    served = await servePages();
  });
  afterAll(() => served.close());

  test('shows its heading and reports no error', async () => {
    const page = await served.browser.newPage();
    const errors = collectErrors(page);
    await page.goto(`${served.address}/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Windtunnel');
    expect(errors).toEqual([]);
    await page.close();
  });

  test('may not run text as code', async () => {
    const page = await served.browser.newPage();
    await page.goto(`${served.address}/`);
    const outcome = page.addScriptTag({ content: 'window.ran = true' });
    await expect(outcome).rejects.toThrow();
    await page.close();
  });
});
