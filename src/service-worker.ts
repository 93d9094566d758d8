/**
 * Lets the pages work without the server: it keeps the built files, which never change under their name, and the pages as they
 * were when this build was first visited. Files of a workspace are not its business: pages keep those themselves.
 */
import { base, build, files, prerendered, version } from '$service-worker';

/** The part of a service worker's world that is used here; TypeScript knows it only for programs without a page. */
interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface ServiceWorkerEvents {
  readonly install: ExtendableEvent;
  readonly activate: ExtendableEvent;
  readonly fetch: FetchEvent;
}
declare const self: {
  readonly location: Location;
  addEventListener<Name extends keyof ServiceWorkerEvents>(
    name: Name,
    listener: (event: ServiceWorkerEvents[Name]) => void,
  ): void;
};

/** Several builds may be served from one origin, each below a path of its own. */
const PREFIX = `windtunnel ${base}/ `;
const CACHE = PREFIX + version;

/** Written for other programs, and large. */
const LEFT_OUT = `${base}/schema/`;

/** Their names say what they hold. */
const LASTING = new Set(build);
const LASTING_FOLDER = `${base}/_app/immutable/`;
/** May be newer on the server: that is asked first. */
const CHANGING = new Set([...files.filter((path) => !path.startsWith(LEFT_OUT)), ...prerendered]);

/** A script's name in the code of a worker that starts or imports it: the list of built files has only workers that pages start. */
const WORKER_NAME = /(?:\.\.\/)?(?:[\w-]*worker-[\w-]+|chunks\/[\w-]+)\.js/g;
const IS_WORKER = /\/workers\/[^/]+\.js$/;

/** What a kept worker starts or imports, and what that does in turn. */
async function fillWorkers(cache: Cache, path: string, seen: Set<string>): Promise<void> {
  const code = await (await cache.match(path))?.text();
  for (const [name] of code?.matchAll(WORKER_NAME) ?? []) {
    const worker = new URL(name, new URL(path, self.location.origin)).pathname;
    if (seen.has(worker)) continue;
    seen.add(worker);
    await cache.add(worker);
    await fillWorkers(cache, worker, seen);
  }
}

async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([...LASTING]);
  const seen = new Set(LASTING);
  for (const path of LASTING) if (IS_WORKER.test(path)) await fillWorkers(cache, path, seen);
  // a host may not have every page under its bare address: the others work all the same
  await Promise.allSettled([...CHANGING].map((path) => cache.add(path)));
}

async function clear(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function kept(path: string): Promise<Response | undefined> {
  const cache = await caches.open(CACHE);
  return cache.match(path);
}

async function answerLasting(request: Request, path: string): Promise<Response> {
  return (await kept(path)) ?? fetch(request);
}

async function answerChanging(request: Request, path: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch (reason) {
    const found = await kept(path);
    if (!found) throw reason;
    return found;
  }
}

self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(clear()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith(LASTING_FOLDER)) event.respondWith(answerLasting(request, pathname));
  else if (CHANGING.has(pathname)) event.respondWith(answerChanging(request, pathname));
});
