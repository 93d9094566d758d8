import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveOnLoopback, type Running } from '../../src/cli/server.ts';

interface Answer {
  readonly status: number | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
}

/** Asks with exactly these headers, which `fetch` would not allow. */
function ask(port: number, path: string, headers: Record<string, string>, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, headers: response.headers });
    })
      .on('error', reject)
      .end();
  });
}

describe('the server', () => {
  let running: Running;
  beforeAll(async () => {
    running = await serveOnLoopback((_, response) => response.end('a page'), 0);
  });
  afterAll(() => running.close());

  const own = (): string => `127.0.0.1:${running.port}`;

  test('answers its own address, by number and by name', async () => {
    expect((await ask(running.port, '/', { host: own() })).status).toBe(200);
    expect((await ask(running.port, '/', { host: `localhost:${running.port}` })).status).toBe(200);
  });

  test.each(['example.com', '127.0.0.1', '127.0.0.1:1', 'localhost.example.com'])(
    'refuses the host %s',
    async (host) => {
      expect((await ask(running.port, '/', { host })).status).toBe(403);
    },
  );

  test.each(['http://example.com', 'null', 'https://127.0.0.1'])(
    'refuses a request from %s',
    async (origin) => {
      expect((await ask(running.port, '/', { host: own(), origin })).status).toBe(403);
    },
  );

  test('lets its own pages ask', async () => {
    expect((await ask(running.port, '/', { host: own(), origin: `http://${own()}` })).status).toBe(200);
  });

  test('changes something only for its own pages, which say so and speak JSON', async () => {
    const ours = { host: own(), origin: `http://${own()}`, 'content-type': 'application/json' };
    const put = async (headers: Record<string, string>, method = 'PUT'): Promise<number | undefined> =>
      (await ask(running.port, '/', headers, method)).status;
    expect(await put(ours)).toBe(200);
    expect(await put({ ...ours, 'content-type': 'application/json; charset=utf-8' })).toBe(200);
    expect(await put({ host: own(), 'content-type': 'application/json' })).toBe(403);
    expect(await put({ ...ours, origin: 'http://example.com' })).toBe(403);
    expect(await put({ ...ours, origin: 'null' })).toBe(403);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', '']) {
      expect(await put({ ...ours, 'content-type': type }, 'POST')).toBe(403);
    }
  });

  test('sends scripts, and so workers, with a policy that forbids eval', async () => {
    const { headers } = await ask(running.port, '/_app/immutable/workers/worker.js', { host: own() });
    expect(headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval';");
    const service = await ask(running.port, '/service-worker.js', { host: own() });
    expect(service.headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('forbids other sites to frame its pages', async () => {
    const { headers } = await ask(running.port, '/', { host: own() });
    expect(headers['content-security-policy']).toBe("frame-ancestors 'none'");
  });

  test('takes the next free port when its own is taken', async () => {
    const second = await serveOnLoopback((_, response) => response.end(), running.port);
    expect(second.port).toBeGreaterThan(running.port);
    await second.close();
  });
});
