import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';
import { MODEL_VERSION } from '../../src/lib/simulation/browser-link.ts';
import { encodeShare, type Share } from '../../src/lib/ui/share/share-code.ts';
import { launchChromium } from '../tools/chromium.ts';
import { violations } from './accessible.ts';
import { OutcomesPage } from './outcomes-page.ts';
import { workspaceFiles } from './sample.ts';
import { collectErrors, type Server } from './served.ts';
import { makeSmallWorkspace } from './small-workspace.ts';
import { serveStatic } from './static-site.ts';

const CALM = 'scenarios/calm.yaml';
const LIMIT_MS = 60_000;
const BELOW = '/some/where';

const small = makeSmallWorkspace();
let server: Server;
let browser: Browser;
let context: BrowserContext;
let view: OutcomesPage;
let errors: readonly string[];
beforeAll(async () => {
  [server, browser] = await Promise.all([
    serveStatic(join(packageFolder(), 'build-static'), BELOW),
    launchChromium(),
  ]);
  context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(LIMIT_MS / 2);
  // a folder of the browser's own stands for the one that its dialog would give
  await context.addInitScript(() => {
    Object.assign(window, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('shop', { create: true }),
    });
  });
  view = new OutcomesPage(await context.newPage());
  errors = collectErrors(view.page);
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(small, { recursive: true });
});

const says = (text: string | RegExp): Promise<void> => view.page.getByText(text).first().waitFor();

/** A link that makes these changes, made elsewhere. */
async function linkTo(changes: Share['changes']): Promise<string> {
  const code = await encodeShare({
    changes,
    settings: { runs: 500, seed: 7 },
    workspace: 'elsewhere',
    model: MODEL_VERSION,
  });
  return `${server.address}/#${code}`;
}

/** The text of a file in the folder that stands for one of this computer; undefined where there is none. */
function inFolder(path: string): Promise<string | undefined> {
  return view.page.evaluate(async (wanted) => {
    const parts = wanted.split('/');
    const name = parts.pop() ?? '';
    let at = await (await navigator.storage.getDirectory()).getDirectoryHandle('shop');
    for (const part of parts) at = await at.getDirectoryHandle(part);
    return (await (await at.getFileHandle(name)).getFile()).text();
  }, path);
}

/** Fills that folder. */
async function fillFolder(files: readonly (readonly [path: string, text: string])[]): Promise<void> {
  await view.page.evaluate(async (all) => {
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('shop', { create: true });
    for (const [path, text] of all) {
      const parts = path.split('/');
      const name = parts.pop() ?? '';
      let at = root;
      for (const part of parts) at = await at.getDirectoryHandle(part, { create: true });
      const stream = await (await at.getFileHandle(name, { create: true })).createWritable();
      await stream.write(text);
      await stream.close();
    }
  }, files);
}

describe('the static site, below a path of any host', () => {
  test(
    'shows the sample, lets no text run as code, and gives the changed workspace as one file',
    async () => {
      await view.page.goto(`${server.address}/`);
      await says('Sample workspace');
      await view.filled();
      expect(await view.cells.count()).toBe(25);
      expect(await violations(view.page)).toEqual([]);
      const policy = view.page.locator('meta[http-equiv=content-security-policy]');
      expect(await policy.getAttribute('content')).toMatch(
        /script-src 'self' 'wasm-unsafe-eval' 'sha256-[^']+'(;|$)/,
      );
      const ran = view.page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'window.ran = true; eval("window.ran = true")';
        document.head.append(script);
        return 'ran' in window;
      });
      expect(await ran).toBe(false);
      const calm = readFileSync(join(packageFolder(), CALM), 'utf8');
      await view.page.goto(await linkTo([[CALM, `${calm}# 改动\n`]]));
      await says('one file changed');
      const downloading = view.page.waitForEvent('download');
      await view.button('Download').click();
      const download = await downloading;
      expect(download.suggestedFilename()).toBe('windtunnel-sample.zip');
      const zip = readFileSync(await download.path()).toString('utf8');
      expect(zip).toContain('# 改动');
      expect(zip).toContain('scenarios/shop/business.yaml');
    },
    LIMIT_MS,
  );

  test(
    'has the guide under its own address',
    async () => {
      const refused = errors.length;
      await view.page.goto(`${server.address}/guide`);
      await view.page.getByRole('heading', { name: 'Words', exact: true }).waitFor();
      await says('one file changed');
      const pages = view.page.getByRole('navigation', { name: 'Pages' });
      await pages.getByRole('link', { name: 'Outcomes' }).click();
      await view.question.waitFor();
      expect(errors.slice(refused)).toEqual([]);
      // the one script that the test itself put in
      expect(errors.filter((error) => !error.includes('Content Security Policy'))).toEqual([]);
    },
    LIMIT_MS,
  );

  test(
    'opens a folder of this computer, saves to it, and shows it again after a reload',
    async () => {
      await fillFolder(workspaceFiles(small));
      await view.button('Open a folder…').click();
      await says('shop, on this computer');
      await says('no changes');
      await view.filled();
      expect(await view.cells.count()).toBe(4);
      const calm = readFileSync(join(small, CALM), 'utf8');
      await view.page.goto(
        await linkTo([
          [CALM, `${calm}# mine\n`],
          ['scenarios/shop/strategies/steady.yaml', null],
        ]),
      );
      await says('2 files changed');
      await view.page.reload();
      await says('2 files changed');
      await fillFolder([[CALM, `# theirs\n${calm}`]]);
      await view.page.keyboard.press('Control+s');
      await view.button('Keep yours').click();
      await says(/^saved /);
      expect(await inFolder(CALM)).toBe(`${calm}# mine\n`);
      await expect(inFolder('scenarios/shop/strategies/steady.yaml')).rejects.toThrow(/NotFoundError/);
      await view.page.reload();
      await says('shop, on this computer');
      await says('no changes');
      await fillFolder([
        ['scenarios/windy.yaml', calm.replace(/title: .*/, 'title: { en: Windy, zh: 大风 }')],
      ]);
      await view.page.getByRole('columnheader', { name: 'Windy' }).waitFor();
      await view.button('Back to the sample').click();
      await says('Sample workspace');
      await says('one file changed');
    },
    LIMIT_MS,
  );

  test(
    'opens copies of files where the browser lets no page into a folder, and keeps them',
    async () => {
      await view.page.evaluate(() => {
        Reflect.deleteProperty(window, 'showDirectoryPicker');
      });
      const choosing = view.page.waitForEvent('filechooser');
      await view.button('Open a folder…').click();
      await (await choosing).setFiles(small);
      await says(/, dropped in$/);
      await says('no changes');
      await view.filled();
      expect(await view.cells.count()).toBe(4);
      await view.page.reload();
      await says(/, dropped in$/);
      await view.filled();
    },
    LIMIT_MS,
  );

  test(
    'works without the host after the first visit',
    async () => {
      await view.page.evaluate(async () => {
        await navigator.serviceWorker.ready;
      });
      await server.close();
      await view.page.reload();
      await says(/, dropped in$/);
      await view.filled();
      await view.page.goto(`${server.address}/run/`);
      await says(/^The worst of 10,000 years by Operating profit/);
      await view.page.goto(`${server.address}/`);
      await view.button('Back to the sample').click();
      await says('Sample workspace');
      await view.cells.first().waitFor();
      expect(await view.cells.count()).toBe(25);
    },
    LIMIT_MS,
  );
});
