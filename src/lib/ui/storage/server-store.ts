import type { Label } from '../../plan/index.ts';
import { FetchError } from './fetch-problem.ts';
import type { Content, FileToSave, KeptWorkspace, PresentFile, Saving, Store, Versions } from './store.ts';

/** Where a server of ours is asked. */
interface Addresses {
  /** The workspace with all its files. */
  readonly files: string;
  /** Where it is saved and its versions are asked; undefined for a static site, which holds the sample. */
  readonly save?: string;
}

type Fields = Readonly<Record<string, unknown>>;

const notUnderstood = (): FetchError => new FetchError({ kind: 'files-not-understood' });

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

function field(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function text(value: unknown, name: string): string {
  const found = field(value, name);
  if (typeof found !== 'string') throw notUnderstood();
  return found;
}

function list(value: unknown, name: string): readonly unknown[] {
  const found = field(value, name);
  if (!Array.isArray(found)) throw notUnderstood();
  return found;
}

/** What is said in both languages, where it is. */
function labelIn(value: unknown, name: string): Label | undefined {
  const label = field(value, name);
  const [en, zh] = [field(label, 'en'), field(label, 'zh')];
  return typeof en === 'string' && typeof zh === 'string' ? { en, zh } : undefined;
}

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

function contentOf(entry: unknown): Content {
  return typeof field(entry, 'text') === 'string' ? text(entry, 'text') : bytesOf(text(entry, 'base64'));
}

function presentFile(entry: unknown): PresentFile {
  const path = text(entry, 'path');
  if (field(entry, 'version') === null) return { path, content: null, version: null };
  return { path, content: contentOf(entry), version: text(entry, 'version') };
}

/** Asks the server, and gives what it says where that is an answer of its own: a conflict is one as well. */
async function ask(address: string, request: RequestInit = {}): Promise<Fields> {
  const response = await fetch(address, request).catch((reason: unknown) => {
    throw new FetchError({
      kind: 'no-files',
      reason: reason instanceof Error ? reason.message : String(reason),
    });
  });
  const body: unknown = await response.json().catch(() => undefined);
  const refused = labelIn(body, 'refused');
  if (refused) throw new FetchError({ kind: 'folder-refused', reason: refused });
  if (isRecord(body) && body['version'] === 1) return body;
  if (response.ok) throw notUnderstood();
  throw new FetchError({ kind: 'no-files', reason: `${response.status} ${response.statusText}`.trim() });
}

/** The folder that `windtunnel serve` serves; without an address for saving, the sample that a static site holds. */
export class ServerStore implements Store {
  readonly kind: 'server' | 'site';
  readonly key: string;
  readonly save?: (files: readonly FileToSave[]) => Promise<Saving>;
  readonly versions?: () => Promise<Versions>;
  readonly #files: string;

  constructor({ files, save }: Addresses) {
    this.#files = files;
    this.kind = save === undefined ? 'site' : 'server';
    this.key = `${this.kind}:${new URL(files, location.href).pathname}`;
    if (save === undefined) return;
    this.save = (changes) => saveAt(save, changes);
    this.versions = () => versionsAt(save);
  }

  async read(): Promise<KeptWorkspace> {
    const body = await ask(this.#files);
    const entries = list(body, 'files').map((entry) => ({
      path: text(entry, 'path'),
      content: contentOf(entry),
      version: text(entry, 'version'),
    }));
    return {
      id: this.kind === 'site' ? this.key : text(body, 'id'),
      name: this.kind === 'site' ? undefined : text(body, 'name'),
      files: entries.map(({ path, content }) => [path, content]),
      versions: new Map(entries.map(({ path, version }) => [path, version])),
    };
  }
}

async function saveAt(address: string, files: readonly FileToSave[]): Promise<Saving> {
  const body = await ask(address, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ files }),
  });
  const failed = labelIn(body, 'failed');
  return {
    saved: list(body, 'saved').map((entry) => ({
      path: text(entry, 'path'),
      version: field(entry, 'version') === null ? null : text(entry, 'version'),
    })),
    conflicts: list(body, 'conflicts').map(presentFile),
    ...(failed && { failed }),
  };
}

async function versionsAt(address: string): Promise<Versions> {
  const entries = list(await ask(address), 'versions');
  return new Map(
    entries.map((entry): [string, string] => {
      if (!Array.isArray(entry) || typeof entry[0] !== 'string' || typeof entry[1] !== 'string') {
        throw notUnderstood();
      }
      return [entry[0], entry[1]];
    }),
  );
}
