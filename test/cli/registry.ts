import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** A package's package.json, as far as npm needs it to install the package. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly bin?: unknown;
  readonly dependencies?: unknown;
  readonly optionalDependencies?: unknown;
}

interface Locked {
  readonly dev?: true;
  readonly devOptional?: true;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Sends a folder as an archive: npm takes one that is not compressed, and drops its first folder, whatever its name. */
async function sendFolder(folder: string, response: ServerResponse): Promise<void> {
  const args = ['-cf', '-', '--exclude', 'node_modules', '-C', dirname(folder), basename(folder)];
  await pipeline(spawn('tar', args, { stdio: ['ignore', 'pipe', 'inherit'] }).stdout, response);
}

/** A registry on this machine that has our packed package, and what it needs from our own node_modules; nothing else. */
export class Registry {
  /** Where each package comes from: an archive, or a folder. */
  readonly #packages = new Map<string, { readonly manifest: Manifest; readonly from: string }>();
  readonly #server: Server;

  /**
   * @param root - the folder of our package
   * @param archive - our package, packed
   */
  constructor(root: string, archive: string) {
    this.#add(root, archive);
    const { packages } = read(join(root, 'package-lock.json')) as { packages: Record<string, Locked> };
    for (const [path, { dev, devOptional }] of Object.entries(packages))
      if (path !== '' && !dev && !devOptional) this.#add(join(root, path), join(root, path));
    this.#server = createServer(({ url = '/' }, response) => {
      this.#answer(decodeURIComponent(url), response).catch((error: unknown) => {
        response.destroy(error instanceof Error ? error : new Error(String(error)));
      });
    });
  }

  /** Starts; the address to give npm. */
  async start(): Promise<string> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    return this.#address();
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #address(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the registry does not listen');
    return `http://127.0.0.1:${address.port}/`;
  }

  #add(folder: string, from: string): void {
    const manifest = read(join(folder, 'package.json')) as Manifest;
    if (this.#packages.has(manifest.name)) throw new Error(`two versions of ${manifest.name} are needed`);
    this.#packages.set(manifest.name, { manifest, from });
  }

  async #answer(url: string, response: ServerResponse): Promise<void> {
    const [, name = '', tarball] = /^\/(.+?)(\/-\/archive\.tgz)?$/.exec(url) ?? [];
    const found = this.#packages.get(name);
    if (found === undefined) {
      response.writeHead(404).end('{}');
    } else if (tarball === undefined) {
      const { version, bin, dependencies, optionalDependencies } = found.manifest;
      const dist = { tarball: `${this.#address()}${name}/-/archive.tgz` };
      const own = { name, version, bin, dependencies, optionalDependencies, dist };
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ name, 'dist-tags': { latest: version }, versions: { [version]: own } }));
    } else if (found.from.endsWith('.tgz')) await pipeline(createReadStream(found.from), response);
    else await sendFolder(found.from, response);
  }
}
