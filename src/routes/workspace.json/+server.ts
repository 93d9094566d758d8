import { json, type RequestHandler } from '@sveltejs/kit';
import { FolderError, readFolder } from '../../lib/workspace/node-folder.ts';

/** A static site holds the sample; a server reads its folder at each request. */
export const prerender = STATIC_SITE;

/** The answer is in its form, but the folder is no workspace. */
const UNPROCESSABLE = 422;

/** A file as it goes to the page. Bytes that are not UTF-8 stay what they are, and are complained about where they are read. */
type SentFile =
  { readonly path: string; readonly text: string } | { readonly path: string; readonly base64: string };

function sent([path, bytes]: readonly [string, Uint8Array]): SentFile {
  try {
    // a mark at the beginning is for the reader to judge
    return { path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { path, base64: Buffer.from(bytes).toString('base64') };
  }
}

/** The files of the workspace that this process serves: `WINDTUNNEL_WORKSPACE`, or the folder it was started in. */
export const GET: RequestHandler = () => {
  const headers = { 'cache-control': 'no-store' };
  try {
    const files = readFolder(process.env.WINDTUNNEL_WORKSPACE ?? process.cwd());
    return json({ version: 1, files: [...files].map(sent) }, { headers });
  } catch (reason) {
    if (!(reason instanceof FolderError)) throw reason;
    return json({ version: 1, refused: reason.label }, { headers, status: UNPROCESSABLE });
  }
};
