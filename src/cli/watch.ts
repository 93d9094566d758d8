import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { FolderError, readFolder, readWithoutRecordings } from '../lib/index.ts';
import { Cancelled } from './exit.ts';

/** How often the files are looked at. Looking at what they hold works on every system and for every way of saving. */
const EVERY_MILLISECONDS = 300;

/** What a workspace holds now, in short; where it cannot be read, why. */
function held(folder: string): string {
  const hash = createHash('sha256');
  try {
    for (const [path, bytes] of readWithoutRecordings(folder))
      hash.update(`${path}\n${bytes.length}\n`).update(bytes);
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

/** What is done on every save, and what is told of it. */
export interface Watched {
  /** One run; it ends early where the signal is aborted. */
  readonly work: (signal: AbortSignal) => Promise<void>;
  /** Shows why a run failed. */
  readonly tell: (error: unknown) => void;
  /** Says, after each run, that the next save is waited for. */
  readonly waiting: () => void;
}

/** One run of the work, which the next save ends. */
class Run {
  readonly #controller = new AbortController();
  readonly #ended: Promise<void>;

  constructor(watched: Watched) {
    this.#ended = this.#do(watched);
  }

  async #do({ work, tell, waiting }: Watched): Promise<void> {
    const { signal } = this.#controller;
    try {
      await work(signal);
    } catch (error) {
      if (!signal.aborted) tell(error);
    }
    if (!signal.aborted) waiting();
  }

  async end(): Promise<void> {
    this.#controller.abort(new Cancelled('superseded'));
    await this.#ended;
  }
}

/**
 * Does the work now and again after each save in a workspace, until the signal is aborted: then it throws the signal's reason.
 * A save ends the run before. A run that fails, for whatever reason, is told and does not end the watch.
 *
 * @throws FolderError where the folder is no workspace when the watch begins; later on, that fails a run
 */
export async function onEverySave(folder: string, signal: AbortSignal, watched: Watched): Promise<void> {
  readFolder(folder);
  let [worked, seen] = ['', held(folder)];
  let run: Run | undefined;
  while (!signal.aborted) {
    const now = held(folder);
    // Editors save in steps: only what has stood for a while is worth a run.
    if (now === seen && now !== worked) {
      await run?.end();
      worked = now;
      run = new Run(watched);
    }
    seen = now;
    await wait(signal);
  }
  await run?.end();
  signal.throwIfAborted();
}
