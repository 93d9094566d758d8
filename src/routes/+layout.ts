/** Pages are prerendered shells: everything is computed where the planner sits, so that one build serves both hosts. */
export const ssr = false;
export const prerender = true;
