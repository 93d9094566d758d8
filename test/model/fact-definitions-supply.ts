import { BUYING_SEGMENTS, SOURCES, SUPPLIERS } from '../../src/lib/plan/index.ts';
import {
  average,
  type Definition,
  end,
  endRatio,
  mean,
  own,
  ratio,
  type Reading,
  sum,
  total,
} from './fact-definitions-kit.ts';
import {
  all,
  basket,
  demand,
  FIRST_SOURCES,
  gmv,
  goods,
  ofSource,
  orders,
} from './fact-definitions-readings.ts';
import type { At } from './fact-definitions-weeks.ts';

/** Weeks ahead for which last year's orders are still to come. */
const KNOWN_AHEAD = 8;

/** Goods that arrive from a supplier in a week and what they cost, from the weeks in which they were ordered. */
const arriving = (supplier: string) => (at: At) => {
  let [units, cost] = [0, 0];
  if (at.week <= KNOWN_AHEAD) {
    const shares = SUPPLIERS.map((name) => at.usual(`suppliers.${name}.share`));
    const part = at.usual(`suppliers.${supplier}.share`) / shares.reduce((all, share) => all + share, 0);
    const opening = at.ago(at.week);
    units += part * opening.of(`pipe.${at.week}`);
    cost += part * opening.of(`pipe_cost.${at.week}`);
  }
  for (const then of at.last(KNOWN_AHEAD + 1).slice(1)) {
    const lead = then.of(`lead_weeks.${supplier}`);
    const quick = Math.max(1, lead - Math.round(then.lever('order.expedite_weeks')));
    const ordered = then.of(`ordered.${supplier}`);
    const fast = ordered * then.lever('order.expedite');
    const price = then.of('unit_cost') * then.lever(`suppliers.${supplier}.cost_factor`);
    if (then.week + lead === at.week) {
      units += ordered - fast;
      cost += (ordered - fast) * price;
    }
    if (then.week + quick === at.week) {
      units += fast;
      cost += fast * price * (1 + then.lever('order.expedite_premium'));
    }
  }
  return { units, cost };
};
export const received =
  (supplier: string): Reading =>
  (at) =>
    arriving(supplier)(at).units;
export const receivedCost =
  (supplier: string): Reading =>
  (at) =>
    arriving(supplier)(at).cost;
export const arrivals: Reading = (at) => SUPPLIERS.reduce((sum, supplier) => sum + received(supplier)(at), 0);
export const arrivalsCost: Reading = (at) =>
  SUPPLIERS.reduce((sum, supplier) => sum + receivedCost(supplier)(at), 0);

export const returned: Reading = (at) => at.ago(2).of('returns_caused');
const resold: Reading = (at) => at.of('resaleable') * returned(at);
const sold = goods('orders');
/** Goods are carried at what those in stock and those that arrive have cost on average. */
const averageCost: Reading = (at) => {
  const units = at.before.of('stock') + arrivals(at);
  return units > 0 ? (at.before.of('stock_value') + arrivalsCost(at)) / units : at.before.of('average_cost');
};
/** Cost of what was sold and neither comes back fit for sale nor is cancelled. */
export const cogs: Reading = (at) => (sold(at) - resold(at) - at.of('cancelled')) * averageCost(at);
const flows: Reading = (at) => at.before.of('stock') + arrivals(at) + sold(at);
const stock: Reading = (at) =>
  at.before.of('stock') + arrivals(at) + resold(at) - sold(at) + at.of('cancelled');
const stockValue: Reading = (at) => at.before.of('stock_value') + arrivalsCost(at) - cogs(at);
const forecast: Reading = (at) => {
  const before = at.before.of('forecast');
  const usual = goods('wanted')(at) / at.weeks.shop.calendar.season[at.week - 1]!;
  return before + at.lever('order.smoothing') * (usual - before);
};
const ordered = all('ordered', SUPPLIERS);

const yearlyCogs: Reading = (at) => 52 * average(at.last(4), cogs);
const meanStock: Reading = (at) => average(at.last(4), stockValue);

/** Price of an order of a segment with its offers, against last year's: those reached order more often, and pay less. */
export const offer = (at: At, segment: string) => {
  const effect = (depth: number, reach: number) => {
    const used = depth > 0 && reach > 0 ? reach * Math.exp(at.lever('offers.response') * depth) : 0;
    return { off: used > 0 ? (depth * used) / (1 - reach + used) : 0, sent: used > 0 ? reach : 0 };
  };
  const [depth, reach] = [`offers.${segment}.depth`, `offers.${segment}.reach`];
  const now = effect(at.lever(depth), at.lever(reach));
  const usual = effect(at.usual(depth), at.usual(reach));
  return { ...now, price: (1 - now.off) / (1 - usual.off) };
};
export const price: Reading = (at) => at.lever('finance.order_value') * at.of('paid_price');

/** Demand that found no goods, at its price. */
const lostSales: Reading = (at) => {
  const first = FIRST_SOURCES.reduce((sum, source) => {
    const lost = at.of(`wanted.${source}`) - at.of(`orders.${source}`);
    return sum + lost * basket(at, source);
  }, 0);
  const repeat = BUYING_SEGMENTS.reduce((sum, segment) => {
    const lost = at.of(`wanted.${segment}`) - at.of(`orders.${segment}`);
    return sum + lost * at.lever(`customers.basket.${segment}`) * offer(at, segment).price;
  }, 0);
  return (first + repeat) * price(at);
};

const ROUTES = ['front', 'cloud', 'central'];
/** Days of a usual delivery, and what a delay adds, as far as each route feels it. */
export const routeDays: Reading = (at) =>
  ROUTES.reduce((sum, route) => sum + at.of(`route.${route}`) * at.lever(`delivery.${route}_days`), 0);
const delay: Reading = (at) =>
  ROUTES.reduce((sum, route) => sum + at.of(`route.${route}`) * at.lever(`logistics.${route}_exposure`), 0) *
  at.lever('logistics.delay');
/** Days that buyers are shown: orders of the week before tell how long theirs wait. */
export const shownDays: Reading = (at) => routeDays(at) + delay(at) + at.before.of('wait');
export const logisticsDelay: Reading = (at) => delay(at) + at.of('wait');
/** Days that fast delivery saves the covered part of high-value customers; what waits to be shipped it does not save. */
const saved: Reading = (at) =>
  at.lever('delivery.high') * Math.max(0, routeDays(at) + delay(at) - at.lever('delivery.high_days'));
export const orderDays =
  (segment: string): Reading =>
  (at) => {
    const days = routeDays(at) + logisticsDelay(at) - (segment === 'high' ? saved(at) : 0);
    return at.of(`orders.${segment}`) * days;
  };
const allOrderDays: Reading = (at) =>
  orders(at) * (routeDays(at) + logisticsDelay(at)) - at.of('orders.high') * saved(at);
/** What front warehouses and fast delivery send is there within a day, unless a delay or the wait to be shipped adds one. */
const nextDay: Reading = (at) => {
  const late = at.lever('logistics.delay') * at.lever('logistics.front_exposure') + at.of('wait');
  // Less than two days is the same or the next day.
  const near = at.lever('delivery.front_days') + late < 2 ? at.of('route.front') : 0;
  const fast = at.lever('delivery.high_days') + at.of('wait') < 2;
  const covered = fast ? at.lever('delivery.high') * at.of('orders.high') : 0;
  return near * (orders(at) - covered) + covered;
};

/** Part of the week's goods that will come back: the base rate, more from sources whose buyers return more. */
const returnShare: Reading = (at) => {
  const money = gmv(at);
  const weighted = SOURCES.reduce(
    (sum, source) => sum + at.of(`gmv.${source}`) * ofSource(at, source, 'return_factor'),
    0,
  );
  return returnPart(at, money > 0 ? weighted / money : 1);
};
export const returnPart = (at: At, factor: number): number => {
  const pickup = at.lever('returns.pickup') - at.usual('returns.pickup');
  const share =
    at.lever('returns.rate') * factor * at.of('scene_returns') + at.lever('returns.pickup_effect') * pickup;
  return Math.max(0, Math.min(0.95, share));
};
const caused: Reading = (at) => (at.week < 1 ? at.of('returns_caused') : returnShare(at) * at.of('shipped'));
/** Money of what is cancelled before it ships, and of what comes back. */
export const refunds: Reading = (at) => {
  const then = at.ago(2);
  const back = then.week < 1 ? then.of('returning_money') : returnShare(then) * then.of('shipped_money');
  return at.of('cancelled_money') + back;
};

/** Weeks that are left of a price lock, which begins when some volume is first locked. */
const lockWeeks: Reading = (at) => {
  if (at.lever('lock.share') === 0) return 0;
  const open = at.last(at.week).findIndex((then) => then.lever('lock.share') === 0);
  const started = open < 0 ? 1 : at.week - open + 1;
  return Math.max(0, started + at.lever('lock.weeks') - at.week);
};

export const SUPPLY: Readonly<Record<string, Definition>> = {
  stock: end(stock, { outOf: flows }),
  stock_value: mean(stockValue, { outOf: (at) => at.before.of('stock_value') + arrivalsCost(at) }),
  stock_weeks: ratio(stock, forecast),
  in_transit: mean((at) => at.before.of('in_transit') + ordered(at) - arrivals(at), {
    outOf: (at) => at.before.of('in_transit') + ordered(at),
  }),
  // In the first weeks, of the weeks that there are.
  turnover: own(yearlyCogs, meanStock, (year) => total(year, cogs) / average(year, stockValue)),
  turnover_days: own(
    (at) => 364 * meanStock(at),
    yearlyCogs,
    (year) => (364 * average(year, stockValue)) / total(year, cogs),
  ),
  // Goods that come back to be sold again are there to be sold, too; what is cancelled was not sold.
  sell_through: endRatio(
    (at) => at.toDate((then) => sold(then) - then.of('cancelled')),
    (at) => at.ago(at.week).of('stock') + at.toDate((then) => arrivals(then) + resold(then)),
  ),
  fill_rate: ratio(orders, demand),
  stockout_rate: ratio((at) => demand(at) - orders(at), demand),
  lost_sales: sum(lostSales, { outOf: gmv }),
  fulfilment_days: ratio(allOrderDays, orders),
  next_day_share: ratio(nextDay, orders),
  return_rate: own(
    (at) => caused(at.ago(2)),
    (at) => at.ago(2).of('shipped'),
    (year) => total(year, caused) / total(year, (at) => at.of('shipped')),
  ),
  refund_rate: ratio(refunds, gmv),
  unit_cost: ratio(arrivalsCost, arrivals),
  expedite_share: ratio((at) => at.lever('order.expedite') * ordered(at), ordered),
  lock_weeks_left: end(lockWeeks),
};
