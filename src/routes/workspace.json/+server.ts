import { error, json } from '@sveltejs/kit';
import { readFiles, FolderError } from './read-files.ts';
import type { RequestHandler } from './$types';

/** A static site holds the sample; a server reads its folder at each request. */
export const prerender = STATIC_SITE;

/** The files of the workspace that this process serves. */
export const GET: RequestHandler = async () => {
  try {
    const files = await readFiles(process.env.WINDTUNNEL_WORKSPACE ?? process.cwd());
    return json({ version: 1, files }, { headers: { 'cache-control': 'no-store' } });
  } catch (reason) {
    if (reason instanceof FolderError) error(422, reason.message);
    throw reason;
  }
};
