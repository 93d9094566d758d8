import { beforeAll, describe, expect, it } from 'vitest';
import { type CostOn, LEVERS } from '../../src/lib/plan/index.ts';
import { MOVES } from './lever-moves.ts';
import { CASES, runCases } from './lever-runs.ts';

/** How the cost of a lever shows: a fact of the year, a column summed over it, or what a budget line has left. */
interface Cost {
  readonly shows: string;
  readonly how: 'up' | 'down';
  /** Where the lever is moved, and what it is given, where that is another than for its effect. */
  readonly to?: number;
  readonly given?: Readonly<Record<string, number>>;
}

/** What costs on a line leaves less for the rest of it; what costs margin leaves less of each yuan of GMV. */
const ON: Readonly<Partial<Record<CostOn, Cost>>> = {
  content: { shows: 'left of content', how: 'down' },
  private: { shows: 'left of private', how: 'down' },
  supply: { shows: 'left of supply', how: 'down' },
  margin: { shows: 'contribution / gmv', how: 'down' },
};

/** Costs that show elsewhere. */
const COSTS: Readonly<Record<string, Cost>> = {
  // Money moved between channels is what the others lose; more of one is more of all.
  'channels.search.share': { shows: 'spend.douyin', how: 'down' },
  'channels.douyin.share': { shows: 'spend.search', how: 'down' },
  'channels.influencers.share': { shows: 'spend.search', how: 'down' },
  'channels.wechat.share': { shows: 'spend.search', how: 'down' },
  ...Object.fromEntries(
    ['search', 'douyin', 'influencers', 'wechat'].map((channel) => [
      `channels.${channel}.spend`,
      { shows: 'public_spend', how: 'up' } as const,
    ]),
  ),
  'content.output': { shows: 'content_spend', how: 'up' },
  // Own pieces pay for customers' looks, and for quality.
  'content.ugc_share': { shows: 'own pieces', how: 'down' },
  'content.quality': { shows: 'own pieces', how: 'down' },
  // A higher price costs buyers; a lower one, and following a rival's, the margin.
  price: { shows: 'contribution / gmv', how: 'down', to: 0.9 },
  // A lock costs its premium where material stays as it is.
  'lock.share': { shows: 'unit_cost', how: 'up', given: { 'lock.weeks': 40 } },
  'lock.weeks': { shows: 'unit_cost', how: 'up', given: { 'lock.share': 1 } },
  // Safety stock and a slower rhythm tie up money in goods.
  'order.service_level': { shows: 'stock_value', how: 'up' },
  'order.review_weeks': { shows: 'stock_value', how: 'up' },
};

const costed = LEVERS.filter(({ kind, costOn }) => kind === 'ours' && costOn !== 'none').map((lever) => {
  const cost = COSTS[lever.name] ?? ON[lever.costOn];
  if (!cost) throw new Error(`${lever.name}: how does its cost on ${lever.costOn} show?`);
  const move = CASES.find((candidate) => candidate.lever === lever.name)!;
  return { lever: lever.name, to: cost.to ?? move.to, given: cost.given ?? move.given, cost };
});

describe('every lever of ours that costs something', () => {
  let before: ReadonlyMap<string, Float64Array>;
  let after: ReadonlyMap<string, Float64Array>;
  beforeAll(() => {
    before = runCases(costed, false);
    after = runCases(costed, true);
  });

  const read = (run: ReadonlyMap<string, Float64Array>, what: string, lane: number): number => {
    const of = (name: string) => run.get(name)![lane]!;
    if (what === 'contribution / gmv') return of('contribution') / of('gmv');
    if (what === 'own pieces') return of('content_made') - of('content_ugc');
    return of(what);
  };

  it('is one that moves something', () => {
    expect(costed.filter(({ lever }) => !(lever in MOVES))).toEqual([]);
    expect(Object.keys(COSTS).filter((name) => !costed.some(({ lever }) => lever === name))).toEqual([]);
  });

  it.each(costed.map(({ lever }, lane) => [lever, lane] as const))('costs it: %s', (_, lane) => {
    const { cost } = costed[lane]!;
    const change = read(after, cost.shows, lane) - read(before, cost.shows, lane);
    const what = `${cost.shows} by ${change}`;
    if (cost.how === 'up') expect(change, what).toBeGreaterThan(0);
    else expect(change, what).toBeLessThan(0);
  });
});
