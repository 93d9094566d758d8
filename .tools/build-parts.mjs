import { linkCommandLine } from './command-line.mjs';
import { hasDevelopmentPackages, run, tool } from './run.mjs';
import { builtFrom, fingerprint, writeStamp } from './stamp.mjs';

const CONFIGURATION = ['package.json', 'package-lock.json', 'tsconfig.json', '.tools'];

const PARTS = [
  {
    name: 'command-line',
    folder: 'dist',
    inputs: ['src/cli', 'src/lib', ...CONFIGURATION],
    command: 'tsdown',
    args: ['--config', '.tools/tsdown.config.mjs', '--no-fixed-extension', '--logLevel', 'warn'],
  },
  {
    name: 'pages',
    folder: process.env.WINDTUNNEL_TARGET === 'static' ? 'build-static' : 'build',
    inputs: ['src', 'static', 'rules', 'scenarios', 'svelte.config.js', 'vite.config.ts', ...CONFIGURATION],
    command: 'vite',
    args: ['build', '--logLevel', 'warn'],
  },
];

/**
 * Builds one part, and says by its exit code whether that went well.
 *
 * @param {typeof PARTS[number]} part
 */
async function build(part) {
  console.log(`windtunnel: building ${part.folder}/`);
  // The TypeScript settings extend a file that kit writes.
  return (await run(tool('svelte-kit'), ['sync'])) || run(tool(part.command), part.args);
}

/**
 * Builds the command line and the pages; false where a part is stale because what builds it is not installed.
 *
 * @param {object} options
 * @param {boolean} [options.onlyStale] - leave what was built from just these sources as it is
 * @param {string} [options.only] - the name of the one part to build
 */
export async function buildParts({ onlyStale = false, only }) {
  const wanted = PARTS.filter((part) => only === undefined || part.name === only);
  if (wanted.length === 0) {
    throw new Error(`there is no part ${only}; write ${PARTS.map((part) => part.name).join(' or ')}`);
  }
  let isBuilt = true;
  for (const part of wanted) {
    const print = fingerprint(part.inputs);
    if (!onlyStale || builtFrom(part.folder) !== print) {
      if (!hasDevelopmentPackages()) {
        console.error(`windtunnel: ${part.folder}/ is not built, what builds it is not installed (npm ci)`);
        isBuilt = false;
        continue;
      }
      const code = await build(part);
      if (code !== 0) process.exit(code);
      writeStamp(part.folder, print);
    }
    // also when nothing was built: node_modules may be new
    if (part.folder === 'dist') linkCommandLine();
  }
  return isBuilt;
}
