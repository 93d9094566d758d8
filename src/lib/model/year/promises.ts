import { exp } from '../../random/index.ts';
import { differs, leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';

const at = leverIndex;
const PICKUP = at('returns.pickup');
const AUTHENTIC = at('promises.authentic');
const ADVISER = at('promises.adviser');
const TRANSPARENCY = at('promises.transparency');
const SPEED = at('returns.speed');
const PROMISE = at('delivery.promise_days');
const DATA_LED = at('assortment.data_led');
const CARE = at('care.birthday');
const PROMISE_EFFECT = at('conversion.promise_effect');
const DAY_EFFECT = at('conversion.promised_day_effect');
const DATA_LED_LIFT = at('assortment.data_led_lift');
const TRANSPARENCY_EFFECT = at('trust.transparency_effect');
const AUTHENTIC_EFFECT = at('trust.authentic_effect');
const SPEED_EFFECT = at('trust.return_speed_effect');
const CARE_EFFECT = at('care.trust_effect');
const LATE_EFFECT = at('trust.late_effect');
const SPREAD = at('delivery.spread');
const LEVERS = [PICKUP, AUTHENTIC, ADVISER, TRANSPARENCY, SPEED, PROMISE, DATA_LED, CARE];

/** Share of orders that take longer than promised, where days spread around their mean as a logistic distribution. */
export const lateShareOf = (promise: number, days: number, spread: number): number =>
  1 / (1 + exp((promise - days) / spread));

/** The late orders that buyers are used to: those of last year's promise at last year's days. */
export function openPromises(year: YearContext): void {
  const { effects } = year;
  const promise = year.opening('delivery.promise_days');
  const spread = year.base(SPREAD);
  const { openingLateShare, openingDays } = effects;
  for (let i = 0; i < spread.length; i++) {
    openingLateShare[i] = lateShareOf(promise, openingDays[i]!, spread[i]!);
  }
}

/**
 * What promises do to the log odds of an order and to the level trust settles at, both against last year's practice, and
 * which share of orders breaks the promised delivery time. `paidAnew` tells whether a budget line pays for more or less
 * than last week. Model section b.
 */
export function keepPromises(year: YearContext, paidAnew: boolean): void {
  const { effects } = year;
  if (year.changed(ADVISER)) {
    effects.marks.advisers = year.opening('promises.adviser') > 0 || differs(year.levers[ADVISER]!, 0);
  }
  if (paidAnew || effects.marks.privatePaid || LEVERS.some((lever) => year.changed(lever))) {
    promise(year);
    trustPromises(year);
  }
  if (effects.marks.daysMoved || year.changed(PROMISE)) breakPromise(year);
}

function promise(year: YearContext): void {
  const { levers: v, effects } = year;
  const pickup = v[PICKUP]!;
  const authentic = v[AUTHENTIC]!;
  const adviser = v[ADVISER]!;
  const promised = v[PROMISE]!;
  const dataLed = v[DATA_LED]!;
  const effect = v[PROMISE_EFFECT]!;
  const dayEffect = v[DAY_EFFECT]!;
  const lift = v[DATA_LED_LIFT]!;
  const before = year.opening('returns.pickup') + year.opening('promises.authentic');
  const adviserBefore = year.opening('promises.adviser');
  const promisedBefore = year.opening('delivery.promise_days');
  const dataLedBefore = year.opening('assortment.data_led');
  const { promiseShift, privatePaid, openingPrivatePaid, supplyPaid, openingSupplyPaid } = effects;
  for (let i = 0; i < promiseShift.length; i++) {
    const advisers = adviser[i]! * privatePaid[i]! - adviserBefore * openingPrivatePaid[i]!;
    promiseShift[i] =
      effect[i]! * (pickup[i]! + authentic[i]! - before + advisers) +
      dayEffect[i]! * (promisedBefore - promised[i]!) +
      lift[i]! * (dataLed[i]! * supplyPaid[i]! - dataLedBefore * openingSupplyPaid[i]!);
  }
}

function trustPromises(year: YearContext): void {
  const { levers: v, effects } = year;
  const transparency = v[TRANSPARENCY]!;
  const authentic = v[AUTHENTIC]!;
  const speed = v[SPEED]!;
  const transparencyEffect = v[TRANSPARENCY_EFFECT]!;
  const authenticEffect = v[AUTHENTIC_EFFECT]!;
  const speedEffect = v[SPEED_EFFECT]!;
  const transparencyBefore = year.opening('promises.transparency');
  const authenticBefore = year.opening('promises.authentic');
  const speedBefore = year.opening('returns.speed');
  const care = v[CARE]!;
  const careEffect = v[CARE_EFFECT]!;
  const careBefore = year.opening('care.birthday');
  const { promiseTrust, contentPaid, supplyPaid, openingSupplyPaid, privatePaid, openingPrivatePaid } =
    effects;
  for (let i = 0; i < promiseTrust.length; i++) {
    promiseTrust[i] =
      transparencyEffect[i]! * (transparency[i]! * contentPaid[i]! - transparencyBefore) +
      authenticEffect[i]! * (authentic[i]! - authenticBefore) +
      speedEffect[i]! * (speed[i]! * supplyPaid[i]! - speedBefore * openingSupplyPaid[i]!) +
      careEffect[i]! * (care[i]! * privatePaid[i]! - careBefore * openingPrivatePaid[i]!);
  }
}

function breakPromise(year: YearContext): void {
  const { levers: v, effects } = year;
  const promised = v[PROMISE]!;
  const spread = v[SPREAD]!;
  const lateEffect = v[LATE_EFFECT]!;
  const { days, lateShare, openingLateShare, lateLoss } = effects;
  for (let i = 0; i < lateShare.length; i++) {
    const late = lateShareOf(promised[i]!, days[i]!, spread[i]!);
    lateShare[i] = late;
    lateLoss[i] = lateEffect[i]! * (late - openingLateShare[i]!);
  }
}
