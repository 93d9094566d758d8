import { defineConfig } from 'tsdown';
import { PROJECT } from './folder.mjs';
import { laneLoops } from './lanes/plugin.mjs';

/** @type {import('tsdown').UserConfig} */
const shared = {
  cwd: PROJECT,
  outDir: 'dist',
  format: 'esm',
  platform: 'node',
  target: 'node20',
};

/**
 * The command line, the library and the worker they start, and the library's types. The packages they use are built into them:
 * looking for hundreds of files took a command two thirds of its start. Types still come from the packages.
 */
export default defineConfig([
  {
    ...shared,
    entry: {
      cli: 'src/cli/main.ts',
      index: 'src/lib/index.ts',
      'node-worker': 'src/lib/simulation/node-worker.ts',
    },
    noExternal: [/./],
    plugins: [laneLoops()],
    dts: false,
    clean: true,
  },
  { ...shared, entry: { index: 'src/lib/index.ts' }, dts: { emitDtsOnly: true }, clean: false },
]);
