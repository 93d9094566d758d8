import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isOwnRequest, setSafetyHeaders } from './guard.ts';

/** The loopback address: nobody else on the network can reach it. */
const LOOPBACK = '127.0.0.1';

/** How many ports are tried, from the one asked for upwards. */
const PORTS_TRIED = 50;
export const LAST_PORT = 65_535;

/** Other programs have all the ports that were tried. */
export class PortsTaken extends Error {
  override readonly name = 'PortsTaken';

  constructor(
    readonly first: number,
    readonly last: number,
  ) {
    super(`ports ${first} to ${last} are all taken`);
  }
}

/** Answers a request, or calls `next` when it has nothing for it. */
export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown;

/** A server that listens. */
export interface Running {
  readonly port: number;
  /** Where to point a browser, without a closing slash. */
  readonly address: string;
  /** Stops listening and drops the connections that are open. */
  close(): Promise<void>;
}

/** Listens on the port; gives false when another program has it. */
function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      server.off('listening', onListening);
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    const onListening = (): void => {
      server.off('error', onError);
      resolve(true);
    };
    server.once('error', onError).once('listening', onListening).listen(port, LOOPBACK);
  });
}

/** Listens on the first free port from `port` on; 0 is any free one. */
async function listenFrom(server: Server, port: number): Promise<number> {
  const last = Math.min(port + PORTS_TRIED - 1, LAST_PORT);
  for (let candidate = port; candidate <= last; candidate += 1) {
    if (!(await listen(server, candidate))) continue;
    const address = server.address();
    if (address !== null && typeof address === 'object') return address.port;
  }
  throw new PortsTaken(port, last);
}

/**
 * Serves a handler on loopback only, to this machine's own browser only.
 *
 * @param handler - what answers requests that pass the guard
 * @param port - the port wanted; when it is taken, the next free one
 * @throws PortsTaken
 */
export async function serveOnLoopback(handler: Handler, port: number): Promise<Running> {
  let ownPort = port;
  const server = createServer((request, response) => {
    if (!isOwnRequest(request, ownPort)) {
      response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(`Only ${LOOPBACK}:${ownPort} is answered here.\n`);
      return;
    }
    setSafetyHeaders(request, response);
    handler(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('Not found.\n');
    });
  });
  ownPort = await listenFrom(server, port);
  return {
    port: ownPort,
    address: `http://${LOOPBACK}:${ownPort}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
