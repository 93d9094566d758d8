import { BUYING_SEGMENTS, COMMUNITIES, SOURCES } from '../../plan/index.ts';
import { exp } from '../../random/index.ts';
import { type Column, leverIndex } from '../column.ts';
import { FIRST_SOURCES } from './conversion.ts';
import type { Year } from './year.ts';

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
 * The week's demand: first and repeat orders with one overdispersed noise, so that first and repeat orders scale together;
 * then the sessions that repeat orders take, and demand in units of goods.
 */
export function formDemand(year: Year): void {
  const { levers: v, output, effects, risk, state } = year;
  output.demand.fill(0);
  addAll(output.demand, [output.firstDemand, ...effects.repeatDemand]);
  noise(effects.noise, output.demand, v[DISPERSION]!, risk.demandScore);
  for (const { source } of FIRST_SOURCES) scale(effects.firstDemand[source]!, effects.noise);
  scale(output.firstDemand, effects.noise);
  effects.repeatTotal.fill(0);
  BUYING_SEGMENTS.forEach((_, s) => {
    scaleUpTo(effects.repeatDemand[s]!, effects.noise, state.customers[s]!);
    addAll(effects.repeatTotal, [effects.repeatDemand[s]!]);
  });
  output.demand.set(output.firstDemand);
  addAll(output.demand, [effects.repeatTotal]);
  takeSessions(year);
  output.uv.fill(0);
  addAll(output.uv, output.visits);
  formUnits(year);
}

function addAll(out: Column, parts: readonly Column[]): void {
  for (const part of parts) for (let i = 0; i < out.length; i++) out[i]! += part[i]!;
}

/** A lognormal factor of mean 1 whose variance in logs is dispersion / expected orders. */
function noise(out: Column, expected: Column, dispersion: Column, score: Column): void {
  for (let i = 0; i < out.length; i++) {
    const e = expected[i]!;
    const sd = e > 0 ? Math.min(MOST_SPREAD, Math.sqrt(dispersion[i]! / e)) : 0;
    out[i] = exp(sd * score[i]! - 0.5 * sd * sd);
  }
}

function scale(out: Column, factor: Column): void {
  for (let i = 0; i < out.length; i++) out[i]! *= factor[i]!;
}

function scaleUpTo(out: Column, factor: Column, most: Column): void {
  for (let i = 0; i < out.length; i++) out[i] = Math.min(out[i]! * factor[i]!, most[i]!);
}

/** Repeat orders have sessions of their own, counted once: those a message began, and the others. */
function takeSessions(year: Year): void {
  const { levers: v, output, effects, state } = year;
  const begun = effects.begun;
  begun.fill(0);
  COMMUNITIES.forEach((_, s) => {
    addProduct(begun, effects.touches[s]!, state.customers[s]!);
  });
  const perSession = v[CVR_REPEAT]!;
  const own = output.visits[PRIVATE]!;
  const direct = output.visits[DIRECT]!;
  for (let i = 0; i < begun.length; i++) {
    const sessions = effects.repeatTotal[i]! / perSession[i]!;
    own[i] = Math.min(begun[i]!, sessions);
    direct[i] = sessions - own[i]!;
    effects.privateShare[i] = sessions > 0 ? own[i]! / sessions : 0;
  }
}

function addProduct(out: Column, a: Column, b: Column): void {
  for (let i = 0; i < out.length; i++) out[i]! += a[i]! * b[i]!;
}

function formUnits(year: Year): void {
  const { levers: v, output, effects } = year;
  const units = effects.unitsDemanded;
  const first = v[FIRST_BASKET]!;
  const referred = v[REFERRAL_BASKET]!;
  for (let i = 0; i < units.length; i++) {
    const invited = effects.firstDemand[REFERRAL]![i]!;
    units[i] = first[i]! * (output.firstDemand[i]! + (referred[i]! - 1) * invited);
  }
  BUYING_SEGMENTS.forEach((_, s) => {
    addProduct(units, effects.repeatDemand[s]!, v[BASKET[s]!]!);
  });
}

const ORDER_VALUE = at('finance.order_value');
const ENROLMENT = at('members.enrolment');
const ENROLLED = BUYING_SEGMENTS.map((segment) => at(`members.enrolled.${segment}`));

/** Orders and their money by source and by segment, from what stock could fill. */
export function fillOrders(year: Year): void {
  const { levers: v, output, effects, state } = year;
  const { fill } = effects;
  for (const name of ['gmv', 'gmvAtBasePrice', 'repeatOrders', 'repeatGmv', 'memberGmv', 'members', 'newCustomers'] as const) {
    output[name].fill(0);
  }
  output.paidOrders.fill(0);
  output.paidGmv.fill(0);
  FIRST_SOURCES.forEach(({ source }, place) => {
    fillFirst(year, source, place < FIRST_SOURCES.length - 2);
  });
  BUYING_SEGMENTS.forEach((_, s) => {
    fillRepeat(year, s);
  });
  splitRepeat(year);
  const enrolled = v[ENROLLED[0]!]!;
  const enrolment = v[ENROLMENT]!;
  for (let i = 0; i < fill.length; i++) {
    const first = output.gmv[i]! - output.repeatGmv[i]!;
    output.memberGmv[i]! += first * Math.min(1, enrolled[i]! * enrolment[i]!);
    output.orders[i] = output.newCustomers[i]! + output.repeatOrders[i]!;
    output.lostOrders[i] = output.demand[i]! - output.orders[i]!;
    state.gmvToDate[i]! += output.gmv[i]!;
    output.gmvToDate[i] = state.gmvToDate[i]!;
  }
}

/** First orders of a source, fulfilled; the paid ones are also added up apart. */
function fillFirst(year: Year, source: number, paid: boolean): void {
  const { levers: v, output, effects } = year;
  const orders = output.ordersBySource[source]!;
  const gmv = output.gmvBySource[source]!;
  const wanted = effects.firstDemand[source]!;
  const basket = v[FIRST_BASKET]!;
  const extra = source === REFERRAL ? v[REFERRAL_BASKET]! : undefined;
  const value = v[ORDER_VALUE]!;
  const { fill, paidPrice } = effects;
  for (let i = 0; i < orders.length; i++) {
    orders[i] = wanted[i]! * fill[i]!;
    const base = orders[i]! * basket[i]! * (extra ? extra[i]! : 1) * value[i]!;
    gmv[i] = base * paidPrice[i]!;
    output.newCustomers[i]! += orders[i]!;
    output.gmv[i]! += gmv[i]!;
    output.gmvAtBasePrice[i]! += base;
    if (paid) {
      output.paidOrders[i]! += orders[i]!;
      output.paidGmv[i]! += gmv[i]!;
    }
  }
}

/** Repeat orders of a segment, fulfilled, at the segment's price. */
function fillRepeat(year: Year, s: number): void {
  const { levers: v, output, effects, state } = year;
  const orders = output.ordersBySegment[s]!;
  const wanted = effects.repeatDemand[s]!;
  const basket = v[BASKET[s]!]!;
  const value = v[ORDER_VALUE]!;
  const offer = effects.offerPrice[s]!;
  const enrolled = v[ENROLLED[s]!]!;
  const enrolment = v[ENROLMENT]!;
  const { fill, paidPrice } = effects;
  output.segmentBefore[s]!.set(state.customers[s]!);
  for (let i = 0; i < orders.length; i++) {
    orders[i] = wanted[i]! * fill[i]!;
    const base = orders[i]! * basket[i]! * value[i]!;
    const gmv = base * paidPrice[i]! * offer[i]!;
    const member = Math.min(1, enrolled[i]! * enrolment[i]!);
    output.repeatOrders[i]! += orders[i]!;
    output.repeatGmv[i]! += gmv;
    output.memberGmv[i]! += gmv * member;
    output.members[i]! += state.customers[s]![i]! * member;
    output.gmv[i]! += gmv;
    output.gmvAtBasePrice[i]! += base;
  }
}

/** Repeat orders and their money by source: as their sessions divide. */
function splitRepeat(year: Year): void {
  const { output, effects } = year;
  const own = effects.privateShare;
  for (let i = 0; i < own.length; i++) {
    const orders = output.repeatOrders[i]! * own[i]!;
    const gmv = output.repeatGmv[i]! * own[i]!;
    output.ordersBySource[PRIVATE]![i] = orders;
    output.ordersBySource[DIRECT]![i] = output.repeatOrders[i]! - orders;
    output.gmvBySource[PRIVATE]![i] = gmv;
    output.gmvBySource[DIRECT]![i] = output.repeatGmv[i]! - gmv;
    output.privateGmv[i] = gmv + output.gmvBySource[REFERRAL]![i]!;
  }
}
