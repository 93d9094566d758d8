/**
 * The content security policy of pages and workers, in the one place that both svelte.config.js (which writes it into
 * pages, with the hashes of kit's own inline script) and the server (which sends it with workers) read.
 * Compiled loops need WebAssembly, which is not the evaluation of text: that stays forbidden.
 * A worker takes its policy from its own response, never from the page. Styles may be inline for the editor.
 */
export const CONTENT_POLICY =
  /** @satisfies {NonNullable<import('@sveltejs/kit').KitConfig['csp']>['directives']} */ ({
    'default-src': ['self'],
    'script-src': ['self', 'wasm-unsafe-eval'],
    'worker-src': ['self'],
    'connect-src': ['self'],
    'img-src': ['self', 'data:'],
    'font-src': ['self'],
    'style-src': ['self', 'unsafe-inline'],
    'object-src': ['none'],
    'base-uri': ['none'],
    'form-action': ['none'],
  });
