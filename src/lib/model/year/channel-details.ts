import { PAID_CHANNELS } from '../../plan/index.ts';
import { multiply } from '../arithmetic.ts';
import { type Column, leverIndex } from '../column.ts';
import { INFLUENCERS } from './commission.ts';
import type { YearContext } from './context.ts';
import { detailNetGmv } from './paid-returns.ts';
import { priceOfClicks } from './quality.ts';

const SLOPE = PAID_CHANNELS.map((channel) => leverIndex(`channels.${channel}.slope`));

/** Figures of single paid channels that few plans look at, by place of the channels they are wanted of. */
export interface ChannelDetails {
  readonly impressions: readonly number[];
  readonly net: readonly number[];
  readonly marginal: readonly number[];
  readonly cost: boolean;
}

export function channelDetailsOf(columns: readonly string[]): ChannelDetails {
  const wanted = (...quantities: string[]) =>
    [...PAID_CHANNELS.keys()].filter((c) =>
      quantities.some((quantity) => columns.includes(`${quantity}.${PAID_CHANNELS[c]!}`)),
    );
  return {
    impressions: wanted('impressions'),
    net: wanted('gmv_net'),
    marginal: wanted('marginal_spend', 'marginal_orders'),
    cost: columns.includes('cost.influencers'),
  };
}

/** Needs the orders, GMV and ceilings of the channels it is asked about. */
export function detailChannels(
  year: YearContext,
  { impressions, net, marginal, cost }: ChannelDetails,
): void {
  const { output, effects } = year;
  for (const c of impressions) {
    multiply(output.impressionsByChannel[c]!, output.clicks[c]!, effects.viewsPerClick[c]!);
  }
  for (const c of net) detailNetGmv(year, c);
  for (const c of marginal) detailMargin(year, c);
  if (cost) sum(output.costOfInfluencers, output.spend[INFLUENCERS]!, output.commission);
}

function sum(out: Column, x: Column, y: Column): void {
  for (let i = 0; i < out.length; i++) out[i] = x[i]! + y[i]!;
}

/**
 * What the next customer of a channel costs, as a ratio of two columns. With A clicks carried over, visits V = k A^s /
 * (k^s + A^s) and orders a visit as they are, a click more brings s (1 - V/k) / A of the orders in the long run: spend per
 * extra order = cpc A / (s orders (1 - V/k)). Influencers' commission comes on top.
 */
function detailMargin(year: YearContext, c: number): void {
  const { levers, output, state } = year;
  const spend = output.marginalSpend[c]!;
  const orders = output.marginalOrders[c]!;
  price(
    spend,
    orders,
    priceOfClicks(year, c),
    state.adstock[c]!,
    levers[SLOPE[c]!]!,
    output.ordersBySource[c]!,
    output.visits[c]!,
    output.ceiling[c]!,
  );
  if (c === INFLUENCERS) addCommission(spend, orders, output.commission, output.ordersBySource[c]!);
}

function price(
  spend: Column,
  orders: Column,
  cost: Column,
  clicks: Column,
  slope: Column,
  sold: Column,
  visits: Column,
  ceiling: Column,
): void {
  for (let i = 0; i < spend.length; i++) {
    const room = ceiling[i]! > 0 ? 1 - visits[i]! / ceiling[i]! : 0;
    spend[i] = cost[i]! * clicks[i]!;
    orders[i] = slope[i]! * sold[i]! * room;
  }
}

function addCommission(spend: Column, orders: Column, commission: Column, sold: Column): void {
  for (let i = 0; i < spend.length; i++) {
    if (sold[i]! > 0) spend[i]! += (commission[i]! * orders[i]!) / sold[i]!;
  }
}
