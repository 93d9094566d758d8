import { COMMUNITIES, PAID_CHANNELS, SOURCES } from '../../src/lib/plan/index.ts';
import { type Reading, type Definition, sum, end, ratio } from './fact-definitions-kit.ts';
import {
  all,
  visits,
  paidVisits,
  firstVisits,
  orders,
  firstOrders,
  reachable,
  saturating,
  ofSource,
  season,
  quality,
  mediaSpend,
  publicSpend,
  contentSpend,
} from './fact-definitions-readings.ts';

const pageViews: Reading = (at) =>
  SOURCES.reduce((sum, source) => sum + at.of(`visits.${source}`) * ofSource(at, source, 'pages'), 0);

/** CTR of a channel: ctr0 q^e, at most all. */
const clickRate =
  (channel: string): Reading =>
  (at) =>
    Math.min(1, at.lever(`channels.${channel}.ctr`) * quality(at) ** at.lever('content.quality_ctr'));
export const impressionsOf =
  (channel: string): Reading =>
  (at) =>
    at.of(`clicks.${channel}`) / clickRate(channel)(at);
const impressions: Reading = (at) =>
  PAID_CHANNELS.reduce((sum, channel) => sum + impressionsOf(channel)(at), 0);
const clicks = all('clicks', PAID_CHANNELS);

/** Customers' looks of the week's orders, the more the more of the content money goes into them. */
const ugc: Reading = (at) => {
  const money = at.of('content_rest') * at.lever('content.ugc_share');
  const boost = 1 + at.lever('content.ugc_effect') * saturating(money, at.lever('content.ugc_scale'));
  return at.lever('content.ugc_per_order') * boost * orders(at);
};
const pgc: Reading = (at) => {
  const piece = at.lever('content.unit_cost') * quality(at) ** at.lever('content.quality_cost');
  const money = at.of('content_rest') * (1 - at.lever('content.ugc_share'));
  return (money / piece) * at.of('content_luck');
};

/** Friends that the joining rates win: with first orders, and from visits that did not buy. */
const joinLift: Reading = (at) => {
  const lift = (coupon: number) =>
    1 + at.lever('wecom.coupon_effect') * saturating(coupon, at.lever('wecom.coupon_scale'));
  return lift(at.lever('wecom.coupon')) / lift(at.usual('wecom.coupon'));
};
const joinedBuying: Reading = (at) =>
  Math.min(1, at.lever('wecom.join_rate') * joinLift(at)) * firstOrders(at);
export const joined: Reading = (at) => {
  const rate = Math.min(1, at.lever('wecom.public_join_rate') * joinLift(at));
  return joinedBuying(at) + rate * Math.max(0, firstVisits(at) - firstOrders(at));
};

/** Friends who are customers still, at the end of the week and before any of them leaves. */
const kept: Reading = (at) => {
  const gone = at.of('segment.lost') - at.before.of('segment.lost');
  return at.before.of('friends') * (1 - gone / reachable(at.before));
};
const unfriended: Reading = (at) => {
  const tiring = (messages: number, talk: number) =>
    messages * (1 - at.lever('communities.talk_ease') * talk);
  const left = COMMUNITIES.reduce(
    (sum, segment) => {
      const more =
        tiring(at.lever(`messages.${segment}`), at.lever('communities.talk_share')) -
        tiring(at.usual(`messages.${segment}`), at.usual('communities.talk_share'));
      const rate = at.lever('wecom.leave') * Math.exp(at.lever('wecom.leave_fatigue') * more);
      return sum + at.before.of(`segment.${segment}`) * Math.min(1, rate);
    },
    at.before.of('segment.dormant') * at.lever('wecom.leave'),
  );
  return (kept(at) * left) / reachable(at.before);
};

const sent: Reading = (at) =>
  COMMUNITIES.reduce(
    (sum, segment) => sum + at.before.of(`friends.${segment}`) * at.lever(`messages.${segment}`),
    0,
  );
const opened: Reading = (at) =>
  COMMUNITIES.reduce(
    (sum, segment) =>
      sum +
      at.before.of(`friends.${segment}`) * at.lever(`messages.${segment}`) * at.of(`open_rate.${segment}`),
    0,
  );
/** 1 - prod(1 - open) over the messages of a week. */
export const activity =
  (segment: string): Reading =>
  (at) =>
    1 - (1 - at.of(`open_rate.${segment}`)) ** at.lever(`messages.${segment}`);
const communities: Reading = (at) => all('friends', COMMUNITIES)(at.before);
const activeFriends: Reading = (at) =>
  COMMUNITIES.reduce((sum, segment) => sum + at.before.of(`friends.${segment}`) * activity(segment)(at), 0);

const share = (source: string) => ratio((at) => at.of(`visits.${source}`), visits);

export const TRAFFIC: Readonly<Record<string, Definition>> = {
  uv: sum(visits),
  pv: sum(pageViews),
  pages_per_visit: ratio(pageViews, visits),
  impressions: sum(impressions),
  ctr: ratio(clicks, impressions),
  paid_visits: sum(paidVisits),
  organic_visits: sum((at) => at.of('visits.organic')),
  private_visits: sum((at) => at.of('visits.private')),
  referral_visits: sum((at) => at.of('visits.referral')),
  direct_visits: sum((at) => at.of('visits.direct')),
  paid_share: ratio(paidVisits, visits),
  organic_share: share('organic'),
  private_share: share('private'),
  referral_share: share('referral'),
  direct_share: share('direct'),
  organic_growth: ratio(
    (at) => at.of('visits.organic'),
    (at) => at.weeks.shop.lastYear.organicVisits[at.week - 1]!,
    1,
  ),
  public_spend: sum(publicSpend),
  cpc: ratio(mediaSpend, clicks),
  content_stock: end(
    (at) => (1 - at.lever('content.decay')) * at.before.of('content_stock') + pgc(at) + ugc(at),
  ),
  ugc_share: ratio(ugc, (at) => pgc(at) + ugc(at)),
  content_cost_per_visit: ratio(
    contentSpend,
    (at) => at.of('visits.organic') - at.lever('content.base_visits') * season(at, 'content.season_effect'),
  ),
  wecom_friends: end((at) => kept(at) - unfriended(at) + joined(at)),
  // Friends who joined without an order are none of the new customers.
  wecom_join_rate: ratio(joinedBuying, firstOrders),
  wecom_loss_rate: ratio(unfriended, (at) => at.before.of('friends')),
  community_activity: ratio(activeFriends, communities),
  message_open_rate: ratio(opened, sent),
};
