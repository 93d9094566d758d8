import { PAID_CHANNELS, SEGMENTS } from '../../plan/index.ts';
import { addTimes } from '../arithmetic.ts';
import { leverIndex } from '../column.ts';
import { countCustomers, openingHazards } from './customers.ts';
import { openDelivery } from './delivery.ts';
import { openPromises } from './promises.ts';
import { openFriends } from './friends.ts';
import { openMemberLift, openMembers, openRepurchase } from './members.ts';
import { openMessages } from './messages.ts';
import { openPoints } from './points.ts';
import { openPrivateLine } from './private-line.ts';
import { openRetention } from './retention.ts';
import { openServices } from './service.ts';
import { clear, PIPE_SLOTS } from './state.ts';
import type { YearContext } from './context.ts';

const at = leverIndex;
const OPENING_CPC = PAID_CHANNELS.map((channel) => at(`channels.${channel}.opening_cpc`));
const FACTOR = PAID_CHANNELS.map((channel) => at(`channels.${channel}.cpc`));
const ALL_CPC = at('channels.cpc');
const TRUST = at('trust.opening');
const DIFFERENTIATION = at('differentiation.opening');
const CANCEL_BASE = at('returns.cancel_base');
const COGS_SHARE = at('finance.cogs_share');
const ORDER_VALUE = at('finance.order_value');
const RETURN_RATE = at('returns.rate');
const RETURN_FACTOR = at('returns.opening_factor');
const PLATFORM = at('fees.platform');
const PAYMENT = at('fees.payment');
const LEAD = at('suppliers.a.lead_weeks');
const LIVE = ['new', 'active', 'high'] as const;

/** Puts a year at its opening: last year's practice, in a steady state, in the season of week 1. */
export function open(year: YearContext): void {
  const { state, effects, shop } = year;
  clear(state);
  meanBasket(year);
  const { opening } = shop;
  SEGMENTS.forEach((segment, s) => {
    state.customers[s]!.fill(opening.customers[segment]);
    state.withoutOrder[s]?.fill(opening.customers[segment]);
  });
  const { customers } = opening;
  state.openingCustomers.fill(customers.new + customers.active + customers.high);
  state.contentStock.fill(opening.contentStock);
  state.ordersBefore.fill(opening.weeklyOrders);
  state.cash.fill(opening.cash);
  state.materialBefore.fill(1);
  state.trust.set(year.base(TRUST));
  state.differentiation.set(year.base(DIFFERENTIATION));
  openTraffic(year);
  openRepurchase(year);
  openFriends(year);
  openMembers(year);
  openPrivateLine(year);
  openMemberLift(year);
  openMessages(year);
  openServices(year);
  openDelivery(year);
  openPromises(year);
  openSupply(year);
  openMoney(year);
  openPoints(year);
  openingHazards(year);
  countCustomers(year);
  openRetention(year);
  year.output.buyers.fill(0);
  year.output.repeatBuyers.fill(0);
  year.output.waitingOrders.fill(0);
  year.output.waitingGoods.fill(0);
  year.output.returning.fill(0);
  year.output.openingReachable.set(year.output.customersReachable);
  state.programme.set(effects.openingProgramme);
}

/** Clicks carried over from last year's spend at the opening cost per click. */
function openTraffic(year: YearContext): void {
  const { state, shop } = year;
  const all = year.base(ALL_CPC);
  PAID_CHANNELS.forEach((channel, c) => {
    const spend = shop.lastYear.weeklySpend.public * (shop.lastYear.channelShare[channel] ?? 0);
    const cost = year.base(OPENING_CPC[c]!);
    const factor = year.base(FACTOR[c]!);
    const adstock = state.adstock[c]!;
    for (let i = 0; i < adstock.length; i++) adstock[i] = spend / (cost[i]! * factor[i]! * all[i]!);
  });
}

/** Stock of so many weeks of demand, and a week's demand arriving in each week of the lead time. */
function openSupply(year: YearContext): void {
  const { state, shop, season } = year;
  const { weeklyOrders, stockWeeks } = shop.opening;
  const basket = year.openingBasket;
  const cogs = year.base(COGS_SHARE);
  const value = year.base(ORDER_VALUE);
  const lead = year.base(LEAD);
  const rate = year.base(RETURN_RATE);
  const factor = year.base(RETURN_FACTOR);
  const cancelled = year.base(CANCEL_BASE);
  const forecast = state.forecast;
  const stock = state.stock;
  const averageCost = state.averageCost;
  const stockValue = state.stockValue;
  const goodsToDate = state.goodsToDate;
  const inTransit = state.inTransit;
  for (let i = 0; i < cogs.length; i++) {
    const units = weeklyOrders * basket[i]!;
    const cost = cogs[i]! * value[i]!;
    forecast[i] = units;
    stock[i] = units * season * stockWeeks;
    averageCost[i] = cost;
    stockValue[i] = stock[i]! * cost;
    goodsToDate[i] = stock[i]!;
    for (let ahead = 1; ahead <= Math.min(PIPE_SLOTS - 1, Math.round(lead[i]!)); ahead++) {
      const arriving = units * year.seasonOfWeek(ahead);
      state.pipe[ahead % PIPE_SLOTS]![i]! += arriving;
      state.pipeCost[ahead % PIPE_SLOTS]![i]! += arriving * cost;
      inTransit[i]! += arriving;
    }
    const returned = Math.min(1, rate[i]! * factor[i]!);
    const shipped = (1 - cancelled[i]!) * units * season;
    state.returns.forEach((queue, k) => {
      queue[i] = returned * shipped;
      state.shippedBefore[k]![i] = shipped;
    });
  }
}

/** Money still to come from last year's last weeks, and last year's last purchases still to pay. */
function openMoney(year: YearContext): void {
  const { state, shop, terms } = year;
  const { gmv } = shop.lastYear;
  const rate = year.base(RETURN_RATE);
  const factor = year.base(RETURN_FACTOR);
  const platform = year.base(PLATFORM);
  const payment = year.base(PAYMENT);
  const cogs = year.base(COGS_SHARE);
  const cancelled = year.base(CANCEL_BASE);
  for (let i = 0; i < rate.length; i++) {
    const returned = Math.min(1, rate[i]! * factor[i]!);
    const shipped = 1 - cancelled[i]!;
    for (let k = 1; k <= terms.receiptLag; k++) {
      const sold = gmv[gmv.length - 1 - terms.receiptLag + k] ?? 0;
      state.receivables[k % state.receivables.length]![i] =
        sold * (shipped * (1 - returned) * (1 - platform[i]!) - payment[i]!);
    }
    for (let k = 1; k <= terms.supplierTerm; k++) {
      const sold = gmv[gmv.length - 1 - terms.supplierTerm + k] ?? 0;
      state.payables[k % state.payables.length]![i] = sold * shipped * (1 - returned) * cogs[i]!;
    }
    state.refunds.forEach((queue, k) => {
      const sold = gmv[gmv.length - state.refunds.length + ((k + 1) % state.refunds.length)] ?? 0;
      queue[i] = sold * shipped * returned;
    });
  }
}

/** Mean order of the live segments at opening, in first orders' worth, by lane. */
function meanBasket(year: YearContext): void {
  const { customers } = year.shop.opening;
  const all = LIVE.reduce((sum, segment) => sum + customers[segment], 0);
  year.openingBasket.fill(all === 0 ? 1 : 0);
  if (all === 0) return;
  for (const segment of LIVE) {
    addTimes(year.openingBasket, year.base(at(`customers.basket.${segment}`)), customers[segment] / all);
  }
}
