import { json, type RequestHandler } from '@sveltejs/kit';
import { FolderError, readFiles } from './read-files.ts';

/** A static site holds the sample; a server reads its folder at each request. */
export const prerender = STATIC_SITE;

/** The answer is in its form, but the folder is no workspace. */
const UNPROCESSABLE = 422;

/** The files of the workspace that this process serves: `WINDTUNNEL_WORKSPACE`, or the folder it was started in. */
export const GET: RequestHandler = async () => {
  const headers = { 'cache-control': 'no-store' };
  try {
    const files = await readFiles(process.env.WINDTUNNEL_WORKSPACE ?? process.cwd());
    return json({ version: 1, files }, { headers });
  } catch (reason) {
    if (!(reason instanceof FolderError)) throw reason;
    return json({ version: 1, refused: reason.label }, { headers, status: UNPROCESSABLE });
  }
};
