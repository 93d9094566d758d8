import { nearestName } from '../../rules/index.ts';

/** Shorter names are near to too many others. */
const SHORTEST = 3;

const fold = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_');

/** The known name that a wrong one most likely stands for; case, spaces, dashes and underscores do not count. */
export function nearest(name: string, known: Iterable<string>): string | null {
  const folded = new Map([...known].map((each) => [fold(each), each]));
  const same = folded.get(fold(name));
  if (same !== undefined) return same;
  const near = name.length < SHORTEST ? undefined : nearestName(fold(name), folded.keys());
  return near === undefined ? null : (folded.get(near) ?? null);
}
