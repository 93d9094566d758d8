import { BUYING_SEGMENTS, PAID_CHANNELS, SOURCES } from '../../src/lib/plan/index.ts';
import { memberPoints } from './fact-definitions-customers.ts';
import {
  type Definition,
  end,
  endRatio,
  own,
  ratio,
  type Reading,
  sum,
  total,
} from './fact-definitions-kit.ts';
import {
  acquisitionCost,
  all,
  commission,
  firstOrders,
  gmv,
  line,
  mediaSpend,
  ofSource,
  orders,
  plannedSpend,
  publicSpend,
  rewards,
} from './fact-definitions-readings.ts';
import { arrivalsCost, cogs, refunds, returned, shownDays } from './fact-definitions-supply.ts';
import { joined } from './fact-definitions-traffic.ts';
import type { At } from './fact-definitions-weeks.ts';

const net: Reading = (at) => gmv(at) - refunds(at);
const grossProfit: Reading = (at) => net(at) - cogs(at);
/** Shipping, and handling of what comes back, with its pickup. */
const delivery: Reading = (at) => {
  const handling =
    at.lever('returns.handling') + at.lever('returns.pickup') * at.lever('returns.pickup_cost');
  return at.lever('finance.fulfilment_cost') * at.of('shipped_orders') + handling * returned(at);
};
const fees: Reading = (at) => at.lever('fees.platform') * net(at) + at.lever('fees.payment') * gmv(at);

/** Fast delivery of high-value customers' orders, and compensation of what is later than promised. */
const service: Reading = (at) => {
  const days = shownDays(at);
  const asked =
    at.lever('returns.cancel_base') + at.lever('returns.cancel_per_day') * (days - at.of('opening_days'));
  const stays = 1 - Math.max(0, Math.min(0.5, asked));
  const covered = at.lever('delivery.high') * at.of('orders.high') * stays;
  const late = 1 / (1 + Math.exp((at.lever('delivery.promise_days') - days) / at.lever('delivery.spread')));
  return (
    at.lever('delivery.high_cost') * covered +
    at.lever('delivery.late_cost') * late * Math.max(0, at.of('shipped_orders') - covered)
  );
};
const contacts: Reading = (at) =>
  BUYING_SEGMENTS.reduce((sum, segment) => {
    const sent = at.lever(`offers.${segment}.depth`) > 0 ? at.lever(`offers.${segment}.reach`) : 0;
    return sum + at.before.of(`segment.${segment}`) * sent * at.lever('offers.contact_cost');
  }, 0);
/** What else follows orders and is paid in the week. */
const others: Reading = (at) =>
  at.lever('wecom.coupon') * at.lever('wecom.coupon_use') * joined(at) +
  rewards(at) +
  at.lever('promises.authentic') * at.lever('promises.authentic_cost') * orders(at) +
  contacts(at) +
  service(at) +
  commission(at);
/** What goods and classes save of the money that redeemed points are worth. */
const pointsSaved: Reading = (at) =>
  at.lever('points.experience_saving') *
  at.lever('points.experience_share') *
  at.of('private_paid') *
  memberPoints(at).redeemed;
/** Points cost when they are earned, but for those that expire; cash goes when they are redeemed. */
const pointsCost: Reading = (at) => memberPoints(at).earned - memberPoints(at).expired - pointsSaved(at);
const pointsCash: Reading = (at) => memberPoints(at).redeemed - pointsSaved(at);

const contribution: Reading = (at) =>
  net(at) - cogs(at) - delivery(at) - fees(at) - others(at) - pointsCost(at);
/** Margin before what wins customers. */
const margin: Reading = (at) => contribution(at) + commission(at) + rewards(at);
/** Break-even: at most 100, as if at least a hundredth of GMV were margin. */
const breakEven = (weeks: readonly At[]) => {
  const money = total(weeks, gmv);
  return { money, margin: Math.max(total(weeks, margin), money / 100) };
};

const marketing: Reading = (at) =>
  publicSpend(at) + line('content')(at) + at.of('private_spend') + rewards(at) + at.of('plays.marketing');
const spent: Reading = (at) =>
  mediaSpend(at) + line('content')(at) + at.of('private_spend') + line('supply')(at);
const plays: Reading = (at) => at.of('plays.cost');
const fixed: Reading = (at) => at.lever('finance.overhead') + spent(at) + plays(at);
const profit: Reading = (at) => contribution(at) - fixed(at);

const paidOrders = all('orders', PAID_CHANNELS);
const paidGmv = all('gmv', PAID_CHANNELS);
/** All money that comes back is divided over sales by how much more their source returns than usual. */
export const backOf =
  (channel: string): Reading =>
  (at) => {
    const weight = SOURCES.reduce(
      (sum, source) => sum + at.of(`gmv.${source}`) * ofSource(at, source, 'return_factor'),
      0,
    );
    const part = weight > 0 ? (at.of('return_share') * gmv(at)) / weight : 0;
    return at.of(`gmv.${channel}`) * part * ofSource(at, channel, 'return_factor');
  };
const paidNet: Reading = (at) =>
  Math.max(0, paidGmv(at) - PAID_CHANNELS.reduce((sum, channel) => sum + backOf(channel)(at), 0));

const earned: Reading = (at) => (at.week < 1 ? at.of('earned') : net(at) - fees(at));
const bought: Reading = (at) => (at.week < 1 ? at.of('bought') : arrivalsCost(at));
const cash: Reading = (at) => {
  const { receiptLag, supplierTerm } = at.weeks.shop.terms;
  return (
    at.before.of('cash') +
    earned(at.ago(receiptLag)) -
    bought(at.ago(supplierTerm)) -
    fixed(at) -
    delivery(at) -
    others(at) -
    pointsCash(at)
  );
};

export const FINANCE: Readonly<Record<string, Definition>> = {
  gmv: sum(gmv),
  gmv_growth: ratio(gmv, (at) => at.weeks.shop.lastYear.gmv[at.week - 1]!, 1),
  net_revenue: sum(net),
  gross_profit: sum(grossProfit, { outOf: gmv }),
  gross_margin: ratio(grossProfit, net),
  fulfilment_cost_rate: ratio(delivery, net),
  contribution: sum(contribution, { outOf: gmv }),
  contribution_margin: ratio(contribution, net),
  marketing_cost: sum(marketing),
  marketing_rate: ratio(marketing, net),
  roas: ratio(paidGmv, publicSpend),
  roas_net: ratio(paidNet, publicSpend),
  roas_breakeven: own(
    (at) => breakEven(at.last(4)).money,
    (at) => breakEven(at.last(4)).margin,
    (year) => breakEven(year).money / breakEven(year).margin,
  ),
  // Without the private domain, which marketing cost holds: it keeps customers, and does not win them.
  cac: ratio(acquisitionCost, firstOrders),
  cac_paid: ratio(publicSpend, paidOrders),
  // As ltv: test/model/cohort.test.ts.
  payback_weeks: { week: (at) => at.of('payback_weeks'), year: (year) => year.at(-1)!.of('payback_to_date') },
  private_gmv_share: ratio((at) => at.of('gmv.private') + at.of('gmv.referral'), gmv),
  budget_spent: endRatio(
    (at) => at.toDate(spent),
    (at) => at.of('budget_of_year'),
  ),
  budget_pace: endRatio(
    (at) => at.toDate(spent),
    (at) => at.toDate(plannedSpend),
  ),
  play_cost: sum(plays),
  profit: sum(profit, { outOf: gmv }),
  profit_margin: ratio(profit, net),
  cash: end(cash, { outOf: gmv }),
  cash_low: {
    week: (at) => Math.min(...at.last(at.week).map(cash)),
    year: (year) => Math.min(...year.map(cash)),
    outOf: gmv,
  },
};
