import { fileURLToPath } from 'node:url';

/** The project's folder, with a closing slash: scripts work from wherever they are started. */
export const PROJECT = fileURLToPath(new URL('../', import.meta.url));
