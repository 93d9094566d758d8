import { BUYING_SEGMENTS, SOURCES } from '../../plan/index.ts';
import { leverIndex } from '../column.ts';
import type { Year } from './year.ts';

const at = leverIndex;
const REFERRAL = SOURCES.indexOf('referral');
const FULFILMENT = at('finance.fulfilment_cost');
const HANDLING = at('returns.handling');
const PICKUP = at('returns.pickup');
const PICKUP_COST = at('returns.pickup_cost');
const PLATFORM = at('fees.platform');
const PAYMENT = at('fees.payment');
const POINTS = at('points.rate');
const REWARD = at('referral.reward');
const AUTHENTIC = at('promises.authentic');
const AUTHENTIC_COST = at('promises.authentic_cost');
const OVERHEAD = at('finance.overhead');
const CONTACT_COST = at('offers.contact_cost');
const REACH = BUYING_SEGMENTS.map((segment) => at(`offers.${segment}.reach`));
const DEPTH = BUYING_SEGMENTS.map((segment) => at(`offers.${segment}.depth`));

/** Money of the week: margin, profit and cash. Model section e. */
export function account(year: Year): void {
  contactCost(year);
  const { levers: v, state, output, effects, money, plays, week, terms } = year;
  const dueIn = state.receivables[week % state.receivables.length]!;
  const dueOut = state.payables[week % state.payables.length]!;
  const fromSales = state.receivables[(week + terms.receiptLag) % state.receivables.length]!;
  const toSuppliers = state.payables[(week + terms.supplierTerm) % state.payables.length]!;
  const referral = output.ordersBySource[REFERRAL]!;
  for (let i = 0; i < dueIn.length; i++) {
    const gmv = output.gmv[i]!;
    const net = gmv - output.refunds[i]!;
    const returned = output.returned[i]!;
    const handling = (v[HANDLING]![i]! + v[PICKUP]![i]! * v[PICKUP_COST]![i]!) * returned;
    const delivery = v[FULFILMENT]![i]! * output.orders[i]! + handling;
    const fees = v[PLATFORM]![i]! * net + v[PAYMENT]![i]! * gmv;
    const points = v[POINTS]![i]! * output.memberGmv[i]!;
    const rewards = v[REWARD]![i]! * referral[i]!;
    const claims = v[AUTHENTIC]![i]! * v[AUTHENTIC_COST]![i]! * output.orders[i]!;
    const others = points + rewards + claims + effects.contactCost[i]!;
    const contribution = net - output.cogs[i]! - delivery - fees - others;
    const spend = output.publicSpend[i]! + money.content[i]! + money.private[i]! + money.supply[i]!;
    const fixed = v[OVERHEAD]![i]! + spend + plays.cost[i]!;
    output.netRevenue[i] = net;
    output.grossProfit[i] = net - output.cogs[i]!;
    output.deliveryCost[i] = delivery;
    output.contribution[i] = contribution;
    output.rewards[i] = rewards;
    output.contentSpend[i] = money.content[i]! + plays.content[i]!;
    output.acquisitionCost[i] = output.publicSpend[i]! + output.contentSpend[i]! + rewards;
    output.marketingCost[i] =
      output.publicSpend[i]! + money.content[i]! + money.private[i]! + rewards + plays.marketing[i]!;
    output.budgetSpend[i] = spend;
    state.spentToDate[i]! += spend;
    state.plannedToDate[i]! += money.planned[i]!;
    output.playCost[i] = plays.cost[i]!;
    output.profit[i] = contribution - fixed;
    // Added before this week's slot is settled, so that a term of no weeks is paid at once.
    fromSales[i]! += net - fees;
    toSuppliers[i]! += output.arrivalsCost[i]!;
    output.receipts[i] = dueIn[i]!;
    output.payments[i] = dueOut[i]!;
    dueIn[i] = 0;
    dueOut[i] = 0;
    state.cash[i]! += output.receipts[i]! - output.payments[i]! - fixed - delivery - others;
    output.cash[i] = state.cash[i]!;
  }
}

/** What it costs to send offers: each customer reached, each week. */
function contactCost(year: Year): void {
  const { levers: v, output, effects } = year;
  const out = effects.contactCost;
  const cost = v[CONTACT_COST]!;
  out.fill(0);
  BUYING_SEGMENTS.forEach((_, s) => {
    const people = output.segmentBefore[s]!;
    const reach = v[REACH[s]!]!;
    const depth = v[DEPTH[s]!]!;
    for (let i = 0; i < out.length; i++) if (depth[i]! > 0) out[i]! += people[i]! * reach[i]! * cost[i]!;
  });
}
