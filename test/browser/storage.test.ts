import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageFolder } from '../../src/cli/package-folder.ts';
import { MODEL_VERSION } from '../../src/lib/simulation/browser-link.ts';
import { Voice } from '../../src/lib/ui/reader/voice.ts';
import { encodeShare, type Share } from '../../src/lib/ui/share/share-code.ts';
import { versionOf, workspaceVersion } from '../../src/lib/ui/storage/store.ts';
import { launchChromium } from '../tools/chromium.ts';
import { violations } from './accessible.ts';
import { OutcomesPage } from './outcomes-page.ts';
import { workspaceFiles } from './sample.ts';
import { collectErrors, serve, type Server } from './served.ts';
import { makeSmallWorkspace } from './small-workspace.ts';

const CALM = 'scenarios/calm.yaml';
const CUT = 'scenarios/competitor-price-cut.yaml';
const STEADY = 'scenarios/shop/strategies/steady.yaml';
const RUNS = 500;
const SEED = 7;
const LIMIT_MS = 60_000;

const folder = makeSmallWorkspace();
let server: Server;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([serve(folder), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

const onDisk = (path: string): string => readFileSync(join(folder, path), 'utf8');
const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);

/** A link that makes these changes to the workspace as it is on disk. */
async function linkTo(changes: Share['changes'], more: Partial<Share> = {}): Promise<string> {
  const versions = await Promise.all(
    workspaceFiles(folder).map(async ([path, text]) => [path, await versionOf(text)] as const),
  );
  const code = await encodeShare({
    changes,
    settings: { runs: RUNS, seed: SEED },
    workspace: await workspaceVersion(new Map(versions)),
    model: MODEL_VERSION,
    ...more,
  });
  return `${server.address}/#${code}`;
}

class View extends OutcomesPage {
  readonly errors = collectErrors(this.page);

  static async in(context: BrowserContext): Promise<View> {
    context.setDefaultTimeout(LIMIT_MS / 2);
    return new View(await context.newPage());
  }

  says(text: string | RegExp): Promise<void> {
    return this.page.getByText(text).first().waitFor();
  }

  done(): Promise<void> {
    return this.says(`${new Voice('en').count(RUNS)} years a cell · seed ${SEED}`);
  }
}

const newContext = (): Promise<BrowserContext> =>
  browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });

describe('what is changed', () => {
  let context: BrowserContext;
  let view: View;
  beforeAll(async () => {
    context = await newContext();
    view = await View.in(context);
  });
  afterAll(() => context.close());

  test(
    'comes with a link, which says what it changes, and survives a reload and a crash',
    async () => {
      const changed = `${onDisk(STEADY)}# shared\n`;
      await view.page.goto(await linkTo([[STEADY, changed]]));
      await view.says('The link changed one file: steady.yaml.');
      expect(await view.page.getByText('numbers can differ').count()).toBe(0);
      expect(new URL(view.page.url()).hash).toBe('');
      await view.done();
      await view.page.reload();
      await view.says('one file changed');
      await view.done();

      const session = await context.newCDPSession(view.page);
      const crashed = view.page.waitForEvent('crash');
      void session.send('Page.crash').catch(() => undefined);
      await crashed;
      await view.page.close();
      view = await View.in(context);
      await view.page.goto(`${server.address}/`);
      await view.says('one file changed');
      await view.done();
      expect(onDisk(STEADY)).not.toContain('# shared');
    },
    LIMIT_MS,
  );

  test(
    'is saved, and the command line then prints what the page shows, to the digit',
    async () => {
      const raised = onDisk('scenarios/shop/targets.yaml').replace(
        /(fact: gmv_growth[^]*?at_least: )\S+/,
        '$130%',
      );
      expect(raised).toMatch(/30%/);
      await view.page.goto(await linkTo([['scenarios/shop/targets.yaml', raised]]));
      await view.button('Use them').click();
      await view.says('2 files changed');
      await view.done();
      await view.page.keyboard.press('Control+s');
      await view.says(/^saved /);
      expect(onDisk('scenarios/shop/targets.yaml')).toBe(raised);
      expect(onDisk(STEADY)).toContain('# shared');
      const cli = join(packageFolder(), 'dist', 'cli.js');
      const printed = execFileSync(
        process.execPath,
        [cli, 'simulate', '--json', '--workspace', folder, '--runs', String(RUNS), '--seed', String(SEED)],
        { encoding: 'utf8' },
      );
      const { cells } = JSON.parse(printed) as { cells: readonly PrintedCell[] };
      expect(cells.length).toBe(4);
      const voice = new Voice('en');
      // what it showed before the last change is gone by now, or marked as stale
      await expect.poll(() => view.page.locator('td.stale').count()).toBe(0);
      const shown = await view.cells.allTextContents();
      cells.forEach(({ all_targets: { chance, low, high }, facts }) => {
        const told = `${voice.chance(chance)} chance of all targets, ${voice.interval(low, high)}; profit of a bad year ${voice.money(facts.profit.p5)}`;
        expect(shown.filter((text) => text.includes(told)).length).toBeGreaterThan(0);
      });
    },
    LIMIT_MS,
  );

  test(
    'and changed on disk as well is a conflict: both versions are shown, and both are kept',
    async () => {
      const before = onDisk(CUT);
      await view.page.goto(await linkTo([[CUT, `${before}# mine\n`]]));
      await view.says('The link changed one file');
      write(CUT, `# theirs\n${before}`);
      await view.page.keyboard.press('Control+s');
      const dialog = view.page.getByRole('dialog');
      await dialog.waitFor();
      expect(onDisk(CUT)).toBe(`# theirs\n${before}`);
      const shown = await dialog.getByRole('row').allTextContents();
      expect(shown.some((row) => row.includes('# mine'))).toBe(true);
      expect(shown.some((row) => row.includes('# theirs'))).toBe(true);
      expect(await violations(view.page)).toEqual([]);
      await view.page.keyboard.press('Escape');
      await view.says('One file that you edited has been changed by somebody else as well.');
      await view.button('Compare').click();
      await view.button('Keep both, yours as competitor-price-cut-mine.yaml').click();
      await view.button('Save').click();
      await view.says(/^saved /);
      expect(onDisk(CUT)).toBe(`# theirs\n${before}`);
      expect(onDisk('scenarios/competitor-price-cut-mine.yaml')).toBe(`${before}# mine\n`);
      rmSync(join(folder, 'scenarios/competitor-price-cut-mine.yaml'));
    },
    LIMIT_MS,
  );

  test(
    'elsewhere is read by itself, and told where it was edited here',
    async () => {
      await view.page.goto(await linkTo([[CUT, `${onDisk(CUT)}# mine\n`]]));
      await view.says('one file changed');
      write(CALM, onDisk(CALM).replace(/title: .*/, 'title: { en: Quiet, zh: 平静 }'));
      await view.page.getByRole('columnheader', { name: 'Quiet' }).waitFor();
      write(CUT, `${onDisk(CUT)}# theirs again\n`);
      await view.button('Compare').click();
      await view.button('Take the kept one').click();
      await view.says('no changes');
      await view.button('Undo').click();
      await view.says('one file changed');
      await view.button('one file changed').click();
      await view.button(`Take back: ${CUT}`).click();
      await view.says('no changes');
      expect(view.errors).toEqual([]);
    },
    LIMIT_MS,
  );
});

interface PrintedCell {
  readonly all_targets: { readonly chance: number; readonly low: number; readonly high: number };
  readonly facts: { readonly profit: { readonly p5: number } };
}

describe('a link', () => {
  let context: BrowserContext;
  let view: View;
  beforeAll(async () => {
    context = await newContext();
    view = await View.in(context);
  });
  afterAll(() => context.close());

  test(
    'that is damaged, or of a newer version, is told, and the page is as usual',
    async () => {
      const link = await linkTo([[CALM, 'x']]);
      await view.page.goto(link.slice(0, -3));
      await view.says(/^The link or file is damaged/);
      await view.filled();
      await view.says('no changes');
      await view.page.goto(link.replace('#w1=', '#w9='));
      await view.says(/made by a newer Windtunnel/);
      expect(view.errors).toEqual([]);
    },
    LIMIT_MS,
  );

  test(
    'made on another version says so; it is given away again, and taken back',
    async () => {
      const changed = `${onDisk(CUT)}# shared\n`;
      await view.page.goto(await linkTo([[CUT, changed]], { workspace: 'other', model: 1 }));
      await view.says(/It was made on another version of this workspace/);
      await view.says(/with version 1 of the model, this is version \d+/);
      await view.done();
      await view.button('Share').click();
      const link = view.page.getByRole('textbox', { name: 'Link' });
      await view.page.waitForFunction(() => document.querySelector('input')?.value.includes('#w1='));
      expect(await violations(view.page)).toEqual([]);
      const address = await link.inputValue();
      await view.page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      await view.button('Take back').click();
      await view.says('no changes');
      const other = await View.in(await newContext());
      await other.page.goto(address);
      await other.says('The link changed one file: competitor-price-cut.yaml.');
      await other.done();
      expect(await other.page.getByText('numbers can differ').count()).toBe(0);
      await other.page.context().close();
    },
    LIMIT_MS,
  );

  test(
    'that would be too long is offered as a file, which can be dropped in',
    async () => {
      const noise = Array.from({ length: 12_000 }, (_, i) => ((i * 2654435761) >>> 8).toString(36)).join('');
      await view.page.goto(await linkTo([[CALM, `${onDisk(CALM)}# ${noise}\n`]]));
      await view.says('one file changed');
      await view.button('Share').click();
      await view.says(/^As a link it would be/);
      const downloading = view.page.waitForEvent('download');
      await view.button('Download as a file').click();
      const text = readFileSync(await (await downloading).path(), 'utf8');
      const other = await View.in(await newContext());
      await other.page.goto(`${server.address}/`);
      await other.says('no changes');
      await drop(other.page, 'x.windtunnel-share.json', text);
      await other.says('The link changed one file: calm.yaml.');
      await drop(other.page, 'x.windtunnel-share.json', text.slice(0, -10));
      await other.says(/^The link or file is damaged/);
      await drop(other.page, 'notes.yaml', 'a: 1');
      await other.says(/^This page shows the folder/);
      expect(other.errors).toEqual([]);
      await other.page.context().close();
    },
    LIMIT_MS,
  );
});

/** Drops a file onto the page. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName));
      return transfer;
    },
    [name, text] as const,
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
}

describe('when something breaks off', () => {
  test(
    'the page and its last files still work without the server, and save when it is back',
    async () => {
      const context = await newContext();
      const view = await View.in(context);
      await view.page.goto(await linkTo([[CUT, `${onDisk(CUT)}# made before\n`]]));
      await view.done();
      await view.page.evaluate(async () => {
        await navigator.serviceWorker.ready;
      });
      const { port } = new URL(server.address);
      await server.close();
      await view.page.reload();
      await view.says(/^The server does not answer\. Files are as of /);
      await view.done();
      await view.says('one file changed');
      await view.page.getByRole('link', { name: 'Guide' }).click();
      await view.page.getByRole('heading', { name: 'Words', exact: true }).waitFor();
      await view.page.keyboard.press('Control+s');
      await view.says(/^Not saved: .*Your changes stay in this browser/);
      server = await serve(folder, Number(port));
      await view.page.getByText(/^The server does not answer/).waitFor({ state: 'detached' });
      await view.page.keyboard.press('Control+s');
      await view.says(/^saved /);
      expect(onDisk(CUT)).toContain('# made before');
      await context.close();
    },
    LIMIT_MS,
  );
});
