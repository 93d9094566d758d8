/** Deepest nesting of maps and lists. */
export const DEPTH = 64;
/** Most values in a file, aliases written out. */
export const VALUES = 200_000;
/** Most entries of a file that maps names to things: each is looked up among the others. */
export const ENTRIES = 1000;
/** Derived facts that may rest on each other in a row. */
export const FACTS_DEEP = 64;
/** Most aliases (`*name`) in a file. */
export const ALIASES = 100;
