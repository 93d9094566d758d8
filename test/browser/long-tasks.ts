import type { Browser, CDPSession, Page } from 'playwright-core';

/** Longer than this, and the browser calls a task long. */
export const LONG_MS = 50;

/** What is seen of a page's main thread. */
export interface MainThread {
  /** Tasks that the browser's observer found long: they took longer than 50 ms, though perhaps waiting for a core. */
  readonly long: readonly { readonly at: number; readonly milliseconds: number }[];
  /** Milliseconds that the hardest task worked; undefined where this machine does not count the work of a thread. */
  readonly hardest: number | undefined;
}

/** Collects the observer's entries from the very first on. */
const OBSERVE = `
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      longTasks.push({ at: Math.round(startTime), milliseconds: Math.round(duration) });
  }).observe({ type: 'longtask', buffered: true });
`;

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of work of its thread. */
  readonly tdur?: number;
  readonly args: { readonly name?: string; readonly data?: { readonly documentLoaderURL?: string } };
}

/** A page that is watched with as little as can be: what looks for elements would itself keep it from answering. */
export class WatchedPage {
  readonly page: Page;
  readonly #session: CDPSession;

  constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.#session = session;
  }

  /** The value of an expression in the page. */
  async value(expression: string): Promise<unknown> {
    const { result } = await this.#session.send('Runtime.evaluate', { expression, returnByValue: true });
    return result.value as unknown;
  }

  /** Waits until an expression is true. */
  async until(expression: string, limitMs: number): Promise<void> {
    for (const end = performance.now() + limitMs; performance.now() < end;) {
      if ((await this.value(expression)) === true) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`this was never so: ${expression}`);
  }
}

/** The work of the hardest task of the main thread of the page at an address. */
function hardestTask(events: readonly TraceEvent[], address: string): MainThread['hardest'] {
  const page = events.find(({ args }) => args.data?.documentLoaderURL?.startsWith(address));
  const main = events.find(
    ({ name, pid, args }) => name === 'thread_name' && pid === page?.pid && args.name === 'CrRendererMain',
  );
  const work = events
    .filter(({ name, pid, tid }) => name.endsWith('RunTask') && pid === main?.pid && tid === main.tid)
    .map(({ tdur }) => tdur)
    .filter((tdur) => tdur !== undefined);
  return work.length === 0 ? undefined : Math.round(Math.max(...work) / 1000);
}

/** Uses a page that is fresh, and says which tasks of its main thread were long meanwhile. */
export async function watchMainThread(
  browser: Browser,
  address: string,
  use: (watched: WatchedPage) => Promise<void>,
): Promise<MainThread> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    await page.addInitScript(OBSERVE);
    const watched = new WatchedPage(page, await context.newCDPSession(page));
    await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing', '__metadata'] });
    let trace: Buffer;
    try {
      await page.goto(address);
      await use(watched);
    } finally {
      trace = await browser.stopTracing();
    }
    const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
    const origin = new URL(address).origin;
    return {
      long: (await watched.value('longTasks')) as MainThread['long'],
      hardest: hardestTask(traceEvents, origin),
    };
  } finally {
    await context.close();
  }
}
