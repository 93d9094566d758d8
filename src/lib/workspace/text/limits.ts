/** Deepest nesting of maps and lists. */
export const DEPTH = 64;
/** Most values in a file, aliases written out. */
export const VALUES = 200_000;
/** Most aliases (`*name`) in a file. */
export const ALIASES = 100;
