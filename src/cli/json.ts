/** JSON for scripts: two spaces, and null for a number that does not exist. */
export const json = (value: unknown): string => JSON.stringify(value, null, 2);

/** The same on one line, for scripts that read one document after the other. */
export const jsonLine = (value: unknown): string => JSON.stringify(value);
