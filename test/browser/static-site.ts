import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { Server } from './served.ts';

/** What any web host knows. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Serves the files of a folder below a path, as a plain web host does: no headers of ours, and no address but those of files. */
export function serveStatic(folder: string, below: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://host');
    const asked = pathname.startsWith(below) ? normalize(pathname.slice(below.length)) : '..';
    const found = join(folder, asked);
    const isFolder = existsSync(found) && statSync(found).isDirectory();
    const file = isFolder ? join(found, 'index.html') : found;
    if (asked.startsWith('..') || request.method !== 'GET' || !existsSync(file)) {
      response.writeHead(404).end();
    } else if (isFolder && !pathname.endsWith('/')) {
      response.writeHead(301, { location: `${pathname}/` }).end();
    } else {
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
      response.end(readFileSync(file));
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        address: `http://127.0.0.1:${port}${below}`,
        close: () =>
          new Promise((ended) => {
            server.close(() => {
              ended();
            });
            server.closeAllConnections();
          }),
      });
    });
  });
}
