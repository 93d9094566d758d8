import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANES, WorldBlock, type Year } from '../../src/lib/model/index.ts';
import type { Modifier } from '../../src/lib/plan/index.ts';
import { addTo, between, follow, inForce, meanOf, output, randomPlans } from './lanes.ts';
import { CALM, change, setUp, type Setup, tell } from './sample.ts';

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
  const [wanted, visits] = [output(year, 'first_demand'), output(year, 'first_visits')];
  return wanted.map((orders, i) => orders / visits[i]!);
}

const always = (lever: string, value: number): Modifier => ({ ...change(lever, 'add', value), layer: 'scenario' });

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
          conversion(follow(setUp(FROM_SEARCH), { lanes: { ...lanes, price: (lane) => price(lane) * factor } }));
        const [low, middle, high] = [at(1 - step), at(1), at(1 + step)];
        for (let i = 0; i < LANES; i++) {
          const elasticity = Math.log(high[i]! / low[i]!) / Math.log((1 + step) / (1 - step));
          expect(elasticity).toBeCloseTo(-sensitivity(i) * (1 - middle[i]!), 4);
        }
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
          conversion(follow(setUp({ ...FROM_SEARCH, shocks: [always('competitor.discount', cut)] }), { lanes }));
        const [low, middle, high] = [at(discount + step), at(discount), at(discount - step)];
        for (let i = 0; i < LANES; i++) {
          const prices = Math.log((1 - discount + step) / (1 - discount - step));
          const closed = similarity(i) * (1 - differentiation(i)) * sensitivity(i) * (1 - middle[i]!);
          expect(Math.log(high[i]! / low[i]!) / prices).toBeCloseTo(closed, 4);
        }
      }),
      FEW,
    );
  });

  it("lies between 0 and 1, falls in price and days, and rises in trust and in the competitor's price", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const setup = (shocks: Modifier[] = []) =>
          randomPlans(setUp({ lucky: true, shop: ONE_WEEK, shocks, levers: { 'market.demand': 1 } }), {
            'match.share': 0,
          });
        const price = between(seed, 'price', 0.5, 1.4);
        const lanes = { price };
        const base = conversion(follow(setup(), { seed, lanes }));
        const dearer = conversion(follow(setup(), { seed, lanes: { price: (lane) => price(lane) * 1.02 } }));
        const slower = conversion(follow(setup([always('logistics.delay', 0.5)]), { seed, lanes }));
        const undercut = conversion(follow(setup([always('competitor.discount', 0.05)]), { seed, lanes }));
        const trusted = conversion(
          follow(setup(), { seed, lanes, opened: ({ state }) => addTo(state.trust, state.trust.map(() => 0.01)) }),
        );
        for (let i = 0; i < LANES; i++) {
          expect(base[i]).toBeGreaterThan(0);
          expect(base[i]).toBeLessThan(1);
          expect(dearer[i]).toBeLessThan(base[i]!);
          expect(slower[i]).toBeLessThan(base[i]!);
          expect(undercut[i]).toBeLessThan(base[i]!);
          expect(trusted[i]).toBeGreaterThan(base[i]!);
        }
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
  ])('with %f promotions a year of %f weeks promotes rate x weeks / (52 + rate x weeks) of the time', (rate, length) => {
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
  });

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
  ])('gains that much in the model: %f a month on %f of traffic, lifts of sd %f, threshold %f', (tests, traffic, tau, z) => {
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
          const [ended, wanted, visits] = ['tests_finished', 'first_demand', 'first_visits'].map((name) =>
            output(year, name),
          );
          for (let i = 0; i < LANES; i++) {
            if (ended![i] === 0) continue;
            const s = errorOf(wanted![i]! / visits![i]!, (wanted![i]! * traffic * weeks) / 2);
            expected += ended![i]! * gain(tau, s, z);
            finished += ended![i]!;
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
  });
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

describe('a promise', () => {
  const PROMISES = ['returns.pickup', 'promises.authentic', 'promises.adviser'] as const;
  const run = (promise: string | undefined, effect: number) =>
    tell(
      setUp({
        levers: { 'conversion.promise_effect': effect, 'private.programme_effect': 0.15 },
        changes: promise ? [change(promise, 'set', 1)] : [],
      }),
    );

  it.each(PROMISES)('of %s raises conversion at once', (promise) => {
    const odds = (told: ReturnType<typeof run>) => {
      const cvr = told.series('first_demand')[0]! / told.series('first_visits')[0]!;
      return Math.log(cvr / (1 - cvr));
    };
    // The mean over sources moves in log odds nearly as each of them does.
    expect(odds(run(promise, 0.02)) - odds(run(undefined, 0.02))).toBeCloseTo(0.02, 3);
  });

  it('costs money or goods even where nobody heeds it', () => {
    const none = run(undefined, 0);
    const authentic = run('promises.authentic', 0);
    expect(authentic.sum('orders')).toBe(none.sum('orders'));
    const claims = CALM.values['promises.authentic_cost'] as number;
    expect(none.sum('profit') - authentic.sum('profit')).toBeCloseTo(claims * none.sum('orders'), 4);
    const pickup = run('returns.pickup', 0);
    const added = CALM.values['returns.pickup_effect'] as number;
    expect(pickup.sum('returns_caused') / pickup.sum('sold') - none.sum('returns_caused') / none.sum('sold')).toBeCloseTo(
      added,
      3,
    );
    expect(pickup.sum('profit')).toBeLessThan(none.sum('profit'));
    // Advisers are paid from the private-domain line: its programme shrinks, and with it repeat orders.
    const adviser = run('promises.adviser', 0);
    expect(adviser.sum('budget_spend')).toBeCloseTo(none.sum('budget_spend'), 4);
    expect(adviser.sum('repeat_orders')).toBeLessThan(none.sum('repeat_orders'));
  });

  it('of open quality control lifts the level at which trust settles, and takes money from content', () => {
    const [none, open] = [run(undefined, 0), run('promises.transparency', 0)];
    expect(open.series('trust').at(-1)!).toBeGreaterThan(none.series('trust').at(-1)! + 0.05);
    expect(open.sum('content_made')).toBeLessThan(none.sum('content_made'));
  });

  it('is paid only as far as its budget line reaches', () => {
    const setup = setUp({ levers: { 'budget.total': 0 }, changes: [change('promises.adviser', 'set', 1)] });
    const year = follow(setup, { weeks: 1 });
    expect(inForce(year, 'promises.adviser')[0]).toBe(1);
    expect(year.effects.privatePaid[0]).toBe(0);
  });
});
