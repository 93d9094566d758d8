/** Keys that reach into JavaScript's objects: refused wherever they stand. */
const RESERVED_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Longest name of a rule, play, strategy or the like, in characters. */
const NAME_LENGTH = 100;

const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u;

/** Whether a key is refused in any map of any file. */
export const isReservedKey = (key: string): boolean => RESERVED_KEYS.has(key);

/** Whether a name means something to every object of the program: `toString` and the like. */
export const isInherited = (name: string): boolean => name in Object.prototype;

/** Whether a text can name a strategy, scenario, rulebook, rule, play or condition. */
export const isName = (text: string): boolean =>
  text.length <= NAME_LENGTH && NAME.test(text) && text.normalize('NFC') === text && !isInherited(text);

/** The name nearest to a text that cannot be one: letters whole, a dash for whatever has no place in a name. */
export function nameLike(text: string): string | null {
  if (isInherited(text)) return null;
  const near = text
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')
    .replaceAll(/^[\p{M}_-]+|-+$/gu, '')
    .slice(0, NAME_LENGTH);
  return isName(near) ? near : null;
}

/** Compares by code unit: the same order in every language and on every machine. */
export const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
