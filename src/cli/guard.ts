import type { IncomingMessage, ServerResponse } from 'node:http';
import { CONTENT_POLICY } from './content-policy.js';

/** Values of the policy that are written in quotes: words of its grammar, where schemes have a colon and hosts a dot. */
const POLICY_WORD = /^[a-z-]+$/;

/** The policy as one header value. */
const POLICY_HEADER = Object.entries(CONTENT_POLICY)
  .map(([name, values]) =>
    [name, ...values.map((value) => (POLICY_WORD.test(value) ? `'${value}'` : value))].join(' '),
  )
  .join('; ');

/** Methods that only ask. */
const ASKING: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD']);

/**
 * Whether a request was meant for this server: the Host must be its own loopback address, or another site's name could be
 * pointed here (DNS rebinding); and an Origin, which browsers send along from other sites, must be that same address. What
 * could change something must say its Origin, and speak JSON, which no form of another site can.
 */
export function isOwnRequest(request: IncomingMessage, port: number): boolean {
  const { host, origin } = request.headers;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return false;
  const own = `http://${host}`;
  if (ASKING.has(request.method)) return origin === undefined || origin === own;
  return origin === own && /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '');
}

/**
 * Headers that every answer carries. Scripts get the whole policy, since a worker takes it from its own response. Pages hold
 * theirs in a meta tag with the hashes of their inline scripts, which a second, stricter header would block; the one part
 * that a meta tag cannot say is added here.
 */
export function setSafetyHeaders(request: IncomingMessage, response: ServerResponse): void {
  const isScript = /^\/(_app\/|service-worker\.js$)/.test(request.url ?? '');
  response.setHeader('Content-Security-Policy', isScript ? POLICY_HEADER : "frame-ancestors 'none'");
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Referrer-Policy', 'no-referrer');
}
