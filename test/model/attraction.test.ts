import { describe, expect, it } from 'vitest';
import { LANES } from '../../src/lib/model/index.ts';
import { PAID_CHANNELS, SOURCES } from '../../src/lib/plan/index.ts';
import {
  apart,
  addTo,
  between,
  follow,
  inForce,
  largest,
  output,
  outputs,
  randomPlans,
  SAME_LUCK,
} from './lanes.ts';
import { CALM, change, NO_RULES, setUp, STORM, tell } from './sample.ts';

describe('content quality', () => {
  const EFFECTS = {
    'content.quality_ctr': 0.2,
    'content.quality_cost': 1,
    'content.quality_visits': 0.6,
    'channels.ctr_discount': 0.5,
  };
  const usual = tell(setUp({ levers: { ...SAME_LUCK, ...EFFECTS } }), { weeks: 30 });
  const better = tell(
    setUp({ levers: { ...SAME_LUCK, ...EFFECTS }, changes: [change('content.quality', 'set', 2)] }),
    { weeks: 30 },
  );

  it.each(PAID_CHANNELS)('makes more of those who see an ad of %s click, and a click cheaper', (channel) => {
    const rate = (told: typeof usual) =>
      told.lanes(`clicks.${channel}`, 1)[0]! / told.lanes(`impressions.${channel}`, 1)[0]!;
    expect(rate(usual)).toBeCloseTo(CALM.values[`channels.${channel}.ctr`] as number, 12);
    expect(rate(better) / rate(usual)).toBeCloseTo(2 ** 0.2, 12);
    const clicks = (told: typeof usual) => told.lanes(`clicks.${channel}`, 1)[0]!;
    expect(clicks(better) / clicks(usual)).toBeCloseTo(2 ** (0.2 * 0.5), 12);
  });

  it('makes a piece dearer, and each live piece bring more as the stock is renewed', () => {
    const own = (told: typeof usual, week: number) =>
      told.lanes('content_made', week)[0]! - told.lanes('content_ugc', week)[0]!;
    expect(own(better, 1) / own(usual, 1)).toBeCloseTo(1 / 2, 12);
    const each = (told: typeof usual, week: number) =>
      told.lanes('content_visits', week)[0]! / told.lanes('content_stock', week - 1)[0]! ** 0.62;
    const lifts = Array.from({ length: 29 }, (_, k) => each(better, k + 2) / each(usual, k + 2));
    // What stands from last year is as good as it was: the lift comes with new pieces, up to 2 ^ 0.6.
    expect(lifts[0]).toBeGreaterThan(1);
    expect(lifts[0]).toBeLessThan(1.05);
    for (let k = 1; k < lifts.length; k++) expect(lifts[k]).toBeGreaterThan(lifts[k - 1]!);
    expect(lifts.at(-1)).toBeLessThan(2 ** 0.6);
  });

  it('of the stock is the mean of its pieces, in every week', () => {
    let before = new Float64Array(LANES);
    follow(randomPlans({ world: STORM, strategy: NO_RULES }), {
      opened: ({ state }) => {
        before = state.contentStock.map((stock, i) => stock * state.contentQuality[i]!);
      },
      see: (year) => {
        const { contentStock, contentQuality } = year.state;
        const [made, looks] = outputs(year, 'content_made', 'content_ugc');
        const [decay, quality] = [inForce(year, 'content.decay'), inForce(year, 'content.quality')];
        const usualQuality = NO_RULES.opening['content.quality']!;
        const now = contentStock.map((stock, i) => stock * contentQuality[i]!);
        const due = (i: number) =>
          (1 - decay[i]!) * before[i]! + ((made[i]! - looks[i]!) * quality[i]!) / usualQuality + looks[i]!;
        expect(apart(now, due)).toBeLessThan(1e-11);
        before = now;
      },
    });
  });
});

describe('views', () => {
  it('are clicks / CTR of paid channels, and visits x pages of all sources', () => {
    follow(randomPlans({ world: STORM, strategy: NO_RULES }), {
      weeks: 8,
      see: (year) => {
        const [views, pages] = outputs(year, 'impressions', 'pv');
        const byChannel = PAID_CHANNELS.map((channel) => output(year, `impressions.${channel}`));
        expect(apart(views, (i) => byChannel.reduce((sum, part) => sum + part[i]!, 0))).toBeLessThan(1e-12);
        const visits = SOURCES.map((source) => output(year, `visits.${source}`));
        const perVisit = SOURCES.map((source, k) =>
          inForce(year, k < PAID_CHANNELS.length ? `channels.${source}.pages` : `${source}.pages`),
        );
        const due = (i: number) => visits.reduce((sum, n, k) => sum + n[i]! * perVisit[k]![i]!, 0);
        expect(apart(pages, due)).toBeLessThan(1e-12);
      },
    });
  });
});

describe('commission', () => {
  it('is a share of the GMV of influencers, beside the budget and within public spend', () => {
    follow(randomPlans({ world: STORM, strategy: NO_RULES }), {
      see: (year) => {
        const [commission, gmv, all] = outputs(year, 'commission', 'gmv.influencers', 'public_spend');
        const rate = inForce(year, 'channels.influencers.commission');
        expect(apart(commission, (i) => rate[i]! * gmv[i]!)).toBeLessThan(1e-12);
        const media = PAID_CHANNELS.map((channel) => output(year, `spend.${channel}`));
        const due = (i: number) => commission[i]! + media.reduce((sum, spend) => sum + spend[i]!, 0);
        expect(apart(all, due)).toBeLessThan(1e-12);
      },
    });
  });

  it('comes off the profit once, and off cash, and moves nothing else where it brings no reach', () => {
    const rate = between(7, 'commission', 0, 0.4);
    const run = (lanes: Record<string, (lane: number) => number>) => {
      const sums = { profit: new Float64Array(LANES), commission: new Float64Array(LANES) };
      const spent = new Float64Array(LANES);
      const year = follow(setUp({ levers: { ...SAME_LUCK, 'channels.influencers.commission_effect': 0 } }), {
        lanes,
        see: (at) => {
          addTo(sums.profit, output(at, 'profit'));
          addTo(sums.commission, output(at, 'commission'));
          addTo(spent, output(at, 'budget_spend'));
        },
      });
      return { ...sums, spent, cash: output(year, 'cash').slice(), gmv: output(year, 'gmv').slice() };
    };
    const none = run({ 'channels.influencers.commission': () => 0 });
    const some = run({ 'channels.influencers.commission': rate });
    expect(largest((i) => none.commission[i]!)).toBe(0);
    expect(largest((i) => -some.commission[i]!)).toBeLessThan(0);
    expect(some.gmv).toEqual(none.gmv);
    expect(some.spent).toEqual(none.spent);
    expect(apart(some.profit, (i) => none.profit[i]! - some.commission[i]!)).toBeLessThan(1e-9);
    expect(apart(some.cash, (i) => none.cash[i]! - some.commission[i]!)).toBeLessThan(1e-9);
  });

  it('brings reach in proportion to what it is over last year', () => {
    const rate = between(8, 'commission', 0, 0.4);
    const levers = { 'channels.influencers.commission': 0.15, 'channels.influencers.commission_effect': 2 };
    follow(setUp({ levers: { ...SAME_LUCK, ...levers } }), {
      weeks: 2,
      lanes: { 'channels.influencers.commission': rate },
      see: (year) => {
        const ceiling = inForce(year, 'channels.influencers.ceiling');
        const reach = inForce(year, 'channels.influencers.reach');
        const all = inForce(year, 'channels.reach');
        const due = (i: number) => ceiling[i]! * reach[i]! * all[i]! * (1 + 2 * (rate(i) - 0.15));
        expect(apart(output(year, 'ceiling.influencers'), due)).toBeLessThan(1e-12);
      },
    });
  });
});
