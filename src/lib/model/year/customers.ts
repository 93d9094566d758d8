import { BUYING_SEGMENTS, SEGMENTS } from '../../plan/index.ts';
import { exp, log1p } from '../../random/index.ts';
import { type Column, type Four, leverIndex } from '../column.ts';
import { holdMembers, liftMembers } from './members.ts';
import type { YearContext } from './context.ts';
import { liftHigh } from './delivery.ts';

const at = leverIndex;
const BASE = at('repurchase.base');
const PROGRAMME_EFFECT = at('private.programme_effect');
const SHIFT_EFFECT = at('customers.shift_effect');
const DEPTH = BUYING_SEGMENTS.map((segment) => at(`offers.${segment}.depth`));
const REACH = BUYING_SEGMENTS.map((segment) => at(`offers.${segment}.reach`));
const RESPONSE = at('offers.response');

/** Weekly log survival -ln(1 - h0) of each buying segment from its repurchase at opening. */
export function openingHazards(year: YearContext): void {
  year.effects.hazard.forEach((hazard, s) => {
    const repurchase = year.effects.openingRepurchase[s]!;
    for (let i = 0; i < hazard.length; i++) hazard[i] = -log1p(-repurchase[i]!);
  });
}

/**
 * Repeat orders wanted, by segment, before noise: h = 1 - (1 - h0)^exp(e), with e from programme, messages, communities,
 * points, benefits, offers, the shift of conversion and the season. Model section c.
 */
export function wantRepeatOrders(year: YearContext): void {
  const { levers: v, effects, state } = year;
  common(
    effects.repeatFactor,
    v[BASE]!,
    effects.repeatSeason,
    v[PROGRAMME_EFFECT]!,
    state.programme,
    effects.openingProgramme,
    v[SHIFT_EFFECT]!,
    effects.shift,
  );
  liftMembers(year);
  BUYING_SEGMENTS.forEach((segment, s) => {
    if (year.changed(DEPTH[s]!) || year.changed(REACH[s]!)) offerTo(year, s);
    liftSegment(year, s);
    const served = segment === 'high' && liftHigh(year);
    wantSegment(
      effects.repeatDemand[s]!,
      state.customers[s]!,
      effects.hazard[s]!,
      effects.repeatFactor,
      served ? effects.highLift : effects.segmentLift[s]!,
    );
  });
}

/**
 * What a segment's offers add to its orders, and take off the paid price, both against last year's practice. Those whom an
 * offer reaches order exp(response x depth) times as often; their orders pay the reduced price.
 */
function offerTo(year: YearContext, s: number): void {
  const { levers: v, effects } = year;
  const segment = BUYING_SEGMENTS[s]!;
  const usualDepth = year.opening(`offers.${segment}.depth`);
  const usualReach = year.opening(`offers.${segment}.reach`);
  const depths = v[DEPTH[s]!]!;
  const reaches = v[REACH[s]!]!;
  const lift = effects.offerLift[s]!;
  const price = effects.offerPrice[s]!;
  const response = v[RESPONSE]!;
  for (let i = 0; i < lift.length; i++) {
    const orders = ordersWithOffer(depths[i]!, reaches[i]!, response[i]!);
    const usual = ordersWithOffer(usualDepth, usualReach, response[i]!);
    lift[i] = orders / usual;
    const paid = 1 - (depths[i]! * (orders - 1 + reaches[i]!)) / orders;
    price[i] = paid / (1 - (usualDepth * (usual - 1 + usualReach)) / usual);
  }
}

/** Orders of a segment with an offer, against none: those not reached, and those reached. */
const ordersWithOffer = (depth: number, reach: number, response: number): number =>
  depth > 0 && reach > 0 ? 1 - reach + reach * exp(response * depth) : 1;

function common(
  out: Column,
  base: Column,
  season: Column,
  effect: Column,
  programme: Column,
  opening: Column,
  shiftEffect: Column,
  shift: Column,
): void {
  for (let i = 0; i < out.length; i++) {
    const built = (effect[i]! * (programme[i]! - opening[i]!)) / (1 - opening[i]!);
    out[i] = base[i]! * season[i]! * exp(built + shiftEffect[i]! * shift[i]!);
  }
}

/** What lifts a segment's repurchase: its members' lift, its friends', both against last year's, and its offers. */
function liftSegment(year: YearContext, s: number): void {
  const { effects } = year;
  const out = effects.segmentLift[s]!;
  const members = effects.memberShare[s]!;
  const memberLift = effects.memberLift[s]!;
  const friends = effects.coverage;
  // Dormant customers get no messages: their column stays at 0.
  const friendLift = effects.friendLift[s]!;
  const usual = effects.usualLift[s]!;
  const offers = effects.offerLift[s]!;
  for (let i = 0; i < out.length; i++) {
    const log = members[i]! * memberLift[i]! + friends[i]! * friendLift[i]! - usual[i]!;
    out[i] = exp(log) * offers[i]!;
  }
}

function wantSegment(out: Column, people: Column, hazard: Column, factor: Column, lift: Column): void {
  for (let i = 0; i < out.length; i++) out[i] = people[i]! * (1 - exp(-hazard[i]! * factor[i]! * lift[i]!));
}

const LAPSE_NEW = at('customers.lapse.new');
const LAPSE_ACTIVE = at('customers.lapse.active');
const LAPSE_HIGH = at('customers.lapse.high');
const LOST = at('customers.lost_rate');
const UPGRADE = at('customers.upgrade');
const DOWNGRADE = at('customers.downgrade');
const ENROL = at('members.enrol');

/**
 * Moves customers between segments: buyers first, then non-buyers may lapse. Of each segment it is known how many have had
 * no order this year, how many exactly one, and how many are members: they buy and lapse as the others do. An order moves
 * the former on, and makes members of some of those who are none.
 * Model section c.
 */
export function moveCustomers(year: YearContext): void {
  holdMembers(year);
  const { levers: v, state, effects, output } = year;
  const [bNew, bAct, bHigh, bDor] = output.ordersBySegment as Four;
  const [fresh, active, high, dormant, lost] = state.customers as [Column, Column, Column, Column, Column];
  const [noneNew, noneAct, noneHigh, noneDor] = state.withoutOrder as Four;
  const [oneNew, oneAct, oneHigh, oneDor] = state.withOneOrder as Four;
  const [inNew, inAct, inHigh, inDor] = state.members as Four;
  const [shareNew, shareAct, shareHigh, shareDor] = effects.memberShare as Four;
  const [holdNew, holdAct, holdHigh] = effects.lapseFactor as [Column, Column, Column];
  const enrol = v[ENROL]!;
  const { gone } = effects;
  const { enrolledBefore } = state;
  const { members, enrolled, membersLost, returning } = output;
  const lapseNew = v[LAPSE_NEW]!;
  const lapseActive = v[LAPSE_ACTIVE]!;
  const lapseHigh = v[LAPSE_HIGH]!;
  const lostRate = v[LOST]!;
  const upgrade = v[UPGRADE]!;
  const downgrade = v[DOWNGRADE]!;
  const { newCustomers, lapses, buyers, repeatBuyers } = output;
  for (let i = 0; i < fresh.length; i++) {
    const n = fresh[i]!;
    const a = active[i]!;
    const h = high[i]!;
    const d = dormant[i]!;
    const acquired = newCustomers[i]!;
    const up = upgrade[i]!;
    // Shares of a segment: who buys, who lapses, who falls back; the rest stays.
    const buyN = n > 0 ? bNew[i]! / n : 0;
    const buyA = a > 0 ? bAct[i]! / a : 0;
    const buyH = h > 0 ? bHigh[i]! / h : 0;
    const buyD = d > 0 ? bDor[i]! / d : 0;
    const lapseN = (1 - buyN) * Math.min(1, lapseNew[i]! * holdNew[i]!);
    const lapseA = (1 - buyA) * Math.min(1, lapseActive[i]! * holdAct[i]!);
    const lapsing = Math.min(1, lapseHigh[i]! * holdHigh[i]!);
    const lapseH = (1 - buyH) * lapsing;
    const down = (1 - buyH) * (1 - lapsing) * downgrade[i]!;
    const goneD = (1 - buyD) * lostRate[i]!;
    const stayN = 1 - buyN - lapseN;
    const stayA = 1 - buyA - lapseA;
    const stayH = 1 - buyH - lapseH - down;
    const stayD = 1 - buyD - goneD;
    fresh[i] = n * stayN + acquired;
    active[i] = a * stayA + h * down + n * buyN + d * buyD + (1 - up) * a * buyA;
    high[i] = h * stayH + h * buyH + up * a * buyA;
    const lapsed = n * lapseN + a * lapseA + h * lapseH;
    dormant[i] = d * stayD + lapsed;
    lost[i]! += d * goneD;
    gone[i] = d * goneD;
    lapses[i] = lapsed;
    const n0 = noneNew[i]!;
    const a0 = noneAct[i]!;
    const h0 = noneHigh[i]!;
    const d0 = noneDor[i]!;
    const n1 = oneNew[i]!;
    const a1 = oneAct[i]!;
    const h1 = oneHigh[i]!;
    const d1 = oneDor[i]!;
    noneNew[i] = n0 * stayN;
    noneAct[i] = a0 * stayA + h0 * down;
    noneHigh[i] = h0 * stayH;
    noneDor[i] = d0 * stayD + n0 * lapseN + a0 * lapseA + h0 * lapseH;
    oneNew[i] = n1 * stayN + acquired;
    oneAct[i] = a1 * stayA + h1 * down + n0 * buyN + d0 * buyD + (1 - up) * a0 * buyA;
    oneHigh[i] = h1 * stayH + h0 * buyH + up * a0 * buyA;
    oneDor[i] = d1 * stayD + n1 * lapseN + a1 * lapseA + h1 * lapseH;
    const cameBack = n0 * buyN + a0 * buyA + h0 * buyH + d0 * buyD;
    returning[i]! += cameBack;
    buyers[i]! += acquired + cameBack;
    repeatBuyers[i]! += n1 * buyN + a1 * buyA + h1 * buyH + d1 * buyD;
    const part = enrol[i]!;
    const nM = inNew[i]!;
    const aM = inAct[i]!;
    const hM = inHigh[i]!;
    const dM = inDor[i]!;
    const joinN = part * buyN * Math.max(0, n - nM);
    const joinA = part * buyA * Math.max(0, a - aM);
    const joinH = part * buyH * Math.max(0, h - hM);
    const joinD = part * buyD * Math.max(0, d - dM);
    const joined = part * acquired;
    const boughtA = aM * buyA + joinA;
    const membersN = nM * stayN + joined;
    const membersA = aM * stayA + hM * down + nM * buyN + joinN + dM * buyD + joinD + (1 - up) * boughtA;
    const membersH = hM * stayH + hM * buyH + joinH + up * boughtA;
    const membersD = dM * stayD + nM * lapseN + aM * lapseA + hM * lapseH;
    inNew[i] = membersN;
    inAct[i] = membersA;
    inHigh[i] = membersH;
    inDor[i] = membersD;
    members[i] = membersN + membersA + membersH + membersD;
    const all = joined + joinN + joinA + joinH + joinD;
    enrolled[i] = all;
    enrolledBefore[i] = all;
    membersLost[i] = dM * goneD;
    shareNew[i] = fresh[i]! > 0 ? Math.min(1, membersN / fresh[i]!) : 0;
    shareAct[i] = active[i]! > 0 ? Math.min(1, membersA / active[i]!) : 0;
    shareHigh[i] = high[i]! > 0 ? Math.min(1, membersH / high[i]!) : 0;
    shareDor[i] = dormant[i]! > 0 ? Math.min(1, membersD / dormant[i]!) : 0;
  }
  countCustomers(year);
}

/** The totals of segments that facts show. */
export function countCustomers(year: YearContext): void {
  const { state, output } = year;
  const [fresh, active, high, dormant, lost] = state.customers as [Column, Column, Column, Column, Column];
  const { customers, customersReachable, customersTotal } = output;
  for (let i = 0; i < fresh.length; i++) {
    const live = fresh[i]! + active[i]! + high[i]!;
    customers[i] = live;
    customersReachable[i] = live + dormant[i]!;
    customersTotal[i] = live + dormant[i]! + lost[i]!;
  }
  SEGMENTS.forEach((_, s) => {
    output.segment[s]!.set(state.customers[s]!);
  });
}
