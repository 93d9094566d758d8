import adapterNode from '@sveltejs/adapter-node';
import adapterStatic from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { CONTENT_POLICY } from './src/cli/content-policy.js';

/** `WINDTUNNEL_TARGET=static` builds the pages for any web host; otherwise they are built for `windtunnel serve`. */
const adapter =
  process.env.WINDTUNNEL_TARGET === 'static'
    ? // not strict: the endpoint that saves is for a server alone, and left out here
      adapterStatic({ pages: 'build-static', assets: 'build-static', strict: false })
    : adapterNode({ out: 'build' });

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter,
    csp: { mode: 'hash', directives: CONTENT_POLICY },
    // the layout registers it once the first numbers have had time to come
    serviceWorker: { register: false },
  },
};
