/**
 * `npm run build`: the command line into dist/, the pages into build/ (build-static/ with WINDTUNNEL_TARGET=static).
 * `--only=command-line` or `--only=pages` builds one of the two, `--stale` only what its sources have left behind.
 */
import { buildParts } from './build-parts.mjs';

const ONLY = '--only=';
const only = process.argv.find((argument) => argument.startsWith(ONLY))?.slice(ONLY.length);
const onlyStale = process.argv.includes('--stale');
await buildParts(only === undefined ? { onlyStale } : { onlyStale, only });
