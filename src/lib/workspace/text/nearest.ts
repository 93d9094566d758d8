import { nearestName } from '../../rules/index.ts';

/** Shorter names are near to too many others. */
const SHORTEST = 3;

/** Wrong names of one kind in one file for which a nearest one is sought: who has more has written something else. */
export const MOST_SOUGHT = 100;

const fold = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_');

/** Finds the known name that a wrong one most likely stands for. */
export type Finder = (name: string) => string | null;

/** Makes a finder for names that stay the same; case, spaces, dashes and underscores do not count. */
export function finderOf(known: Iterable<string>): Finder {
  const folded = new Map([...known].map((each) => [fold(each), each]));
  return (name) => {
    const wanted = fold(name);
    const same = folded.get(wanted);
    if (same !== undefined) return same;
    const near = name.length < SHORTEST ? undefined : nearestName(wanted, folded.keys());
    return near === undefined ? null : (folded.get(near) ?? null);
  };
}

/** The known name that a wrong one most likely stands for; case, spaces, dashes and underscores do not count. */
export const nearest = (name: string, known: Iterable<string>): string | null => finderOf(known)(name);
