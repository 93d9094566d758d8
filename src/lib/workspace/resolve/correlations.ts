import { LEVERS, type Correlation } from '../../plan/index.ts';
import { copula } from '../../random/index.ts';
import type { Report } from '../finding.ts';
import type { Place } from '../text/source.ts';
import { placeAt, type Tree } from '../text/tree.ts';
import { leverFor } from './levers.ts';

/** Levers that are drawn, in the canonical order that their draws are mixed in. */
const DRAWN: readonly string[] = LEVERS.filter((lever) => lever.kind !== 'ours').map((lever) => lever.name);

const rank: ReadonlyMap<string, number> = new Map(DRAWN.map((name, index) => [name, index]));

/** A correlation and where it is written. */
export interface PlacedCorrelation {
  readonly pair: Correlation;
  readonly place: Place;
}

interface CorrelationEntry {
  readonly between: readonly string[];
  readonly r: number;
}

/** One text for a pair in either order. */
export const pairKey = ({ a, b }: Correlation): string => `${a} ${b}`;

const inOrder = (a: string, b: string, r: number): Correlation =>
  (rank.get(a) ?? 0) <= (rank.get(b) ?? 0) ? { a, b, r } : { a: b, b: a, r };

const comparePairs = (first: Correlation, second: Correlation): number =>
  (rank.get(first.a) ?? 0) - (rank.get(second.a) ?? 0) ||
  (rank.get(first.b) ?? 0) - (rank.get(second.b) ?? 0);

/** Reads a file's correlations; each pair is checked alone, in canonical order. */
export function readCorrelations(
  entries: readonly CorrelationEntry[],
  tree: Tree,
  report: Report,
): PlacedCorrelation[] {
  const read = new Map<string, PlacedCorrelation>();
  for (const [index, { between, r }] of entries.entries()) {
    const place = placeAt(tree, ['correlations', index]);
    const levers = between.map((name, end) =>
      leverFor(
        name,
        ['world', 'shop'],
        'correlation',
        report,
        placeAt(tree, ['correlations', index, 'between', end]),
      ),
    );
    const [first, second] = levers;
    if (first === undefined || second === undefined) continue;
    const pair = inOrder(first.name, second.name, r);
    const rPlace = placeAt(tree, ['correlations', index, 'r']);
    if (pair.a === pair.b) report.add('correlation-with-itself', { lever: pair.a }, place);
    else if (!(Math.abs(r) < 1)) report.add('correlation-outside', { a: pair.a, b: pair.b, r }, rPlace);
    else if (read.has(pairKey(pair))) report.add('correlation-twice', { a: pair.a, b: pair.b }, place);
    else read.set(pairKey(pair), { pair, place });
  }
  return [...read.values()];
}

/**
 * Several lists of correlations as one; where two have the same pair the later list decides. Says which pairs cannot
 * all hold at once.
 */
export function mergeCorrelations(
  lists: readonly (readonly PlacedCorrelation[])[],
  report: Report,
): Correlation[] {
  const merged = new Map<string, PlacedCorrelation>();
  for (const list of lists) for (const each of list) merged.set(pairKey(each.pair), each);
  const all = [...merged.values()].sort((one, other) => comparePairs(one.pair, other.pair));
  const pairs = all.map((each) => each.pair);
  const made = copula(DRAWN, pairs);
  if (!made.ok) {
    const { error } = made;
    const named = error.code === 'not-positive-definite' ? error.pairs : pairs;
    const shrink = error.code === 'not-positive-definite' ? error.shrink : 0;
    const offending = new Set(named.map(pairKey));
    // The later list is the one that made the earlier impossible.
    const place = lists
      .toReversed()
      .flat()
      .find((each) => offending.has(pairKey(each.pair)))?.place;
    if (place !== undefined) report.add('correlations-impossible', { pairs: named, shrink }, place);
  }
  return pairs;
}
