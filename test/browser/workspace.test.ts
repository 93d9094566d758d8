import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';
import { OutcomesPage } from './outcomes-page.ts';
import { servePages, type Served } from './served.ts';

const TARGETS = 'scenarios/shop/targets.yaml';
const LIMIT_MS = 120_000;

describe('a workspace of one’s own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'windtunnel-page-'));
  const targets = join(folder, TARGETS);
  let served: Served;
  beforeAll(async () => {
    for (const name of ['rules', 'scenarios']) {
      cpSync(join(packageFolder(), name), join(folder, name), { recursive: true });
    }
    served = await servePages(folder);
  });
  afterAll(async () => {
    await served.close();
    rmSync(folder, { recursive: true });
  });

  test(
    'is read anew as soon as it changes: what is wrong in it is said on the page until it is mended',
    async () => {
      const right = readFileSync(targets, 'utf8');
      writeFileSync(targets, right.replace('gmv_growth', 'gmv_groth'));
      const view = new OutcomesPage(await served.browser.newPage({ locale: 'en-GB' }));
      await view.page.goto(`${served.address}/`);
      const told = view.page.getByRole('alert');
      await told.waitFor({ timeout: LIMIT_MS });
      expect(await told.textContent()).toContain('nothing was simulated');
      const findings = view.page.getByRole('listitem').filter({ hasText: `${TARGETS}:` });
      expect(await findings.first().textContent()).toMatch(/gmv_groth[^]*gmv_growth/);
      await view.button('中文').click();
      expect(await told.textContent()).toContain('未进行推演');
      writeFileSync(targets, right);
      await view.cells.first().waitFor({ timeout: LIMIT_MS });
      expect(await told.count()).toBe(0);
      await view.page.close();
    },
    LIMIT_MS,
  );

  test('is its own folder only: links that lead out are refused, other files are not there', async () => {
    const get = (path: string): Promise<Response> => fetch(`${served.address}${path}`);
    writeFileSync(join(folder, 'secret.yaml'), 'a: 1');
    writeFileSync(join(folder, 'rules', 'notes.txt'), 'not for the page');
    mkdirSync(join(folder, 'scenarios', 'checks', 'recorded'), { recursive: true });
    writeFileSync(join(folder, 'scenarios', 'checks', 'recorded', 'steady.calm.json'), '{}');
    // recordings are large, and for the command line alone
    for (const path of ['/workspace.json', '/workspace']) {
      const body = await (await get(path)).text();
      expect(body).toContain(TARGETS);
      expect(body).not.toMatch(/secret|notes\.txt|recorded/);
    }
    expect((await get('/workspace.json/../secret.yaml')).status).toBe(404);
    const link = join(folder, 'rules', 'link.yaml');
    symlinkSync(join(packageFolder(), 'rules', 'plays.yaml'), link);
    const refused = await get('/workspace.json');
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('rules/link.yaml is a link that leads out of the workspace');
    rmSync(link);
  });

  test('is saved by its own pages only, and by what was read', async () => {
    const own = { origin: served.address, 'content-type': 'application/json' };
    const put = (body: unknown, headers: Record<string, string> = own): Promise<Response> =>
      fetch(`${served.address}/workspace`, { method: 'PUT', headers, body: JSON.stringify(body) });
    const path = 'scenarios/new.yaml';
    const file = { path, text: readFileSync(join(folder, 'scenarios/calm.yaml'), 'utf8'), version: null };
    expect((await put({ files: [file] }, { ...own, origin: 'http://example.com' })).status).toBe(403);
    expect((await put({ files: [file] }, { ...own, 'content-type': 'text/plain' })).status).toBe(403);
    expect((await put({ files: [{ path }] })).status).toBe(400);
    expect((await put({ files: [{ ...file, path: 'package.json' }] })).status).toBe(403);
    expect((await put({ files: [{ ...file, path: 'scenarios/a?.yaml' }] })).status).toBe(422);
    expect(existsSync(join(folder, path))).toBe(false);
    expect((await put({ files: [file] })).status).toBe(200);
    expect(readFileSync(join(folder, path), 'utf8')).toBe(file.text);
    const conflict = await put({ files: [file] });
    expect(conflict.status).toBe(409);
    expect(await conflict.json()).toMatchObject({ conflicts: [{ path, text: file.text }] });
  });
});
