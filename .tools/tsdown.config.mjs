import { existsSync } from 'node:fs';
import { defineConfig } from 'tsdown';
import { PROJECT } from './folder.mjs';

const WORKER = 'src/lib/simulation/node-worker.ts';

/** The command line and the worker it starts; packages stay in node_modules. */
export default defineConfig({
  cwd: PROJECT,
  entry: { cli: 'src/cli/main.ts', ...(existsSync(WORKER) ? { 'node-worker': WORKER } : {}) },
  outDir: 'dist',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  dts: false,
  clean: true,
});
