import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Lang } from '../lib/index.ts';
import { inputError } from './complaints.ts';
import { packageFolder } from './package-folder.ts';
import type { Handler } from './server.ts';

/** Names the header in which the built handler looks for the protocol; it would otherwise take every request for https. */
const PROTOCOL_HEADER = 'x-windtunnel-protocol';

/** Settings of the built handler that would make it believe headers which anybody can send. */
const PROXY_SETTINGS = ['ORIGIN', 'HOST_HEADER', 'PORT_HEADER', 'ADDRESS_HEADER'];

/** What a request to save may hold: every file of a workspace, and what JSON adds to them. */
const LARGEST_REQUEST = '100M';

/**
 * The handler of the built pages.
 *
 * @throws InputError when they have not been built
 */
export async function loadPages(lang: Lang): Promise<Handler> {
  const file = join(packageFolder(), 'build', 'handler.js');
  if (!existsSync(file)) throw inputError('pages-missing', { file }, lang);
  // The handler reads its settings from the environment while it is loaded.
  for (const name of PROXY_SETTINGS) Reflect.deleteProperty(process.env, name);
  process.env.PROTOCOL_HEADER = PROTOCOL_HEADER;
  process.env.BODY_SIZE_LIMIT = LARGEST_REQUEST;
  const { handler } = (await import(pathToFileURL(file).href)) as { handler: Handler };
  return (request, response, next) => {
    request.headers[PROTOCOL_HEADER] = 'http';
    return handler(request, response, next);
  };
}
