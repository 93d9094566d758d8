import { SUPPLIERS } from '../../plan/index.ts';
import { type Column, leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';
import { PIPE_SLOTS } from './state.ts';

const at = leverIndex;
const SMOOTHING = at('order.smoothing');
const SERVICE = at('order.service_level');
const SERVICE_EFFECT = at('supply.service_effect');
const REVIEW = at('order.review_weeks');
const MINIMUM = at('order.minimum_weeks');
const DISPLAY = at('order.display_weeks');
const SHARE = SUPPLIERS.map((supplier) => at(`suppliers.${supplier}.share`));
const CAPACITY = SUPPLIERS.map((supplier) => at(`suppliers.${supplier}.capacity`));

/**
 * Order-up-to: S* = forecast x (season over lead time and review interval + display) + z sigma forecast sqrt(L + R),
 * ordered every R weeks, at least the minimum order. Fills effects.orderUnits, and tells whether any lane orders. Model section d.
 */
export function planOrder(year: YearContext): boolean {
  const { levers: v, state, effects, season, seasonAhead } = year;
  const demand = effects.unitsDemanded;
  const { orderUnits, leadMean } = effects;
  meanLead(
    leadMean,
    SHARE.map((share) => v[share]!),
    year.risk.leadWeeks,
  );
  const stateForecast = state.forecast;
  const smoothing = v[SMOOTHING]!;
  const weeksSinceOrder = state.weeksSinceOrder;
  const review = v[REVIEW]!;
  const service = v[SERVICE]!;
  const serviceEffect = v[SERVICE_EFFECT]!;
  const supplyReach = effects.supplyReach;
  const openingSupplyReach = effects.openingSupplyReach;
  const display = v[DISPLAY]!;
  const demandSd = effects.demandSd;
  const stock = state.stock;
  const inTransit = state.inTransit;
  const minimum = v[MINIMUM]!;
  let any = false;
  for (let i = 0; i < demand.length; i++) {
    const forecast = stateForecast[i]! + smoothing[i]! * (demand[i]! / season - stateForecast[i]!);
    stateForecast[i] = forecast;
    orderUnits[i] = 0;
    weeksSinceOrder[i]! += 1;
    if (weeksSinceOrder[i]! < review[i]!) continue;
    weeksSinceOrder[i] = 0;
    const horizon = leadMean[i]! + review[i]!;
    const z = service[i]! + serviceEffect[i]! * (supplyReach[i]! - openingSupplyReach[i]!);
    const goal =
      forecast * (seasonOver(seasonAhead, horizon) + display[i]!) +
      z * demandSd[i]! * forecast * Math.sqrt(horizon);
    const need = goal - stock[i]! - inTransit[i]!;
    if (need > 0) {
      orderUnits[i] = Math.max(need, minimum[i]! * forecast);
      any = true;
    }
  }
  return any;
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

/** Which suppliers are late, as the team sees it. */
export function watchSuppliers(year: YearContext): void {
  const { levers: v, output, effects, risk } = year;
  effects.late.fill(0);
  output.suppliersLate.fill(0);
  SUPPLIERS.forEach((_, j) => {
    lateness(
      effects.able[j]!,
      effects.late,
      output.suppliersLate,
      risk.supplierUp[j]!,
      v[CAPACITY[j]!]!,
      1 << j,
    );
  });
  output.suppliersLateCount.set(effects.late);
}

/**
 * Splits the order over suppliers: each fills its share as far as it can, and the agreed surge while another is late;
 * together never more than was ordered. Part may be expedited, at a premium.
 */
export function placeOrder(year: YearContext, ordering: boolean): void {
  const { levers: v, output, effects } = year;
  output.ordered.fill(0);
  output.expedited.fill(0);
  if (!ordering) {
    for (const units of output.orderedBySupplier) units.fill(0);
    return;
  }
  effects.filledShare.fill(0);
  effects.shareSum.fill(0);
  SUPPLIERS.forEach((_, j) => {
    reach(
      effects.reach[j]!,
      effects.filledShare,
      effects.shareSum,
      effects.able[j]!,
      effects.late,
      v[SHARE[j]!]!,
      v[SURGE[j]!]!,
      effects.supplyPaid,
    );
  });
  SUPPLIERS.forEach((_, j) => {
    orderFrom(year, j);
  });
}

function orderFrom(year: YearContext, j: number): void {
  const { levers: v, state, output, effects, risk, week } = year;
  const units = output.orderedBySupplier[j]!;
  const lead = risk.leadWeeks[j]!;
  const factor = v[COST_FACTOR[j]!]!;
  const part = effects.reach[j]!;
  const expedite = v[EXPEDITE]!;
  const premium = v[EXPEDITE_PREMIUM]!;
  const saved = v[EXPEDITE_WEEKS]!;
  const { filledShare, shareSum, orderUnits, unitCost } = effects;
  const { inTransit, pipe, pipeCost } = state;
  const { ordered, expedited } = output;
  for (let i = 0; i < units.length; i++) {
    // Divided by what is larger, since with surges suppliers together might fill more than all of it.
    const q =
      orderUnits[i]! > 0 && shareSum[i]! > 0
        ? (orderUnits[i]! * part[i]!) / Math.max(shareSum[i]!, filledShare[i]!)
        : 0;
    units[i] = q;
    if (q === 0) continue;
    const cost = unitCost[i]! * factor[i]!;
    const slow = (week + lead[i]!) % PIPE_SLOTS;
    const fast = q * expedite[i]!;
    pipe[slow]![i]! += q - fast;
    pipeCost[slow]![i]! += (q - fast) * cost;
    if (fast > 0) {
      const quick = (week + Math.max(1, lead[i]! - Math.round(saved[i]!))) % PIPE_SLOTS;
      pipe[quick]![i]! += fast;
      pipeCost[quick]![i]! += fast * cost * (1 + premium[i]!);
    }
    inTransit[i]! += q;
    ordered[i]! += q;
    expedited[i]! += fast;
  }
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

const ORDER_VALUE = at('finance.order_value');
const COGS_SHARE = at('finance.cogs_share');
const EXCLUSIVE = at('assortment.exclusive_share');
const EXCLUSIVE_COST = at('assortment.exclusive_cost');
const LOCK_SHARE = at('lock.share');
const LOCK_WEEKS = at('lock.weeks');
const LOCK_PREMIUM = at('lock.premium');

/** Cost of a unit ordered this week: base cost x material, as far as no price lock holds. */
export function costUnit(year: YearContext): void {
  const { levers: v, state, output, effects, risk, week } = year;
  const lockShare = v[LOCK_SHARE]!;
  const lockWeeks = v[LOCK_WEEKS]!;
  const premium = v[LOCK_PREMIUM]!;
  const before = year.opening('assortment.exclusive_share');
  const materialIndex = risk.materialIndex;
  const lockStart = state.lockStart;
  const lockedIndex = state.lockedIndex;
  const materialBefore = state.materialBefore;
  const lockWeeksLeft = output.lockWeeksLeft;
  const exclusiveCost = v[EXCLUSIVE_COST]!;
  const leverExclusive = v[EXCLUSIVE]!;
  const unitCost = effects.unitCost;
  const cogsShare = v[COGS_SHARE]!;
  const orderValue = v[ORDER_VALUE]!;
  for (let i = 0; i < lockShare.length; i++) {
    const material = materialIndex[i]!;
    // A lock fixes last week's price from the week in which some volume is first locked.
    if (lockShare[i]! > 0 && lockStart[i]! === 0) {
      lockStart[i] = week;
      lockedIndex[i] = materialBefore[i]!;
    } else if (lockShare[i]! === 0) lockStart[i] = 0;
    const left = lockStart[i]! > 0 ? Math.max(0, lockStart[i]! + lockWeeks[i]! - week) : 0;
    lockWeeksLeft[i] = left;
    const locked = left > 0 ? lockShare[i]! : 0;
    const index = locked * lockedIndex[i]! * (1 + premium[i]!) + (1 - locked) * material;
    materialBefore[i] = material;
    const exclusive = 1 + exclusiveCost[i]! * (leverExclusive[i]! - before);
    unitCost[i] = cogsShare[i]! * orderValue[i]! * exclusive * index;
  }
}
