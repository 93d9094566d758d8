import { exp } from '../../random/index.ts';
import { leverIndex } from '../column.ts';
import { saturating, WEEKS_A_MONTH } from './service.ts';
import type { Year } from './year.ts';

const at = leverIndex;
const OPENING_TRUST = at('trust.opening');
const RECOVERY = at('trust.recovery');
const STOCKOUT_EFFECT = at('trust.stockout_effect');
const RETURN_EFFECT = at('trust.return_effect');
const NORMAL_FILL = at('trust.normal_fill');
const TRANSPARENCY = at('promises.transparency');
const TRANSPARENCY_EFFECT = at('trust.transparency_effect');
const RETURN_RATE = at('returns.rate');
const RETURN_FACTOR = at('returns.opening_factor');

/**
 * trust' = clip(trust + k (trust0 + promises - trust) - aS (fill0 - fill) - aR (returns - returns0), 0, 1), and the NPS
 * index made of it. Model sections b and c.
 */
export function moveTrust(year: Year): void {
  const { levers: v, state, output, effects } = year;
  const before = year.opening('promises.transparency');
  const { trust } = state;
  for (let i = 0; i < trust.length; i++) {
    const promises =
      v[TRANSPARENCY_EFFECT]![i]! * (v[TRANSPARENCY]![i]! * effects.contentPaid[i]! - before);
    const goal = v[OPENING_TRUST]![i]! + promises;
    const returns = effects.returnShare[i]!;
    const usual = v[RETURN_RATE]![i]! * v[RETURN_FACTOR]![i]!;
    const next =
      trust[i]! +
      v[RECOVERY]![i]! * (goal - trust[i]!) -
      v[STOCKOUT_EFFECT]![i]! * (v[NORMAL_FILL]![i]! - effects.fill[i]!) -
      v[RETURN_EFFECT]![i]! * (returns - usual);
    trust[i] = Math.max(0, Math.min(1, next));
    output.trust[i] = trust[i]!;
    const score = 0.3 + 0.9 * (trust[i]! - 0.5) - 1.2 * (1 - effects.fill[i]!) - 0.6 * (returns - 0.15);
    output.nps[i] = 100 * Math.max(-1, Math.min(1, score));
  }
}

const DIFF_OPENING = at('differentiation.opening');
const SPEED = at('differentiation.speed');
const CONTENT_EFFECT = at('differentiation.content_effect');
const CONTENT_SCALE = at('differentiation.content_scale');
const SPEND = at('differentiation.spend');
const SPEND_EFFECT = at('differentiation.spend_effect');
const SPEND_SCALE = at('differentiation.spend_scale');
const EXCLUSIVE = at('assortment.exclusive_share');
const EXCLUSIVE_EFFECT = at('differentiation.exclusive_effect');

/** Differentiation moves towards what content, brand spend and exclusive items support, centred at opening. */
export function differentiate(year: Year): void {
  const { levers: v, state, output, effects } = year;
  const exclusiveBefore = year.opening('assortment.exclusive_share');
  const spendBefore = year.opening('differentiation.spend');
  const { differentiation } = state;
  for (let i = 0; i < differentiation.length; i++) {
    const scale = v[SPEND_SCALE]![i]!;
    const spend = v[SPEND]![i]! * effects.contentPaid[i]!;
    const brand =
      spend === spendBefore ? 0 : saturating(spend, scale) - saturating(spendBefore, scale);
    const content =
      saturating(effects.contentRest[i]!, v[CONTENT_SCALE]![i]!) - effects.openingContentReach[i]!;
    const goal =
      v[DIFF_OPENING]![i]! +
      v[CONTENT_EFFECT]![i]! * content +
      v[SPEND_EFFECT]![i]! * brand +
      v[EXCLUSIVE_EFFECT]![i]! * (v[EXCLUSIVE]![i]! - exclusiveBefore);
    const next = differentiation[i]! + v[SPEED]![i]! * (goal - differentiation[i]!);
    differentiation[i] = Math.max(0, Math.min(1, next));
    output.differentiation[i] = differentiation[i]!;
  }
}

const UNIT_COST = at('content.unit_cost');
const DECAY = at('content.decay');
const UGC_SHARE = at('content.ugc_share');
const UGC_PER_ORDER = at('content.ugc_per_order');
const UGC_EFFECT = at('content.ugc_effect');
const UGC_SCALE = at('content.ugc_scale');

/** Live content: decays, and gains own pieces for money and customers' pieces for orders. Model section a. */
export function makeContent(year: Year): void {
  const { levers: v, state, output, effects, risk } = year;
  const stock = state.contentStock;
  for (let i = 0; i < stock.length; i++) {
    const money = effects.contentRest[i]!;
    const share = v[UGC_SHARE]![i]!;
    const boost =
      share > 0 ? 1 + v[UGC_EFFECT]![i]! * (1 - exp((-money * share) / v[UGC_SCALE]![i]!)) : 1;
    const own = ((money * (1 - share)) / v[UNIT_COST]![i]!) * risk.contentLuck[i]!;
    const theirs = v[UGC_PER_ORDER]![i]! * boost * output.orders[i]!;
    stock[i] = (1 - v[DECAY]![i]!) * stock[i]! + own + theirs;
    output.contentUgc[i] = theirs;
    output.contentMade[i] = own + theirs;
    output.contentStock[i] = stock[i]!;
  }
}

const TESTS = at('page.tests');
const TRAFFIC = at('page.test_traffic');
const THRESHOLD = at('page.threshold');
const LIFT_SD = at('page.lift_sd');

/**
 * Page tests that end this week: true lift N(0, tau^2), read with error N(0, s^2), s = sqrt(2 (1 - c) / conversions per
 * arm), adopted where what is read passes threshold x s. Tests that end in one week share their luck, which leaves the
 * expected gain as it is. Model section b.
 */
export function testPages(year: Year): void {
  const { levers: v, state, output, effects, risk } = year;
  const tests = v[TESTS]!;
  for (let i = 0; i < tests.length; i++) {
    const perMonth = tests[i]! * effects.contentPaid[i]!;
    state.testsDue[i]! += perMonth / WEEKS_A_MONTH;
    const ended = Math.floor(state.testsDue[i]!);
    output.testsFinished[i] = ended;
    output.testsShipped[i] = 0;
    if (ended > 0) {
      state.testsDue[i]! -= ended;
      // Two arms share the traffic in tests of the time that one test has.
      const perArm = (output.firstDemand[i]! * v[TRAFFIC]![i]! * (WEEKS_A_MONTH / perMonth)) / 2;
      if (perArm > 0) {
        const c = output.firstDemand[i]! / output.firstVisits[i]!;
        const error = Math.sqrt((2 * (1 - c)) / perArm);
        const lift = v[LIFT_SD]![i]! * risk.testLift[i]!;
        if (lift + error * risk.testError[i]! > v[THRESHOLD]![i]! * error) {
          output.testsShipped[i] = ended;
          state.pageLift[i]! += ended * lift;
        }
      }
    }
    output.pageLift[i] = state.pageLift[i]!;
  }
}
