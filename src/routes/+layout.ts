/** Pages are prerendered shells: everything is computed where the planner sits, so that one build serves both hosts. */
export const ssr = false;
export const prerender = true;

/** A page as index.html in a folder of its own is found by every web host. */
export const trailingSlash = STATIC_SITE ? 'always' : 'never';
