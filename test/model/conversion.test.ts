import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANES, WorldBlock, type Year } from '../../src/lib/model/index.ts';
import type { Modifier } from '../../src/lib/plan/index.ts';
import {
  addTo,
  between,
  follow,
  largest,
  meanOf,
  output,
  outputs,
  randomPlans,
  SAME_LUCK,
  smallest,
  totals,
} from './lanes.ts';
import { CALM, change, setUp, type Setup } from './sample.ts';

const seeds = fc.integer({ min: 1, max: 1_000_000 });
const FEW = { numRuns: 4, seed: 20_260_106 };

/** Only week 1 is looked at. */
const ONE_WEEK = { calendar: { ...CALM.shop.calendar, weeks: 1 } };

/** Visits come from search alone. */
const SEARCH_ONLY = {
  'channels.search.share': 1,
  'channels.douyin.share': 0,
  'channels.influencers.share': 0,
  'channels.wechat.share': 0,
  'content.base_visits': 0,
  'content.visits': 0,
  'referral.invite_rate': 0,
};
const FROM_SEARCH: Setup = {
  levers: SEARCH_ONLY,
  shop: {
    ...ONE_WEEK,
    lastYear: { ...CALM.shop.lastYear, channelShare: { search: 1, douyin: 0, influencers: 0, wechat: 0 } },
  },
};

/** First orders wanted a visit, by lane. */
function conversion(year: Year): Float64Array {
  const [wanted, visits] = outputs(year, 'first_demand', 'first_visits');
  return wanted.map((orders, i) => orders / visits[i]!);
}

const always = (lever: string, value: number): Modifier => ({
  ...change(lever, 'add', value),
  layer: 'scenario',
});

describe('first-order conversion', () => {
  it('has the own-price elasticity -sensitivity x (1 - cvr)', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const step = 1e-5;
        const price = between(seed, 'price', 0.7, 1.4);
        const sensitivity = between(seed, 'sensitivity', 0.8, 5);
        const lanes = {
          'channels.search.conversion': between(seed, 'conversion', 0.005, 0.4),
          'conversion.price_sensitivity': sensitivity,
        };
        const at = (factor: number) =>
          conversion(
            follow(setUp(FROM_SEARCH), { lanes: { ...lanes, price: (lane) => price(lane) * factor } }),
          );
        const [low, middle, high] = [at(1 - step), at(1), at(1 + step)];
        const elasticity = (i: number) => Math.log(high[i]! / low[i]!) / Math.log((1 + step) / (1 - step));
        const closed = (i: number) => -sensitivity(i) * (1 - middle[i]!);
        expect(largest((i) => Math.abs(elasticity(i) - closed(i)))).toBeLessThan(1e-5);
      }),
      FEW,
    );
  });

  it("has the cross elasticity similarity x (1 - differentiation) x sensitivity x (1 - cvr) in the competitor's price", () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0.02, max: 0.5, noNaN: true }), (seed, discount) => {
        const step = 1e-5;
        const sensitivity = between(seed, 'sensitivity', 0.8, 5);
        const similarity = between(seed, 'similarity', 0, 1);
        const differentiation = between(seed, 'differentiation', 0, 1);
        const lanes = {
          'channels.search.conversion': between(seed, 'conversion', 0.005, 0.4),
          'conversion.price_sensitivity': sensitivity,
          'conversion.similarity': similarity,
          'differentiation.opening': differentiation,
        };
        const at = (cut: number) =>
          conversion(
            follow(setUp({ ...FROM_SEARCH, shocks: [always('competitor.discount', cut)] }), { lanes }),
          );
        const [low, middle, high] = [at(discount + step), at(discount), at(discount - step)];
        const prices = Math.log((1 - discount + step) / (1 - discount - step));
        const closed = (i: number) =>
          similarity(i) * (1 - differentiation(i)) * sensitivity(i) * (1 - middle[i]!);
        expect(largest((i) => Math.abs(Math.log(high[i]! / low[i]!) / prices - closed(i)))).toBeLessThan(
          1e-5,
        );
      }),
      FEW,
    );
  });

  it("lies between 0 and 1, falls in price and days, and rises in trust and in the competitor's price", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const setup = (shocks: Modifier[] = []) =>
          randomPlans(setUp({ lucky: true, shop: ONE_WEEK, shocks }), {
            'match.share': 0,
          });
        const price = between(seed, 'price', 0.5, 1.4);
        const lanes = { price };
        const base = conversion(follow(setup(), { seed, lanes }));
        const dearer = conversion(follow(setup(), { seed, lanes: { price: (lane) => price(lane) * 1.02 } }));
        const slower = conversion(follow(setup([always('logistics.delay', 0.5)]), { seed, lanes }));
        const undercut = conversion(follow(setup([always('competitor.discount', 0.05)]), { seed, lanes }));
        const trusted = conversion(
          follow(setup(), {
            seed,
            lanes,
            opened: ({ state }) =>
              addTo(
                state.trust,
                state.trust.map(() => 0.01),
              ),
          }),
        );
        expect(smallest((i) => base[i]!)).toBeGreaterThan(0);
        expect(largest((i) => base[i]!)).toBeLessThan(1);
        for (const worse of [dearer, slower, undercut]) {
          expect(largest((i) => worse[i]! - base[i]!)).toBeLessThan(0);
        }
        expect(smallest((i) => trusted[i]! - base[i]!)).toBeGreaterThan(0);
      }),
      FEW,
    );
  });
});

describe('the competitor', () => {
  const BLOCKS = 4;

  /** Runs the worlds of a few blocks of seed 42 and hands over each. */
  function worlds(levers: Record<string, number>, see: (world: WorldBlock) => void): void {
    const world = new WorldBlock(setUp({ levers }).world);
    for (let block = 0; block < BLOCKS; block++) {
      world.run({ seed: 42, block });
      see(world);
    }
  }

  it.each([
    [1.1, 5.7],
    [3, 2],
  ])(
    'with %f promotions a year of %f weeks promotes rate x weeks / (52 + rate x weeks) of the time',
    (rate, length) => {
      // Starting without one it takes half a year to forget that: the second half counts.
      const shares: number[] = [];
      worlds({ 'competitor.rate': rate, 'competitor.weeks': length }, ({ weeks }) => {
        for (let i = 0; i < LANES; i++) {
          shares.push(meanOf(weeks.slice(26).map((week) => week.competitorPromoting[i]!)).mean);
        }
      });
      const { mean, error } = meanOf(shares);
      expect(error / mean).toBeLessThan(0.06);
      expect(Math.abs(mean - (rate * length) / (52 + rate * length)) / error).toBeLessThan(3);
    },
  );

  it('has met a look-alike by week T with probability 1 - exp(-rate T / 52)', () => {
    const rate = 0.5;
    const entered = new Map([13, 26, 39, 52].map((week) => [week, 0]));
    worlds({ 'entrant.rate': rate }, ({ weeks }) => {
      for (const [week, count] of entered) {
        entered.set(week, count + weeks[week - 1]!.entrant.reduce((sum, value) => sum + value, 0));
      }
    });
    for (const [week, count] of entered) {
      const n = BLOCKS * LANES;
      const chance = 1 - Math.exp((-rate * week) / 52);
      expect(Math.abs(count / n - chance) / Math.sqrt((chance * (1 - chance)) / n)).toBeLessThan(3);
    }
  });
});

describe('a page test', () => {
  const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  /** Expected lift of a test: true lift N(0, tau^2), read with error s, adopted above z errors. */
  const gain = (tau: number, s: number, z: number) => {
    const r = Math.sqrt(tau * tau + s * s);
    return ((tau * tau) / r) * density((z * s) / r);
  };
  const errorOf = (c: number, perArm: number) => Math.sqrt((2 * (1 - c)) / perArm);

  it.each([
    [200, 0.0056],
    [2000, 0.018],
    [20_000, 0.072],
    [120_000, 0.186],
  ])('of %i conversions an arm is expected to gain %f%%, as published', (perArm, percent) => {
    const expected = 100 * gain(0.0073, errorOf(0.03, perArm), 1.645);
    expect(Math.abs(expected - percent)).toBeLessThan(percent < 0.01 ? 0.00005 : 0.0005);
  });

  it('read with an error of .02 is expected to gain .000302', () => {
    expect(gain(0.0073, 0.02, 1.645)).toBeCloseTo(0.000302, 5);
  });

  it.each([
    // tests a month, traffic, spread of true lifts, threshold
    [1, 0.3, 0.0073, 1.645],
    [8, 1, 0.0073, 1.645],
    [1, 0.03, 0.05, 1],
    [12, 0.5, 0.05, 0],
  ])(
    'gains that much in the model: %f a month on %f of traffic, lifts of sd %f, threshold %f',
    (tests, traffic, tau, z) => {
      const setup = setUp({
        levers: {
          'content.base_visits': 1_000_000,
          'organic.conversion': 0.03,
          'content.season_effect': 0,
          'conversion.season_effect': 0,
          'conversion.trust_effect': 0,
          'page.lift_sd': tau,
          'page.test_cost': 0,
        },
        changes: [
          change('page.tests', 'set', tests),
          change('page.test_traffic', 'set', traffic),
          change('page.threshold', 'set', z),
        ],
      });
      // A test lasts as long as its share of a month; what is expected of it follows from the orders of its last week.
      const weeks = 52 / 12 / tests;
      const gained: number[] = [];
      let expected = 0;
      let finished = 0;
      for (const block of [0, 1]) {
        const before = new Float64Array(LANES);
        follow(setup, {
          block,
          see: (year) => {
            const lift = output(year, 'page_lift');
            const [ended, wanted, visits] = outputs(year, 'tests_finished', 'first_demand', 'first_visits');
            for (let i = 0; i < LANES; i++) {
              if (ended[i] === 0) continue;
              const s = errorOf(wanted[i]! / visits[i]!, (wanted[i]! * traffic * weeks) / 2);
              expected += ended[i]! * gain(tau, s, z);
              finished += ended[i]!;
              gained.push(lift[i]! - before[i]!);
              before[i] = lift[i]!;
            }
          },
        });
      }
      expect(finished / (2 * LANES)).toBe(tests * 12);
      const { mean, error } = meanOf(gained);
      expect(error / mean).toBeLessThan(0.1);
      expect(Math.abs(mean - expected / gained.length) / error).toBeLessThan(3);
    },
  );
});

describe('price matching', () => {
  const cut = (discount: number, share: number, scope: number, floor: number) => {
    const year = follow(
      setUp({
        shop: ONE_WEEK,
        shocks: [always('competitor.discount', discount)],
        changes: [
          change('match.share', 'set', share),
          change('match.scope', 'set', scope),
          change('match.floor', 'set', floor),
        ],
      }),
    );
    return output(year, 'relative_price')[0]!;
  };

  it('takes the share of the cut on the share of items', () => {
    expect(cut(0.2, 1, 1, 0.35)).toBeCloseTo(0.8, 12);
    expect(cut(0.2, 0.6, 0.4, 0.35)).toBeCloseTo(1 - 0.6 * 0.4 * 0.2, 12);
    expect(cut(0, 1, 1, 0.35)).toBe(1);
  });

  it('stops where the least gross margin is reached', () => {
    const cogs = CALM.values['finance.cogs_share'] as number;
    for (const floor of [0, 0.2, 0.35]) {
      const price = cut(0.7, 1, 1, floor);
      expect(1 - cogs / price).toBeCloseTo(floor, 12);
    }
    // A floor above today's margin never raises the price.
    expect(cut(0.3, 1, 1, 0.6)).toBe(1);
  });
});

/** Promises that earn no trust, so that conversion alone shows them. */
const NO_TRUST = { 'trust.authentic_effect': 0, 'trust.adviser_effect': 0 };

describe('a promise', () => {
  const PROMISES = [
    undefined,
    'returns.pickup',
    'promises.authentic',
    'promises.adviser',
    'promises.transparency',
  ] as const;
  type Kept = (typeof PROMISES)[number];

  /** One lane a promise, the first without any. */
  const lanes = Object.fromEntries(
    PROMISES.flatMap((promise, place) =>
      promise ? [[promise, (lane: number) => (lane === place ? 1 : 0)]] : [],
    ),
  );
  const run = (effect: number, see?: (year: Year, week: number) => void) => {
    const sums = totals(
      setUp({
        levers: {
          ...SAME_LUCK,
          'conversion.promise_effect': effect,
          'private.programme_effect': 0.15,
          ...NO_TRUST,
        },
      }),
      { lanes, ...(see ? { see } : {}) },
    );
    return (name: string, promise?: Kept) => sums.get(name)![PROMISES.indexOf(promise)]!;
  };

  it('of pickup, authenticity or an adviser raises conversion at once', () => {
    const effect = 0.02;
    let odds = new Float64Array();
    run(effect, (year, week) => {
      if (week === 1) odds = conversion(year).map((cvr) => Math.log(cvr / (1 - cvr)));
    });
    // The mean over sources moves in log odds nearly as each of them does.
    for (const place of [1, 2, 3]) expect(odds[place]! - odds[0]!).toBeCloseTo(effect, 3);
  });

  it('costs money even where nobody heeds it', () => {
    const sum = run(0);
    const constant = (lever: string) => CALM.values[lever] as number;
    expect(sum('orders', 'promises.authentic')).toBe(sum('orders'));
    expect(sum('profit') - sum('profit', 'promises.authentic')).toBeCloseTo(
      constant('promises.authentic_cost') * sum('orders'),
      4,
    );
    const returns = (promise?: Kept) => sum('returns_caused', promise) / sum('shipped', promise);
    expect(returns('returns.pickup') - returns()).toBeCloseTo(constant('returns.pickup_effect'), 3);
    expect(sum('profit', 'returns.pickup')).toBeLessThan(sum('profit'));
    // Advisers are paid from the private-domain line: its programme shrinks, and with it repeat orders.
    expect(sum('budget_spend', 'promises.adviser')).toBeCloseTo(sum('budget_spend'), 4);
    expect(sum('repeat_orders', 'promises.adviser')).toBeLessThan(sum('repeat_orders'));
    // Open quality control is paid from the content line.
    expect(sum('content_made', 'promises.transparency')).toBeLessThan(sum('content_made'));
  });

  it('of open quality control lifts the level at which trust settles', () => {
    const sum = run(0);
    expect(sum('trust', 'promises.transparency') / 52).toBeGreaterThan(sum('trust') / 52 + 0.03);
  });

  it('is kept only as far as its budget line can pay, and so are page tests, brand spend and agreed surges', () => {
    const lines = ['contentPaid', 'privatePaid', 'supplyPaid'] as const;
    /** The part that each line pays when it has so much a week, and is asked for 20,000. */
    const paid = (weekly: number) => {
      const setup = setUp({
        levers: {
          ...{ 'budget.total': 4 * 52 * weekly, 'budget.public': 0.25, 'budget.content': 0.25 },
          ...{ 'budget.private': 0.25, 'budget.supply': 0.25 },
          ...{ 'page.tests': 2, 'page.test_cost': 26_000 / 3, 'promises.transparency': 0.5 },
          ...{ 'promises.transparency_cost': 8000, 'differentiation.spend': 12_000 },
          ...{ 'promises.adviser': 1, 'promises.adviser_cost': 20_000, 'messages.cost': 0 },
          ...{ 'wecom.join_cost': 0, 'communities.cost': 0, 'members.enrol_cost': 0 },
          ...{ 'members.silver.benefit': 0, 'members.gold.benefit': 0 },
          ...{ 'suppliers.a.surge': 1.5, 'suppliers.b.surge': 1.5, 'suppliers.c.surge': 2 },
          'supply.surge_cost': 10_000,
        },
      });
      const { effects } = follow(setup, { weeks: 1 });
      return lines.map((line) => effects[line][0]);
    };
    expect(paid(0)).toEqual([0, 0, 0]);
    for (const part of paid(5000)) expect(part).toBeCloseTo(0.25, 12);
    for (const part of paid(20_000 * (1 + 1e-9))) expect(part).toBe(1);
  });
});
