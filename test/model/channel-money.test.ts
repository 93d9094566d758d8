import { describe, expect, it } from 'vitest';
import { LANES } from '../../src/lib/model/index.ts';
import { BUYING_SEGMENTS, findFact, findObjectFact, PAID_CHANNELS } from '../../src/lib/plan/index.ts';
import { WeekValue } from '../../src/lib/simulation/measures.ts';
import {
  apart,
  between,
  follow,
  inForce,
  largest,
  output,
  outputs,
  randomPlans,
  SAME_LUCK,
  smallest,
} from './lanes.ts';
import { NO_RULES, setUp, STORM } from './sample.ts';

const anyPlan = () => randomPlans({ world: STORM, strategy: NO_RULES });

/** A shop that stands still: its conversion, prices and stock do not move with what is spent. */
const STILL = {
  ...SAME_LUCK,
  'channels.cpc_growth': 0,
  'channels.season_effect': 0,
  'content.season_effect': 0,
  'conversion.season_effect': 0,
  'customers.season_effect': 0,
  'conversion.trust_effect': 0,
  'conversion.days_effect': 0,
  'stock.size_depth': 1e6,
  'order.service_level': 3.5,
  'promotion.depth': 0,
  'differentiation.content_effect': 0,
};

const partOf = (channel: string, part: string) => {
  const fact = findObjectFact('channel')?.parts[channel]?.[part];
  if (!fact) throw new Error(`no ${part} of ${channel}`);
  return fact;
};

describe('marginal CAC', () => {
  it.each(PAID_CHANNELS)(
    'of %s is what the next customer costs: spend over orders, moved by a little',
    (channel) => {
      const step = 1e-4;
      // Lanes in threes: as it is, a little more, a little less; each three at a spend of its own.
      const base = between(11, channel, 0.3, 3 / (1 + step));
      const factor = [1, 1 + step, 1 - step];
      const spend = (lane: number) => base(lane - (lane % 3)) * factor[lane % 3]!;
      const slopes = between(12, channel, 0.6, 2);
      const value = { at: undefined as WeekValue | undefined };
      const year = follow(setUp({ levers: STILL }), {
        lanes: {
          [`channels.${channel}.spend`]: spend,
          [`channels.${channel}.slope`]: (lane) => slopes(lane - (lane % 3)),
        },
        opened: ({ outputByName }) => {
          value.at = new WeekValue(partOf(channel, 'marginal_cac').measure.week, outputByName);
        },
        see: () => value.at!.update(),
      });
      const orders = output(year, `orders.${channel}`);
      const visits = output(year, `visits.${channel}`);
      const media = output(year, `spend.${channel}`);
      const commission = output(year, 'commission');
      const off = (i: number) => {
        // By visits at one conversion: what a customer more costs in media, and the commission on its order.
        const extra = ((visits[i + 1]! - visits[i + 2]!) * orders[i]!) / visits[i]!;
        const paid = channel === 'influencers' ? commission[i]! / orders[i]! : 0;
        const slope = (media[i + 1]! - media[i + 2]!) / extra + paid;
        return Math.abs(value.at!.values[i]! / slope - 1);
      };
      const threes = Math.floor(LANES / 3);
      expect(largest((k) => off(3 * (k % threes)))).toBeLessThan(1e-5);
    },
  );
});

describe('returned money', () => {
  it('of paid channels is divided by their return factors, and with the rest is all that comes back', () => {
    follow(anyPlan(), {
      see: (year) => {
        const [net, gross, gmv] = outputs(year, 'paid_gmv_net', 'paid_gmv', 'gmv');
        const { returnShare, returnsPerWeight } = year.effects;
        const parts = PAID_CHANNELS.map((channel) => output(year, `gmv.${channel}`));
        const factors = PAID_CHANNELS.map((channel) => inForce(year, `channels.${channel}.return_factor`));
        const back = (i: number) =>
          parts.reduce((sum, money, c) => sum + money[i]! * factors[c]![i]! * returnsPerWeight[i]!, 0);
        const others = (i: number) => (gmv[i]! - gross[i]!) * returnsPerWeight[i]!;
        const all = gmv.map((money, i) => money * returnShare[i]!);
        expect(apart(all, (i) => back(i) + others(i))).toBeLessThan(1e-12);
        expect(apart(net, (i) => Math.max(0, gross[i]! - back(i)))).toBeLessThan(1e-12);
        if (year.week < 50) return;
        const byChannel = PAID_CHANNELS.map((channel) => output(year, `gmv_net.${channel}`));
        const sum = (i: number) => byChannel.reduce((total, money) => total + money[i]!, 0);
        expect(smallest((i) => sum(i) - net[i]! * (1 - 1e-12))).toBeGreaterThanOrEqual(-1e-6);
      },
    });
  });
});

describe('break-even ROAS', () => {
  it('is GMV over four weeks of margin before what wins customers, at most 100', () => {
    const fact = findFact('roas_breakeven')!;
    const margins: Float64Array[] = [];
    const sales: Float64Array[] = [];
    let value: WeekValue | undefined;
    follow(anyPlan(), {
      weeks: 12,
      opened: ({ outputByName }) => {
        value = new WeekValue(fact.measure.week, outputByName);
      },
      see: (year) => {
        value!.update();
        const [margin, commission, rewards] = outputs(year, 'contribution', 'commission', 'referral_rewards');
        margins.push(margin.map((money, i) => money + commission[i]! + rewards[i]!));
        sales.push(output(year, 'gmv').slice());
        const last = (weeks: Float64Array[], i: number) =>
          weeks.slice(-4).reduce((sum, week) => sum + week[i]!, 0);
        const due = (i: number) => {
          const [gmv, margin4] = [last(sales, i), last(margins, i)];
          return gmv === 0 ? value!.values[i]! : gmv / Math.max(margin4, gmv / 100);
        };
        expect(apart(value!.values, due)).toBeLessThan(1e-9);
      },
    });
  });
});

describe('figures of a segment', () => {
  it('add up to those of all', () => {
    follow(anyPlan(), {
      see: (year) => {
        const [gmv, lapses] = outputs(year, 'repeat_gmv', 'lapses');
        const [money, left] = ['gmv', 'lapses'].map((name) =>
          BUYING_SEGMENTS.map((segment) => output(year, `${name}.${segment}`)),
        ) as [Float64Array[], Float64Array[]];
        expect(apart(gmv, (i) => money.reduce((sum, part) => sum + part[i]!, 0))).toBeLessThan(1e-12);
        // Dormant customers do not lapse again: they are lost.
        expect(apart(lapses, (i) => left[0]![i]! + left[1]![i]! + left[2]![i]!)).toBeLessThan(1e-9);
      },
    });
  });

  it('count an offer as what the same orders would have paid without it, and its sending', () => {
    const depth = between(21, 'depth', 0, 0.5);
    const reach = between(22, 'reach', 0, 1);
    follow(setUp({ levers: SAME_LUCK }), {
      weeks: 3,
      lanes: { 'offers.active.depth': depth, 'offers.active.reach': reach },
      see: (year) => {
        const [orders, people] = outputs(year, 'orders.active', 'segment_before.active');
        const [cost, paid] = outputs(year, 'offer_cost.active', 'gmv.active');
        const basket = inForce(year, 'customers.basket.active');
        const value = inForce(year, 'finance.order_value');
        const contact = inForce(year, 'offers.contact_cost');
        const due = (i: number) => {
          const list = orders[i]! * basket[i]! * value[i]! * year.effects.paidPrice[i]!;
          return list - paid[i]! + people[i]! * reach(i) * contact[i]!;
        };
        expect(apart(cost, due)).toBeLessThan(1e-9);
      },
    });
  });
});
