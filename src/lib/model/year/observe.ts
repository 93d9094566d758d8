import { PAID_CHANNELS, PHASE_NAMES, SUPPLIERS } from '../../plan/index.ts';
import { addTimes } from '../arithmetic.ts';
import { type Column, type Four, leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';
import { observeDelivery } from './delivery.ts';

const BUDGET = leverIndex('budget.total');
const ORDER_VALUE = leverIndex('finance.order_value');
const CAPACITY = SUPPLIERS.map((supplier) => leverIndex(`suppliers.${supplier}.capacity`));

/** What the team sees besides its own figures: the world, the calendar, and running totals. */
export function observe(year: YearContext): void {
  observeWorld(year);
  observeCalendar(year);
  observeStock(year);
  const { output, effects, state } = year;
  output.openingCustomers.set(state.openingCustomers);
  output.spentToDate.set(state.spentToDate);
  output.plannedToDate.set(state.plannedToDate);
  output.budgetOfYear.set(year.base(BUDGET));
  observeDelivery(year);
  const { lostSales, gmv } = output;
  const { fill, unitsDemanded, paidPrice } = effects;
  const value = year.levers[ORDER_VALUE]!;
  for (let i = 0; i < lostSales.length; i++) {
    // Where nothing was sold there is no mean price of what was: it is the price without offers.
    lostSales[i] =
      fill[i]! > 0 ? (gmv[i]! * (1 - fill[i]!)) / fill[i]! : unitsDemanded[i]! * value[i]! * paidPrice[i]!;
  }
  state.ordersBefore.set(output.orders);
}

function observeWorld(year: YearContext): void {
  const { output, risk, effects, levers, shop } = year;
  output.relativePrice.set(effects.relativePrice);
  output.competitorPrice.set(risk.competitorPrice);
  gap(output.priceGap, effects.relativePrice, risk.competitorPrice);
  output.competitorPromoting.set(risk.competitorPromoting);
  output.entrant.set(risk.entrant);
  output.materialIndex.set(risk.materialIndex);
  output.cpcIndex.fill(0);
  PAID_CHANNELS.forEach((channel, c) => {
    output.cpcIndexByChannel[c]!.set(risk.costPerClickIndex[c]!);
    addTimes(output.cpcIndex, risk.costPerClickIndex[c]!, shop.lastYear.channelShare[channel] ?? 0);
  });
  SUPPLIERS.forEach((_, j) => {
    output.supplierUp[j]!.set(risk.supplierUp[j]!);
    output.weeksLate[j]!.set(risk.weeksLate[j]!);
    output.leadWeeks[j]!.set(risk.leadWeeks[j]!);
    output.capacity[j]!.set(levers[CAPACITY[j]!]!);
  });
}

/** How much dearer one price is than another. */
function gap(out: Column, price: Column, other: Column): void {
  for (let i = 0; i < out.length; i++) out[i] = price[i]! / other[i]! - 1;
}

function observeCalendar(year: YearContext): void {
  const { output, week, calendar, strategy, season, shop } = year;
  output.week.fill(week);
  output.month.fill(calendar.months[week - 1]!);
  output.seasonIndex.fill(season);
  const next = calendar.promotion.findIndex((weight, index) => index >= week - 1 && weight > 0);
  output.weeksToPromotion.fill(next < 0 ? NaN : next - (week - 1));
  output.promotionWeek.fill(calendar.promotion[week - 1]! > 0 ? 1 : 0);
  const phase = strategy.phases.find(({ first, last }) => week >= first && week <= last);
  const place = PHASE_NAMES.findIndex((name) => name === phase?.name);
  output.phase.fill(place < 0 ? PHASE_NAMES.indexOf('none') : place);
  output.lastYearGmv.fill(shop.lastYear.gmv[week - 1]!);
  output.lastYearOrganic.fill(shop.lastYear.organicVisits[week - 1]!);
}

/** Weeks over which turnover is read. */
const TURNOVER_WEEKS = 4;

function observeStock(year: YearContext): void {
  const { output, state } = year;
  output.stock.set(state.stock);
  output.stockValue.set(state.stockValue);
  output.forecast.set(state.forecast);
  output.inTransit.set(state.inTransit);
  output.soldToDate.set(state.soldToDate);
  output.goodsToDate.set(state.goodsToDate);
}

/** Cost of goods and stock value of the last four weeks: only for plans whose rules look at turnover. */
export function detailTurnover(year: YearContext): void {
  const { output, state, week } = year;
  const slot = week % TURNOVER_WEEKS;
  state.cogsRing[slot]!.set(output.cogs);
  state.stockValueRing[slot]!.set(state.stockValue);
  const seen = Math.min(week, TURNOVER_WEEKS);
  const [c0, c1, c2, c3] = state.cogsRing as Four;
  const [s0, s1, s2, s3] = state.stockValueRing as Four;
  const { cogsYearly4w, stockValue4w } = output;
  for (let i = 0; i < c0.length; i++) {
    cogsYearly4w[i] = (52 * (c0[i]! + c1[i]! + c2[i]! + c3[i]!)) / seen;
    stockValue4w[i] = (s0[i]! + s1[i]! + s2[i]! + s3[i]!) / seen;
  }
}
