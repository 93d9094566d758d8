import { SOURCES, SUPPLIERS } from '../../plan/index.ts';
import { exp } from '../../random/index.ts';
import { type Column, leverIndex } from '../column.ts';
import { MAX_LEAD_WEEKS } from '../world/supply-risk.ts';
import type { Year } from './year.ts';

const at = leverIndex;
const DEPTH = at('stock.size_depth');
const RESALEABLE = at('returns.resaleable');
const RETURN_RATE = at('returns.rate');
const PICKUP = at('returns.pickup');
const PICKUP_EFFECT = at('returns.pickup_effect');

/** Slots of the ring of goods in transit: one a week of arrival, up to the longest lead time ahead. */
export const PIPE_SLOTS = MAX_LEAD_WEEKS + 1;
/** Weeks from a sale to its return. */
export const RETURN_WEEKS = 2;
/** Most of what is sold that can come back. */
const MOST_RETURNS = 0.95;

/**
 * Arrivals and returned goods come in, then demand takes what it finds: sales = min(demand, available,
 * demand (1 - exp(-a available / demand))); the last term stands for broken size runs. Goods are carried at their
 * average cost. Model section d.
 */
export function sell(year: Year): void {
  const { levers: v, state, output, effects, week } = year;
  const slot = week % PIPE_SLOTS;
  const pipe = state.pipe[slot]!;
  const pipeCost = state.pipeCost[slot]!;
  const back = state.returns[week % RETURN_WEEKS]!;
  const soldThen = state.soldBefore[week % RETURN_WEEKS]!;
  const depth = v[DEPTH]!;
  const resaleable = v[RESALEABLE]!;
  const demand = effects.unitsDemanded;
  for (let i = 0; i < pipe.length; i++) {
    output.arrivals[i] = pipe[i]!;
    output.arrivalsCost[i] = pipeCost[i]!;
    state.inTransit[i]! -= pipe[i]!;
    let units = state.stock[i]! + pipe[i]!;
    let value = state.stockValue[i]! + pipeCost[i]!;
    if (units > 0) state.averageCost[i] = value / units;
    const cost = state.averageCost[i]!;
    const resold = resaleable[i]! * back[i]!;
    units += resold;
    value += resold * cost;
    const wanted = demand[i]!;
    const sales =
      wanted > 0 ? Math.min(wanted, units, wanted * (1 - exp((-depth[i]! * units) / wanted))) : 0;
    effects.fill[i] = wanted > 0 ? sales / wanted : 1;
    output.sold[i] = sales;
    output.returned[i] = back[i]!;
    output.soldTwoWeeksAgo[i] = soldThen[i]!;
    output.cogs[i] = (sales - resold) * cost;
    state.stock[i] = units - sales;
    state.stockValue[i] = value - sales * cost;
    state.soldToDate[i]! += sales;
    state.goodsToDate[i]! += pipe[i]! + resold;
    pipe[i] = 0;
    pipeCost[i] = 0;
  }
}

const RETURN_FACTOR = ['search', 'douyin', 'influencers', 'wechat'].map((c) => ({
  source: SOURCES.indexOf(c as (typeof SOURCES)[number]),
  lever: at(`channels.${c}.return_factor`),
}));

/**
 * What the week's sales will send back in two weeks: the base rate, more from channels whose buyers return more, more
 * with free pickup; money and goods alike.
 */
export function causeReturns(year: Year): void {
  const { levers: v, state, output, effects, week } = year;
  const rate = v[RETURN_RATE]!;
  const pickup = v[PICKUP]!;
  const pickupEffect = v[PICKUP_EFFECT]!;
  const queue = state.returns[week % RETURN_WEEKS]!;
  const money = state.refunds[week % RETURN_WEEKS]!;
  const before = state.soldBefore[week % RETURN_WEEKS]!;
  const extra = effects.returnFactor;
  extra.fill(0);
  for (const { source, lever } of RETURN_FACTOR) weigh(extra, output.gmvBySource[source]!, v[lever]!);
  const pickupBefore = year.opening('returns.pickup');
  for (let i = 0; i < rate.length; i++) {
    const factor = output.gmv[i]! > 0 ? 1 + extra[i]! / output.gmv[i]! : 1;
    const share = Math.min(
      MOST_RETURNS,
      rate[i]! * factor + pickupEffect[i]! * (pickup[i]! - pickupBefore),
    );
    effects.returnShare[i] = Math.max(0, share);
    output.refunds[i] = money[i]!;
    queue[i] = effects.returnShare[i]! * output.sold[i]!;
    money[i] = effects.returnShare[i]! * output.gmv[i]!;
    before[i] = output.sold[i]!;
    output.returnsCaused[i] = queue[i]!;
  }
}

function weigh(out: Column, gmv: Column, factor: Column): void {
  for (let i = 0; i < out.length; i++) out[i]! += gmv[i]! * (factor[i]! - 1);
}

const SMOOTHING = at('order.smoothing');
const DEMAND_SD = at('order.demand_sd');
const SERVICE = at('order.service_level');
const SERVICE_EFFECT = at('supply.service_effect');
const REVIEW = at('order.review_weeks');
const MINIMUM = at('order.minimum_weeks');
const DISPLAY = at('order.display_weeks');
const SHARE = SUPPLIERS.map((supplier) => at(`suppliers.${supplier}.share`));
const CAPACITY = SUPPLIERS.map((supplier) => at(`suppliers.${supplier}.capacity`));

/**
 * Order-up-to: S* = forecast x (season over lead time and review interval + display) + z sigma forecast sqrt(L + R),
 * ordered every R weeks, at least the minimum order. Fills effects.orderUnits. Model section d.
 */
export function planOrder(year: Year): void {
  const { levers: v, state, effects, season, seasonAhead } = year;
  const demand = effects.unitsDemanded;
  const { orderUnits, leadMean } = effects;
  meanLead(leadMean, SHARE.map((share) => v[share]!), year.risk.leadWeeks);
  for (let i = 0; i < demand.length; i++) {
    const forecast = state.forecast[i]! + v[SMOOTHING]![i]! * (demand[i]! / season - state.forecast[i]!);
    state.forecast[i] = forecast;
    orderUnits[i] = 0;
    state.weeksSinceOrder[i]! += 1;
    if (state.weeksSinceOrder[i]! < v[REVIEW]![i]!) continue;
    state.weeksSinceOrder[i] = 0;
    const horizon = leadMean[i]! + v[REVIEW]![i]!;
    const z = v[SERVICE]![i]! + v[SERVICE_EFFECT]![i]! * (effects.supplyReach[i]! - effects.openingSupplyReach[i]!);
    const goal =
      forecast * (seasonOver(seasonAhead, horizon) + v[DISPLAY]![i]!) +
      z * v[DEMAND_SD]![i]! * forecast * Math.sqrt(horizon);
    const need = goal - state.stock[i]! - state.inTransit[i]!;
    if (need > 0) orderUnits[i] = Math.max(need, v[MINIMUM]![i]! * forecast);
  }
}

function meanLead(out: Column, shares: readonly Column[], leads: readonly Column[]): void {
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    let weeks = 0;
    for (let j = 0; j < shares.length; j++) {
      sum += shares[j]![i]!;
      weeks += shares[j]![i]! * leads[j]![i]!;
    }
    out[i] = sum > 0 ? weeks / sum : leads[0]![i]!;
  }
}

/** Sum of the season over the next `horizon` weeks, a part of a week counted in part. */
function seasonOver(ahead: Float64Array, horizon: number): number {
  const whole = Math.min(ahead.length - 2, Math.floor(horizon));
  return ahead[whole]! + (horizon - whole) * (ahead[whole + 1]! - ahead[whole]!);
}

const SURGE = SUPPLIERS.map((supplier) => at(`suppliers.${supplier}.surge`));
const COST_FACTOR = SUPPLIERS.map((supplier) => at(`suppliers.${supplier}.cost_factor`));
const EXPEDITE = at('order.expedite');
const EXPEDITE_PREMIUM = at('order.expedite_premium');
const EXPEDITE_WEEKS = at('order.expedite_weeks');
/** A supplier is late while it can fill less than this share of its orders. */
const LATE_BELOW = 0.5;

/**
 * Splits the order over suppliers: each fills its share as far as it can, and the agreed surge while another is late;
 * together never more than was ordered. Part may be expedited, at a premium.
 */
export function placeOrder(year: Year): void {
  const { levers: v, state, output, effects, risk, week } = year;
  const able = effects.able;
  effects.late.fill(0);
  output.suppliersLate.fill(0);
  SUPPLIERS.forEach((_, j) => {
    lateness(able[j]!, effects.late, output.suppliersLate, risk.supplierUp[j]!, v[CAPACITY[j]!]!, 1 << j);
  });
  output.suppliersLateCount.set(effects.late);
  effects.filledShare.fill(0);
  effects.shareSum.fill(0);
  SUPPLIERS.forEach((_, j) => {
    reach(effects.reach[j]!, effects.filledShare, effects.shareSum, able[j]!, effects.late, v[SHARE[j]!]!, v[SURGE[j]!]!, effects.supplyPaid);
  });
  output.ordered.fill(0);
  output.expedited.fill(0);
  SUPPLIERS.forEach((_, j) => {
    const units = output.orderedBySupplier[j]!;
    const lead = risk.leadWeeks[j]!;
    const factor = v[COST_FACTOR[j]!]!;
    const expedite = v[EXPEDITE]!;
    const premium = v[EXPEDITE_PREMIUM]!;
    const saved = v[EXPEDITE_WEEKS]!;
    for (let i = 0; i < units.length; i++) {
      const whole = Math.max(1, effects.filledShare[i]! / effects.shareSum[i]!);
      const q =
        effects.orderUnits[i]! > 0 && effects.shareSum[i]! > 0
          ? (effects.orderUnits[i]! * effects.reach[j]![i]!) / effects.shareSum[i]! / whole
          : 0;
      units[i] = q;
      if (q === 0) continue;
      const fast = q * expedite[i]!;
      const cost = effects.unitCost[i]! * factor[i]!;
      const weeks = lead[i]!;
      const soon = Math.max(1, weeks - Math.round(saved[i]!));
      const slow = (week + weeks) % PIPE_SLOTS;
      state.pipe[slow]![i]! += q - fast;
      state.pipeCost[slow]![i]! += (q - fast) * cost;
      const quick = (week + soon) % PIPE_SLOTS;
      state.pipe[quick]![i]! += fast;
      state.pipeCost[quick]![i]! += fast * cost * (1 + premium[i]!);
      state.inTransit[i]! += q;
      output.ordered[i]! += q;
      output.expedited[i]! += fast;
    }
  });
}

function lateness(able: Column, late: Column, list: Column, up: Column, capacity: Column, bit: number): void {
  for (let i = 0; i < able.length; i++) {
    able[i] = up[i]! * capacity[i]!;
    if (able[i]! < LATE_BELOW) {
      late[i]! += 1;
      list[i]! += bit;
    }
  }
}

/** Part of an order that a supplier can fill: its share x what it is able to x the surge while another is late. */
function reach(
  out: Column,
  sum: Column,
  shareSum: Column,
  able: Column,
  late: Column,
  share: Column,
  surge: Column,
  paid: Column,
): void {
  for (let i = 0; i < out.length; i++) {
    const others = late[i]! - (able[i]! < LATE_BELOW ? 1 : 0);
    const more = others > 0 ? 1 + (surge[i]! - 1) * paid[i]! : 1;
    out[i] = share[i]! * Math.min(1, able[i]!) * more;
    sum[i]! += out[i]!;
    shareSum[i]! += share[i]!;
  }
}

const COGS_SHARE = at('finance.cogs_share');
const ORDER_VALUE = at('finance.order_value');
const EXCLUSIVE = at('assortment.exclusive_share');
const EXCLUSIVE_COST = at('assortment.exclusive_cost');
const LOCK_SHARE = at('lock.share');
const LOCK_WEEKS = at('lock.weeks');
const LOCK_PREMIUM = at('lock.premium');

/** Cost of a unit ordered this week: base cost x material, as far as no price lock holds. */
export function costUnit(year: Year): void {
  const { levers: v, state, output, effects, risk, week } = year;
  const lockShare = v[LOCK_SHARE]!;
  const lockWeeks = v[LOCK_WEEKS]!;
  const premium = v[LOCK_PREMIUM]!;
  const before = year.opening('assortment.exclusive_share');
  for (let i = 0; i < lockShare.length; i++) {
    const material = risk.materialIndex[i]!;
    // A lock fixes last week's price from the week in which some volume is first locked.
    if (lockShare[i]! > 0 && state.lockStart[i]! === 0) {
      state.lockStart[i] = week;
      state.lockedIndex[i] = state.materialBefore[i]!;
    } else if (lockShare[i]! === 0) state.lockStart[i] = 0;
    const left = state.lockStart[i]! > 0 ? Math.max(0, state.lockStart[i]! + lockWeeks[i]! - week) : 0;
    output.lockWeeksLeft[i] = left;
    const locked = left > 0 ? lockShare[i]! : 0;
    const index = locked * state.lockedIndex[i]! * (1 + premium[i]!) + (1 - locked) * material;
    state.materialBefore[i] = material;
    const exclusive = 1 + v[EXCLUSIVE_COST]![i]! * (v[EXCLUSIVE]![i]! - before);
    effects.unitCost[i] = v[COGS_SHARE]![i]! * v[ORDER_VALUE]![i]! * exclusive * index;
  }
}
