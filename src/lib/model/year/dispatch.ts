import { type Column, differs, leverIndex } from '../column.ts';
import type { YearContext } from './context.ts';
import { EXPOSURE } from './delivery.ts';

const at = leverIndex;
const CAPACITY = at('logistics.capacity');
const HEADROOM = at('logistics.headroom');
const CANCEL_BASE = at('returns.cancel_base');
const CANCEL_PER_DAY = at('returns.cancel_per_day');

/** Most orders that are cancelled in a week. */
const MOST_CANCELLED = 0.5;
/** Longest wait that buyers are shown: where nothing moves, nobody knows how long it takes. */
const MOST_WAIT_DAYS = 28;
/** A route that stock has left still ships what waits there: as if at least this share of stock lay on it. */
const LEAST_ROUTE_SHARE = 0.05;
const DAYS_A_WEEK = 7;

type Routes = [Column, Column, Column];

/**
 * Ships what was sold, as far as each route can, and takes back what buyers cancel before: a share of all orders not yet
 * shipped that grows with the days over last year's. What can neither ship nor is cancelled waits for next week, order,
 * goods and money; its goods have left stock when they were sold. Goods of cancelled orders go back to stock.
 */
export function dispatch(year: YearContext): void {
  const { levers: v, effects } = year;
  cancel(year);
  if (effects.marks.waits || differs(v[CAPACITY]!, 1)) shipByRoute(year);
  restock(year);
}

/** Cancels, and ships all the rest: what happens where logistics run and nothing waits. */
function cancel(year: YearContext): void {
  const { levers: v, output, effects } = year;
  const base = v[CANCEL_BASE]!;
  const perDay = v[CANCEL_PER_DAY]!;
  const { orders, sold, gmv, cancelledOrders, cancelled, shippedOrders, shipped } = output;
  const { days, openingDays, cancelShare, cancelledMoney, shippedMoney } = effects;
  for (let i = 0; i < orders.length; i++) {
    const asked = base[i]! + perDay[i]! * (days[i]! - openingDays[i]!);
    const part = Math.max(0, Math.min(MOST_CANCELLED, asked));
    cancelShare[i] = part;
    cancelledOrders[i] = part * orders[i]!;
    shippedOrders[i] = (1 - part) * orders[i]!;
    cancelled[i] = part * sold[i]!;
    shipped[i] = (1 - part) * sold[i]!;
    cancelledMoney[i] = part * gmv[i]!;
    shippedMoney[i] = (1 - part) * gmv[i]!;
  }
}

/**
 * Route by route, on the lanes where one is interrupted or something waits. Normal capacity is a multiple of the usual
 * week, and at least what a week sells; an interruption takes from it as far as the route is exposed. The wait of an order
 * is what waits over what a week ships (Little's law).
 */
function shipByRoute(year: YearContext): void {
  const { levers: v, state, output, effects } = year;
  const capacity = v[CAPACITY]!;
  const headroom = v[HEADROOM]!;
  const exposure = EXPOSURE.map((lever) => v[lever]!) as Routes;
  const shares = effects.routeShare as Routes;
  const allOrders = state.waitingOrders as Routes;
  const allGoods = state.waitingGoods as Routes;
  const allMoney = state.waitingMoney as Routes;
  const { forecast } = state;
  const { orders, sold, gmv, cancelledOrders, cancelled, shippedOrders, shipped } = output;
  const { waitingOrders, waitingGoods } = output;
  const { cancelShare, cancelledMoney, shippedMoney, wait, marks } = effects;
  marks.waits = false;
  for (let i = 0; i < orders.length; i++) {
    if (capacity[i] === 1 && waitingGoods[i] === 0 && waitingOrders[i] === 0) {
      wait[i] = 0;
      continue;
    }
    const stays = 1 - cancelShare[i]!;
    const normal = Math.max(headroom[i]! * forecast[i]!, sold[i]!);
    let [ordersOff, goodsOff, moneyOff] = [0, 0, 0];
    let [ordersOut, goodsOut, moneyOut] = [0, 0, 0];
    let [ordersLeft, goodsLeft, days] = [0, 0, 0];
    for (let r = 0; r < shares.length; r++) {
      const share = shares[r]![i]!;
      const n = allOrders[r]![i]! + share * orders[i]!;
      const goods = allGoods[r]![i]! + share * sold[i]!;
      const money = allMoney[r]![i]! + share * gmv[i]!;
      const usual = Math.max(share, LEAST_ROUTE_SHARE) * normal;
      const room = usual * (1 - exposure[r]![i]! * (1 - capacity[i]!));
      const goes = goods * stays > room ? room / goods : stays;
      const rest = stays - goes;
      const off = 1 - stays;
      ordersOff += off * n;
      goodsOff += off * goods;
      moneyOff += off * money;
      ordersOut += goes * n;
      goodsOut += goes * goods;
      moneyOut += goes * money;
      allOrders[r]![i] = rest * n;
      allGoods[r]![i] = rest * goods;
      allMoney[r]![i] = rest * money;
      ordersLeft += rest * n;
      goodsLeft += rest * goods;
      const waits = rest * goods * DAYS_A_WEEK;
      // Without room there is no end to the wait: 0 / 0 is no wait.
      if (waits > 0) days += share * (waits < MOST_WAIT_DAYS * room ? waits / room : MOST_WAIT_DAYS);
    }
    cancelledOrders[i] = ordersOff;
    cancelled[i] = goodsOff;
    cancelledMoney[i] = moneyOff;
    shippedOrders[i] = ordersOut;
    shipped[i] = goodsOut;
    shippedMoney[i] = moneyOut;
    waitingOrders[i] = ordersLeft;
    waitingGoods[i] = goodsLeft;
    wait[i] = days;
    if (ordersLeft > 0 || goodsLeft > 0) marks.waits = true;
  }
}

/** Goods of cancelled orders go back to stock at the average cost, and out of the cost of goods sold. */
function restock(year: YearContext): void {
  const { state, output } = year;
  const { stock, stockValue, averageCost, soldToDate } = state;
  const { cancelled, cogs } = output;
  for (let i = 0; i < cancelled.length; i++) {
    const goods = cancelled[i]!;
    const value = goods * averageCost[i]!;
    stock[i]! += goods;
    stockValue[i]! += value;
    cogs[i]! -= value;
    soldToDate[i]! -= goods;
  }
}
