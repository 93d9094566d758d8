import type { Keeper } from './keeper.svelte.ts';

/** How often it is asked whether the files have changed, while the page is seen. */
const ASK_EVERY_MS = 3000;

const isSeen = (): boolean => document.visibilityState === 'visible';

/** Looks at the files now and then, and remembers what waits when the page may be about to go. Gives what ends that. */
export function watch(keeper: Keeper): () => void {
  const flush = (): void => keeper.memory.flush();
  const look = (): void => {
    if (isSeen()) void keeper.look();
    else flush();
  };
  const timer = setInterval(() => {
    if (isSeen()) void keeper.look();
  }, ASK_EVERY_MS);
  document.addEventListener('visibilitychange', look);
  window.addEventListener('pagehide', flush);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('pagehide', flush);
    flush();
  };
}
