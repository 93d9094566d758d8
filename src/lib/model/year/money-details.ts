import { leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';

const at = leverIndex;
const PLATFORM = at('fees.platform');
const PAYMENT = at('fees.payment');
const COUPON = at('wecom.coupon');
const COUPON_USE = at('wecom.coupon_use');
const AUTHENTIC = at('promises.authentic');
const AUTHENTIC_COST = at('promises.authentic_cost');
const OVERHEAD = at('finance.overhead');

/** Columns that are made only where someone asks where money goes. */
export const MONEY_COLUMNS: readonly string[] = [
  'fees',
  'coupons',
  'points_cost',
  'service_cost',
  'spend_content',
  'spend_private',
  'spend_supply',
  'overhead',
];

/** The week's costs in the parts that `account` has added up. */
export function detailMoney(year: YearContext): void {
  const { levers: v, output, effects, money } = year;
  output.pointsCost.set(effects.pointsCost);
  output.contentLine.set(money.content);
  output.privateLine.set(effects.privateSpend);
  output.supplyLine.set(money.supply);
  output.overhead.set(v[OVERHEAD]!);
  const { fees, coupons, serviceCost, gmv, netRevenue, friendsJoined, orders } = output;
  const platform = v[PLATFORM]!;
  const payment = v[PAYMENT]!;
  const coupon = v[COUPON]!;
  const couponUse = v[COUPON_USE]!;
  const authentic = v[AUTHENTIC]!;
  const authenticCost = v[AUTHENTIC_COST]!;
  const { contactCost, serviceCost: services } = effects;
  for (let i = 0; i < fees.length; i++) {
    fees[i] = platform[i]! * netRevenue[i]! + payment[i]! * gmv[i]!;
    coupons[i] = coupon[i]! * couponUse[i]! * friendsJoined[i]!;
    serviceCost[i] = authentic[i]! * authenticCost[i]! * orders[i]! + contactCost[i]! + services[i]!;
  }
}
