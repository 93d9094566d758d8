import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { FolderError, readFolder } from '../lib/workspace/node-folder.ts';
import { Cancelled, InputError } from './exit.ts';

/** How often the files are looked at. Looking at what they hold works on every system and for every way of saving. */
const EVERY_MILLISECONDS = 300;

/** What a workspace holds now, in short; where it cannot be read, why. */
function held(folder: string): string {
  const hash = createHash('sha256');
  try {
    for (const [path, bytes] of readFolder(folder)) hash.update(`${path}\n${bytes.length}\n`).update(bytes);
  } catch (error) {
    if (!(error instanceof FolderError)) throw error;
    hash.update(error.message);
  }
  return hash.digest('hex');
}

/** Waits, or less long where the signal is aborted meanwhile. */
async function wait(signal: AbortSignal): Promise<void> {
  try {
    await pause(EVERY_MILLISECONDS, undefined, { signal });
  } catch {
    // aborted: whoever waits looks at the signal
  }
}

/** One run of the work, which the next save ends. */
class Run {
  readonly #controller = new AbortController();
  readonly #ended: Promise<void>;

  constructor(work: (signal: AbortSignal) => Promise<void>, tell: (error: unknown) => void) {
    const { signal } = this.#controller;
    this.#ended = work(signal).catch((error: unknown) => {
      if (!signal.aborted) tell(error);
    });
  }

  async end(): Promise<void> {
    this.#controller.abort(new Cancelled('superseded'));
    await this.#ended;
  }
}

/**
 * Does the work now and again after each save in a workspace, until the signal is aborted. A save ends the run before, and what
 * is wrong in the files is told without ending the watch.
 *
 * @param tell - shows an error of the work: bad input; any other is thrown on
 */
export async function onEverySave(
  folder: string,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
  tell: (error: InputError | FolderError) => void,
): Promise<void> {
  let fault: Error | undefined;
  const show = (error: unknown): void => {
    if (error instanceof InputError || error instanceof FolderError) tell(error);
    else fault = error instanceof Error ? error : new Error(String(error));
  };
  let [worked, seen] = ['', held(folder)];
  let run: Run | undefined;
  while (!signal.aborted && fault === undefined) {
    const now = held(folder);
    // Editors save in steps: only what has stood for a while is worth a run.
    if (now === seen && now !== worked) {
      await run?.end();
      worked = now;
      run = new Run(work, show);
    }
    seen = now;
    await wait(signal);
  }
  await run?.end();
  if (fault !== undefined) throw fault;
  signal.throwIfAborted();
}
