import { exp } from '../../random/index.ts';
import { leverIndex } from '../column.ts';
import { renewQuality } from './quality.ts';
import { WEEKS_A_MONTH } from './service.ts';
import type { YearContext } from './context.ts';

const at = leverIndex;
const OPENING_TRUST = at('trust.opening');
const RECOVERY = at('trust.recovery');
const STOCKOUT_EFFECT = at('trust.stockout_effect');
const RETURN_EFFECT = at('trust.return_effect');
const NORMAL_FILL = at('trust.normal_fill');
const RETURN_RATE = at('returns.rate');
const RETURN_FACTOR = at('returns.opening_factor');

/**
 * trust' = clip(trust + k (trust0 + promises - trust) - aS (fill0 - fill) - aR (returns - returns0) -
 * aL (late - late0), 0, 1), and the NPS index made of it. Model sections b and c.
 */
export function moveTrust(year: YearContext): void {
  const { levers: v, state, output, effects } = year;
  const { trust } = state;
  const { promiseTrust, lateLoss } = effects;
  const openingTrust = v[OPENING_TRUST]!;
  const returnShare = effects.returnShare;
  const returnRate = v[RETURN_RATE]!;
  const returnFactor = v[RETURN_FACTOR]!;
  const recovery = v[RECOVERY]!;
  const stockoutEffect = v[STOCKOUT_EFFECT]!;
  const normalFill = v[NORMAL_FILL]!;
  const fill = effects.fill;
  const returnEffect = v[RETURN_EFFECT]!;
  const outputTrust = output.trust;
  const nps = output.nps;
  for (let i = 0; i < trust.length; i++) {
    const goal = openingTrust[i]! + promiseTrust[i]!;
    const returns = returnShare[i]!;
    const usual = returnRate[i]! * returnFactor[i]!;
    const next =
      trust[i]! +
      recovery[i]! * (goal - trust[i]!) -
      stockoutEffect[i]! * (normalFill[i]! - fill[i]!) -
      returnEffect[i]! * (returns - usual) -
      lateLoss[i]!;
    trust[i] = Math.max(0, Math.min(1, next));
    outputTrust[i] = trust[i]!;
    const score = 0.3 + 0.9 * (trust[i]! - 0.5) - 1.2 * (1 - fill[i]!) - 0.6 * (returns - 0.15);
    nps[i] = 100 * Math.max(-1, Math.min(1, score));
  }
}

const DIFF_OPENING = at('differentiation.opening');
const SPEED = at('differentiation.speed');
const CONTENT_EFFECT = at('differentiation.content_effect');
const SPEND_EFFECT = at('differentiation.spend_effect');
const EXCLUSIVE = at('assortment.exclusive_share');
const EXCLUSIVE_EFFECT = at('differentiation.exclusive_effect');

/** Differentiation moves towards what content, brand spend and exclusive items support, centred at opening. */
export function differentiate(year: YearContext): void {
  const { levers: v, state, output, effects } = year;
  const exclusiveBefore = year.opening('assortment.exclusive_share');
  const opening = v[DIFF_OPENING]!;
  const contentEffect = v[CONTENT_EFFECT]!;
  const spendEffect = v[SPEND_EFFECT]!;
  const exclusiveEffect = v[EXCLUSIVE_EFFECT]!;
  const exclusive = v[EXCLUSIVE]!;
  const speed = v[SPEED]!;
  const { contentReach, openingContentReach, brandReach, openingBrandReach } = effects;
  const { differentiation } = state;
  for (let i = 0; i < differentiation.length; i++) {
    const goal =
      opening[i]! +
      contentEffect[i]! * (contentReach[i]! - openingContentReach[i]!) +
      spendEffect[i]! * (brandReach[i]! - openingBrandReach[i]!) +
      exclusiveEffect[i]! * (exclusive[i]! - exclusiveBefore);
    const next = differentiation[i]! + speed[i]! * (goal - differentiation[i]!);
    differentiation[i] = Math.max(0, Math.min(1, next));
  }
  output.differentiation.set(differentiation);
}

const UNIT_COST = at('content.unit_cost');
const DECAY = at('content.decay');
const UGC_SHARE = at('content.ugc_share');
const UGC_PER_ORDER = at('content.ugc_per_order');
const UGC_EFFECT = at('content.ugc_effect');
const UGC_SCALE = at('content.ugc_scale');

/** Live content: decays, and gains own pieces for money and customers' pieces for orders. Model section a. */
export function makeContent(year: YearContext): void {
  const { levers: v, state, output, effects, risk } = year;
  const stock = state.contentStock;
  const contentRest = effects.contentRest;
  const ugcShare = v[UGC_SHARE]!;
  const ugcEffect = v[UGC_EFFECT]!;
  const ugcScale = v[UGC_SCALE]!;
  const unitCost = effects.marks.quality ? effects.pieceCost : v[UNIT_COST]!;
  const contentLuck = risk.contentLuck;
  const ugcPerOrder = v[UGC_PER_ORDER]!;
  const orders = output.orders;
  const decay = v[DECAY]!;
  const contentUgc = output.contentUgc;
  const contentMade = output.contentMade;
  const contentStock = output.contentStock;
  for (let i = 0; i < stock.length; i++) {
    const money = contentRest[i]!;
    const share = ugcShare[i]!;
    const boost = share > 0 ? 1 + ugcEffect[i]! * (1 - exp((-money * share) / ugcScale[i]!)) : 1;
    const own = ((money * (1 - share)) / unitCost[i]!) * contentLuck[i]!;
    const theirs = ugcPerOrder[i]! * boost * orders[i]!;
    stock[i] = (1 - decay[i]!) * stock[i]! + own + theirs;
    contentUgc[i] = theirs;
    contentMade[i] = own + theirs;
    contentStock[i] = stock[i]!;
  }
  renewQuality(year);
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
export function testPages(year: YearContext): void {
  const { levers: v, state, output, effects, risk } = year;
  const tests = v[TESTS]!;
  const contentPaid = effects.contentPaid;
  const testsDue = state.testsDue;
  const testsFinished = output.testsFinished;
  const testsShipped = output.testsShipped;
  const firstDemand = output.firstDemand;
  const traffic = v[TRAFFIC]!;
  const firstVisits = output.firstVisits;
  const liftSd = v[LIFT_SD]!;
  const testLift = risk.testLift;
  const testError = risk.testError;
  const threshold = v[THRESHOLD]!;
  const pageLift = state.pageLift;
  const outputPageLift = output.pageLift;
  for (let i = 0; i < tests.length; i++) {
    const perMonth = tests[i]! * contentPaid[i]!;
    testsDue[i]! += perMonth / WEEKS_A_MONTH;
    const ended = Math.floor(testsDue[i]!);
    testsFinished[i] = ended;
    testsShipped[i] = 0;
    if (ended > 0) {
      testsDue[i]! -= ended;
      // Two arms share the traffic in tests of the time that one test has.
      const perArm = (firstDemand[i]! * traffic[i]! * (WEEKS_A_MONTH / perMonth)) / 2;
      if (perArm > 0) {
        const c = firstDemand[i]! / firstVisits[i]!;
        const error = Math.sqrt((2 * (1 - c)) / perArm);
        const lift = liftSd[i]! * testLift[i]!;
        if (lift + error * testError[i]! > threshold[i]! * error) {
          testsShipped[i] = ended;
          pageLift[i]! += ended * lift;
        }
      }
    }
    outputPageLift[i] = pageLift[i]!;
  }
}
