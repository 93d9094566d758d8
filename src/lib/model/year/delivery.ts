import { BUYING_SEGMENTS } from '../../plan/index.ts';
import { exp } from '../../random/index.ts';
import { type Column, differs, leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';

const at = leverIndex;
const FRONT = at('warehouses.front_share');
const CLOUD = at('warehouses.cloud_share');
const FRONT_EFFECT = at('supply.front_effect');
const FRONT_DAYS = at('delivery.front_days');
const CLOUD_DAYS = at('delivery.cloud_days');
const CENTRAL_DAYS = at('delivery.central_days');
const DELAY = at('logistics.delay');
const HIGH = at('delivery.high');
const HIGH_DAYS = at('delivery.high_days');
const HIGH_COST = at('delivery.high_cost');
const LATE_COST = at('delivery.late_cost');
const HIGH_SEGMENT = BUYING_SEGMENTS.indexOf('high');

/** Ways from stock to buyers, each with the lever that says how much of an interruption it feels. */
const ROUTES = ['front', 'cloud', 'central'] as const;
export const EXPOSURE = ROUTES.map((route) => at(`logistics.${route}_exposure`));

/** Most of the stock that warehouses near customers can hold. */
const MOST_NEAR_SHARE = 0.95;

/**
 * Where stock lies, by what the supply line pays for, and the days from there to buyers while logistics run: front and
 * cloud warehouses, the rest in the central one. Last year's front stock is in last year's budget: only more is paid for.
 */
export function placeStock(year: YearContext): void {
  const { levers: v, effects } = year;
  const front = v[FRONT]!;
  const cloud = v[CLOUD]!;
  const frontEffect = v[FRONT_EFFECT]!;
  const frontDays = v[FRONT_DAYS]!;
  const cloudDays = v[CLOUD_DAYS]!;
  const centralDays = v[CENTRAL_DAYS]!;
  const before = year.opening('warehouses.front_share');
  const { supplyPaid, supplyReach, openingSupplyReach, baseDays } = effects;
  const [near, middle, central] = effects.routeShare as [Column, Column, Column];
  for (let i = 0; i < front.length; i++) {
    const more = front[i]! - before;
    const stocked = before + (more > 0 ? more * supplyPaid[i]! : more);
    const share = stocked + frontEffect[i]! * (supplyReach[i]! - openingSupplyReach[i]!);
    const nearest = Math.max(0, Math.min(MOST_NEAR_SHARE, share));
    const between = Math.min(cloud[i]! * supplyPaid[i]!, MOST_NEAR_SHARE - nearest);
    const rest = 1 - nearest - between;
    near[i] = nearest;
    middle[i] = between;
    central[i] = rest;
    baseDays[i] = nearest * frontDays[i]! + between * cloudDays[i]! + rest * centralDays[i]!;
  }
}

/**
 * Mean days from payment to receipt that buyers are shown: those of the routes, the delay as far as each route feels it,
 * and the wait that last week's orders had. `placed` tells whether stock may lie elsewhere than last week.
 */
export function deliver(year: YearContext, placed: boolean): void {
  const { levers: v, effects } = year;
  const { marks, days, baseDays, delayDays, wait } = effects;
  const delay = v[DELAY]!;
  const wasLate = marks.late;
  marks.late = marks.waits || differs(delay, 0);
  marks.daysMoved = placed || marks.late || wasLate;
  if (marks.late) {
    const [near, middle, central] = effects.routeShare as [Column, Column, Column];
    const [frontFeels, cloudFeels, centralFeels] = EXPOSURE.map((lever) => v[lever]!) as [
      Column,
      Column,
      Column,
    ];
    for (let i = 0; i < days.length; i++) {
      const felt = near[i]! * frontFeels[i]! + middle[i]! * cloudFeels[i]! + central[i]! * centralFeels[i]!;
      delayDays[i] = delay[i]! * felt;
      days[i] = baseDays[i]! + delayDays[i]! + wait[i]!;
    }
  } else if (marks.daysMoved) {
    delayDays.fill(0);
    days.set(baseDays);
  }
  if (marks.daysMoved || year.changed(HIGH)) serveHigh(year);
}

/** Days that same or next-day delivery saves high-value customers on average; what waits to be shipped it does not save. */
function serveHigh(year: YearContext): void {
  const { levers: v, effects } = year;
  const high = v[HIGH]!;
  const highDays = v[HIGH_DAYS]!;
  const { marks, savedDays, baseDays, delayDays } = effects;
  marks.tier = differs(high, 0) || year.opening('delivery.high') > 0;
  if (!marks.tier) {
    savedDays.fill(0);
    return;
  }
  for (let i = 0; i < high.length; i++) {
    savedDays[i] = high[i]! * Math.max(0, baseDays[i]! + delayDays[i]! - highDays[i]!);
  }
}

/** The days that effects are centred on. */
export function openDelivery(year: YearContext): void {
  const { effects } = year;
  const frontDays = year.base(FRONT_DAYS);
  const cloudDays = year.base(CLOUD_DAYS);
  const centralDays = year.base(CENTRAL_DAYS);
  const highDays = year.base(HIGH_DAYS);
  const front = Math.min(MOST_NEAR_SHARE, year.opening('warehouses.front_share'));
  const cloudAsked = year.opening('warehouses.cloud_share');
  const high = year.opening('delivery.high');
  const { marks, openingDays, openingSavedDays, openingSupplyPaid, delayDays, wait } = effects;
  for (let i = 0; i < frontDays.length; i++) {
    const cloud = Math.min(cloudAsked * openingSupplyPaid[i]!, MOST_NEAR_SHARE - front);
    const days = front * frontDays[i]! + cloud * cloudDays[i]! + (1 - front - cloud) * centralDays[i]!;
    openingDays[i] = days;
    openingSavedDays[i] = high * Math.max(0, days - highDays[i]!);
  }
  delayDays.fill(0);
  wait.fill(0);
  marks.late = false;
  marks.waits = false;
}

const DAYS_EFFECT = at('conversion.days_effect');
const TRUST_EFFECT = at('conversion.trust_effect');
const SHIFT_EFFECT = at('customers.shift_effect');
const ADVISER = at('promises.adviser');
const ADVISER_EFFECT = at('trust.adviser_effect');

/**
 * What faster delivery and an adviser of their own lift the repurchase of high-value customers by, against last year:
 * through the effects of days and of trust that all buyers have. Tells whether there is anything to lift.
 */
export function liftHigh(year: YearContext): boolean {
  const { levers: v, effects } = year;
  const { marks, highLift, savedDays, openingSavedDays, privatePaid, openingPrivatePaid } = effects;
  if (!marks.tier && !marks.advisers) return false;
  const daysEffect = v[DAYS_EFFECT]!;
  const trustEffect = v[TRUST_EFFECT]!;
  const shiftEffect = v[SHIFT_EFFECT]!;
  const adviser = v[ADVISER]!;
  const adviserEffect = v[ADVISER_EFFECT]!;
  const before = year.opening('promises.adviser');
  const usual = effects.segmentLift[HIGH_SEGMENT]!;
  for (let i = 0; i < highLift.length; i++) {
    const trust = adviserEffect[i]! * (adviser[i]! * privatePaid[i]! - before * openingPrivatePaid[i]!);
    const days = savedDays[i]! - openingSavedDays[i]!;
    const shift = daysEffect[i]! * days + trustEffect[i]! * trust;
    highLift[i] = usual[i]! * (shift === 0 ? 1 : exp(shiftEffect[i]! * shift));
  }
  return true;
}

/** What the two promises cost in the week: each order on the fast route, and each order later than promised. */
export function payDelivery(year: YearContext): void {
  const { levers: v, output, effects } = year;
  const high = v[HIGH]!;
  const highCost = v[HIGH_COST]!;
  const lateCost = v[LATE_COST]!;
  const highOrders = output.ordersBySegment[HIGH_SEGMENT]!;
  const { shippedOrders, lateOrders } = output;
  const { cancelShare, lateShare, serviceCost } = effects;
  for (let i = 0; i < high.length; i++) {
    const covered = high[i]! * highOrders[i]! * (1 - cancelShare[i]!);
    const late = lateShare[i]! * Math.max(0, shippedOrders[i]! - covered);
    lateOrders[i] = late;
    serviceCost[i] = highCost[i]! * covered + lateCost[i]! * late;
  }
}

/** What takes less than two days arrives on the same or the next day. */
const SECOND_DAY = 2;

/** Days and next-day orders of the week, as they came out: with the wait of the orders that could not be shipped. */
export function observeDelivery(year: YearContext): void {
  const { levers: v, output, effects } = year;
  const { marks, days, baseDays, delayDays, wait, savedDays } = effects;
  const near = effects.routeShare[0]!;
  const frontDays = v[FRONT_DAYS]!;
  const { orders, orderDays, nextDayOrders, logisticsDelay } = output;
  if (!marks.late && !marks.waits && !marks.tier) {
    logisticsDelay.fill(0);
    for (let i = 0; i < orders.length; i++) {
      orderDays[i] = orders[i]! * days[i]!;
      nextDayOrders[i] = frontDays[i]! < SECOND_DAY ? orders[i]! * near[i]! : 0;
    }
    return;
  }
  const delay = v[DELAY]!;
  const frontFeels = v[EXPOSURE[0]!]!;
  const high = v[HIGH]!;
  const highDays = v[HIGH_DAYS]!;
  const highOrders = output.ordersBySegment[HIGH_SEGMENT]!;
  for (let i = 0; i < orders.length; i++) {
    const over = delayDays[i]! + wait[i]!;
    logisticsDelay[i] = over;
    orderDays[i] = orders[i]! * (baseDays[i]! + over) - highOrders[i]! * savedDays[i]!;
    const soon = frontDays[i]! + delay[i]! * frontFeels[i]! + wait[i]! < SECOND_DAY ? near[i]! : 0;
    const fast = highDays[i]! + wait[i]! < SECOND_DAY ? high[i]! * highOrders[i]! : 0;
    nextDayOrders[i] = orders[i]! * soon + fast * (1 - soon);
  }
}

/** Days of one segment's repeat orders: only for plans whose rules or reports look at it. */
export function detailDays(year: YearContext, segment: number): void {
  const { output, effects } = year;
  const orders = output.ordersBySegment[segment]!;
  const out = output.orderDaysBySegment[segment]!;
  const { baseDays, delayDays, wait, savedDays } = effects;
  const saves = segment === HIGH_SEGMENT ? 1 : 0;
  for (let i = 0; i < out.length; i++) {
    out[i] = orders[i]! * (baseDays[i]! + delayDays[i]! + wait[i]! - saves * savedDays[i]!);
  }
}
