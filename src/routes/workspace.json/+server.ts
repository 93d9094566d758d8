import type { RequestHandler } from '@sveltejs/kit';
import { readWithoutRecordings } from '../../lib/workspace/node-folder.ts';
import { answer, namesOf, sentFile, servedFolder } from '../workspace/served-folder.ts';

/** A static site holds the sample; a server reads its folder at each request. */
export const prerender = STATIC_SITE;

/** The files of the workspace that this process serves, but for recordings: the command line compares, pages do not. */
export const GET: RequestHandler = () =>
  answer(() => {
    const folder = servedFolder();
    const files = [...readWithoutRecordings(folder)].map(([path, bytes]) => sentFile(path, bytes));
    // a static site does not tell on which machine it was built
    return { body: STATIC_SITE ? { files } : { ...namesOf(folder), files } };
  });
