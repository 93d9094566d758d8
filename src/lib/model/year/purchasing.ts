import { SUPPLIERS } from '../../plan/index.ts';
import { column, type Column, leverIndex } from '../column.ts';
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

const scratch = {
  horizon: column(),
  season: column(),
  weeks: column(),
  share: column(),
  fast: column(),
  cost: column(),
};

/**
 * Order-up-to: S* = forecast x (season over lead time and review interval + display) + z sigma forecast sqrt(L + R),
 * ordered every R weeks, at least the minimum order. Fills effects.orderUnits, and tells whether any lane orders. Model section d.
 */
export function planOrder(year: YearContext): boolean {
  const { levers: v, state, effects, season, seasonAhead } = year;
  const { orderUnits, unitsDemanded, demandSd, supplyReach, openingSupplyReach } = effects;
  const { forecast, weeksSinceOrder, stock, inTransit } = state;
  const review = v[REVIEW]!;
  orderUnits.fill(0);
  smooth(forecast, unitsDemanded, v[SMOOTHING]!, season);
  if (!isDue(weeksSinceOrder, review)) return false;
  const { horizon, season: ahead } = scratch;
  lookAhead(year, review);
  sumSeason(ahead, horizon, seasonAhead);
  const service = v[SERVICE]!;
  const serviceEffect = v[SERVICE_EFFECT]!;
  const display = v[DISPLAY]!;
  const minimum = v[MINIMUM]!;
  let any = false;
  for (let i = 0; i < orderUnits.length; i++) {
    if (weeksSinceOrder[i]! < review[i]!) continue;
    weeksSinceOrder[i] = 0;
    const z = service[i]! + serviceEffect[i]! * (supplyReach[i]! - openingSupplyReach[i]!);
    const goal =
      forecast[i]! * (ahead[i]! + display[i]!) + z * demandSd[i]! * forecast[i]! * Math.sqrt(horizon[i]!);
    const need = goal - stock[i]! - inTransit[i]!;
    if (need > 0) {
      orderUnits[i] = Math.max(need, minimum[i]! * forecast[i]!);
      any = true;
    }
  }
  return any;
}

/** Exponential smoothing of the week's demand without its season. */
function smooth(forecast: Column, demand: Column, smoothing: Column, season: number): void {
  for (let i = 0; i < forecast.length; i++) {
    forecast[i]! += smoothing[i]! * (demand[i]! / season - forecast[i]!);
  }
}

/** Counts the week, and tells whether any lane orders in it. */
function isDue(weeksSinceOrder: Column, review: Column): boolean {
  let due = false;
  for (let i = 0; i < review.length; i++) {
    weeksSinceOrder[i]! += 1;
    if (weeksSinceOrder[i]! >= review[i]!) due = true;
  }
  return due;
}

/** Weeks that an order has to last: the suppliers' mean lead time by their shares, and the review interval. */
function lookAhead(year: YearContext, review: Column): void {
  const { levers: v, risk } = year;
  const { horizon, weeks, share } = scratch;
  weeks.fill(0);
  share.fill(0);
  SHARE.forEach((lever, j) => {
    addTogether(share, weeks, v[lever]!, risk.leadWeeks[j]!);
  });
  const [first] = risk.leadWeeks as [Column, ...Column[]];
  for (let i = 0; i < horizon.length; i++) {
    horizon[i] = (share[i]! > 0 ? weeks[i]! / share[i]! : first[i]!) + review[i]!;
  }
}

function addTogether(sum: Column, weighted: Column, part: Column, x: Column): void {
  for (let i = 0; i < sum.length; i++) {
    sum[i]! += part[i]!;
    weighted[i]! += part[i]! * x[i]!;
  }
}

/** Sum of the season over the next `horizon` weeks, a part of a week counted in part. */
function sumSeason(out: Column, horizon: Column, ahead: Float64Array): void {
  const last = ahead.length - 2;
  for (let i = 0; i < out.length; i++) {
    const weeks = horizon[i]!;
    const whole = Math.min(last, Math.floor(weeks));
    out[i] = ahead[whole]! + (weeks - whole) * (ahead[whole + 1]! - ahead[whole]!);
  }
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
  const { inTransit } = state;
  const { ordered, expedited } = output;
  const { fast, cost } = scratch;
  let any = false;
  for (let i = 0; i < units.length; i++) {
    // Divided by what is larger, since with surges suppliers together might fill more than all of it.
    const q =
      orderUnits[i]! > 0 && shareSum[i]! > 0
        ? (orderUnits[i]! * part[i]!) / Math.max(shareSum[i]!, filledShare[i]!)
        : 0;
    if (q > 0) any = true;
    units[i] = q;
    fast[i] = q * expedite[i]!;
    cost[i] = unitCost[i]! * factor[i]!;
    inTransit[i]! += q;
    ordered[i]! += q;
    expedited[i]! += fast[i]!;
  }
  if (any) fillPipe(state, units, lead, week, premium, saved);
}

/** Puts an order in transit, by week of arrival: what is expedited comes sooner, and costs more. */
function fillPipe(
  { pipe, pipeCost }: YearContext['state'],
  units: Column,
  lead: Column,
  week: number,
  premium: Column,
  saved: Column,
): void {
  const { fast, cost } = scratch;
  for (let i = 0; i < units.length; i++) {
    const q = units[i]!;
    if (q === 0) continue;
    const slow = (week + lead[i]!) % PIPE_SLOTS;
    const sooner = fast[i]!;
    pipe[slow]![i]! += q - sooner;
    pipeCost[slow]![i]! += (q - sooner) * cost[i]!;
    if (sooner > 0) {
      const quick = (week + Math.max(1, lead[i]! - Math.round(saved[i]!))) % PIPE_SLOTS;
      pipe[quick]![i]! += sooner;
      pipeCost[quick]![i]! += sooner * cost[i]! * (1 + premium[i]!);
    }
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
