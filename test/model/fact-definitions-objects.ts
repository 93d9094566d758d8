import { BUYING_SEGMENTS, COMMUNITIES, PAID_CHANNELS } from '../../src/lib/plan/index.ts';
import { lapses } from './fact-definitions-customers.ts';
import {
  average,
  type Definition,
  end,
  endRatio,
  mean,
  only,
  ratio,
  type Reading,
  sum,
} from './fact-definitions-kit.ts';
import {
  all,
  basket,
  commission,
  everyone,
  gmv as allGmv,
  line,
  ofSource,
  publicSpend,
  reachable,
  repeatGmv,
  repeatOrders,
  visits as allVisits,
} from './fact-definitions-readings.ts';
import { backOf } from './fact-definitions-money.ts';
import { offer, orderDays, price, received, receivedCost, returnPart } from './fact-definitions-supply.ts';
import { activity, impressionsOf } from './fact-definitions-traffic.ts';
import { cpc, cpcIndex } from './fact-definitions-world.ts';
import type { At } from './fact-definitions-weeks.ts';

type Table = Readonly<Record<string, Definition>>;

/** Regulars' own sessions: repeat orders divide over them as the sessions do. */
const share = (at: At, source: string): number => {
  const sessions = at.of('visits.private') + at.of('visits.direct');
  return sessions > 0 ? at.of(`visits.${source}`) / sessions : source === 'private' ? 0 : 1;
};
const isRegular = (source: string) => source === 'private' || source === 'direct';
const ordersOf =
  (source: string): Reading =>
  (at) =>
    isRegular(source) ? repeatOrders(at) * share(at, source) : at.of(`wanted.${source}`) * at.of('fill');
const gmvOf =
  (source: string): Reading =>
  (at) =>
    isRegular(source)
      ? repeatGmv(at) * share(at, source)
      : ordersOf(source)(at) * basket(at, source) * price(at);
const returnsOf =
  (source: string): Reading =>
  (at) =>
    returnPart(at, ofSource(at, source, 'return_factor')) * gmvOf(source)(at);

const ofEverySource = (source: string): Table => {
  const visits: Reading = (at) => at.of(`visits.${source}`);
  const [orders, gmv] = [ordersOf(source), gmvOf(source)];
  return {
    visits: sum(visits),
    share: ratio(visits, allVisits),
    orders: sum(orders),
    cvr: ratio(orders, visits),
    gmv: sum(gmv),
    gmv_share: ratio(gmv, allGmv),
    aov: ratio(gmv, orders),
    return_rate: ratio(returnsOf(source), gmv),
    ...(isRegular(source) ? {} : { new_customers: sum(orders) }),
  };
};

const ofPaidChannel = (channel: string): Table => {
  const [orders, gmv, impressions] = [ordersOf(channel), gmvOf(channel), impressionsOf(channel)];
  const clicks: Reading = (at) => at.of(`clicks.${channel}`);
  const visits: Reading = (at) => at.of(`visits.${channel}`);
  const influencers = channel === 'influencers';
  const media: Reading = (at) => {
    const shares = PAID_CHANNELS.reduce((sum, name) => sum + at.lever(`channels.${name}.share`), 0);
    const part = shares > 0 ? at.lever(`channels.${channel}.share`) / shares : 0;
    return line('public')(at) * part * at.lever(`channels.${channel}.spend`);
  };
  const spend: Reading = (at) => media(at) + (influencers ? commission(at) : 0);
  const ceiling: Reading = (at) => {
    const more = at.lever('channels.influencers.commission') - at.usual('channels.influencers.commission');
    const reach = influencers ? 1 + at.lever('channels.influencers.commission_effect') * more : 1;
    const most = at.lever(`channels.${channel}.ceiling`) * Math.max(0, reach);
    return most * at.lever(`channels.${channel}.reach`) * at.lever('channels.reach');
  };
  // Of a click more, d ln visits / d ln clicks = s (1 - V / k): its orders, and what they and the click cost.
  const extra: Reading = (at) => {
    const room = ceiling(at) > 0 ? 1 - visits(at) / ceiling(at) : 0;
    return at.lever(`channels.${channel}.slope`) * orders(at) * room;
  };
  const extraSpend: Reading = (at) => {
    const paid = influencers && orders(at) > 0 ? (commission(at) * extra(at)) / orders(at) : 0;
    return cpc(channel)(at) * at.of(`adstock.${channel}`) + paid;
  };
  const thousandfold: Reading = (at) => 1000 * gmv(at);
  return {
    ...ofEverySource(channel),
    spend: sum(spend),
    spend_share: ratio(spend, publicSpend),
    cpc: ratio(media, clicks),
    cpc_index: mean(cpcIndex(channel)),
    ctr: ratio(clicks, impressions),
    impressions: sum(impressions),
    gpm: ratio(thousandfold, impressions),
    cac: ratio(spend, orders),
    roas: ratio(gmv, spend),
    roas_net: ratio((at) => Math.max(0, gmv(at) - backOf(channel)(at)), spend),
    marginal_cac: ratio(extraSpend, extra),
    saturation: ratio(visits, ceiling),
  };
};

const ofSegment = (segment: string): Table => {
  const people: Reading = (at) => at.of(`segment.${segment}`);
  const before: Reading = (at) => at.before.of(`segment.${segment}`);
  const size = { customers: end(people), share: endRatio(people, everyone) };
  if (!(BUYING_SEGMENTS as readonly string[]).includes(segment)) return size;
  const orders: Reading = (at) => at.of(`wanted.${segment}`) * at.of('fill');
  const list: Reading = (at) => orders(at) * at.lever(`customers.basket.${segment}`) * price(at);
  const gmv: Reading = (at) => list(at) * offer(at, segment).price;
  return {
    ...size,
    orders: sum(orders),
    gmv: sum(gmv),
    gmv_share: ratio(gmv, allGmv),
    aov: ratio(gmv, orders),
    repurchase: ratio(orders, before),
    lapse: ratio(lapses(segment), before),
    member_share: endRatio((at) => at.of(`members.${segment}`), people),
    friends: end((at) => people(at) * Math.min(1, at.of('friends') / reachable(at))),
    ...((COMMUNITIES as readonly string[]).includes(segment)
      ? { community_activity: mean(activity(segment)) }
      : {}),
    offer_cost: sum((at) => {
      const { off, sent } = offer(at, segment);
      return (gmv(at) * off) / (1 - off) + before(at) * sent * at.lever('offers.contact_cost');
    }),
    fulfilment_days: ratio(orderDays(segment), orders),
  };
};

const ofSupplier = (supplier: string): Table => {
  const up: Reading = (at) => at.of(`up.${supplier}`);
  const ordered: Reading = (at) => at.of(`ordered.${supplier}`);
  return {
    up: mean(up),
    share: ratio(ordered, all('ordered', ['a', 'b', 'c'])),
    weeks_late: only((at) => {
      const weeks = at.last(at.week).findIndex((then) => up(then) === 1);
      return weeks < 0 ? at.week : weeks;
    }),
    lead_weeks: mean((at) => at.of(`lead_weeks.${supplier}`)),
    availability: { week: (at) => average(at.last(13), up), year: (year) => average(year, up) },
    capacity: mean((at) => at.lever(`suppliers.${supplier}.capacity`)),
    unit_cost: ratio(receivedCost(supplier), received(supplier)),
    ordered: sum(ordered),
    received: sum(received(supplier)),
  };
};

/** Parts of an object fact, by its name and key. */
export const PARTS: Readonly<Record<string, (key: string) => Table>> = {
  channel: (key) =>
    (PAID_CHANNELS as readonly string[]).includes(key) ? ofPaidChannel(key) : ofEverySource(key),
  segment: ofSegment,
  supplier: ofSupplier,
};
