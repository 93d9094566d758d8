/**
 * `npm run build`: the command line into dist/, the pages into build/ (build-static/ with WINDTUNNEL_TARGET=static).
 * `--only=command-line` or `--only=pages` builds one of the two, `--stale` only what its sources have left behind; with
 * `--if-possible` it is no failure that what builds is not installed.
 */
import { buildParts } from './build-parts.mjs';

const ONLY = '--only=';
const only = process.argv.find((argument) => argument.startsWith(ONLY))?.slice(ONLY.length);
const onlyStale = process.argv.includes('--stale');
const isBuilt = await buildParts(only === undefined ? { onlyStale } : { onlyStale, only });
if (!isBuilt && !process.argv.includes('--if-possible')) process.exitCode = 1;
