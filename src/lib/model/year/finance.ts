import { BUYING_SEGMENTS, SOURCES } from '../../plan/index.ts';
import { leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';

const at = leverIndex;
const REFERRAL = SOURCES.indexOf('referral');
const FULFILMENT = at('finance.fulfilment_cost');
const HANDLING = at('returns.handling');
const PICKUP = at('returns.pickup');
const PICKUP_COST = at('returns.pickup_cost');
const PLATFORM = at('fees.platform');
const PAYMENT = at('fees.payment');
const COUPON = at('wecom.coupon');
const COUPON_USE = at('wecom.coupon_use');
const REWARD = at('referral.reward');
const AUTHENTIC = at('promises.authentic');
const AUTHENTIC_COST = at('promises.authentic_cost');
const OVERHEAD = at('finance.overhead');
const CONTACT_COST = at('offers.contact_cost');
const REACH = BUYING_SEGMENTS.map((segment) => at(`offers.${segment}.reach`));
const DEPTH = BUYING_SEGMENTS.map((segment) => at(`offers.${segment}.depth`));

/** Money of the week: margin, profit and cash. Model section e. */
export function account(year: YearContext): void {
  addContactCost(year);
  const { levers: v, state, output, effects, money, plays, week, terms } = year;
  const dueIn = state.receivables[week % state.receivables.length]!;
  const dueOut = state.payables[week % state.payables.length]!;
  const fromSales = state.receivables[(week + terms.receiptLag) % state.receivables.length]!;
  const toSuppliers = state.payables[(week + terms.supplierTerm) % state.payables.length]!;
  const referral = output.ordersBySource[REFERRAL]!;
  const outputGmv = output.gmv;
  const refunds = output.refunds;
  const outputReturned = output.returned;
  const leverHandling = v[HANDLING]!;
  const pickup = v[PICKUP]!;
  const pickupCost = v[PICKUP_COST]!;
  const fulfilment = v[FULFILMENT]!;
  const orders = output.orders;
  const shippedOrders = output.shippedOrders;
  const serviceCost = effects.serviceCost;
  const platform = v[PLATFORM]!;
  const payment = v[PAYMENT]!;
  const { pointsCost, pointsCash } = effects;
  const coupon = v[COUPON]!;
  const couponUse = v[COUPON_USE]!;
  const { friendsJoined } = output;
  const reward = v[REWARD]!;
  const authentic = v[AUTHENTIC]!;
  const authenticCost = v[AUTHENTIC_COST]!;
  const contactCost = effects.contactCost;
  const cogs = output.cogs;
  const publicSpend = output.publicSpend;
  const mediaSpend = output.mediaSpend;
  const commission = output.commission;
  const content = money.content;
  const forPrivate = effects.privateSpend;
  const supply = money.supply;
  const overhead = v[OVERHEAD]!;
  const cost = plays.cost;
  const netRevenue = output.netRevenue;
  const grossProfit = output.grossProfit;
  const deliveryCost = output.deliveryCost;
  const outputContribution = output.contribution;
  const outputRewards = output.rewards;
  const contentSpend = output.contentSpend;
  const playsContent = plays.content;
  const acquisitionCost = output.acquisitionCost;
  const marketingCost = output.marketingCost;
  const marketing = plays.marketing;
  const budgetSpend = output.budgetSpend;
  const spentToDate = state.spentToDate;
  const plannedToDate = state.plannedToDate;
  const planned = money.planned;
  const playCost = output.playCost;
  const profit = output.profit;
  const arrivalsCost = output.arrivalsCost;
  const receipts = output.receipts;
  const payments = output.payments;
  const cash = state.cash;
  const outputCash = output.cash;
  const { cashLow } = output;
  const first = week === 1;
  for (let i = 0; i < dueIn.length; i++) {
    const gmv = outputGmv[i]!;
    const net = gmv - refunds[i]!;
    const returned = outputReturned[i]!;
    const handling = (leverHandling[i]! + pickup[i]! * pickupCost[i]!) * returned;
    const delivery = fulfilment[i]! * shippedOrders[i]! + handling;
    const fees = platform[i]! * net + payment[i]! * gmv;
    const coupons = coupon[i]! * couponUse[i]! * friendsJoined[i]!;
    const rewards = reward[i]! * referral[i]!;
    const claims = authentic[i]! * authenticCost[i]! * orders[i]!;
    const others = coupons + rewards + claims + contactCost[i]! + serviceCost[i]! + commission[i]!;
    const contribution = net - cogs[i]! - delivery - fees - others - pointsCost[i]!;
    const spend = mediaSpend[i]! + content[i]! + forPrivate[i]! + supply[i]!;
    const fixed = overhead[i]! + spend + cost[i]!;
    netRevenue[i] = net;
    grossProfit[i] = net - cogs[i]!;
    deliveryCost[i] = delivery;
    outputContribution[i] = contribution;
    outputRewards[i] = rewards;
    contentSpend[i] = content[i]! + playsContent[i]!;
    acquisitionCost[i] = publicSpend[i]! + contentSpend[i]! + rewards;
    marketingCost[i] = publicSpend[i]! + content[i]! + forPrivate[i]! + rewards + marketing[i]!;
    budgetSpend[i] = spend;
    spentToDate[i]! += spend;
    plannedToDate[i]! += planned[i]!;
    playCost[i] = cost[i]!;
    profit[i] = contribution - fixed;
    // Added before this week's slot is settled, so that a term of no weeks is paid at once.
    fromSales[i]! += net - fees;
    toSuppliers[i]! += arrivalsCost[i]!;
    receipts[i] = dueIn[i]!;
    payments[i] = dueOut[i]!;
    dueIn[i] = 0;
    dueOut[i] = 0;
    cash[i]! += receipts[i]! - payments[i]! - fixed - delivery - others - pointsCash[i]!;
    outputCash[i] = cash[i]!;
    cashLow[i] = first ? cash[i]! : Math.min(cashLow[i]!, cash[i]!);
  }
}

/** What it costs to send offers: each customer reached, each week. */
function addContactCost(year: YearContext): void {
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
