/** Whether this build is a static site: then nothing can be asked of a server. Set by vite.config.ts. */
declare const STATIC_SITE: boolean;
