import { createStore, get, promisifyRequest, type UseStore } from 'idb-keyval';
import type { EditState } from '../study/edits.svelte.ts';
import type { StudySettings } from '../study/settings.ts';
import type { KeptWorkspace } from './store.ts';

/** What was worked on and is not saved: what survives a reload, and a crash. */
export interface Work {
  readonly edits: EditState;
  readonly settings: StudySettings;
}

/** A workspace as it was read at some time. */
export interface LastRead extends KeptWorkspace {
  readonly at: number;
}

/** Work is written at most so often. */
const EVERY_MS = 300;
/** Steps of undo that survive. */
const STEPS = 50;
/** How long a page that is reloaded waits for the page that it was to let go of its work. */
const WAIT_MS = 1500;
/** Pages that may work on one workspace at a time. */
const MOST_PAGES = 20;

const NAME = 'windtunnel';
/** Changes with the form of what is kept, so that no later version stumbles on it. */
const FORM = 2;

const isOwn = (value: unknown): value is { readonly form: typeof FORM } =>
  typeof value === 'object' && value !== null && 'form' in value && value.form === FORM;

const workKey = (id: string, place: number): string => `work/${id}/${place}`;
const tabKey = (id: string): string => `${NAME}.place.${id}`;

/** The place that this tab had before it was reloaded. */
function ownPlace(id: string): number | undefined {
  try {
    const place = sessionStorage.getItem(tabKey(id));
    return place === null ? undefined : Number(place);
  } catch {
    return undefined;
  }
}

function keepOwnPlace(id: string, place: number): void {
  try {
    sessionStorage.setItem(tabKey(id), String(place));
  } catch {
    // then another page may get the place after a reload, and this one another
  }
}

/** Runs with the lock until the page is gone; false when another page has it. */
function hold(name: string, options: LockOptions): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(name, options, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise(() => undefined);
      })
      .catch(() => {
        resolve(false);
      });
  });
}

/**
 * What this browser remembers of workspaces, in IndexedDB: work that is not saved, and files as they were last read. Pages that
 * work on one workspace at the same time each have a place of their own for their work, so that none writes over another's.
 */
export class Memory {
  readonly #store: UseStore | undefined;
  #key: string | undefined;
  #next: Work | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isAvailable = true;
  readonly #onUnavailable: () => void;
  /** Places that this page has already, by workspace. */
  readonly #places = new Map<string, number>();

  /** @param onUnavailable - called once when the browser keeps nothing */
  constructor(onUnavailable: () => void) {
    this.#onUnavailable = onUnavailable;
    try {
      this.#store = createStore(NAME, 'kept');
    } catch {
      this.#fail();
    }
  }

  /** Takes a place for the work on a workspace, and gives the work that an earlier page left there. */
  async open(id: string): Promise<Work | undefined> {
    this.flush();
    const place = this.#places.get(id) ?? (await this.#takePlace(id));
    this.#places.set(id, place);
    this.#key = workKey(id, place);
    const work = await this.#get(this.#key);
    return isOwn(work) ? (work as unknown as Work) : undefined;
  }

  /** Keeps work: at once, or soon after it was last kept. */
  keep(work: Work): void {
    this.#next = work;
    if (this.#timer !== undefined) return;
    this.#write();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#write();
    }, EVERY_MS);
  }

  /** Writes what waits. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#write();
  }

  async last(key: string): Promise<LastRead | undefined> {
    const last = await this.#get(`last/${key}`);
    return isOwn(last) ? (last as unknown as LastRead) : undefined;
  }

  keepLast(key: string, workspace: KeptWorkspace): void {
    void this.#set(`last/${key}`, { form: FORM, ...workspace, at: Date.now() });
  }

  /** Anything else, by its name. */
  recall(name: string): Promise<unknown> {
    return this.#get(`other/${name}`);
  }

  async remember(name: string, value: unknown): Promise<void> {
    await this.#set(`other/${name}`, value);
  }

  #write(): void {
    const [work, key] = [this.#next, this.#key];
    this.#next = undefined;
    if (!work || key === undefined) return;
    const { past, future } = work.edits;
    const edits = { ...work.edits, past: past.slice(-STEPS), future: future.slice(-STEPS) };
    void this.#set(key, { form: FORM, ...work, edits });
  }

  /** The place that this tab had before it was reloaded; otherwise the first that no other page has and that holds work. */
  async #takePlace(id: string): Promise<number> {
    // a page without locks is none of ours alone, but one that works all the same
    if (!('locks' in navigator)) return 0;
    const name = (place: number): string => `${NAME}/${id}/${place}`;
    const own = ownPlace(id);
    if (own !== undefined && (await hold(name(own), { signal: AbortSignal.timeout(WAIT_MS) }))) return own;
    const held = new Set((await navigator.locks.query()).held?.map((lock) => lock.name));
    const free = Array.from({ length: MOST_PAGES }, (_, place) => place).filter((p) => !held.has(name(p)));
    const works = await Promise.all(free.map((place) => this.#get(workKey(id, place))));
    const [withWork, without] = [true, false].map((has) =>
      free.filter((_, index) => hasWork(works[index]) === has),
    );
    for (const place of [...(withWork ?? []), ...(without ?? [])]) {
      if (!(await hold(name(place), { ifAvailable: true }))) continue;
      keepOwnPlace(id, place);
      return place;
    }
    return MOST_PAGES;
  }

  async #get(key: string): Promise<unknown> {
    if (!this.#store || !this.#isAvailable) return undefined;
    try {
      return await get<unknown>(key, this.#store);
    } catch {
      this.#fail();
      return undefined;
    }
  }

  async #set(key: string, value: unknown): Promise<void> {
    if (!this.#store || !this.#isAvailable) return;
    try {
      await this.#store('readwrite', (store) => {
        store.put(value, key);
        // at once: a page that goes away would take back what is still to be committed
        store.transaction.commit();
        return promisifyRequest(store.transaction);
      });
    } catch {
      this.#fail();
    }
  }

  #fail(): void {
    if (this.#isAvailable) this.#onUnavailable();
    this.#isAvailable = false;
  }
}

function hasWork(value: unknown): boolean {
  return isOwn(value) && (value as unknown as Work).edits.texts.length > 0;
}
