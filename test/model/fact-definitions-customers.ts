import { BUYING_SEGMENTS, COMMUNITIES } from '../../src/lib/plan/index.ts';
import {
  type Reading,
  type Definition,
  total,
  average,
  sum,
  mean,
  end,
  ratio,
  endRatio,
  own,
} from './fact-definitions-kit.ts';
import {
  orders,
  firstOrders,
  gmv,
  repeatGmv,
  live,
  everyone,
  members,
  repeatOrders,
  reachable,
  acquisitionCost,
} from './fact-definitions-readings.ts';
import { activity } from './fact-definitions-traffic.ts';
import { type At } from './fact-definitions-weeks.ts';

/** Who of a segment orders in a week. */
const part = (at: At, segment: string): number => {
  const people = at.before.of(`segment.${segment}`);
  return people > 0 ? at.of(`orders.${segment}`) / people : 0;
};
/** Of those with no order this year, or with one, who order in a week: customers of a segment are alike. */
const tagged =
  (tag: 'none' | 'one'): Reading =>
  (at) =>
    BUYING_SEGMENTS.reduce((sum, segment) => sum + at.before.of(`${tag}.${segment}`) * part(at, segment), 0);

/** Opening customers who have ordered this year. */
const cameBack: Reading = (at) => at.toDate(tagged('none'));
export const buyers: Reading = (at) => at.toDate(firstOrders) + cameBack(at);
const twice: Reading = (at) => at.toDate(tagged('one'));

/** The opening: what segments order in a usual week. */
const opening = (at: At): At => at.ago(at.week);
const usualSilence = (at: At): number => {
  const start = opening(at);
  const buying = COMMUNITIES.reduce(
    (sum, segment) => sum + start.of(`segment.${segment}`) * start.of(`opening_repurchase.${segment}`),
    0,
  );
  return 1 - buying / live(start);
};
const quarter: Reading = (at) => {
  let silent = 1;
  for (let ago = 0; ago < 13; ago++) {
    const then = at.week - ago;
    if (then < 1) silent *= usualSilence(at);
    else {
      const week = at.ago(ago);
      const people = live(week.before);
      const bought = COMMUNITIES.reduce((sum, segment) => sum + week.of(`orders.${segment}`), 0);
      silent *= people > 0 ? 1 - bought / people : 1;
    }
  }
  return 1 - silent;
};

/** Lapses of a segment: what is missing from its people once all other moves of the week are known. */
export const lapses =
  (segment: string): Reading =>
  (at) => {
    const before = (name: string) => at.before.of(`segment.${name}`);
    const now = (name: string) => at.of(`segment.${name}`);
    const bought = (name: string) => at.of(`orders.${name}`);
    const up = at.lever('customers.upgrade') * bought('active');
    const down = at.lever('customers.downgrade');
    // high' = high + up - lapses - down (high - bought - lapses)
    const high = (before('high') + up - now('high') - down * (before('high') - bought('high'))) / (1 - down);
    const fallen = down * (before('high') - bought('high') - high);
    if (segment === 'high') return high;
    if (segment === 'new') return before('new') + firstOrders(at) - bought('new') - now('new');
    if (segment === 'dormant') return now('lost') - before('lost');
    return before('active') + bought('new') + bought('dormant') + fallen - up - now('active');
  };
const allLapses: Reading = (at) =>
  at.of('segment.dormant') -
  at.before.of('segment.dormant') +
  at.of('orders.dormant') +
  lapses('dormant')(at);

/** Money of orders by members, the one that enrols its buyer included. */
export const memberGmv: Reading = (at) => {
  const enrol = at.lever('members.enrol');
  const repeat = BUYING_SEGMENTS.reduce((sum, segment) => {
    const people = at.before.of(`segment.${segment}`);
    const share = people > 0 ? Math.min(1, at.before.of(`members.${segment}`) / people) : 0;
    return sum + at.of(`gmv.${segment}`) * (share + enrol * (1 - share));
  }, 0);
  return repeat + enrol * (gmv(at) - repeatGmv(at));
};

/** Friends are spread over the reachable customers, members among them. */
const activeMembers: Reading = (at) => {
  const friends = Math.min(1, at.of('friends') / reachable(at));
  return BUYING_SEGMENTS.reduce((sum, segment) => {
    const reached = (COMMUNITIES as readonly string[]).includes(segment);
    let [silent, unread] = [1, 1];
    for (let ago = 0; ago < 4; ago++) {
      const known = at.week - ago >= 1;
      silent *= 1 - (known ? part(at.ago(ago), segment) : opening(at).of(`opening_repurchase.${segment}`));
      if (!reached) continue;
      unread *= 1 - (known ? activity(segment)(at.ago(ago)) : opening(at).of(`opening_activity.${segment}`));
    }
    return sum + at.of(`members.${segment}`) * (1 - silent * (1 - friends + friends * unread));
  }, 0);
};
const gold: Reading = (at) =>
  BUYING_SEGMENTS.reduce((sum, segment) => sum + at.of(`members.${segment}`) * at.of(`gold.${segment}`), 0);

/** What becomes of the points owed in a week. */
export const memberPoints = (at: At) => {
  const owed = at.before.of('points_liability');
  const redeemed = owed * at.lever('points.redeem');
  const expired = (owed - redeemed) * at.lever('points.expiry');
  return { owed, redeemed, expired, earned: at.lever('points.rate') * memberGmv(at) };
};

const dormant: Reading = (at) => at.of('segment.dormant');
const dormantBefore: Reading = (at) => at.before.of('segment.dormant');
const dormantOrders: Reading = (at) => at.of('orders.dormant');

export const CUSTOMERS: Readonly<Record<string, Definition>> = {
  customers: end(live),
  customers_total: end(everyone),
  customers_dormant: end(dormant),
  customers_high: end((at) => at.of('segment.high')),
  customer_growth: endRatio(live, (at) => live(opening(at)), 1),
  new_customers: sum(firstOrders),
  buyers: end(buyers),
  repeat_orders: sum(repeatOrders),
  repurchase_rate: endRatio(twice, buyers),
  repurchase_rate_90d: mean(quarter),
  // Dormant customers are counted among those of the opening.
  returning_rate: endRatio(cameBack, (at) => reachable(opening(at))),
  repeat_order_share: ratio(repeatOrders, orders),
  repeat_gmv_share: ratio(repeatGmv, gmv),
  dormant_share: ratio(dormant, reachable),
  winback_rate: own(
    dormantOrders,
    dormantBefore,
    (year) => total(year, dormantOrders) / average(year, dormantBefore),
  ),
  churn_rate: ratio(allLapses, (at) => live(at.before)),
  members: end(members),
  active_members: ratio(activeMembers, members),
  member_gmv_share: ratio(memberGmv, gmv),
  gold_share: endRatio(gold, members),
  points_liability: end((at) => {
    const { owed, redeemed, expired, earned } = memberPoints(at);
    return owed + earned - redeemed - expired;
  }),
  nps: mean((at) => {
    const score =
      0.3 + 0.9 * (at.of('trust') - 0.5) - 1.2 * (1 - at.of('fill')) - 0.6 * (at.of('return_share') - 0.15);
    return 100 * Math.max(-1, Math.min(1, score));
  }),
  referral_rate: ratio(
    (at) => at.of('orders.referral'),
    (at) => (at.week === 1 ? at.before.of('orders') : orders(at.before)),
  ),
  // How a cohort earns is built apart from the model in test/model/cohort.test.ts: here only what is made of it.
  ltv: { week: (at) => at.of('ltv'), year: (year) => year.at(-1)!.of('ltv_to_date') },
  ltv_to_cac: own(
    (at) => at.of('ltv') * firstOrders(at),
    acquisitionCost,
    (year) => (year.at(-1)!.of('ltv_to_date') * total(year, firstOrders)) / total(year, acquisitionCost),
  ),
};
