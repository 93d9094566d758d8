import { type Reading, type Definition, total, sum, mean, end, ratio, own } from './fact-definitions-kit.ts';
import {
  all,
  FIRST_SOURCES,
  visits,
  firstVisits,
  orders,
  gmv,
  demand,
  goods,
} from './fact-definitions-readings.ts';
import { buyers } from './fact-definitions-customers.ts';

/** Goods at the order value of the base price. */
export const atBasePrice: Reading = (at) => at.lever('finance.order_value') * goods('orders')(at);
const atListPrice: Reading = (at) => at.lever('price') * atBasePrice(at);

const finished: Reading = (at) =>
  at.before.of('tests_due') +
  (at.lever('page.tests') * at.of('content_paid')) / (52 / 12) -
  at.of('tests_due');
/** Scene-led product pages that the content line pays for lift conversion once; the rest of a gain is that of tests. */
const scenes: Reading = (at) => {
  const missing = Math.max(0, at.lever('page.scene_pages') - at.before.of('scenes'));
  return at.lever('page.scene_effect') * missing * at.of('content_paid');
};
const shipped: Reading = (at) => {
  const gain = at.of('page_lift') - at.before.of('page_lift') - scenes(at);
  return Math.abs(gain) < 1e-12 ? 0 : finished(at);
};

export const CONVERSION: Readonly<Record<string, Definition>> = {
  demand: sum(demand),
  orders: sum(orders),
  cvr: ratio(orders, visits),
  cvr_new: ratio(all('wanted', FIRST_SOURCES), firstVisits),
  cvr_private: ratio(
    (at) => at.of('orders.private'),
    (at) => at.of('visits.private'),
  ),
  aov: ratio(gmv, orders),
  arpu: own(
    (at) => at.toDate(gmv),
    buyers,
    (year) => total(year, gmv) / buyers(year.at(-1)!),
  ),
  uv_value: ratio(gmv, visits),
  price_index: ratio(gmv, atBasePrice),
  discount_rate: ratio((at) => Math.max(0, atListPrice(at) - gmv(at)), atListPrice),
  page_lift: end(
    (at) =>
      at.before.of('page_lift') + scenes(at) + shipped(at) * at.lever('page.lift_sd') * at.of('test_lift'),
  ),
  tests_finished: sum(finished),
  tests_shipped: sum(shipped),
  // Towards its goal, less what stockouts, returns over usual and broken promises cost it.
  trust: mean((at) => {
    const goal = at.lever('trust.opening') + at.of('promise_trust');
    const before = at.before.of('trust');
    const returns = at.of('return_share') - at.lever('returns.rate') * at.lever('returns.opening_factor');
    const next =
      before +
      at.lever('trust.recovery') * (goal - before) -
      at.lever('trust.stockout_effect') * (at.lever('trust.normal_fill') - at.of('fill')) -
      at.lever('trust.return_effect') * returns -
      at.of('late_loss');
    return Math.max(0, Math.min(1, next));
  }),
  differentiation: mean((at) => {
    const more = (reach: string) => at.of(reach) - at.of(`${reach}_before`);
    const exclusive = 'assortment.exclusive_share';
    const goal =
      at.lever('differentiation.opening') +
      at.lever('differentiation.content_effect') * more('content_reach') +
      at.lever('differentiation.spend_effect') * more('brand_reach') +
      at.lever('differentiation.exclusive_effect') * (at.lever(exclusive) - at.usual(exclusive));
    const before = at.before.of('differentiation');
    return Math.max(0, Math.min(1, before + at.lever('differentiation.speed') * (goal - before)));
  }),
};
