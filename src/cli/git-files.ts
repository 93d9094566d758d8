import type { Lang } from '../lib/index.ts';
import { spawnSync } from 'node:child_process';
import { join, posix } from 'node:path';
import type { CommandErrorArgs, CommandErrorCode } from '../lib/workspace/index.ts';
import { inputError } from './complaints.ts';

/** Most that git may print: a workspace's files are 50 MB at most. */
const MOST_BYTES = 100_000_000;

/** Parts of a repository that hold a workspace. */
const FOLDERS = ['rules', 'scenarios'];
const FILE = /\.(?:yaml|yml|json)$/i;
const HIDDEN = /(?:^|\/)\./;

/** Most links from one to another. */
const MOST_LINKS = 8;

const LINK = '120000';
const SUBMODULE = '160000';

/** A hook of git says in its environment which repository and index it is about; here the folder says that. */
const LOCAL = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR'];

interface Entry {
  readonly mode: string;
  readonly id: string;
  /** The folder whose repository has it: that of the workspace, or of a submodule in it. */
  readonly folder: string;
}

type Entries = Map<string, Entry>;

/** Reads versions of a workspace from the repository that its folder is in. Nothing is checked out. */
class Repository {
  readonly #folder: string;
  readonly #ref: string;
  readonly #lang: Lang;
  #complaint = '';

  constructor(folder: string, ref: string, lang: Lang) {
    this.#folder = folder;
    this.#ref = ref;
    this.#lang = lang;
  }

  read(): Map<string, Uint8Array> {
    const prefix = this.#line(['rev-parse', '--show-prefix']);
    if (prefix === undefined) {
      // a repository of another user, as in containers, is refused with the line that allows it
      const [reason = ''] = this.#complaint.split('\n');
      if (reason.includes('ownership')) this.#fail('git-fails', { reason });
      return this.#fail('git-no-repository', { folder: this.#folder });
    }
    const below = FOLDERS.map((path) => `${prefix}${path}`);
    const entries = this.#list(this.#folder, this.#commit(), prefix, below);
    this.#follow(entries);
    const wanted = [...entries].filter(([path]) => FILE.test(path) && !HIDDEN.test(path));
    if (!wanted.some(([path]) => path.startsWith('scenarios/')))
      this.#fail('git-no-workspace', { ref: this.#ref, folder: prefix === '' ? '.' : prefix });
    const contents = this.#contents(wanted.map(([, entry]) => entry));
    return new Map(wanted.map(([path], place) => [path, contents[place]!]));
  }

  #fail<Code extends CommandErrorCode>(code: Code, args: CommandErrorArgs<Code>): never {
    throw inputError(code, args, this.#lang);
  }

  /** What git prints; undefined where it refuses, with its complaint. */
  #git(folder: string, args: readonly string[], input?: string): Buffer | undefined {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !LOCAL.includes(name)));
    const { error, status, stdout, stderr } = spawnSync(
      'git',
      ['--literal-pathspecs', '-C', folder, ...args],
      {
        env: { ...env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' },
        maxBuffer: MOST_BYTES,
        ...(input !== undefined && { input }),
      },
    );
    if (error) this.#fail('git-fails', { reason: error.message });
    this.#complaint = stderr.toString('utf8');
    return status === 0 ? stdout : undefined;
  }

  #line(args: readonly string[]): string | undefined {
    return this.#git(this.#folder, args)?.toString('utf8').replace(/\n$/, '');
  }

  #commit(): string {
    const named = `${this.#ref}^{commit}`;
    const commit = this.#line(['rev-parse', '--verify', '--quiet', '--end-of-options', named]);
    if (commit !== undefined) return commit;
    const [, before, after] = /^(.+?)\.{2,3}(.+)$/.exec(this.#ref) ?? [];
    if (before !== undefined && after !== undefined) this.#fail('git-range', { before, after });
    if (this.#line(['rev-list', '--max-count=1', '--all']) === '')
      this.#fail('git-no-commits', { folder: this.#folder });
    const isShallow = this.#line(['rev-parse', '--is-shallow-repository']) === 'true';
    return this.#fail(isShallow ? 'git-shallow' : 'git-unknown-ref', { ref: this.#ref });
  }

  /** The files of a commit below some paths, or all of them, by their path without `prefix`. */
  #list(folder: string, commit: string, prefix: string, below: readonly string[] = []): Entries {
    const listed = this.#git(folder, ['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...below]);
    const entries: Entries = new Map();
    if (!listed) return entries;
    for (const line of listed.toString('utf8').split('\0')) {
      const [, mode, id, full] = /^(\d+) \w+ (\w+)\t(.*)$/s.exec(line) ?? [];
      if (mode === undefined || id === undefined || full === undefined) continue;
      const path = full.slice(prefix.length);
      if (mode !== SUBMODULE) entries.set(path, { mode, id, folder });
      else for (const [inner, entry] of this.#submodule(folder, path, id)) entries.set(inner, entry);
    }
    return entries;
  }

  #submodule(folder: string, path: string, commit: string): Entries {
    const inner = this.#list(join(folder, path), commit, '');
    // a submodule that is not checked out answers for the repository around it, which does not have the commit
    if (inner.size === 0) this.#fail('git-submodule', { path, ref: this.#ref });
    return new Map([...inner].map(([file, entry]) => [`${path}/${file}`, entry]));
  }

  /** Puts what links lead to in their place: they may lead to elsewhere in the workspace, never out of it. */
  #follow(entries: Entries): void {
    for (let round = 0; round < MOST_LINKS; round++) {
      const links = [...entries].filter(([, { mode }]) => mode === LINK);
      if (links.length === 0) return;
      const targets = this.#contents(links.map(([, entry]) => entry));
      links.forEach(([path], place) => {
        entries.delete(path);
        const target = posix.join(posix.dirname(path), Buffer.from(targets[place]!).toString('utf8'));
        if (!FOLDERS.some((folder) => target === folder || target.startsWith(`${folder}/`)))
          this.#fail('link-leads-out', { file: `${this.#ref}:${path}` });
        const found = [...entries].filter(([each]) => each === target || each.startsWith(`${target}/`));
        if (found.length === 0) this.#fail('link-leads-nowhere', { file: `${this.#ref}:${path}` });
        for (const [each, entry] of found) entries.set(path + each.slice(target.length), entry);
      });
    }
  }

  /** The content of files, in their order. */
  #contents(entries: readonly Entry[]): Uint8Array[] {
    const contents = new Map<string, Uint8Array>();
    for (const folder of new Set(entries.map((entry) => entry.folder))) {
      const ids = [...new Set(entries.filter((entry) => entry.folder === folder).map(({ id }) => id))];
      const output = this.#git(folder, ['cat-file', '--batch'], ids.map((id) => `${id}\n`).join(''));
      let at = 0;
      for (const id of ids) {
        const end = output?.indexOf('\n', at) ?? -1;
        const size = /^\w+ blob (\d+)$/.exec(output?.toString('latin1', at, end) ?? '')?.[1];
        if (!output || size === undefined) return this.#fail('git-fails', { reason: `cat-file ${id}` });
        at = end + 1 + Number(size) + 1;
        contents.set(id, output.subarray(end + 1, at - 1));
      }
    }
    return entries.map(({ id }) => contents.get(id)!);
  }
}

/**
 * The YAML and JSON files of the workspace in a folder as a commit has them, by their path in it.
 *
 * @param ref - a commit, by any name that git knows
 * @throws InputError where the folder is in no repository, git does not know the commit, or it has no workspace there
 */
export const readGitFiles = (folder: string, ref: string, lang: Lang): Map<string, Uint8Array> =>
  new Repository(folder, ref, lang).read();
