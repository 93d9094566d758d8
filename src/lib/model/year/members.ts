import { BUYING_SEGMENTS, COMMUNITIES } from '../../plan/index.ts';
import { exp } from '../../random/index.ts';
import { type Column, columns, differs, type Four, leverIndex } from '../column.ts';
import { saturating } from './saturating.ts';
import type { YearContext } from './context.ts';

const at = leverIndex;
const ENROLMENT = at('members.enrolment');
const ENROLLED = BUYING_SEGMENTS.map((segment) => at(`members.enrolled.${segment}`));
const SILVER_THRESHOLD = at('members.silver.threshold');
const GOLD_THRESHOLD = at('members.gold.threshold');
const SILVER_BENEFIT = at('members.silver.benefit');
const GOLD_BENEFIT = at('members.gold.benefit');
const BENEFIT_SCALE = at('members.benefit_scale');
const GOLD_EFFECT = at('members.gold_effect');
const CARE = at('care.birthday');
const CARE_LAPSE = at('care.lapse_effect');
const BASKET = BUYING_SEGMENTS.map((segment) => at(`customers.basket.${segment}`));
const REPURCHASE = ['new', 'active', 'active', 'dormant'].map((name) => at(`customers.repurchase.${name}`));
const HIGH_FACTOR = at('customers.repurchase.high_factor');
const ORDER_VALUE = at('finance.order_value');
const POINTS = at('points.rate');
const POINTS_EFFECT = at('points.effect');
const EXPERIENCE = at('points.experience_share');
const EXPERIENCE_VALUE = at('points.experience_value');
const BENEFIT_EFFECT = at('members.benefit_effect');
const HIGH = BUYING_SEGMENTS.indexOf('high');
const WEEKS_A_YEAR = 52;

/** Highest weekly repurchase probability of a segment at opening. */
const MOST_REPURCHASE = 0.95;

/** Weekly repurchase probability of each buying segment at opening. */
export function openRepurchase(year: YearContext): void {
  year.effects.openingRepurchase.forEach((out, s) => {
    setRepurchase(year, s, out);
  });
}

function setRepurchase(year: YearContext, s: number, out: Column): void {
  const rate = year.base(REPURCHASE[s]!);
  const factor = year.base(HIGH_FACTOR);
  const high = s === HIGH;
  for (let i = 0; i < out.length; i++) {
    out[i] = high ? Math.min(MOST_REPURCHASE, rate[i]! * factor[i]!) : rate[i]!;
  }
}

const scratch = columns(4);

/** Members of each segment and their levels at opening, and those who enrolled in last year's last week. */
export function openMembers(year: YearContext): void {
  const { state, effects, output } = year;
  const factor = year.base(ENROLMENT);
  const enrol = year.opening('members.enrol');
  const { weeklyOrders } = year.shop.opening;
  const { enrolledBefore } = state;
  const { members } = output;
  members.fill(0);
  enrolledBefore.fill(enrol * weeklyOrders);
  BUYING_SEGMENTS.forEach((_, s) => {
    const enrolled = year.base(ENROLLED[s]!);
    const people = state.customers[s]!;
    const repurchase = effects.openingRepurchase[s]!;
    const ours = state.members[s]!;
    const share = effects.memberShare[s]!;
    for (let i = 0; i < share.length; i++) {
      share[i] = Math.min(1, enrolled[i]! * factor[i]!);
      ours[i] = people[i]! * share[i]!;
      members[i]! += ours[i]!;
      // Orders of those who are members already enrol nobody.
      enrolledBefore[i]! -= enrol * ours[i]! * repurchase[i]!;
    }
    effects.openingMemberShare[s]!.set(share);
  });
  for (let i = 0; i < members.length; i++) enrolledBefore[i] = Math.max(0, enrolledBefore[i]!);
  const [silver, gold, silverBenefit, goldBenefit] = scratch as Four;
  silver.fill(year.opening('members.silver.threshold'));
  gold.fill(year.opening('members.gold.threshold'));
  silverBenefit.fill(year.opening('members.silver.benefit'));
  goldBenefit.fill(year.opening('members.gold.benefit'));
  setLevels(year, silver, gold);
  setBenefits(year, silverBenefit, goldBenefit);
  effects.openingGoldHold.set(effects.goldHold);
}

/** Brings levels and benefits up to date where thresholds or benefits have moved. */
export function moveLevels(year: YearContext): void {
  const { levers: v } = year;
  const levels = year.changed(SILVER_THRESHOLD) || year.changed(GOLD_THRESHOLD);
  if (levels) setLevels(year, v[SILVER_THRESHOLD]!, v[GOLD_THRESHOLD]!);
  const benefits = levels || year.changed(SILVER_BENEFIT) || year.changed(GOLD_BENEFIT);
  if (benefits) setBenefits(year, v[SILVER_BENEFIT]!, v[GOLD_BENEFIT]!);
  year.effects.marks.benefits = benefits;
}

/**
 * Shares of each segment's members that are silver and gold. A member's yearly spend is exponential around the segment's
 * mean at opening, 52 x repurchase x basket x order value: exp(-threshold / mean) of them spend the threshold or more.
 */
function setLevels(year: YearContext, silverThreshold: Column, goldThreshold: Column): void {
  const { effects } = year;
  const value = year.base(ORDER_VALUE);
  BUYING_SEGMENTS.forEach((_, s) => {
    const basket = year.base(BASKET[s]!);
    const repurchase = effects.openingRepurchase[s]!;
    const silver = effects.silver[s]!;
    const gold = effects.gold[s]!;
    for (let i = 0; i < silver.length; i++) {
      const spend = WEEKS_A_YEAR * repurchase[i]! * basket[i]! * value[i]!;
      const top = reaching(goldThreshold[i]!, spend);
      gold[i] = top;
      silver[i] = Math.max(0, reaching(silverThreshold[i]!, spend) - top);
    }
  });
}

const reaching = (threshold: number, mean: number): number =>
  threshold === 0 ? 1 : mean > 0 ? exp(-threshold / mean) : 0;

/** What benefits give a member of each segment, 0 to 1, what they cost, and how far gold ones hold a high-value member. */
function setBenefits(year: YearContext, silverBenefit: Column, goldBenefit: Column): void {
  const { effects } = year;
  const scale = year.base(BENEFIT_SCALE);
  const { goldHold } = effects;
  BUYING_SEGMENTS.forEach((_, s) => {
    const silver = effects.silver[s]!;
    const gold = effects.gold[s]!;
    const benefit = effects.benefit[s]!;
    const cost = effects.benefitCost[s]!;
    for (let i = 0; i < benefit.length; i++) {
      const ofGold = gold[i]! * saturating(goldBenefit[i]!, scale[i]!);
      benefit[i] = silver[i]! * saturating(silverBenefit[i]!, scale[i]!) + ofGold;
      cost[i] = (silver[i]! * silverBenefit[i]! + gold[i]! * goldBenefit[i]!) / WEEKS_A_YEAR;
      if (s === HIGH) goldHold[i] = ofGold;
    }
  });
}

/** Last year's lift by points and benefits, which this year's is held against. */
export function openMemberLift(year: YearContext): void {
  const { effects } = year;
  const rate = year.opening('points.rate');
  const experience = year.opening('points.experience_share');
  const value = year.base(EXPERIENCE_VALUE);
  const effect = year.base(POINTS_EFFECT);
  const benefitEffect = year.base(BENEFIT_EFFECT);
  const paid = effects.openingPrivatePaid;
  effects.usualLift.forEach((usual, s) => {
    const share = effects.openingMemberShare[s]!;
    const benefit = effects.benefit[s]!;
    for (let i = 0; i < usual.length; i++) {
      const worth = rate * (1 + value[i]! * experience * paid[i]!);
      usual[i] = share[i]! * (effect[i]! * worth + benefitEffect[i]! * benefit[i]! * paid[i]!);
    }
  });
}

/** Log lift of a member by points and by the benefits of levels; only where something has moved. */
export function liftMembers(year: YearContext): void {
  const { levers: v, effects } = year;
  const { marks } = effects;
  const moved = marks.benefits || marks.privatePaid || year.changed(POINTS) || year.changed(EXPERIENCE);
  if (!moved) return;
  const rate = v[POINTS]!;
  const experience = v[EXPERIENCE]!;
  const value = v[EXPERIENCE_VALUE]!;
  const effect = v[POINTS_EFFECT]!;
  const benefitEffect = v[BENEFIT_EFFECT]!;
  const paid = effects.privatePaid;
  effects.memberLift.forEach((lift, s) => {
    const benefit = effects.benefit[s]!;
    for (let i = 0; i < lift.length; i++) {
      const worth = rate[i]! * (1 + value[i]! * experience[i]! * paid[i]!);
      lift[i] = effect[i]! * worth + benefitEffect[i]! * benefit[i]! * paid[i]!;
    }
  });
}

/** What greetings and gold benefits take off the lapse of live segments, against last year's. */
export function holdMembers(year: YearContext): void {
  const { levers: v, effects } = year;
  const usual = year.opening('care.birthday');
  const care = v[CARE]!;
  const careLapse = v[CARE_LAPSE]!;
  const goldEffect = v[GOLD_EFFECT]!;
  const { privatePaid, openingPrivatePaid, goldHold, openingGoldHold, marks } = effects;
  if (year.changed(CARE)) marks.greetings = usual > 0 || differs(care, 0);
  // Without greetings only gold benefits hold anyone.
  const greeted = marks.greetings || year.changed(CARE);
  COMMUNITIES.forEach((_, s) => {
    if (!greeted && s !== HIGH) return;
    const share = effects.memberShare[s]!;
    const opening = effects.openingMemberShare[s]!;
    const out = effects.lapseFactor[s]!;
    for (let i = 0; i < out.length; i++) {
      const now = privatePaid[i]! * share[i]!;
      const then = openingPrivatePaid[i]! * opening[i]!;
      out[i] = 1 - careLapse[i]! * (care[i]! * now - usual * then);
      if (s === HIGH) out[i]! -= goldEffect[i]! * (goldHold[i]! * now - openingGoldHold[i]! * then);
    }
  });
}
