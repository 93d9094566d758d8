import { BUYING_SEGMENTS, SOURCES } from '../../plan/index.ts';
import { exp } from '../../random/index.ts';
import { type Column, type Four, leverIndex, ONES } from '../column.ts';
import type { YearContext } from './context.ts';

const at = leverIndex;
const DISPERSION = at('demand.dispersion');
const CVR_REPEAT = at('conversion.repeat');
const PRIVATE = SOURCES.indexOf('private');
const DIRECT = SOURCES.indexOf('direct');
const REFERRAL = SOURCES.indexOf('referral');
const FIRST_BASKET = at('customers.basket.first');
const REFERRAL_BASKET = at('referral.basket');
const BASKET = BUYING_SEGMENTS.map((segment) => at(`customers.basket.${segment}`));

/** Largest spread of a week's demand noise, in logs: where only a handful of orders is expected. */
const MOST_SPREAD = 1;

/**
 * The week's demand, in orders and in units of goods: first and repeat orders with one lognormal noise of mean 1 whose variance
 * in logs is dispersion / expected orders, so that both scale together. Nobody orders twice in a week.
 */
export function formDemand(year: YearContext): void {
  const { levers: v, output, effects, risk, state } = year;
  const [rNew, rAct, rHigh, rDor] = effects.repeatDemand as Four;
  const [nNew, nAct, nHigh, nDor] = state.customers as Four;
  const [kNew, kAct, kHigh, kDor] = BASKET.map((basket) => v[basket]!) as Four;
  const dispersion = v[DISPERSION]!;
  const firstBasket = v[FIRST_BASKET]!;
  const referralBasket = v[REFERRAL_BASKET]!;
  const invited = effects.firstDemand[REFERRAL]!;
  const { demandScore } = risk;
  const { firstDemand, demand } = output;
  const { noise, repeatTotal, firstUnits, unitsDemanded } = effects;
  for (let i = 0; i < demand.length; i++) {
    const first = firstDemand[i]!;
    const a = rNew[i]!;
    const b = rAct[i]!;
    const c = rHigh[i]!;
    const d = rDor[i]!;
    const expected = first + a + b + c + d;
    const sd = expected > 0 ? Math.min(MOST_SPREAD, Math.sqrt(dispersion[i]! / expected)) : 0;
    const factor = exp(sd * demandScore[i]! - 0.5 * sd * sd);
    noise[i] = factor;
    const wantNew = Math.min(a * factor, nNew[i]!);
    const wantAct = Math.min(b * factor, nAct[i]!);
    const wantHigh = Math.min(c * factor, nHigh[i]!);
    const wantDor = Math.min(d * factor, nDor[i]!);
    rNew[i] = wantNew;
    rAct[i] = wantAct;
    rHigh[i] = wantHigh;
    rDor[i] = wantDor;
    const repeat = wantNew + wantAct + wantHigh + wantDor;
    repeatTotal[i] = repeat;
    firstDemand[i] = first * factor;
    demand[i] = first * factor + repeat;
    const units = firstBasket[i]! * factor * (first + (referralBasket[i]! - 1) * invited[i]!);
    firstUnits[i] = units;
    unitsDemanded[i] =
      units + wantNew * kNew[i]! + wantAct * kAct[i]! + wantHigh * kHigh[i]! + wantDor * kDor[i]!;
  }
  takeSessions(year);
}

/** Repeat orders have sessions of their own, counted once: those a message began, and the others. */
function takeSessions(year: YearContext): void {
  const { levers: v, output, effects, state } = year;
  const [tNew, tAct, tHigh] = effects.touches as [Column, Column, Column];
  const [nNew, nAct, nHigh] = state.customers as [Column, Column, Column];
  const perSession = v[CVR_REPEAT]!;
  const own = output.visits[PRIVATE]!;
  const direct = output.visits[DIRECT]!;
  const { repeatTotal, privateShare } = effects;
  const { firstVisits, uv } = output;
  for (let i = 0; i < own.length; i++) {
    const begun = tNew[i]! * nNew[i]! + tAct[i]! * nAct[i]! + tHigh[i]! * nHigh[i]!;
    const sessions = repeatTotal[i]! / perSession[i]!;
    const messages = Math.min(begun, sessions);
    own[i] = messages;
    direct[i] = sessions - messages;
    privateShare[i] = sessions > 0 ? messages / sessions : 0;
    uv[i] = firstVisits[i]! + sessions;
  }
}

const ORDER_VALUE = at('finance.order_value');
const PRICE = at('price');
const ENROL = at('members.enrol');

/** Orders and their money, from what stock could fill: GMV = orders x basket x order value x paid price. */
export function fillOrders(year: YearContext): void {
  fillRepeatOrders(year);
  fillAllOrders(year);
  BUYING_SEGMENTS.forEach((_, s) => {
    year.output.segmentBefore[s]!.set(year.state.customers[s]!);
  });
}

/** Repeat orders by segment, each at its offer's price and with its share of members. */
function fillRepeatOrders(year: YearContext): void {
  const { levers: v, output, effects } = year;
  const [wantNew, wantAct, wantHigh, wantDor] = effects.repeatDemand as Four;
  const [kNew, kAct, kHigh, kDor] = BASKET.map((basket) => v[basket]!) as Four;
  const [pNew, pAct, pHigh, pDor] = effects.offerPrice as Four;
  const [mNew, mAct, mHigh, mDor] = effects.memberShare as Four;
  const [oNew, oAct, oHigh, oDor] = output.ordersBySegment as Four;
  const enrol = v[ENROL]!;
  const { fill, paidPrice, repeatUnits } = effects;
  const { repeatOrders, repeatGmv, memberGmv } = output;
  const value = v[ORDER_VALUE]!;
  for (let i = 0; i < fill.length; i++) {
    const part = fill[i]!;
    const a = wantNew[i]! * part;
    const b = wantAct[i]! * part;
    const c = wantHigh[i]! * part;
    const d = wantDor[i]! * part;
    oNew[i] = a;
    oAct[i] = b;
    oHigh[i] = c;
    oDor[i] = d;
    repeatOrders[i] = a + b + c + d;
    const unitsA = a * kNew[i]!;
    const unitsB = b * kAct[i]!;
    const unitsC = c * kHigh[i]!;
    const unitsD = d * kDor[i]!;
    repeatUnits[i] = unitsA + unitsB + unitsC + unitsD;
    const paidA = unitsA * pNew[i]!;
    const paidB = unitsB * pAct[i]!;
    const paidC = unitsC * pHigh[i]!;
    const paidD = unitsD * pDor[i]!;
    const price = value[i]! * paidPrice[i]!;
    repeatGmv[i] = price * (paidA + paidB + paidC + paidD);
    // An order that enrols its buyer counts as a member's.
    const ours = paidA * mNew[i]! + paidB * mAct[i]! + paidC * mHigh[i]! + paidD * mDor[i]!;
    memberGmv[i] = price * (ours + enrol[i]! * (paidA + paidB + paidC + paidD - ours));
  }
}

/** First orders, and all orders together; repeat orders divide over sources as their sessions do. */
function fillAllOrders(year: YearContext): void {
  const { levers: v, output, effects, state } = year;
  const enrol = v[ENROL]!;
  const invited = effects.firstDemand[REFERRAL]!;
  const referralOrders = output.ordersBySource[REFERRAL]!;
  const privateOrders = output.ordersBySource[PRIVATE]!;
  const { fill, noise, paidPrice, firstUnits, repeatUnits, privateShare, paidDemand } = effects;
  const { newCustomers, orders, lostOrders, demand, firstDemand, paidOrders, paidGmv } = output;
  const { gmvAtListPrice, discounts } = output;
  const list = v[PRICE]!;
  const { gmv, gmvAtBasePrice, memberGmv, repeatOrders, repeatGmv, privateGmv, gmvToDate } = output;
  const value = v[ORDER_VALUE]!;
  const firstBasket = v[FIRST_BASKET]!;
  const referralBasket = v[REFERRAL_BASKET]!;
  const soFar = state.gmvToDate;
  for (let i = 0; i < fill.length; i++) {
    const part = fill[i]!;
    const price = value[i]! * paidPrice[i]!;
    const fresh = firstDemand[i]! * part;
    const firstGmv = firstUnits[i]! * part * price;
    const kept = noise[i]! * part;
    newCustomers[i] = fresh;
    paidOrders[i] = paidDemand[i]! * kept;
    paidGmv[i] = paidDemand[i]! * kept * firstBasket[i]! * price;
    const referred = invited[i]! * kept;
    referralOrders[i] = referred;
    orders[i] = fresh + repeatOrders[i]!;
    lostOrders[i] = Math.max(0, demand[i]! - fresh - repeatOrders[i]!);
    const all = firstGmv + repeatGmv[i]!;
    gmv[i] = all;
    const undiscounted = value[i]! * (firstUnits[i]! * part + repeatUnits[i]!);
    gmvAtBasePrice[i] = undiscounted;
    gmvAtListPrice[i] = list[i]! * undiscounted;
    discounts[i] = Math.max(0, list[i]! * undiscounted - all);
    memberGmv[i]! += firstGmv * enrol[i]!;
    const referralGmv = referred * firstBasket[i]! * referralBasket[i]! * price;
    privateOrders[i] = repeatOrders[i]! * privateShare[i]!;
    privateGmv[i] = repeatGmv[i]! * privateShare[i]! + referralGmv;
    soFar[i]! += all;
    gmvToDate[i] = soFar[i]!;
  }
}

/** Orders and money of one source: only for plans whose rules or reports look at it. */
export function detailSource(year: YearContext, source: number): void {
  const { levers: v, output, effects } = year;
  const orders = output.ordersBySource[source]!;
  const gmv = output.gmvBySource[source]!;
  if (source === PRIVATE || source === DIRECT) {
    const { privateShare } = effects;
    takePart(orders, output.repeatOrders, privateShare, source === PRIVATE);
    takePart(gmv, output.repeatGmv, privateShare, source === PRIVATE);
    return;
  }
  detailFirst(
    orders,
    gmv,
    effects.firstDemand[source]!,
    effects.noise,
    effects.fill,
    v[FIRST_BASKET]!,
    source === REFERRAL ? v[REFERRAL_BASKET]! : ONES,
    v[ORDER_VALUE]!,
    effects.paidPrice,
  );
}

function detailFirst(
  orders: Column,
  gmv: Column,
  wanted: Column,
  noise: Column,
  fill: Column,
  basket: Column,
  extra: Column,
  value: Column,
  price: Column,
): void {
  for (let i = 0; i < orders.length; i++) {
    orders[i] = wanted[i]! * noise[i]! * fill[i]!;
    gmv[i] = orders[i]! * basket[i]! * extra[i]! * value[i]! * price[i]!;
  }
}

/** The private domain's part of repeat orders, or the rest. */
function takePart(out: Column, whole: Column, share: Column, own: boolean): void {
  for (let i = 0; i < whole.length; i++) {
    const part = whole[i]! * share[i]!;
    out[i] = own ? part : whole[i]! - part;
  }
}
