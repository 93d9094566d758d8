import { BUYING_SEGMENTS, COMMUNITIES, SEGMENTS } from '../../plan/index.ts';
import { exp, log1p } from '../../random/index.ts';
import { type Column, leverIndex } from '../column.ts';
import type { Year } from './year.ts';

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

/** Weekly log survival -ln(1 - h0) of each buying segment, from its repurchase probability at opening. */
export function openingHazards(year: Year): void {
  const { levers: v, effects } = year;
  const [fresh, active, high, dormant] = effects.hazard as [Column, Column, Column, Column];
  for (let i = 0; i < fresh.length; i++) {
    fresh[i] = -log1p(-v[H_NEW]![i]!);
    active[i] = -log1p(-v[H_ACTIVE]![i]!);
    high[i] = -log1p(-Math.min(0.95, v[H_ACTIVE]![i]! * v[H_HIGH_FACTOR]![i]!));
    dormant[i] = -log1p(-v[H_DORMANT]![i]!);
  }
}

/**
 * Repeat orders wanted, by segment, before noise: h = 1 - (1 - h0)^exp(e), with e from programme, messages, points, offers,
 * the shift of conversion and the season. Model section c.
 */
export function wantRepeatOrders(year: Year): void {
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
  BUYING_SEGMENTS.forEach((_, s) => {
    if (segmentChanged(year, s)) liftSegment(year, s);
    wantSegment(
      effects.repeatDemand[s]!,
      state.customers[s]!,
      effects.hazard[s]!,
      effects.repeatFactor,
      effects.segmentLift[s]!,
    );
  });
}

const segmentChanged = (year: Year, s: number): boolean =>
  year.changed(POINTS) ||
  year.changed(DEPTH[s]!) ||
  year.changed(REACH[s]!) ||
  (s < MESSAGES.length && year.changed(MESSAGES[s]!));

/** What lifts one segment apart from the others, and what its offers take off the paid price. */
function liftSegment(year: Year, s: number): void {
  const { levers: v, effects } = year;
  const points = year.opening('points.rate');
  const enrolled = v[ENROLLED[s]!]!;
  const enrolment = v[ENROLMENT]!;
  const lift = effects.segmentLift[s]!;
  const price = effects.offerPrice[s]!;
  const touched = s < MESSAGES.length;
  for (let i = 0; i < lift.length; i++) {
    let e = v[POINTS_EFFECT]![i]! * (v[POINTS]![i]! - points) * Math.min(1, enrolled[i]! * enrolment[i]!);
    if (touched) e += v[MESSAGE_LIFT]![i]! * (effects.touches[s]![i]! - effects.openingTouches[s]![i]!);
    const depth = v[DEPTH[s]!]![i]!;
    const reach = v[REACH[s]!]![i]!;
    // Those reached order exp(response x depth) times as often; their orders pay the reduced price.
    const gain = depth > 0 && reach > 0 ? reach * exp(v[RESPONSE]![i]! * depth) : reach;
    const whole = 1 - reach + gain;
    lift[i] = exp(e) * whole;
    price[i] = 1 - (depth * gain) / whole;
  }
}

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

/** Order tags of a customer this year: none, one, two or more orders. */
export const TAGS = 3;

/**
 * Moves customers between segments: buyers first, then non-buyers may lapse. Each order tag of a segment moves by the
 * same shares; an order moves a customer up one tag. Model section c.
 */
export function moveCustomers(year: Year): void {
  const { levers: v, state, output } = year;
  const [bought, newT, actT, highT, dorT, lostT] = [
    output.ordersBySegment,
    ...SEGMENTS.map((_, s) => state.tagged[s]!),
  ] as [Column[], Column[], Column[], Column[], Column[], Column[]];
  const [nNew, nAct, nHigh, nDor] = state.customers as [Column, Column, Column, Column, Column];
  const acquired = output.newCustomers;
  for (let i = 0; i < acquired.length; i++) {
    const pNew = share(bought[0]![i]!, nNew[i]!);
    const pAct = share(bought[1]![i]!, nAct[i]!);
    const pHigh = share(bought[2]![i]!, nHigh[i]!);
    const pDor = share(bought[3]![i]!, nDor[i]!);
    const lNew = (1 - pNew) * v[LAPSE_NEW]![i]!;
    const lAct = (1 - pAct) * v[LAPSE_ACTIVE]![i]!;
    // Of those of high value who do not buy, some lapse and some fall back to active, never more than there are.
    const lHigh = (1 - pHigh) * v[LAPSE_HIGH]![i]!;
    const down = (1 - pHigh) * (1 - v[LAPSE_HIGH]![i]!) * v[DOWNGRADE]![i]!;
    const gone = (1 - pDor) * v[LOST]![i]!;
    const up = v[UPGRADE]![i]!;
    let beforeNew = 0;
    let beforeAct = 0;
    let beforeHigh = 0;
    let beforeDor = 0;
    let lapses = 0;
    for (let k = 0; k < TAGS; k++) {
      const nw = newT[k]![i]!;
      const ac = actT[k]![i]!;
      const hi = highT[k]![i]!;
      const dr = dorT[k]![i]!;
      // Buyers keep the last tag, or move up one: `before` holds those that arrive from the tag below.
      const stay = k === TAGS - 1 ? 1 : 0;
      const bNew = nw * pNew;
      const bAct = ac * pAct;
      const bHigh = hi * pHigh;
      const bDor = dr * pDor;
      const inNew = beforeNew + stay * bNew;
      const inAct = beforeAct + stay * bAct;
      const inHigh = beforeHigh + stay * bHigh;
      const inDor = beforeDor + stay * bDor;
      newT[k]![i] = nw - bNew - nw * lNew + (k === 1 ? acquired[i]! : 0);
      actT[k]![i] = ac - bAct - ac * lAct + hi * down + inNew + inDor + (1 - up) * inAct;
      highT[k]![i] = hi - bHigh - hi * lHigh - hi * down + inHigh + up * inAct;
      dorT[k]![i] = dr - bDor - dr * gone + nw * lNew + ac * lAct + hi * lHigh;
      lostT[k]![i]! += dr * gone;
      lapses += nw * lNew + ac * lAct + hi * lHigh;
      beforeNew = bNew;
      beforeAct = bAct;
      beforeHigh = bHigh;
      beforeDor = bDor;
    }
    output.lapses[i] = lapses;
  }
  countCustomers(year);
}

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** Sums the tags into segments, and the segments into the totals that facts show. */
export function countCustomers(year: Year): void {
  const { state, output } = year;
  const [none, one, more] = [0, 1, 2].map((k) => SEGMENTS.map((_, s) => state.tagged[s]![k]!)) as [
    Column[],
    Column[],
    Column[],
  ];
  output.buyers.fill(0);
  output.repeatBuyers.fill(0);
  SEGMENTS.forEach((_, s) => {
    countSegment(state.customers[s]!, output.buyers, output.repeatBuyers, none[s]!, one[s]!, more[s]!);
    output.segment[s]!.set(state.customers[s]!);
  });
  const [fresh, active, high, dormant, lost] = state.customers as [Column, Column, Column, Column, Column];
  for (let i = 0; i < fresh.length; i++) {
    const live = fresh[i]! + active[i]! + high[i]!;
    output.customers[i] = live;
    output.customersReachable[i] = live + dormant[i]!;
    output.customersTotal[i] = live + dormant[i]! + lost[i]!;
  }
}

function countSegment(all: Column, buyers: Column, repeat: Column, none: Column, one: Column, more: Column): void {
  for (let i = 0; i < all.length; i++) {
    const ordered = one[i]! + more[i]!;
    all[i] = none[i]! + ordered;
    buyers[i]! += ordered;
    repeat[i]! += more[i]!;
  }
}
