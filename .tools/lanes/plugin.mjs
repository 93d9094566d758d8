import { dirname, relative, sep } from 'node:path';
import { PROJECT } from '../folder.mjs';
import { translate } from './translate.mjs';

/** Folders whose loops over lanes are translated, and the module that runs them. */
const FOLDERS = ['src/lib/model/', 'src/lib/simulation/'];
const RUNTIME = 'src/lib/model/lanes.ts';

/**
 * For Vite, Rolldown and what builds on them: loops over lanes run two lanes at a time in WebAssembly where there is one.
 *
 * @returns {{ name: string, enforce: 'pre', transform: (text: string, id: string) => { code: string, map: null } | undefined }}
 */
export function laneLoops() {
  return {
    name: 'lane-loops',
    enforce: 'pre',
    transform(text, id) {
      const file = relative(PROJECT, id.split('?')[0] ?? id)
        .split(sep)
        .join('/');
      if (!file.endsWith('.ts') || file === RUNTIME || !FOLDERS.some((folder) => file.startsWith(folder)))
        return;
      const runtime = relative(dirname(file), RUNTIME).split(sep).join('/');
      const { text: code, translated } = translate(
        id,
        text,
        runtime.startsWith('.') ? runtime : `./${runtime}`,
      );
      return translated > 0 ? { code, map: null } : undefined;
    },
  };
}
