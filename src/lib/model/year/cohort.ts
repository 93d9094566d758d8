import { BUYING_SEGMENTS } from '../../plan/index.ts';
import { multiply } from '../arithmetic.ts';
import { column, type Column, columns, type Four, leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';

const at = leverIndex;
const LAPSE_NEW = at('customers.lapse.new');
const LAPSE_ACTIVE = at('customers.lapse.active');
const LAPSE_HIGH = at('customers.lapse.high');
const LOST = at('customers.lost_rate');
const UPGRADE = at('customers.upgrade');
const DOWNGRADE = at('customers.downgrade');
const BASKET = BUYING_SEGMENTS.map((segment) => at(`customers.basket.${segment}`));
const FIRST_BASKET = at('customers.basket.first');
const ORDER_VALUE = at('finance.order_value');

/** Weeks over which a customer's value is counted. */
export const VALUE_WEEKS = 52;
/** Weeks after which a customer who has not paid back counts as never doing so. */
export const MOST_PAYBACK = 104;
/** Weeks over which the margin of a week is read. */
const MARGIN_WEEKS = 4;
/** Least margin on GMV that a break-even ROAS is worked out from: it is 100 where there is no margin. */
const LEAST_MARGIN = 0.01;

/** What is wanted of the value of customers, besides the year's own figures at its end. */
export interface CohortDetails {
  /** GMV and margin of the last four weeks. */
  readonly margin: boolean;
  /** A new customer's value at the week's hazards; needs the margin. */
  readonly week: boolean;
  /** And at the hazards of the year so far, in every week. */
  readonly toDate: boolean;
}

export function cohortDetailsOf(columns: readonly string[]): CohortDetails {
  const any = (...names: string[]) => names.some((name) => columns.includes(name));
  const week = any('ltv', 'new_worth', 'payback_weeks');
  return {
    week,
    margin: week || any('gmv_4w', 'margin_4w'),
    toDate: any('ltv_to_date', 'new_worth_to_date', 'payback_to_date'),
  };
}

/** A cohort on each lane: weekly hazards by segment, contribution per order, and what a customer of it cost. */
const cohort = {
  hazard: columns(BUYING_SEGMENTS.length),
  /** Contribution of an order, CNY; of the first order; cost of a new customer. */
  worth: columns(BUYING_SEGMENTS.length),
  first: column(),
  cost: column(),
};

/** Keeps the year's sums, and works out what is wanted of customers' value. In the last week the year's own is due. */
export function valueCustomers(year: YearContext, details: CohortDetails): void {
  addUp(year);
  if (details.margin) detailMargin(year);
  const { output, calendar, week } = year;
  if (details.week) {
    ofWeek(year);
    walk(year, output.ltv, output.paybackWeeks);
    multiply(output.newWorth, output.ltv, output.newCustomers);
  }
  if (details.toDate || week === calendar.weeks) {
    ofYear(year);
    walk(year, output.ltvToDate, output.paybackToDate);
    multiply(output.newWorthToDate, output.ltvToDate, year.state.newToDate);
  }
}

/** Margin of the week before what is paid for new customers: commission and rewards count as their cost, not against them. */
function addUp(year: YearContext): void {
  const { output, state } = year;
  const [o0, o1, o2, o3] = output.ordersBySegment as Four;
  const [n0, n1, n2, n3] = output.segmentBefore as Four;
  const [a0, a1, a2, a3] = state.repeatToDate as Four;
  const [b0, b1, b2, b3] = state.peopleToDate as Four;
  const { contribution, commission, rewards, repeatGmv, newCustomers, acquisitionCost, gmvToDate } = output;
  const { marginOfWeek, marginFloor } = output;
  const { marginToDate, repeatGmvToDate, newToDate, acquisitionToDate } = state;
  for (let i = 0; i < contribution.length; i++) {
    const margin = contribution[i]! + commission[i]! + rewards[i]!;
    marginOfWeek[i] = margin;
    const all = marginToDate[i]! + margin;
    marginToDate[i] = all;
    marginFloor[i] = Math.max(all, LEAST_MARGIN * gmvToDate[i]!);
    repeatGmvToDate[i]! += repeatGmv[i]!;
    newToDate[i]! += newCustomers[i]!;
    acquisitionToDate[i]! += acquisitionCost[i]!;
  }
  for (let i = 0; i < contribution.length; i++) {
    a0[i]! += o0[i]!;
    a1[i]! += o1[i]!;
    a2[i]! += o2[i]!;
    a3[i]! += o3[i]!;
    b0[i]! += n0[i]!;
    b1[i]! += n1[i]!;
    b2[i]! += n2[i]!;
    b3[i]! += n3[i]!;
  }
}

/** GMV and margin of the last four weeks. */
function detailMargin(year: YearContext): void {
  const { output, state, week } = year;
  const slot = week % MARGIN_WEEKS;
  state.gmvRing[slot]!.set(output.gmv);
  state.marginRing[slot]!.set(output.marginOfWeek);
  const [g0, g1, g2, g3] = state.gmvRing as Four;
  const [m0, m1, m2, m3] = state.marginRing as Four;
  const { gmv4w, margin4w } = output;
  for (let i = 0; i < gmv4w.length; i++) {
    const gmv = g0[i]! + g1[i]! + g2[i]! + g3[i]!;
    gmv4w[i] = gmv;
    margin4w[i] = Math.max(m0[i]! + m1[i]! + m2[i]! + m3[i]!, LEAST_MARGIN * gmv);
  }
}

/** At the hazards, prices and margin of the week; the margin is that of four weeks, as returns come later than sales. */
function ofWeek(year: YearContext): void {
  const { levers: v, output, effects, state } = year;
  const { gmv4w, newCustomers, acquisitionCost } = output;
  const [m0, m1, m2, m3] = state.marginRing as Four;
  const value = v[ORDER_VALUE]!;
  const basket = v[FIRST_BASKET]!;
  const { paidPrice } = effects;
  const { first, cost } = cohort;
  const margin = scratch;
  for (let i = 0; i < cost.length; i++) {
    const gmv = gmv4w[i]!;
    margin[i] = gmv > 0 ? ((m0[i]! + m1[i]! + m2[i]! + m3[i]!) / gmv) * value[i]! * paidPrice[i]! : 0;
    first[i] = margin[i]! * basket[i]!;
    cost[i] = newCustomers[i]! > 0 ? acquisitionCost[i]! / newCustomers[i]! : Infinity;
  }
  for (let s = 0; s < BASKET.length; s++) {
    share(cohort.hazard[s]!, output.ordersBySegment[s]!, output.segmentBefore[s]!);
    worthOf(cohort.worth[s]!, margin, v[BASKET[s]!]!, effects.offerPrice[s]!);
  }
}

const scratch = column();

function share(out: Column, part: Column, whole: Column): void {
  for (let i = 0; i < out.length; i++) out[i] = whole[i]! > 0 ? Math.min(1, part[i]! / whole[i]!) : 0;
}

function worthOf(out: Column, margin: Column, basket: Column, price: Column): void {
  for (let i = 0; i < out.length; i++) out[i] = margin[i]! * basket[i]! * price[i]!;
}

/** At the mean hazards, prices and margin of the year so far; repeat orders differ by the segments' baskets. */
function ofYear(year: YearContext): void {
  const { levers: v, state } = year;
  const { gmvToDate, marginToDate, repeatGmvToDate, newToDate, acquisitionToDate } = state;
  const [a0, a1, a2, a3] = state.repeatToDate as Four;
  const [k0, k1, k2, k3] = BASKET.map((basket) => v[basket]!) as Four;
  const [w0, w1, w2, w3] = cohort.worth as Four;
  const { first, cost } = cohort;
  for (let i = 0; i < cost.length; i++) {
    const gmv = gmvToDate[i]!;
    const margin = gmv > 0 ? marginToDate[i]! / gmv : 0;
    const acquired = newToDate[i]!;
    first[i] = acquired > 0 ? (margin * (gmv - repeatGmvToDate[i]!)) / acquired : 0;
    cost[i] = acquired > 0 ? acquisitionToDate[i]! / acquired : Infinity;
    const baskets = a0[i]! * k0[i]! + a1[i]! * k1[i]! + a2[i]! * k2[i]! + a3[i]! * k3[i]!;
    const each = baskets > 0 ? (margin * repeatGmvToDate[i]!) / baskets : 0;
    w0[i] = each * k0[i]!;
    w1[i] = each * k1[i]!;
    w2[i] = each * k2[i]!;
    w3[i] = each * k3[i]!;
  }
  for (let s = 0; s < BASKET.length; s++) {
    share(cohort.hazard[s]!, state.repeatToDate[s]!, state.peopleToDate[s]!);
  }
}

/**
 * Walks one new customer through the segments week by week, as moveCustomers moves them, at hazards that stay as they are.
 * `value` is the contribution of the first order and of VALUE_WEEKS weeks, `payback` the first number of weeks whose contribution
 * reaches what the customer cost: 0 where the first order does.
 */
function walk(year: YearContext, value: Column, payback: Column): void {
  const { levers: v, effects } = year;
  const [holdNew, holdAct, holdHigh] = effects.lapseFactor as [Column, Column, Column];
  const [hNew, hAct, hHigh, hDor] = cohort.hazard as Four;
  const [wNew, wAct, wHigh, wDor] = cohort.worth as Four;
  const { first, cost } = cohort;
  const lapseNew = v[LAPSE_NEW]!;
  const lapseActive = v[LAPSE_ACTIVE]!;
  const lapseHigh = v[LAPSE_HIGH]!;
  const lostRate = v[LOST]!;
  const upgrade = v[UPGRADE]!;
  const downgrade = v[DOWNGRADE]!;
  for (let i = 0; i < value.length; i++) {
    const buyN = hNew[i]!;
    const buyA = hAct[i]!;
    const buyH = hHigh[i]!;
    const buyD = hDor[i]!;
    const up = upgrade[i]! * buyA;
    const lapseN = (1 - buyN) * Math.min(1, lapseNew[i]! * holdNew[i]!);
    const lapseA = (1 - buyA) * Math.min(1, lapseActive[i]! * holdAct[i]!);
    const lapsing = Math.min(1, lapseHigh[i]! * holdHigh[i]!);
    const lapseH = (1 - buyH) * lapsing;
    const down = (1 - buyH) * (1 - lapsing) * downgrade[i]!;
    const stayN = 1 - buyN - lapseN;
    const stayA = 1 - lapseA - up;
    const stayH = 1 - lapseH - down;
    const stayD = 1 - buyD - (1 - buyD) * lostRate[i]!;
    const earnN = buyN * wNew[i]!;
    const earnA = buyA * wAct[i]!;
    const earnH = buyH * wHigh[i]!;
    const earnD = buyD * wDor[i]!;
    const goal = cost[i]!;
    let [n, a, h, d] = [1, 0, 0, 0];
    let sum = first[i]!;
    let paid = sum >= goal ? 0 : MOST_PAYBACK;
    // What never earns, or costs without end, need not be walked to the last week.
    const most = goal < Infinity ? MOST_PAYBACK : VALUE_WEEKS;
    for (let w = 1; w <= most; w++) {
      sum += n * earnN + a * earnA + h * earnH + d * earnD;
      const nextA = n * buyN + a * stayA + h * down + d * buyD;
      const nextH = a * up + h * stayH;
      d = n * lapseN + a * lapseA + h * lapseH + d * stayD;
      n *= stayN;
      a = nextA;
      h = nextH;
      if (paid === MOST_PAYBACK && sum >= goal) paid = w;
      if (w === VALUE_WEEKS) value[i] = sum;
      if (w >= VALUE_WEEKS && paid < MOST_PAYBACK) break;
    }
    payback[i] = paid;
  }
}
