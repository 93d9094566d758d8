import { defineConfig } from 'tsdown';
import { PROJECT } from './folder.mjs';

/** The command line and the worker it starts; packages stay in node_modules. */
export default defineConfig({
  cwd: PROJECT,
  entry: { cli: 'src/cli/main.ts', 'node-worker': 'src/lib/simulation/node-worker.ts' },
  outDir: 'dist',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  dts: false,
  clean: true,
});
