import { BUYING_SEGMENTS, type Segment } from '../../plan/index.ts';
import { type Column, type Four, leverIndex } from '../column.ts';
import { saturating } from './saturating.ts';
import type { YearContext } from './context.ts';

const at = leverIndex;
const OPT_IN = at('private.opt_in');
const JOIN = at('wecom.join_rate');
const PUBLIC_JOIN = at('wecom.public_join_rate');
const COUPON = at('wecom.coupon');
const COUPON_EFFECT = at('wecom.coupon_effect');
const COUPON_SCALE = at('wecom.coupon_scale');
const LEAVE = at('wecom.leave');
const LOST = at('customers.lost_rate');

const people = (customers: Readonly<Record<Segment, number>>): number =>
  BUYING_SEGMENTS.reduce((sum, segment) => sum + customers[segment], 0);

/** Last year's friends, and as many joined in its last week as left: a steady state. */
export function openFriends(year: YearContext): void {
  const { state, effects, output } = year;
  const { customers } = year.shop.opening;
  const reachable = people(customers);
  const optIn = year.base(OPT_IN);
  const leave = year.base(LEAVE);
  const lost = year.base(LOST);
  const { friends, joinedBefore } = state;
  const gone = reachable > 0 ? customers.dormant / reachable : 0;
  for (let i = 0; i < friends.length; i++) {
    friends[i] = optIn[i]! * reachable;
    effects.coverage[i] = reachable > 0 ? friends[i]! / reachable : 0;
    joinedBefore[i] = friends[i]! * (1 - (1 - leave[i]!) * (1 - gone * lost[i]!));
  }
  output.friends.set(friends);
}

/**
 * WeCom friends of the week: F' = (F - those lost as customers) x (1 - leave) + join x first orders
 * + public join x visits that did not buy. Friends spread over segments as customers do; those of a community leave the more,
 * the more it is messaged, dormant ones at the rate of last year. Model section a.
 */
export function moveFriends(year: YearContext): void {
  const { levers: v, state, effects, output } = year;
  if (year.changed(JOIN) || year.changed(PUBLIC_JOIN) || year.changed(COUPON)) setJoinRates(year);
  const [nNew, nAct, nHigh, nDor] = output.segmentBefore as Four;
  const [lNew, lAct, lHigh] = effects.leaving as [Column, Column, Column];
  const leave = v[LEAVE]!;
  const { joinRate, publicJoinRate, coverage, gone } = effects;
  const { friends, joinedBefore } = state;
  const { newCustomers, firstVisits, customersReachable } = output;
  const { friendsBefore, friendsJoined, friendsJoinedBuying, friendsLeft, friendsUnfriended } = output;
  const out = output.friends;
  for (let i = 0; i < friends.length; i++) {
    const before = friends[i]!;
    const n = nNew[i]!;
    const a = nAct[i]!;
    const h = nHigh[i]!;
    const d = nDor[i]!;
    const reachable = n + a + h + d;
    const rate =
      reachable > 0 ? (n * lNew[i]! + a * lAct[i]! + h * lHigh[i]! + d * leave[i]!) / reachable : leave[i]!;
    const kept = reachable > 0 ? before * (1 - Math.min(1, gone[i]! / reachable)) : before;
    const unfriended = kept * rate;
    const buying = joinRate[i]! * newCustomers[i]!;
    const joined = buying + publicJoinRate[i]! * Math.max(0, firstVisits[i]! - newCustomers[i]!);
    const left = Math.min(before, before - kept + unfriended);
    const after = before - left + joined;
    friends[i] = after;
    joinedBefore[i] = joined;
    friendsBefore[i] = before;
    friendsJoined[i] = joined;
    friendsJoinedBuying[i] = buying;
    friendsLeft[i] = left;
    friendsUnfriended[i] = unfriended;
    out[i] = after;
    const now = customersReachable[i]!;
    coverage[i] = now > 0 ? Math.min(1, after / now) : 0;
  }
}

/** Join rates with the coupon's lift, saturating and against last year's coupon. */
function setJoinRates(year: YearContext): void {
  const { levers: v, effects } = year;
  const usualCoupon = year.opening('wecom.coupon');
  const join = v[JOIN]!;
  const publicJoin = v[PUBLIC_JOIN]!;
  const coupon = v[COUPON]!;
  const effect = v[COUPON_EFFECT]!;
  const scale = v[COUPON_SCALE]!;
  const { joinRate, publicJoinRate } = effects;
  for (let i = 0; i < join.length; i++) {
    const lift =
      (1 + effect[i]! * saturating(coupon[i]!, scale[i]!)) /
      (1 + effect[i]! * saturating(usualCoupon, scale[i]!));
    joinRate[i] = Math.min(1, join[i]! * lift);
    publicJoinRate[i] = Math.min(1, publicJoin[i]! * lift);
  }
}
