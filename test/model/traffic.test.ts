import { describe, expect, it } from 'vitest';
import { LANES } from '../../src/lib/model/index.ts';
import { between, follow, output } from './lanes.ts';
import { CALM, change, setUp, tell } from './sample.ts';

/** No growth and no season: a channel's clicks are what its money buys. */
const STILL = {
  'channels.cpc_growth': 0,
  'channels.season_effect': 0,
  'content.season_effect': 0,
  'conversion.season_effect': 0,
  'customers.season_effect': 0,
};
const SEARCH_ONLY = {
  ...STILL,
  'channels.search.share': 1,
  'channels.douyin.share': 0,
  'channels.influencers.share': 0,
  'channels.wechat.share': 0,
};
const share = { search: 1, douyin: 0, influencers: 0, wechat: 0 };
const shop = { lastYear: { ...CALM.shop.lastYear, channelShare: share } };
const CPC = 1.8;

interface Bought {
  /** CNY a week. */
  readonly weekly: number;
  readonly slope: number;
  readonly ceiling: number;
}

/** Visits from search in the last week of the year: of each shop on a lane of its own. */
function settledVisits(...shops: readonly Bought[]): number[] {
  expect(shops.length).toBeLessThanOrEqual(LANES);
  const levers = {
    ...SEARCH_ONLY,
    'channels.search.opening_cpc': CPC,
    'channels.search.cpc': 1,
    'channels.cpc': 1,
    'channels.reach': 1,
    'channels.search.adstock': 0.5,
    'budget.public': 1,
    'budget.content': 0,
    'budget.private': 0,
    'budget.supply': 0,
  };
  const year = follow(setUp({ levers, shop }), {
    lanes: {
      'channels.search.slope': (lane) => shops[lane]?.slope,
      'channels.search.ceiling': (lane) => shops[lane]?.ceiling,
      'budget.total': (lane) => shops[lane] && shops[lane].weekly * 52,
    },
  });
  return Array.from(output(year, 'visits.search').subarray(0, shops.length));
}

describe('a paid channel', () => {
  it('settles at the clicks that its spend buys, and gives half its ceiling at as many', () => {
    const weekly = 60_000 * CPC;
    const halves = settledVisits(
      { weekly, slope: 1, ceiling: 60_000 },
      { weekly, slope: 2.3, ceiling: 60_000 },
    );
    for (const visits of halves) expect(visits).toBeCloseTo(30_000, 3);
  });

  it('has elasticity 1 / (1 + A/ceiling) at slope 1', () => {
    const clicks = 40_000;
    const step = 1e-4;
    const spending = (part: number) => ({ weekly: clicks * CPC * part, slope: 1, ceiling: 60_000 });
    const [up, down] = settledVisits(spending(1 + step), spending(1 - step));
    const elasticity = (Math.log(up!) - Math.log(down!)) / (Math.log(1 + step) - Math.log(1 - step));
    expect(elasticity).toBeCloseTo(1 / (1 + clicks / 60_000), 5);
  });

  it('gives more for more money, never more than its ceiling, and with falling returns up to slope 1', () => {
    const drawn = (name: string, min: number, max: number) => between(20_260_105, name, min, max);
    const [spend, slope, ceiling] = [
      drawn('spend', 1000, 400_000),
      drawn('slope', 0.5, 1),
      drawn('ceiling', 10_000, 90_000),
    ];
    const shops = Array.from({ length: 170 }, (_, i) =>
      [1, 2, 3].map((times) => ({ weekly: times * spend(i), slope: slope(i), ceiling: ceiling(i) })),
    );
    const visits = settledVisits(...shops.flat());
    shops.forEach((shop, i) => {
      const [one, two, three] = visits.slice(3 * i) as [number, number, number];
      const told = JSON.stringify(shop);
      expect(two, told).toBeGreaterThanOrEqual(one);
      expect(three, told).toBeLessThanOrEqual(ceiling(i));
      expect(three - two, told).toBeLessThanOrEqual((two - one) * (1 + 1e-9));
    });
  });

  it('carries clicks over: an impulse leaves (1 - carry) carry^k of itself', () => {
    const carry = 0.35;
    const base = { ...SEARCH_ONLY, 'channels.search.adstock': carry };
    const quiet = tell(
      setUp({ levers: base, shop, changes: [change('channels.search.spend', 'set', 0, 2)] }),
    );
    const clicks = quiet.series('clicks.search');
    expect(clicks[1]).toBe(0);
    // A^1 kappa / (kappa + A) is undone to read the clicks that are carried.
    const slope = {
      ...base,
      'channels.search.slope': 1,
      'channels.search.ceiling': 60_000,
      'channels.reach': 1,
    };
    const told = tell(
      setUp({ levers: slope, shop, changes: [change('channels.search.spend', 'set', 0, 2)] }),
    );
    const carried = told.series('visits.search').map((visits) => (visits * 60_000) / (60_000 - visits));
    for (let k = 1; k < 12; k++) expect(carried[k + 1]! / carried[k]!).toBeCloseTo(carry, 9);
  });

  it('costs more a customer where clicks cost more', () => {
    const cac = (cpc: number) => {
      const told = tell(setUp({ levers: { ...STILL, 'channels.cpc': cpc } }));
      return told.sum('acquisition_cost') / told.sum('new_customers');
    };
    expect(cac(1.3)).toBeGreaterThan(cac(1));
    expect(cac(1)).toBeGreaterThan(cac(0.8));
  });
});

describe('the cost per click', () => {
  it('compounds to 1 + growth after a year', () => {
    const told = tell(
      setUp({ levers: { 'channels.cpc_growth': 0.12, 'channels.cpc': 1, 'channels.search.cpc': 1 } }),
    );
    expect(told.series('cpc_index.search').at(-1)).toBeCloseTo(1.12, 12);
  });

  it('is noisy as a stationary Ornstein-Uhlenbeck process: its sd and its memory are those asked for', () => {
    // Rate .15 and sigma .06 a week: phi .86071, stationary sd .10954, innovation sd .05577.
    const phi = Math.exp(-0.15);
    const sd = 0.06 / Math.sqrt(2 * 0.15);
    expect(phi).toBeCloseTo(0.86071, 5);
    expect(sd).toBeCloseTo(0.10954, 5);
    expect(sd * Math.sqrt(1 - phi * phi)).toBeCloseTo(0.05577, 5);
    const told = tell(
      setUp({
        levers: {
          'channels.cpc_growth': 0,
          'channels.cpc': 1,
          'channels.cpc_noise': sd,
          'channels.cpc_persistence': phi,
        },
      }),
    );
    const logs = (week: number) => Array.from(told.lanes('cpc_index.search', week), Math.log);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    let squares = 0;
    let products = 0;
    for (let week = 1; week < 52; week++) {
      const [now, next] = [logs(week), logs(week + 1)];
      squares += mean(now.map((value) => value * value)) / 51;
      products += mean(now.map((value, i) => value * next[i]!)) / 51;
    }
    // 512 lanes of 52 weeks with memory: about 3,500 independent values, a standard error of 1.2% of the sd (seed 42).
    expect(Math.sqrt(squares) / sd).toBeGreaterThan(0.95);
    expect(Math.sqrt(squares) / sd).toBeLessThan(1.05);
    expect(products / squares).toBeGreaterThan(phi - 0.02);
    expect(products / squares).toBeLessThan(phi + 0.02);
  });
});

describe('organic visits', () => {
  it('follow live content, which moves towards inflow / decay', () => {
    const weekly = 30_000;
    const told = tell(
      setUp({
        levers: {
          ...STILL,
          'budget.total': (weekly * 52) / 0.25,
          'budget.public': 0.25,
          'budget.content': 0.25,
          'budget.private': 0.25,
          'budget.supply': 0.25,
          'page.tests': 0,
          'promises.transparency': 0,
          'differentiation.spend': 0,
          'content.ugc_per_order': 0,
          'content.unit_cost': 3000,
          'content.decay': 0.04,
          'content.elasticity': 0.62,
          'content.visits': 420,
          'content.base_visits': 1000,
        },
      }),
    );
    const settled = weekly / 3000 / 0.04;
    const opening = CALM.shop.opening.contentStock;
    told.series('content_stock').forEach((stock, t) => {
      expect(stock).toBeCloseTo(settled + (opening - settled) * 0.96 ** (t + 1), 8);
    });
    // Visits of a week see the stock at its start.
    const visits = told.series('visits.organic');
    expect(visits[20]).toBeCloseTo(1000 + 420 * told.series('content_stock')[19]! ** 0.62, 6);
  });

  it('rise with the square root of the season', () => {
    const told = tell(
      setUp({ levers: { 'content.season_effect': 0.5, 'content.visits': 0, 'content.base_visits': 1000 } }),
    );
    const { season } = CALM.shop.calendar;
    told.series('visits.organic').forEach((visits, t) => {
      expect(visits).toBeCloseTo(1000 * Math.sqrt(season[t]!), 8);
    });
  });
});

describe('referral', () => {
  it('brings so many visits per order of the week before, saturating in the reward', () => {
    const told = tell(
      setUp({
        levers: {
          'referral.reward': 20,
          'referral.invite_rate': 0.272,
          'referral.reward_scale': 25,
          'referral.clicks_per_invite': 4,
        },
      }),
    );
    const rate = 0.272 * (1 - Math.exp(-20 / 25)) * 4;
    const [orders, visits] = [told.series('orders'), told.series('visits.referral')];
    for (let t = 1; t < 52; t++) expect(visits[t]! / orders[t - 1]!).toBeCloseTo(rate, 10);
  });

  it('multiplies first orders by 1 / (1 - R) in the long run where only orders bring orders', () => {
    // A still shop whose repeat orders are none: orders = O + R orders of the week before, R = visits per order x CVR.
    const still = {
      ...STILL,
      'customers.repurchase.new': 0,
      'customers.repurchase.active': 0,
      'customers.repurchase.dormant': 0,
      'referral.conversion': 0.05,
      'stock.size_depth': 1e6,
      'order.service_level': 3.5,
      'conversion.trust_effect': 0,
      'conversion.days_effect': 0,
      'content.decay': 0.001,
      'channels.cpc_growth': 0,
      'page.tests': 0,
      'market.demand': 1,
    };
    const told = tell(setUp({ levers: still }));
    const [demand, visits, first] = [
      told.series('demand'),
      told.series('visits.referral'),
      told.series('first_demand'),
    ];
    const t = 51;
    const r = (visits[t]! / told.series('orders')[t - 1]!) * 0.05;
    const others = first[t]! - visits[t]! * 0.05;
    expect(r).toBeGreaterThan(0.01);
    expect(r).toBeLessThan(1);
    expect(demand[t]! / (others / (1 - r))).toBeCloseTo(1, 3);
  });
});
