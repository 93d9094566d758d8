import { BUYING_SEGMENTS, COMMUNITIES, SEGMENTS } from '../../plan/index.ts';
import { exp, log1p } from '../../random/index.ts';
import { type Column, leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';
import { liftHigh } from './delivery.ts';

const at = leverIndex;
const H_NEW = at('customers.repurchase.new');
const H_ACTIVE = at('customers.repurchase.active');
const H_HIGH_FACTOR = at('customers.repurchase.high_factor');
const H_DORMANT = at('customers.repurchase.dormant');
const BASE = at('repurchase.base');
const PROGRAMME_EFFECT = at('private.programme_effect');
const SHIFT_EFFECT = at('customers.shift_effect');
const MESSAGE_LIFT = at('messages.lift');
const POINTS = at('points.rate');
const POINTS_EFFECT = at('points.effect');
const ENROLMENT = at('members.enrolment');
const ENROLLED = BUYING_SEGMENTS.map((segment) => at(`members.enrolled.${segment}`));
const DEPTH = BUYING_SEGMENTS.map((segment) => at(`offers.${segment}.depth`));
const REACH = BUYING_SEGMENTS.map((segment) => at(`offers.${segment}.reach`));
const RESPONSE = at('offers.response');
const MESSAGES = COMMUNITIES.map((segment) => at(`messages.${segment}`));

/** Highest weekly repurchase probability of a segment at opening. */
const MOST_REPURCHASE = 0.95;

/** Weekly log survival -ln(1 - h0) of each buying segment from its repurchase at opening, and its share of members. */
export function openingHazards(year: YearContext): void {
  const { effects } = year;
  const [fresh, active, high, dormant] = effects.hazard as [Column, Column, Column, Column];
  const hNew = year.base(H_NEW);
  const hActive = year.base(H_ACTIVE);
  const highFactor = year.base(H_HIGH_FACTOR);
  const hDormant = year.base(H_DORMANT);
  for (let i = 0; i < fresh.length; i++) {
    fresh[i] = -log1p(-hNew[i]!);
    active[i] = -log1p(-hActive[i]!);
    high[i] = -log1p(-Math.min(MOST_REPURCHASE, hActive[i]! * highFactor[i]!));
    dormant[i] = -log1p(-hDormant[i]!);
  }
  ENROLLED.forEach((lever, s) => {
    enrol(effects.memberShare[s]!, year.base(lever), year.base(ENROLMENT));
  });
}

function enrol(out: Column, share: Column, factor: Column): void {
  for (let i = 0; i < out.length; i++) out[i] = Math.min(1, share[i]! * factor[i]!);
}

/**
 * Repeat orders wanted, by segment, before noise: h = 1 - (1 - h0)^exp(e), with e from programme, messages, points, offers,
 * the shift of conversion and the season. Model section c.
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
  BUYING_SEGMENTS.forEach((segment, s) => {
    if (segmentChanged(year, s)) liftSegment(year, s);
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

const segmentChanged = (year: YearContext, s: number): boolean =>
  year.changed(POINTS) ||
  year.changed(DEPTH[s]!) ||
  year.changed(REACH[s]!) ||
  (s < MESSAGES.length && year.changed(MESSAGES[s]!));

/**
 * What lifts one segment apart from the others, and what its offers take off the paid price, both against last year's practice.
 * Those whom an offer reaches order exp(response x depth) times as often; their orders pay the reduced price.
 */
function liftSegment(year: YearContext, s: number): void {
  const { levers: v, effects } = year;
  const segment = BUYING_SEGMENTS[s]!;
  const points = year.opening('points.rate');
  const usualDepth = year.opening(`offers.${segment}.depth`);
  const usualReach = year.opening(`offers.${segment}.reach`);
  const members = effects.memberShare[s]!;
  const depths = v[DEPTH[s]!]!;
  const reaches = v[REACH[s]!]!;
  const touches = effects.touches[s];
  const openingTouches = effects.openingTouches[s];
  const lift = effects.segmentLift[s]!;
  const price = effects.offerPrice[s]!;
  const pointsEffect = v[POINTS_EFFECT]!;
  const leverPoints = v[POINTS]!;
  const messageLift = v[MESSAGE_LIFT]!;
  const response = v[RESPONSE]!;
  for (let i = 0; i < lift.length; i++) {
    let e = pointsEffect[i]! * (leverPoints[i]! - points) * members[i]!;
    if (touches && openingTouches) e += messageLift[i]! * (touches[i]! - openingTouches[i]!);
    const orders = ordersWithOffer(depths[i]!, reaches[i]!, response[i]!);
    const usual = ordersWithOffer(usualDepth, usualReach, response[i]!);
    lift[i] = (exp(e) * orders) / usual;
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

function wantSegment(out: Column, people: Column, hazard: Column, factor: Column, lift: Column): void {
  for (let i = 0; i < out.length; i++) out[i] = people[i]! * (1 - exp(-hazard[i]! * factor[i]! * lift[i]!));
}

const LAPSE_NEW = at('customers.lapse.new');
const LAPSE_ACTIVE = at('customers.lapse.active');
const LAPSE_HIGH = at('customers.lapse.high');
const LOST = at('customers.lost_rate');
const UPGRADE = at('customers.upgrade');
const DOWNGRADE = at('customers.downgrade');

/**
 * Moves customers between segments: buyers first, then non-buyers may lapse. Of each segment it is known how many have had
 * no order this year and how many exactly one: they buy and lapse as the others do, and an order moves them on.
 * Model section c.
 */
export function moveCustomers(year: YearContext): void {
  const { levers: v, state, output } = year;
  const [bNew, bAct, bHigh, bDor] = output.ordersBySegment as [Column, Column, Column, Column];
  const [fresh, active, high, dormant, lost] = state.customers as [Column, Column, Column, Column, Column];
  const [noneNew, noneAct, noneHigh, noneDor] = state.withoutOrder as [Column, Column, Column, Column];
  const [oneNew, oneAct, oneHigh, oneDor] = state.withOneOrder as [Column, Column, Column, Column];
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
    const lapseN = (1 - buyN) * lapseNew[i]!;
    const lapseA = (1 - buyA) * lapseActive[i]!;
    const lapseH = (1 - buyH) * lapseHigh[i]!;
    const down = (1 - buyH) * (1 - lapseHigh[i]!) * downgrade[i]!;
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
    buyers[i]! += acquired + n0 * buyN + a0 * buyA + h0 * buyH + d0 * buyD;
    repeatBuyers[i]! += n1 * buyN + a1 * buyA + h1 * buyH + d1 * buyD;
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
