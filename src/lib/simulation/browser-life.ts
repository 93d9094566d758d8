/**
 * A web worker that is ended from outside, for want of memory say, ends without a word. So each holds a lock for as long as it
 * lives: whoever gets the lock after it knows that it is gone. Where the browser has no locks, nobody finds out.
 */

/** What a worker says once it holds its lock. */
interface Alive {
  readonly holds: string;
}

const isAlive = (data: unknown): data is Alive =>
  typeof data === 'object' && data !== null && 'holds' in data && typeof data.holds === 'string';

const hasLocks = (): boolean => 'locks' in navigator;

/** In a worker: says that it lives, and holds on to that. */
export function live(): void {
  if (!hasLocks()) return;
  const holds = crypto.randomUUID();
  void navigator.locks.request(holds, () => {
    postMessage({ holds } satisfies Alive);
    return new Promise(() => undefined);
  });
}

/** Beside a worker: calls when it has ended, in whatever way. */
export function onceDead(worker: Worker, tell: () => void): void {
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isAlive(data)) void navigator.locks.request(data.holds, tell);
  });
}
