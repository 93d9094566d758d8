import { PAID_CHANNELS } from '../../plan/index.ts';
import { exp } from '../../random/index.ts';
import { type Column, leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';
import { PIPE_SLOTS, RETURN_WEEKS } from './state.ts';

const at = leverIndex;
const DEPTH = at('stock.size_depth');
const RESALEABLE = at('returns.resaleable');
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
  const soldThen = state.soldBefore[week % RETURN_WEEKS]!;
  const depth = v[DEPTH]!;
  const resaleable = v[RESALEABLE]!;
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
  const soldTwoWeeksAgo = output.soldTwoWeeksAgo;
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
    soldTwoWeeksAgo[i] = soldThen[i]!;
    cogs[i] = (sales - resold) * cost;
    stock[i] = units - sales;
    stockValue[i] = value - sales * cost;
    soldToDate[i]! += sales;
    goodsToDate[i]! += pipe[i]! + resold;
    pipe[i] = 0;
    pipeCost[i] = 0;
  }
}

const RETURN_FACTOR = PAID_CHANNELS.map((channel) => at(`channels.${channel}.return_factor`));
const FIRST_BASKET = at('customers.basket.first');
const ORDER_VALUE = at('finance.order_value');

/**
 * What the week's sales will send back in two weeks: the base rate, more from channels whose buyers return more, more
 * with free pickup; money and goods alike.
 */
export function causeReturns(year: YearContext): void {
  const { levers: v, state, output, effects, week } = year;
  const slot = week % RETURN_WEEKS;
  const queue = state.returns[slot]!;
  const money = state.refunds[slot]!;
  const before = state.soldBefore[slot]!;
  weighReturns(year);
  const rate = v[RETURN_RATE]!;
  const pickup = v[PICKUP]!;
  const pickupEffect = v[PICKUP_EFFECT]!;
  const basket = v[FIRST_BASKET]!;
  const value = v[ORDER_VALUE]!;
  const pickupBefore = year.opening('returns.pickup');
  const { extraReturns, sceneReturns, returnShare, noise, fill, paidPrice } = effects;
  const { gmv, sold, refunds, returnsCaused } = output;
  for (let i = 0; i < rate.length; i++) {
    const extra = extraReturns[i]! * noise[i]! * fill[i]! * basket[i]! * value[i]! * paidPrice[i]!;
    const factor = gmv[i]! > 0 ? 1 + extra / gmv[i]! : 1;
    const share = rate[i]! * factor * sceneReturns[i]! + pickupEffect[i]! * (pickup[i]! - pickupBefore);
    const part = Math.max(0, Math.min(MOST_RETURNS, share));
    returnShare[i] = part;
    refunds[i] = money[i]!;
    queue[i] = part * sold[i]!;
    money[i] = part * gmv[i]!;
    before[i] = sold[i]!;
    returnsCaused[i] = part * sold[i]!;
  }
}

/** Orders wanted from paid channels, each by how much more of them comes back than of others. */
function weighReturns(year: YearContext): void {
  const { levers: v, effects } = year;
  effects.extraReturns.fill(0);
  RETURN_FACTOR.forEach((lever, c) => {
    if (year.returnsDiffer[c]) weigh(effects.extraReturns, effects.firstDemand[c]!, v[lever]!);
  });
}

/** Which paid channels have a return factor other than 1 on any lane. */
export const differingReturns = (year: YearContext): boolean[] =>
  RETURN_FACTOR.map((lever) => year.base(lever).some((factor) => factor !== 1));

function weigh(out: Column, wanted: Column, factor: Column): void {
  for (let i = 0; i < out.length; i++) out[i]! += wanted[i]! * (factor[i]! - 1);
}
