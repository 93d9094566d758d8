/** JSON for scripts: two spaces, and null for a number that does not exist. */
export const json = (value: unknown): string => JSON.stringify(value, null, 2);
