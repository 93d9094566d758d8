import { BUYING_SEGMENTS } from '../../plan/index.ts';
import { column, leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';

const at = leverIndex;
const RATE = at('points.rate');
const REDEEM = at('points.redeem');
const EXPIRY = at('points.expiry');
const EXPERIENCE = at('points.experience_share');
const SAVING = at('points.experience_saving');
const BASKET = BUYING_SEGMENTS.map((segment) => at(`customers.basket.${segment}`));
const FIRST_BASKET = at('customers.basket.first');

const scratch = { ours: column(), repeat: column(), fresh: column() };

/** Points owed where as many are earned a week as are redeemed and expire, on last year's mean week. */
export function openPoints(year: YearContext): void {
  const { state, effects, shop, output } = year;
  const { gmv } = shop.lastYear;
  const weekly = gmv.reduce((sum, value) => sum + value, 0) / gmv.length;
  const rate = year.opening('points.rate');
  const enrol = year.opening('members.enrol');
  const { ours, repeat, fresh } = scratch;
  // First orders are what repeat orders leave of last year's orders; each order by a member, or that enrols, earns.
  const first = year.base(FIRST_BASKET);
  fresh.fill(shop.opening.weeklyOrders);
  ours.fill(0);
  repeat.fill(0);
  BUYING_SEGMENTS.forEach((_, s) => {
    const repurchase = effects.openingRepurchase[s]!;
    const people = state.customers[s]!;
    const share = effects.memberShare[s]!;
    const basket = year.base(BASKET[s]!);
    for (let i = 0; i < fresh.length; i++) {
      const orders = people[i]! * repurchase[i]!;
      fresh[i]! -= orders;
      repeat[i]! += orders * basket[i]!;
      ours[i]! += orders * basket[i]! * (share[i]! + (1 - share[i]!) * enrol);
    }
  });
  const redeem = year.base(REDEEM);
  const expiry = year.base(EXPIRY);
  for (let i = 0; i < fresh.length; i++) {
    const newcomers = Math.max(0, fresh[i]!) * first[i]!;
    const all = repeat[i]! + newcomers;
    const earned = all > 0 ? (rate * weekly * (ours[i]! + newcomers * enrol)) / all : 0;
    state.points[i] = earned / (redeem[i]! + (1 - redeem[i]!) * expiry[i]!);
  }
  output.pointsLiability.set(state.points);
}

/**
 * Points of the week, CNY of money off: L' = L + rate x member GMV - redeemed - expired. Their cost is booked when they are
 * earned, less those that expire and what goods and classes save; cash goes out when they are redeemed.
 */
export function movePoints(year: YearContext): void {
  const { levers: v, state, effects, output } = year;
  const rate = v[RATE]!;
  const redeem = v[REDEEM]!;
  const expiry = v[EXPIRY]!;
  const experience = v[EXPERIENCE]!;
  const saving = v[SAVING]!;
  const { memberGmv, pointsEarned, pointsRedeemed, pointsExpired, pointsLiability } = output;
  const { privatePaid, pointsCost, pointsCash } = effects;
  const { points } = state;
  for (let i = 0; i < points.length; i++) {
    const owed = points[i]!;
    const earned = rate[i]! * memberGmv[i]!;
    const redeemed = owed * redeem[i]!;
    const expired = (owed - redeemed) * expiry[i]!;
    const saved = saving[i]! * experience[i]! * privatePaid[i]! * redeemed;
    points[i] = owed - redeemed - expired + earned;
    pointsEarned[i] = earned;
    pointsRedeemed[i] = redeemed;
    pointsExpired[i] = expired;
    pointsLiability[i] = points[i]!;
    pointsCost[i] = earned - expired - saved;
    pointsCash[i] = redeemed - saved;
  }
}
