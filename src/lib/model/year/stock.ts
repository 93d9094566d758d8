import { PAID_CHANNELS, SOURCES } from '../../plan/index.ts';
import { exp } from '../../random/index.ts';
import { leverIndex, ONES } from '../column.ts';
import type { YearContext } from './context.ts';
import { PIPE_SLOTS, RETURN_WEEKS } from './state.ts';

const at = leverIndex;
const DEPTH = at('stock.size_depth');
const RETURN_RATE = at('returns.rate');
const PICKUP = at('returns.pickup');
const PICKUP_EFFECT = at('returns.pickup_effect');

/** Most of what is sold that can come back. */
const MOST_RETURNS = 0.95;

/**
 * Arrivals and returned goods come in, then demand takes what it finds: sales = min(demand, available,
 * demand (1 - exp(-a available / demand))); the last term stands for broken size runs. Goods are carried at their
 * average cost. Model section d.
 */
export function sell(year: YearContext): void {
  const { levers: v, state, output, effects, week } = year;
  const slot = week % PIPE_SLOTS;
  const pipe = state.pipe[slot]!;
  const pipeCost = state.pipeCost[slot]!;
  const back = state.returns[week % RETURN_WEEKS]!;
  const shippedThen = state.shippedBefore[week % RETURN_WEEKS]!;
  const depth = v[DEPTH]!;
  const resaleable = effects.resaleable;
  const demand = effects.unitsDemanded;
  const arrivals = output.arrivals;
  const arrivalsCost = output.arrivalsCost;
  const inTransit = state.inTransit;
  const stock = state.stock;
  const stockValue = state.stockValue;
  const averageCost = state.averageCost;
  const fill = effects.fill;
  const sold = output.sold;
  const returned = output.returned;
  const shippedTwoWeeksAgo = output.shippedTwoWeeksAgo;
  const cogs = output.cogs;
  const soldToDate = state.soldToDate;
  const goodsToDate = state.goodsToDate;
  for (let i = 0; i < pipe.length; i++) {
    arrivals[i] = pipe[i]!;
    arrivalsCost[i] = pipeCost[i]!;
    inTransit[i] = Math.max(0, inTransit[i]! - pipe[i]!);
    let units = stock[i]! + pipe[i]!;
    let value = stockValue[i]! + pipeCost[i]!;
    if (units > 0) averageCost[i] = value / units;
    const cost = averageCost[i]!;
    const resold = resaleable[i]! * back[i]!;
    units += resold;
    value += resold * cost;
    const wanted = demand[i]!;
    const sales = wanted > 0 ? Math.min(wanted, units, wanted * (1 - exp((-depth[i]! * units) / wanted))) : 0;
    fill[i] = wanted > 0 ? sales / wanted : 1;
    sold[i] = sales;
    returned[i] = back[i]!;
    shippedTwoWeeksAgo[i] = shippedThen[i]!;
    cogs[i] = (sales - resold) * cost;
    stock[i] = units - sales;
    stockValue[i] = value - sales * cost;
    soldToDate[i]! += sales;
    goodsToDate[i]! += pipe[i]! + resold;
    pipe[i] = 0;
    pipeCost[i] = 0;
  }
}

const REFERRAL = SOURCES.indexOf('referral');
const PRIVATE = SOURCES.indexOf('private');
const DIRECT = SOURCES.indexOf('direct');
/** Levers of the return factor, by place in SOURCES. */
const RETURN_FACTOR = SOURCES.map((source) =>
  at(
    (PAID_CHANNELS as readonly string[]).includes(source)
      ? `channels.${source}.return_factor`
      : `${source}.return_factor`,
  ),
);
const FIRST_BASKET = at('customers.basket.first');
const REFERRAL_BASKET = at('referral.basket');
const ORDER_VALUE = at('finance.order_value');

/**
 * What the goods shipped this week will send back in two weeks: the base rate, more from sources whose buyers return more, more
 * with free pickup; money and goods alike. What was cancelled before is refunded at once.
 */
export function causeReturns(year: YearContext): void {
  const { levers: v, state, output, effects, week } = year;
  const slot = week % RETURN_WEEKS;
  const queue = state.returns[slot]!;
  const money = state.refunds[slot]!;
  const before = state.shippedBefore[slot]!;
  weighReturns(year);
  const rate = v[RETURN_RATE]!;
  const pickup = v[PICKUP]!;
  const pickupEffect = v[PICKUP_EFFECT]!;
  const pickupBefore = year.opening('returns.pickup');
  const { extraReturns, sceneReturns, returnShare, shippedMoney, cancelledMoney } = effects;
  const { gmv, shipped, refunds, returnsCaused } = output;
  for (let i = 0; i < rate.length; i++) {
    const factor = gmv[i]! > 0 ? 1 + extraReturns[i]! / gmv[i]! : 1;
    const share = rate[i]! * factor * sceneReturns[i]! + pickupEffect[i]! * (pickup[i]! - pickupBefore);
    const part = Math.max(0, Math.min(MOST_RETURNS, share));
    returnShare[i] = part;
    refunds[i] = money[i]! + cancelledMoney[i]!;
    queue[i] = part * shipped[i]!;
    money[i] = part * shippedMoney[i]!;
    before[i] = shipped[i]!;
    returnsCaused[i] = part * shipped[i]!;
  }
}

/** Money of the week's orders, each source by how much more of it comes back than usual: 1 for twice as much. */
function weighReturns(year: YearContext): void {
  const { levers: v, effects, output } = year;
  const { extraReturns, extraPaidReturns, noise, fill, paidPrice, privateShare } = effects;
  extraReturns.fill(0);
  const basket = v[FIRST_BASKET]!;
  const value = v[ORDER_VALUE]!;
  RETURN_FACTOR.forEach((lever, source) => {
    // Paid sources come first: what there is so far is theirs.
    if (source === PAID_CHANNELS.length) extraPaidReturns.set(extraReturns);
    if (!year.returnsDiffer[source]) return;
    const factor = v[lever]!;
    if (source === PRIVATE || source === DIRECT) {
      const { repeatGmv } = output;
      for (let i = 0; i < factor.length; i++) {
        const part = source === PRIVATE ? privateShare[i]! : 1 - privateShare[i]!;
        extraReturns[i]! += (factor[i]! - 1) * part * repeatGmv[i]!;
      }
      return;
    }
    const wanted = effects.firstDemand[source]!;
    const larger = source === REFERRAL ? v[REFERRAL_BASKET]! : ONES;
    for (let i = 0; i < factor.length; i++) {
      const orders = wanted[i]! * noise[i]! * fill[i]! * larger[i]!;
      extraReturns[i]! += (factor[i]! - 1) * orders * basket[i]! * value[i]! * paidPrice[i]!;
    }
  });
}

/** Which sources have a return factor other than 1 on any lane. */
export const differingReturns = (year: YearContext): boolean[] =>
  RETURN_FACTOR.map((lever) => year.base(lever).some((factor) => factor !== 1));

/** Money that will come back from one source's orders of the week, if shipped: only for plans that look at it. */
export function detailReturns(year: YearContext, source: number): void {
  const { levers: v, output, effects } = year;
  const out = output.returnsBySource[source]!;
  const gmv = output.gmvBySource[source]!;
  const factor = v[RETURN_FACTOR[source]!]!;
  const rate = v[RETURN_RATE]!;
  const pickup = v[PICKUP]!;
  const pickupEffect = v[PICKUP_EFFECT]!;
  const before = year.opening('returns.pickup');
  const { sceneReturns } = effects;
  for (let i = 0; i < out.length; i++) {
    const share = rate[i]! * factor[i]! * sceneReturns[i]! + pickupEffect[i]! * (pickup[i]! - before);
    out[i] = Math.max(0, Math.min(MOST_RETURNS, share)) * gmv[i]!;
  }
}
