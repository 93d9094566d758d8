/** `npm start`: builds what is stale, then serves the pages on loopback. What follows `--` goes to `windtunnel serve`. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildParts } from './build-parts.mjs';
import { PROJECT } from './folder.mjs';

await buildParts({ onlyStale: true });
// In this process, not in one below it, so that whoever stops this one has stopped the server.
const commandLine = join(PROJECT, 'dist', 'cli.js');
process.argv.splice(1, 1, commandLine, 'serve');
await import(pathToFileURL(commandLine).href);
